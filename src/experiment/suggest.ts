import type { Optimizer, Stride } from '../catalog/types';
import { FormulaError } from '../formula';
import { Interpreter } from '../formula/interpret';
import { compileSurface, stage } from '../formula/surface';
import { completeHyper } from './complete';
import { resolveSurface } from './resolve';
import type { Point, SurfaceChoice } from './types';

/** The ground under a start: partial derivatives, and the shorter side of the view. */
export interface Place {
  readonly gradient: readonly [number, number];
  /** f_xx, f_xy, f_yy */
  readonly hessian: readonly [number, number, number];
  readonly extent: number;
}

/**
 * Hyperparameters to begin with at a place: the catalogue's defaults, but a learning rate in the units of the surface.
 * Rules whose step is proportional to the gradient get lr = factor / L, with L the largest curvature; the first step is
 * kept within a tenth of the view, for the curvature at one place says little about the next. The others get a fixed
 * share of the view. Where the ground gives no measure (flat, or undefined), the defaults stand.
 */
export function suggestHyper(optimizer: Optimizer, place: Place): Readonly<Record<string, number>> {
  const { stride, rate } = optimizer;
  // Rprop has no rate that a schedule could multiply, yet its first step is called lr as well.
  const name = rate ?? 'lr';
  const lr = learningRate(stride, place);
  if (!Object.hasOwn(optimizer.hyper, name) || !(lr > 0 && Number.isFinite(lr))) return completeHyper(optimizer.hyper);
  return completeHyper(optimizer.hyper, { [name]: twoDigits(lr) });
}

/** NaN where the method scales itself. */
function learningRate(stride: Stride, place: Place): number {
  switch (stride.by) {
    case 'curvature':
      return stride.factor * gradientScale(place);
    case 'extent':
      return stride.factor * place.extent;
    case 'both':
      return Math.min(stride.curvature * gradientScale(place), stride.extent * place.extent);
    case 'none':
      return Number.NaN;
  }
}

/** Enough rows to tell how steep a loss is; a suggestion must not hold up a page. */
const MOST_ROWS_LOOKED_AT = 500;

/**
 * The ground of a surface at a point, in float64 and without generated code, so that a page can ask. Of many rows of
 * data only some are looked at. Null for a formula that cannot be compiled.
 */
export function placeAt(surface: SurfaceChoice, [x, y]: Point): Place | null {
  const { formula, variables, domain, parameters, data, samples } = resolveSurface(surface).problem;
  const columns = Object.values(data ?? {});
  const values = Object.values(parameters);
  const rows = columns[0]?.length ?? 0;
  const every = Math.max(1, Math.ceil(rows / MOST_ROWS_LOOKED_AT));
  try {
    const names = { parameters: Object.keys(parameters), columns: Object.keys(data ?? {}) };
    const program = compileSurface({ formula, variables, ...names, ...(samples === undefined ? {} : { samples }) });
    const { graph, outputs } = program;
    const sums = new Map<number, number>();
    const given = (id: number) => sums.get(id) ?? null;
    const inputAt = (row: number) => (name: string) => {
      if (name === 'rows') return rows;
      const index = Number(name.slice(1));
      if (name.startsWith('v')) return index === 0 ? x : y;
      return name.startsWith('p') ? values[index] : columns[index][row];
    };
    for (const id of stage(program, 'hessian').sums) {
      const node = graph.node(id);
      if (node.op !== 'sum') continue;
      const term = new Interpreter(graph, [node.a], given);
      let total = 0;
      let count = 0;
      for (let row = 0; row < rows; row += every, count++) total += term.evaluate(inputAt(row))[0];
      sums.set(id, (total * rows) / count);
    }
    const [, gx, gy, xx, xy, yy] = new Interpreter(graph, outputs, given).evaluate(inputAt(0));
    const extent = Math.min(...domain.map(([low, high]) => high - low));
    return { gradient: [gx, gy], hessian: [xx, xy, yy], extent };
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

const LONGEST_FIRST_STEP = 0.1;

/** 1 / L, or less where that would leap. */
function gradientScale({ gradient, hessian: [xx, xy, yy], extent }: Place): number {
  const curvature = Math.abs(xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  const slope = Math.hypot(...gradient);
  return Math.min(1 / curvature, (LONGEST_FIRST_STEP * extent) / slope);
}

/** A rate is an order of magnitude: more digits would pretend to more. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
