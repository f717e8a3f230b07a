import { splineAt } from '../../formula/graph/spline';
import type { RuleProgram } from '../../formula/programs/rule';
import type { Order, SurfaceProgram } from '../../formula/programs/surface';
import { interpretProgram } from '../../formula/targets/surface-interpret';
import { FLAG, type Grid, JET, LARGEST, type Problem } from '../contract';
import { compileProblem, rowCount } from '../problem';
import { Recent } from './recent';
import { gridSource, jetSource } from './surface-js';

/** Rows of a mini-batch, or null for all rows. */
export type Pick = Uint32Array | null;

type Maker = (...args: unknown[]) => unknown;
/** ∂^(dx+dy) of a sampled surface at (u, v), counted in cells. */
type SplineFunction = (u: number, v: number, dx: number, dy: number) => number;
type JetFunction = (x: number, y: number, jet: Float64Array, pick: Pick, count: number) => void;
type GridFunction = (grid: Grid, samples: Float32Array, from: number, to: number) => void;

interface FusedLoop {
  readonly program: RuleProgram;
  readonly make: Maker | null;
  /** How much dearer a step is than one on a simple surface; at least 1. */
  readonly weight: number;
}

/** Fused loops kept. */
const LOOPS = 8;

/** A problem compiled for the CPU, in float64. Throws FormulaError for a formula that cannot be compiled. */
export class CpuSurface {
  readonly problem: Problem;
  readonly program: SurfaceProgram;
  readonly rows: number;
  private readonly parameters: number[];
  private readonly columns: Float64Array[];
  /** What generated code reads beside the parameters: the columns, or the spline of a sampled surface. */
  readonly sources: readonly (Float64Array | SplineFunction)[];
  /** Loops in which it is fused with an update rule: to make one takes longer than many a step. */
  readonly loops = new Recent<FusedLoop>(LOOPS);
  private readonly jets = new Map<Order, JetFunction>();
  private readonly makers = new Map<string, Maker | null>();

  constructor(problem: Problem) {
    this.problem = problem;
    this.program = compileProblem(problem);
    this.parameters = Object.values(problem.parameters);
    this.columns = Object.values(problem.data ?? {}).map((column) => Float64Array.from(column));
    const { surface } = this.program.graph;
    this.sources = surface === null ? this.columns : [(u, v, dx, dy) => splineAt(surface, u, v, dx, dy)];
    this.rows = rowCount(problem);
  }

  /** Writes value and derivatives at (x, y) in the layout {@link JET}; a flagged jet is finite all the same. */
  jet(order: Order, x: number, y: number, jet: Float64Array, pick: Pick = null): void {
    let compute = this.jets.get(order);
    if (compute === undefined) {
      compute = this.compile(order);
      this.jets.set(order, compute);
    }
    compute(x, y, jet, pick, pick === null ? this.rows : pick.length);
    settle(jet);
  }

  /** Value and gradient on rows `from` (inclusive) to `to` of a grid, four numbers a sample. */
  gridRows(): GridFunction {
    const make = this.generated(['parameters', 'columns', 'count'], gridSource(this.program));
    if (make !== null) return make(this.parameters, this.sources, this.rows) as GridFunction;
    const jet = new Float64Array(JET.size);
    return (grid, samples, from, to) => {
      for (let row = from, at = 0; row < to; row++) {
        const y = grid.y[0] + (grid.y[1] - grid.y[0]) * (row / Math.max(grid.rows - 1, 1));
        for (let column = 0; column < grid.columns; column++, at += 4) {
          this.jet('gradient', grid.x[0] + (grid.x[1] - grid.x[0]) * (column / Math.max(grid.columns - 1, 1)), y, jet);
          samples.set([jet[JET.value], jet[JET.x], jet[JET.y], jet[JET.flags]], at);
        }
      }
    };
  }

  /** {@link generate}, kept by its source: generated code is fast only once it has run for a while. */
  generated(parameters: readonly string[], body: string): Maker | null {
    const known = this.makers.get(body);
    if (known !== undefined) return known;
    const make = generate(parameters, body);
    this.makers.set(body, make);
    return make;
  }

  private compile(order: Order): JetFunction {
    const make = generate(['parameters', 'columns'], jetSource(this.program, order));
    return make === null ? this.interpreted(order) : (make(this.parameters, this.sources) as JetFunction);
  }

  /** The same function without generated code, for hosts that forbid it. */
  private interpreted(order: Order): JetFunction {
    const { parameters, columns } = this;
    const compute = interpretProgram(this.program, order, { parameters, columns });
    const all = Uint32Array.from({ length: this.rows }, (_, row) => row);
    return (x, y, jet, pick, of) => {
      const values = compute(x, y, { rows: pick ?? all, of });
      jet.set(values.slice(0, -1));
      jet[JET.flags] = values[values.length - 1] === 0 ? 0 : FLAG.undefined;
    };
  }
}

/** The twin of `jet` in shaders/problem.wgsl. */
function settle(jet: Float64Array): void {
  if (jet[JET.flags] !== 0) {
    jet.fill(0, 0, JET.flags);
  } else if (!(Math.abs(jet[0]) <= LARGEST && Math.abs(jet[1]) <= LARGEST && Math.abs(jet[2]) <= LARGEST)) {
    const value = jet[0] < 0 ? -LARGEST : LARGEST;
    jet.fill(0, 0, JET.flags);
    jet[JET.value] = value;
    jet[JET.flags] = FLAG.overflow;
  }
}

/** Compiles generated JavaScript; null where the host's policy forbids it. The source is made from the graph alone. */
export function generate(parameters: readonly string[], body: string): Maker | null {
  try {
    return new Function(...parameters, body) as Maker;
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
