import { operands } from '../graph/graph';
import { Interpreter } from '../graph/interpret';
import { FormulaError } from '../language/errors';
import { compileSurface, type Order, type SampleSource, type SurfaceProgram, stage } from '../programs/surface';

/** A surface with the numbers that it is computed from. */
export interface NumberedSurface {
  readonly formula: string;
  readonly variables: readonly [string, string];
  /** 1: a function of the first variable alone; see `SurfaceSource`. */
  readonly dimensions?: 1;
  readonly parameters: Readonly<Record<string, number>>;
  /** Column name → numbers, all of one length; null where the formula is no loss over data. */
  readonly data: Readonly<Record<string, readonly number[]>> | null;
  readonly samples?: SampleSource;
}

/** Rows of a data set that are looked at, in place of `of` of them: sums are scaled up to these. */
export interface SomeRows {
  readonly rows: ArrayLike<number>;
  readonly of: number;
}

/** Numbers of a program, in the order in which its source names them. */
export interface SurfaceNumbers {
  readonly parameters: readonly number[];
  readonly columns: readonly ArrayLike<number>[];
}

/**
 * A surface in float64 without generated code: about a hundred times slower, and allowed on every host. At (x, y) it
 * gives 1, 3 or 6 numbers by the order, and last 1 where the function is undefined, else 0.
 */
export function interpretProgram(
  program: SurfaceProgram,
  order: Order,
  { parameters, columns }: SurfaceNumbers,
): (x: number, y: number, some: SomeRows) => number[] {
  const { graph } = program;
  const { outputs, sums } = stage(program, order);
  const totals = new Float64Array(sums.length);
  const indices = new Map(sums.map((id, k) => [id, k]));
  const terms = new Interpreter(
    graph,
    sums.map((id) => operands(graph.node(id))[0]),
  );
  const finish = new Interpreter(graph, outputs, (id) => {
    const k = indices.get(id);
    return k === undefined ? null : totals[k];
  });
  return (x, y, { rows, of }) => {
    let row = 0;
    const input = (name: string): number => {
      if (name === 'rows') return of;
      const index = Number(name.slice(1));
      if (name[0] === 'p') return parameters[index];
      if (name[0] === 'c') return columns[index][row];
      return index === 0 ? x : y;
    };
    totals.fill(0);
    for (let i = 0; sums.length > 0 && i < rows.length; i++) {
      row = rows[i];
      terms.evaluate(input).forEach((term, k) => {
        totals[k] += term;
      });
    }
    if (rows.length < of) for (let k = 0; k < totals.length; k++) totals[k] *= of / rows.length;
    return finish.evaluate(input);
  };
}

/**
 * Value, f_x, f_y, f_xx, f_xy, f_yy at a place, and last 1 where the function is undefined, else 0; answered at once, so
 * that a page can ask. Null for a formula that cannot be compiled.
 * @param most rows of data that are looked at: where there are more, every n-th
 */
export function interpretSurface(
  { formula, variables, dimensions, parameters, data, samples }: NumberedSurface,
  most = Number.POSITIVE_INFINITY,
): ((x: number, y: number) => number[]) | null {
  const columns = Object.values(data ?? {});
  const count = columns[0]?.length ?? 0;
  const every = Math.max(1, Math.ceil(count / most));
  const some = { rows: Uint32Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every), of: count };
  const names = { parameters: Object.keys(parameters), columns: Object.keys(data ?? {}) };
  try {
    const program = compileSurface({
      formula,
      variables,
      ...names,
      ...(dimensions === undefined ? {} : { dimensions }),
      ...(samples === undefined ? {} : { samples }),
    });
    const jet = interpretProgram(program, 'hessian', { parameters: Object.values(parameters), columns });
    return (x, y) => jet(x, y, some);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
