import type { Engine } from '../../../engine/contract';
import type { NetContext } from '../context';
import { followWeights, type Subject } from '../followWeights';
import type { ShownTraining } from '../state';
import { type Extent, gridInputs } from './inputs';

/** Samples a side while the net trains. */
const COARSE = { sides: [32, 48, 64, 96], first: 1, milliseconds: 45 } as const;
/** At rest. */
const FINE = 192;

/** What the net says at one state of its weights: raw outputs, points × outputs. */
export interface Sampling {
  readonly shown: ShownTraining;
  /** Of each input: what the samples span. */
  readonly extent: Extent;
  /** On the grid over the first two inputs, row by row, or along the only one; the others stay at their means. */
  readonly columns: number;
  readonly rows: number;
  readonly background: Float32Array;
  readonly train: Float32Array;
  readonly test: Float32Array | null;
}

export interface Sampler {
  readonly busy: boolean;
  setActive(active: boolean): void;
  /** Holds the rectangle, so that it does not move under a pen; null: that of the data. */
  hold(extent: Extent | null): void;
}

/**
 * Follows the weights at the cursor with the outputs over the plane and at the data points. The trainer tells what an
 * engine cannot do.
 */
export function createSampler(context: NetContext, tell: (sampling: Sampling) => void): Sampler {
  let active = false;
  let held: Extent | null = null;
  const { job, follow } = followWeights<Extent, Sampling>(
    context,
    {
      choose: ({ resolved: { extent } }) => (active ? (held?.length === extent.length ? held : extent) : null),
      coarse: COARSE,
      fine: () => FINE,
      compute: sample,
    },
    (sampling) => {
      if (sampling !== null) tell(sampling);
    },
  );
  return {
    get busy() {
      return job.busy;
    },
    setActive(next) {
      active = next;
      follow();
    },
    hold(extent) {
      held = extent;
      follow();
    },
  };
}

async function sample(
  { shown, choice: extent }: Subject<Extent>,
  side: number,
  engine: Engine,
  signal: AbortSignal,
): Promise<Sampling> {
  const { resolved, weights } = shown;
  const grid = gridInputs(resolved, extent, side);
  const inputs = joined([grid.inputs, resolved.train.inputs, resolved.test?.inputs ?? new Float64Array()]);
  const raw = await engine.networks.outputs(resolved.net, weights, inputs, signal);
  const outputs = resolved.net.widths.at(-1)!;
  const [first, second] = [grid.columns * grid.rows * outputs, resolved.train.rows * outputs];
  return {
    shown,
    extent,
    columns: grid.columns,
    rows: grid.rows,
    background: raw.subarray(0, first),
    train: raw.subarray(first, first + second),
    test: resolved.test === null ? null : raw.subarray(first + second),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
