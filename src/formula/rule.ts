import type { Expression, Rule } from './ast';
import { checkRule } from './check';
import { dependence, Graph, isTruth, type NodeId, operands, reachable } from './graph';
import { Interpreter } from './interpret';
import { type Guard, lower } from './lower';
import { parseRule } from './parser';
import { lowerScalar, SCHEDULE_VARIABLES } from './scalar';

/**
 * An optimizer's update rule. Names: `theta` the parameters (to be assigned), `g` their gradient after clipping and
 * noise, `newton` H⁻¹g, `t` the step from 1, every state and every hyperparameter. Everything is elementwise, except
 * `norm(v)` and `dot(a, b)`.
 */
export interface RuleSource {
  readonly rule: string;
  /** State name → initial value, a formula of the hyperparameters. */
  readonly state: Readonly<Record<string, string>>;
  readonly hyper: readonly string[];
  /** Factor on the hyperparameter `rate`: a formula in t, T (all steps) and its own hyperparameters. */
  readonly schedule: { readonly formula: string; readonly hyper: readonly string[] } | null;
  readonly rate: string | null;
}

/** Two coordinates: particles move in the plane. */
const AXES = [0, 1] as const;
type Vector = readonly [NodeId, NodeId];
interface Evaluated {
  readonly vector: Vector;
  /** Truth value: one of its coordinates is undefined. */
  readonly bad: NodeId;
}

/**
 * Everything in a rule that depends only on the step and the hyperparameters is the same for all particles. It is
 * computed once a step, on the host in float64 ({@link Coefficients}), and reaches the kernel as a row of numbers.
 * Inputs of the graph: `theta0 theta1 g0 g1 hxx hxy hyy`, `sI_A` state I of axis A, `kI` coefficient I.
 *
 * SWEEPS (agreed shape; being written by A1, see {@link RuleSource.swept}). A swept hyperparameter differs along an axis
 * of the sweep. Every maximal subgraph is then of one scope: `all` (step and unswept hyperparameters), `x` (these and
 * what is swept along x), `y`; what mixes x and y is computed in the kernel from those, like what depends on a particle.
 * `coefficients`/`fixed` are the ones of scope `all`, `along.x` and `along.y` the same for the axes; `place(id)` says where
 * a node's number stands: { scope, fixed, index }, null: the kernel computes it. `initial` is then an expression in the
 * fixed coefficients, too: `emit` it with the same `given`.
 * Class `Coefficients` gives, for nx and ny values:
 *   `fixed`   Float64Array [all: A₀][x: nx × X₀][y: ny × Y₀], value after value; the same at every step
 *   `next(n)` Float64Array n × `width`, a step's row: [all: A₁][x: nx × X₁][y: ny × Y₁]; width = A₁ + nx X₁ + ny Y₁
 * so that coefficient `index` of scope x of the member with value i stands at A + i·X + index. Put `fixed` in front of the
 * rows in one buffer. Without a sweep nx = ny = 0 and all is of scope `all`.
 */
export interface RuleProgram {
  readonly source: RuleSource;
  readonly graph: Graph;
  /** Names of the states that every particle carries, one number per coordinate each. */
  readonly states: readonly string[];
  readonly theta: Vector;
  /** New values of the states, in order. */
  readonly next: readonly Vector[];
  /** Truth value: the step cannot be computed (division by zero, root of a negative number). */
  readonly undefinedHere: NodeId;
  readonly usesHessian: boolean;
  /** Numbers of a step: first the {@link fixed} ones that are the same at every step, then those that change. */
  readonly coefficients: readonly NodeId[];
  readonly fixed: number;
  /** States that depend on the step alone (products of decay rates): kept on the host. */
  readonly hostStates: readonly { readonly name: string; readonly next: NodeId }[];
  /** Initial values of `states` and of `hostStates`. */
  readonly initial: readonly NodeId[];
  readonly initialHost: readonly NodeId[];
}

/** Parses, checks and splits a rule. Throws FormulaError and nothing else. */
export function compileRule(source: RuleSource): RuleProgram {
  const names = Object.keys(source.state);
  const rule = parseRule(source.rule);
  checkRule(rule, { state: names, quantities: ['theta', 'g', 'newton', 't', ...names, ...source.hyper] });

  // A state is kept on the host if nothing assigned to it depends on a particle. Assume so of all, drop those that
  // turn out to vary, and repeat: every round drops one at least.
  let host = new Set(names);
  for (;;) {
    const lowered = lowerRule(source, rule, host);
    const varies = dependence(lowered.graph, isParticleInput);
    const remaining = new Set([...host].filter((name) => lowered.assigned(name).every((id) => !varies[id])));
    if (remaining.size === host.size) return split(source, lowered, names, host);
    host = remaining;
  }
}

