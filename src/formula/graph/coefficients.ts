import { coefficientsOf, type RuleProgram, SCOPES, type Scope } from '../programs/rule';
import { apply, type BinaryOp, integerPower, type NodeId, reachable, type UnaryOp } from './graph';
import { Interpreter } from './interpret';

/** What the coefficients of a rule are computed from. */
export interface CoefficientValues {
  readonly hyper: Readonly<Record<string, number>>;
  readonly schedule: Readonly<Record<string, number>>;
  /** T of the schedule. */
  readonly steps: number;
  /** Values of the hyperparameter that is swept along an axis, where one is. */
  readonly x?: Float64Array | undefined;
  readonly y?: Float64Array | undefined;
}

/**
 * Writes the coefficients of step after step, in float64, for all values of a sweep at once. Steps must be asked for in
 * order, from 1. With A₀ fixed and A₁ changing coefficients of scope `all`, X₀ and X₁ for each of the nx values along x,
 * Y₀ and Y₁ for each of the ny along y:
 *
 *     fixed    [all: A₀] [x: nx × X₀] [y: ny × Y₀]       value after value
 *     a step   [all: A₁] [x: nx × X₁] [y: ny × Y₁]       `width` numbers
 *
 * Without a sweep nx = ny = 0. Every operation is done for all values before the next: no generated code, and yet fast.
 */
export class Coefficients {
  /** The numbers that are the same at every step. */
  readonly fixed: Float64Array;
  /** Numbers per step of those that change. */
  readonly width: number;
  /** Number of values in each scope. */
  readonly sizes: Readonly<Record<Scope, number>>;
  private readonly program: RuleProgram;
  private readonly values: CoefficientValues;
  /** A number for every value of its scope, of each node that is computed here. */
  private readonly numbers = new Map<NodeId, Float64Array>();
  private readonly host: ReadonlyMap<string, Float64Array>;
  private readonly nextHost: readonly Float64Array[];
  private readonly advance: readonly (() => void)[];
  private readonly columns: readonly Column[];
  private readonly initial: Interpreter;
  private step = 0;

  constructor(program: RuleProgram, values: CoefficientValues) {
    this.program = program;
    this.values = values;
    this.initial = new Interpreter(program.graph, program.initial);
    this.sizes = { all: 1, x: values.x?.length ?? 0, y: values.y?.length ?? 0 };
    const { hostStates, graph } = program;
    this.host = new Map(hostStates.map(({ name, scope }) => [name, new Float64Array(this.sizes[scope])]));
    this.nextHost = hostStates.map(({ scope }) => new Float64Array(this.sizes[scope]));
    for (const id of reachable(graph, program.initialHost)) this.writer(id)();
    hostStates.forEach(({ name }, i) => {
      spread(this.host.get(name) as Float64Array, this.numbersOf(program.initialHost[i]));
    });

    const list = (scope: Scope) => coefficientsOf(program, scope);
    const roots = [...SCOPES.flatMap((scope) => list(scope).coefficients), ...hostStates.map(({ next }) => next)];
    const writers = reachable(graph, roots).map((id) => ({ id, write: this.writer(id) }));
    for (const { id, write } of writers) if (!program.changes(id)) write();
    this.advance = writers.filter(({ id }) => program.changes(id)).map(({ write }) => write);

    const fixed = this.layOut((scope) => list(scope).coefficients.slice(0, list(scope).fixed));
    this.fixed = new Float64Array(fixed.width);
    for (const column of fixed.columns) put(column, this.fixed, 0);
    const changing = this.layOut((scope) => list(scope).coefficients.slice(list(scope).fixed));
    this.width = changing.width;
    this.columns = changing.columns;
  }

  /** Initial values of the particles' states at these positions of the sweep; the same for both coordinates. */
  initialState(x = 0, y = 0): number[] {
    const at = { all: 0, x, y };
    return this.initial.evaluate((name) => {
      const { scope, numbers } = this.input(name);
      return numbers[at[scope]];
    });
  }

  /** Leaves steps out. */
  skip(count: number): void {
    // Only states that follow from step to step have to go through them.
    if (this.nextHost.length === 0) this.step += count;
    else for (let left = count; left > 0; left -= SKIPPED) this.next(Math.min(left, SKIPPED));
  }

