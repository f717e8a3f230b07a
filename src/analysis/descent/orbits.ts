import type { Engine, Problem, RunPlan } from '../../engine/contract';
import { STATUS_CODES } from '../../engine/contract';

/** One run per learning rate, and where its iterates come to rest. */
export interface OrbitPlan {
  readonly problem: Problem;
  /** Its optimizer must have a learning rate. */
  readonly run: RunPlan;
  /** A column each, ascending. */
  readonly rates: Float64Array;
  /** Steps that nobody looks at, and places that are kept after them: one a step. */
  readonly warm: number;
  readonly kept: number;
  readonly seed: number;
}

export interface OrbitColumns {
  readonly rates: Float64Array;
  /** Places kept so far, of {@link OrbitPlan.kept}. */
  readonly rows: number;
  /** Row by row, a place for each rate; NaN where the run has diverged or left what is defined. */
  readonly places: Float32Array;
}

const GONE: ReadonlySet<number> = new Set([STATUS_CODES.indexOf('diverged'), STATUS_CODES.indexOf('undefined')]);
/** Steps of an advance during the warm-up: who cancels waits for no more than these. */
const WARM = 250;

/**
 * Takes all runs together, on the engine of the moment: first the steps that nobody looks at, then step by step.
 *
 * @param publish called now and then with what there is, `final` with all; the array goes on being filled
 */
export async function traceOrbits(
  engine: Engine,
  { problem, run, rates, warm, kept, seed }: OrbitPlan,
  publish: (columns: OrbitColumns, final: boolean) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { rate } = run.optimizer;
  if (rate === null) return;
  const columns = rates.length;
  const places = new Float32Array(columns * kept).fill(Number.NaN);
  const swarm = await engine.launch(
    problem,
    run,
    {
      steps: warm + kept,
      seed,
      tolerance: 0,
      rests: false,
      members: { kind: 'sweep', x: { of: { hyper: rate }, values: rates }, y: null },
    },
    signal,
  );
  try {
    for (let left = warm; left > 0; left -= WARM) await swarm.advance(Math.min(left, WARM), signal);
    let told = performance.now();
    for (let row = 0; row < kept; row++) {
      await swarm.advance(1, signal);
      const { positions, codes } = await swarm.read(signal);
      for (let i = 0; i < columns; i++) {
        if (!GONE.has(codes[i]!)) places[row * columns + i] = positions[2 * i]!;
      }
      const now = performance.now();
      if (row + 1 < kept && now - told > PICTURE) {
        publish({ rates, rows: row + 1, places }, false);
        told = now;
      }
    }
    publish({ rates, rows: kept, places }, true);
  } finally {
    swarm.dispose();
  }
}

/** Milliseconds between two pictures. */
const PICTURE = 150;

/** Rates from the middle of the first column to that of the last, evenly. */
export function orbitRates([low, high]: readonly [number, number], columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, i) => low + ((high - low) * (i + 0.5)) / columns);
}

/** The longest period that is told apart from chaos in a picture. */
const LONGEST = 16;
/** Places this near to each other, of what all columns span, are one: half a pixel of a thousand. */
const SAME = 5e-4;

/** Where runs are looked at: what lies beyond has gone, though it may not have diverged yet. */
export type OrbitBounds = readonly [low: number, high: number];

/**
 * What the iterates of each column do, by the last places that were kept: rest (1), repeat after so many steps, are
 * chaotic (0), or have gone (−1). Needs at least twice the longest period.
 *
 * @param span of the places of all columns
 */
export function orbitPeriods(
  { rates, rows, places }: OrbitColumns,
  span: number,
  [lowest, highest]: OrbitBounds,
): Int8Array {
  const columns = rates.length;
  const near = SAME * span;
  const looked = Math.min(rows, 4 * LONGEST);
  return Int8Array.from({ length: columns }, (_, i) => {
    const at = (back: number): number => places[(rows - 1 - back) * columns + i]!;
    for (let back = 0; back < looked; back++) if (!(at(back) >= lowest && at(back) <= highest)) return -1;
    for (let period = 1; period <= Math.min(LONGEST, looked / 2); period++) {
      let same = true;
      for (let back = 0; back + period < looked && same; back++) same = Math.abs(at(back) - at(back + period)) <= near;
      if (same) return period;
    }
    return 0;
  });
}

/** Columns, as a share of all, that may reach further out than the span says: those about to diverge. */
const STRAY = 0.01;

/** The lowest and the highest place of the columns that stay within bounds, but for a few strays; null where none does. */
export function orbitSpan(
  { rates, rows, places }: OrbitColumns,
  [lowest, highest]: OrbitBounds,
): readonly [low: number, high: number] | null {
  const columns = rates.length;
  const lows: number[] = [];
  const highs: number[] = [];
  for (let column = 0; column < columns; column++) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let stays = true;
    for (let at = column; at < rows * columns && stays; at += columns) {
      const place = places[at]!;
      stays = place >= lowest && place <= highest;
      low = Math.min(low, place);
      high = Math.max(high, place);
    }
    if (!stays) continue;
    lows.push(low);
    highs.push(high);
  }
  if (lows.length === 0) return null;
  const strays = Math.floor(STRAY * lows.length);
  return [lows.sort((a, b) => a - b)[strays]!, highs.sort((a, b) => b - a)[strays]!];
}