function isParticleInput(name: string): boolean {
  return /^(theta[01]|g[01]|hxx|hxy|hyy|s\d+_[01])$/.test(name);
}

interface Lowered {
  readonly graph: Graph;
  readonly undefinedHere: NodeId;
  readonly usesHessian: boolean;
  assigned(name: string): Vector;
}

function lowerRule(source: RuleSource, rule: Rule, host: ReadonlySet<string>): Lowered {
  const graph = new Graph();
  const names = Object.keys(source.state).filter((name) => !host.has(name));
  const both = (id: NodeId): Vector => [id, id];
  const values = new Map<string, Vector>([
    ['theta', [graph.input('theta0'), graph.input('theta1')]],
    ['g', [graph.input('g0'), graph.input('g1')]],
    ['t', both(graph.input('t'))],
  ]);
  for (const name of source.hyper) values.set(name, both(graph.input(`hyper:${name}`)));
  for (const name of host) values.set(name, both(graph.input(`host:${name}`)));
  names.forEach((name, i) => {
    values.set(name, [graph.input(`s${i}_0`), graph.input(`s${i}_1`)]);
  });
  if (source.schedule !== null && source.rate !== null) {
    const { formula, hyper } = source.schedule;
    const factor = lowerScalar(graph, formula, { variables: SCHEDULE_VARIABLES, parameters: hyper }, (name) =>
      graph.input(SCHEDULE_VARIABLES.includes(name) ? name : `schedule:${name}`),
    );
    const [rate] = values.get(source.rate) as Vector;
    values.set(source.rate, both(graph.mul(rate, factor)));
  }

  const never = graph.binary('lt', graph.constant(0), graph.constant(0));
  let usesHessian = false;
  const newton = (guard: Guard): Vector => {
    usesHessian = true;
    const [xx, xy, yy] = ['hxx', 'hxy', 'hyy'].map((name) => graph.input(name));
    const [gx, gy] = [graph.input('g0'), graph.input('g1')];
    const determinant = graph.sub(graph.mul(xx, yy), graph.powi(xy, 2));
    guard(graph.binary('eq', determinant, graph.constant(0)));
    return [
      graph.div(graph.sub(graph.mul(yy, gx), graph.mul(xy, gy)), determinant),
      graph.div(graph.sub(graph.mul(xx, gy), graph.mul(xy, gx)), determinant),
    ];
  };
  // A norm asks for all coordinates of its argument on every axis: without a memory, nested norms double at each level.
  const evaluated = new Map<Expression, Evaluated>();
  const evaluate = (expression: Expression): Evaluated => {
    const known = evaluated.get(expression);
    if (known !== undefined) return known;
    let bad = never;
    const along = (axis: 0 | 1): NodeId =>
      lower(expression, {
        graph,
        guard: (here) => {
          bad = graph.binary('or', bad, here);
        },
        name: (name, guard) => (name === 'newton' ? newton(guard) : (values.get(name) as Vector))[axis],
        call: (name, args, guard) => {
          if (name !== 'norm' && name !== 'dot') return null;
          const a = evaluate(args[0]);
          const b = name === 'dot' ? evaluate(args[1]) : a;
          guard(graph.binary('or', a.bad, b.bad));
          const products = AXES.map((i) => graph.mul(a.vector[i], b.vector[i]));
          const total = graph.add(products[0], products[1]);
          return name === 'dot' ? total : graph.unary('sqrt', total);
        },
      });
    const vector: Vector = [along(0), along(1)];
    const result = { vector, bad };
    evaluated.set(expression, result);
    return result;
  };
  let undefinedHere = never;
  for (const { target, value } of rule) {
    const { vector, bad } = evaluate(value);
    values.set(target, vector);
    undefinedHere = graph.binary('or', undefinedHere, bad);
  }
  return { graph, undefinedHere, usesHessian, assigned: (name) => values.get(name) as Vector };
}

