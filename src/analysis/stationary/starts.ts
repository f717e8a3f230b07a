import { OPTIMIZERS } from '../../catalog';
import { type Engine, type EnsemblePlan, type Problem, type RunPlan, STATUS_CODES } from '../../engine/contract';
import { completeHyper } from '../../experiment/complete';
import type { Pauses } from '../pauses';
import { FINEST, length, type Place, type SampledField } from './sampled';

/** Newton runs a side from a grid of starts, and their steps. */
const STARTS = 24;
const NEWTON_STEPS = 30;

/** Centres of the cells at whose corners both derivatives have both signs, and samples where the gradient is least. */
export async function cellStarts(sampled: SampledField, pauses: Pauses): Promise<Place[]> {
  const { samples, grid } = sampled.field;
  const { columns, rows } = grid;
  const starts: Place[] = [];
  const sizes = new Float64Array(columns * rows);
  for (let i = 0; i < sizes.length; i++) {
    const at = 4 * i;
    sizes[i] = samples[at + 3] === 0 ? length(samples[at + 1], samples[at + 2]) : Number.POSITIVE_INFINITY;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      if (sizes[i] < Number.POSITIVE_INFINITY && isLeast(sizes, columns, rows, row, column)) {
        starts.push(sampled.placeOf(column, row));
      }
      if (row + 1 === rows || column + 1 === columns) continue;
      if (turns(samples, columns, i, 1) && turns(samples, columns, i, 2)) {
        starts.push(sampled.placeOf(column + 0.5, row + 0.5));
      }
    }
    await pauses.pause();
  }
  return starts;
}

/** Whether a derivative has both signs, or none, at the corners of the cell beyond sample i; no corner is flagged. */
function turns(samples: Float32Array, columns: number, i: number, derivative: 1 | 2): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let corner = 0; corner < 4; corner++) {
    const at = 4 * (i + (corner & 1) + (corner >> 1) * columns);
    if (samples[at + 3] !== 0) return false;
    least = Math.min(least, samples[at + derivative]);
    most = Math.max(most, samples[at + derivative]);
  }
  return least <= 0 && most >= 0;
}

/** Whether no sample around is smaller. */
function isLeast(sizes: Float64Array, columns: number, rows: number, row: number, column: number): boolean {
  const size = sizes[row * columns + column];
  for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, rows - 1); r++) {
    for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, columns - 1); c++) {
      if (sizes[r * columns + c] < size) return false;
    }
  }
  return true;
}

/** Where Newton's method comes to rest, from a grid of starts. */
export async function newtonEnds(engine: Engine, problem: Problem, signal?: AbortSignal): Promise<Place[]> {
  const entry = OPTIMIZERS.get('newton');
  if (entry?.kind !== 'rule') return [];
  const [x, y] = problem.domain;
  const run: RunPlan = {
    optimizer: { kind: 'rule', rule: entry.rule, state: entry.state, rate: entry.rate },
    hyper: completeHyper(entry.hyper),
    schedule: null,
    clip: null,
    noise: 0,
    batch: 0,
    start: [x[0], y[0]],
  };
  const plan: EnsemblePlan = {
    members: { kind: 'grid', grid: { x, y, columns: STARTS, rows: STARTS } },
    steps: NEWTON_STEPS,
    seed: 0,
    // Where it stops is polished: only the neighbourhood matters.
    tolerance: 1e-6,
    rests: true,
  };
  const { positions, codes } = await engine.ensemble(problem, run, plan, signal);
  const ends = new Map<string, Place>();
  const cell = [(x[1] - x[0]) / FINEST, (y[1] - y[0]) / FINEST] as const;
  for (let i = 0; i < codes.length; i++) {
    const [px, py] = [positions[2 * i], positions[2 * i + 1]];
    if (isLost(codes[i]) || !(px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1])) continue;
    // One start in each quarter of a cell: thousands end at the same place.
    ends.set(`${Math.round((2 * px) / cell[0])},${Math.round((2 * py) / cell[1])}`, [px, py]);
  }
  return [...ends.values()];
}

/** It has come to no place at which to go on. */
function isLost(code: number): boolean {
  const status = STATUS_CODES[code];
  return status === 'diverged' || status === 'undefined';
}