  /** The coefficients of the next `count` steps, row after row. */
  next(count: number): Float64Array {
    const table = new Float64Array(count * this.width);
    const { hostStates } = this.program;
    for (let row = 0; row < count; row++) {
      this.step++;
      for (const write of this.advance) write();
      for (const column of this.columns) put(column, table, row * this.width);
      // They may be each other's next values, so all are read before any is written.
      hostStates.forEach(({ next }, i) => {
        spread(this.nextHost[i], this.numbersOf(next));
      });
      hostStates.forEach(({ name }, i) => {
        this.host.get(name)?.set(this.nextHost[i]);
      });
    }
    return table;
  }

  private layOut(list: (scope: Scope) => readonly NodeId[]): { readonly columns: Column[]; readonly width: number } {
    const columns: Column[] = [];
    let width = 0;
    for (const scope of SCOPES) {
      const ids = list(scope);
      for (const [i, id] of ids.entries()) {
        columns.push({ numbers: this.numbersOf(id), at: width + i, stride: ids.length });
      }
      width += ids.length * this.sizes[scope];
    }
    return { columns, width };
  }

  private numbersOf(id: NodeId): Float64Array {
    return this.numbers.get(id) as Float64Array;
  }

  /** What writes a node's numbers, once those of its operands are there. */
  private writer(id: NodeId): () => void {
    const { graph } = this.program;
    const node = graph.node(id);
    if (node.op === 'input') {
      const { numbers } = this.input(node.name);
      this.numbers.set(id, numbers);
      return () => {
        if (node.name === 't') numbers[0] = this.step;
      };
    }
    const out = new Float64Array(this.sizes[this.program.scope(id)]);
    this.numbers.set(id, out);
    switch (node.op) {
      case 'const':
        out.fill(node.value);
        return () => {};
      case 'powi': {
        const base = this.numbersOf(node.a);
        return () => {
          for (let i = 0; i < out.length; i++) out[i] = integerPower(base[i], node.exponent);
        };
      }
      case 'select': {
        const [test, a, b] = [node.test, node.a, node.b].map((operand) => this.numbersOf(operand));
        return () => {
          for (let i = 0; i < out.length; i++) out[i] = at(test, i) !== 0 ? at(a, i) : at(b, i);
        };
      }
      case 'sum':
      case 'spline':
        throw new TypeError('rules have neither data nor samples');
      default: {
        const a = this.numbersOf(node.a);
        const b = 'b' in node ? this.numbersOf(node.b) : a;
        return () => applyAll(node.op, out, a, b);
      }
    }
  }

  private input(name: string): { readonly scope: Scope; readonly numbers: Float64Array } {
    const [kind, own] = name.split(':');
    const { hyper, schedule, steps, x, y } = this.values;
    if (name === 't') return { scope: 'all', numbers: new Float64Array(1) };
    if (name === 'T') return { scope: 'all', numbers: Float64Array.of(steps) };
    if (kind === 'host') {
      const state = this.program.hostStates.find((candidate) => candidate.name === own);
      return { scope: state?.scope ?? 'all', numbers: this.host.get(own) ?? new Float64Array() };
    }
    const { swept = {} } = this.program.source;
    const full = kind === 'schedule' ? `schedule.${own}` : own;
    if (y !== undefined && full === swept.y) return { scope: 'y', numbers: y };
    if (x !== undefined && full === swept.x) return { scope: 'x', numbers: x };
    return { scope: 'all', numbers: Float64Array.of((kind === 'schedule' ? schedule : hyper)[own] ?? Number.NaN) };
  }
}

/** Steps that are skipped in one go: their coefficients are made and thrown away. */
const SKIPPED = 256;

/** Where a coefficient stands in a row: at `at` for the first value of its scope, and every `stride` numbers from there. */
interface Column {
  readonly numbers: Float64Array;
  readonly at: number;
  readonly stride: number;
}

function put({ numbers, at, stride }: Column, table: Float64Array, row: number): void {
  for (let i = 0, place = row + at; i < numbers.length; i++, place += stride) table[place] = numbers[i];
}

/** Number i of a node; one of scope `all` has the same for every value. */
function at(numbers: Float64Array, i: number): number {
  return numbers.length === 1 ? numbers[0] : numbers[i];
}

function spread(target: Float64Array, numbers: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i] = at(numbers, i);
}

/** One operation for all values. */
function applyAll(op: UnaryOp | BinaryOp, out: Float64Array, a: Float64Array, b: Float64Array): void {
  const [da, db] = [a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1];
  for (let i = 0; i < out.length; i++) out[i] = apply(op, a[i * da], b[i * db]);
}