function split(source: RuleSource, lowered: Lowered, names: readonly string[], host: ReadonlySet<string>): RuleProgram {
  const { graph } = lowered;
  const states = names.filter((name) => !host.has(name));
  const theta = lowered.assigned('theta');
  const next = states.map((name) => lowered.assigned(name));
  const undefinedHere = gatherGuards(graph, lowered.undefinedHere);
  const outputs = [...theta, ...next.flat(), undefinedHere];
  const varies = dependence(graph, isParticleInput);
  const anyInput = dependence(graph, () => true);
  const byStep = dependence(graph, (name) => name === 't' || name.startsWith('host:'));

  // The frontier: nodes that do not vary, read by nodes that do (or put out as they are).
  const coefficients = new Set<NodeId>();
  const isShared = (id: NodeId) => !varies[id] && anyInput[id];
  for (const id of outputs) if (isShared(id)) coefficients.add(id);
  for (const id of reachable(graph, outputs, (node) => !varies[node])) {
    if (varies[id]) for (const operand of operands(graph.node(id))) if (isShared(operand)) coefficients.add(operand);
  }

  const initialValue = (name: string): NodeId =>
    lowerScalar(graph, source.state[name], { variables: [], parameters: source.hyper }, (hyper) =>
      graph.input(`hyper:${hyper}`),
    );
  const hostNames = names.filter((name) => host.has(name));
  return {
    source,
    graph,
    states,
    theta,
    next,
    undefinedHere,
    usesHessian: lowered.usesHessian,
    coefficients: [...coefficients].sort((a, b) => Number(byStep[a]) - Number(byStep[b])),
    fixed: [...coefficients].filter((id) => !byStep[id]).length,
    hostStates: hostNames.map((name) => ({ name, next: lowered.assigned(name)[0] })),
    initial: states.map(initialValue),
    initialHost: hostNames.map(initialValue),
  };
}

/** Guards that depend on the step alone are joined first, so that they reach the kernel as one number. */
function gatherGuards(graph: Graph, root: NodeId): NodeId {
  // Nested norms share their guards: without a memory of what was seen, the walk doubles at each level.
  const isJoint = (id: NodeId) => graph.node(id).op === 'or';
  const guards = reachable(graph, [root], (id) => !isJoint(id)).filter((id) => !isJoint(id));
  const varies = dependence(graph, isParticleInput);
  const join = (ids: readonly NodeId[]) =>
    ids.reduce((all, id) => graph.binary('or', all, id), graph.binary('lt', graph.constant(0), graph.constant(0)));
  return graph.binary('or', join(guards.filter((id) => !varies[id])), join(guards.filter((id) => varies[id])));
}

/** A truth value among the coefficients travels as 1 or 0. */
export function isTruthCoefficient(program: RuleProgram, id: NodeId): boolean {
  return isTruth(program.graph.node(id));
}

/** Writes the coefficients of step after step, in float64. Steps must be asked for in order, from 1. */
export class Coefficients {
  /** Numbers per step. */
  readonly width: number;
  private readonly program: RuleProgram;
  private readonly interpreter: Interpreter;
  private readonly known: Map<string, number>;
  private readonly host: Map<string, number>;
  private step = 0;

  constructor(
    program: RuleProgram,
    values: {
      readonly hyper: Readonly<Record<string, number>>;
      readonly schedule: Readonly<Record<string, number>>;
      readonly steps: number;
    },
  ) {
    this.program = program;
    this.width = program.coefficients.length;
    this.known = new Map([
      ['T', values.steps],
      ...Object.entries(values.hyper).map(([name, value]) => [`hyper:${name}`, value] as const),
      ...Object.entries(values.schedule).map(([name, value]) => [`schedule:${name}`, value] as const),
    ]);
    const start = new Interpreter(program.graph, program.initialHost).evaluate(this.lookup);
    this.host = new Map(program.hostStates.map(({ name }, i) => [`host:${name}`, start[i]]));
    this.interpreter = new Interpreter(program.graph, [
      ...program.coefficients,
      ...program.hostStates.map(({ next }) => next),
    ]);
  }

  /** Initial values of the particles' states; the same for every particle and coordinate. */
  initialState(): number[] {
    return new Interpreter(this.program.graph, this.program.initial).evaluate(this.lookup);
  }

  /** The coefficients of the next `count` steps, row after row. */
  next(count: number): Float64Array {
    const table = new Float64Array(count * this.width);
    for (let i = 0; i < count; i++) {
      this.step++;
      const values = this.interpreter.evaluate(this.lookup);
      table.set(values.slice(0, this.width), i * this.width);
      this.program.hostStates.forEach(({ name }, h) => {
        this.host.set(`host:${name}`, values[this.width + h]);
      });
    }
    return table;
  }

  private readonly lookup = (name: string): number =>
    name === 't' ? this.step : (this.known.get(name) ?? this.host.get(name) ?? Number.NaN);
}
