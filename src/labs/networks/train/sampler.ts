import type { Engine } from '../../../engine/contract';
import type { ResolvedNetwork } from '../../../experiment/network/resolve';
import { createSideBudget } from '../../../page/workbench/budget';
import { createJob } from '../../../page/workbench/job';
import type { NetContext } from '../context';
import type { ShownTraining } from '../state';
import { inputMeans } from './prober';

/** Samples a side while the net trains: as many as the engine brings in a moment, within these. */
const COARSE = [32, 48, 64, 96] as const;
/** At rest. */
const FINE = 192;
/** On a line instead of a rectangle. */
const LINE = 384;
/** Milliseconds that a coarse sampling may take. */
const BUDGET = 45;

export type Extent = ResolvedNetwork['extent'];

/** What the net says at one state of its weights: raw outputs, points × outputs. */
export interface Sampling {
  readonly shown: ShownTraining;
  /** Of each input: what the samples span. */
  readonly extent: Extent;
  /** On the grid over the first two inputs, row by row, or along the only one; the others stay at their means. */
  readonly columns: number;
  readonly rows: number;
  readonly ground: Float32Array;
  readonly train: Float32Array;
  readonly test: Float32Array | null;
}

export interface Sampler {
  setActive(active: boolean): void;
  /** Holds the rectangle, so that it does not move under a pen; null: that of the data. */
  hold(extent: Extent | null): void;
}

interface SampleRequest {
  readonly shown: ShownTraining;
  readonly extent: Extent;
  /** The weights rest: a fine picture is worth its time. */
  readonly fine: boolean;
}

/**
 * Follows the weights at the cursor: asks the engine for the outputs over the plane and at the data points, one call at a
 * time, coarsely while the weights change and finely once they rest. The trainer tells what an engine cannot do.
 */
export function createSampler({ page, store, watch }: NetContext, tell: (sampling: Sampling) => void): Sampler {
  let active = false;
  let held: Extent | null = null;
  let request: SampleRequest | null = null;
  /** What was told last. */
  let done: { readonly of: SampleRequest; readonly engine: Engine; readonly side: number } | null = null;
  const coarse = createSideBudget(COARSE, BUDGET, 1);

  const job = createJob<SampleRequest, Sampling>(
    page.engine,
    async (asked, engine, publish, signal) => {
      const bring = async (side: number): Promise<void> => {
        if (publish(await sample(asked, side, engine, signal))) done = { of: asked, engine, side };
      };
      const known = (side: number): boolean => done?.engine === engine && isSame(done.of, asked) && done.side >= side;
      if (!known(0)) {
        const from = performance.now();
        await bring(coarse.side);
        coarse.measured(performance.now() - from);
      }
      if (asked.fine && !known(FINE)) await bring(FINE);
    },
    (sampling) => {
      if (sampling !== null) tell(sampling);
    },
    {
      // A coarse picture of weights that were is soon there, and better than none; a fine one is given up.
      grace: (running, next, published) =>
        published || running.shown.resolved !== next.shown.resolved ? 0 : Number.POSITIVE_INFINITY,
    },
  );

  function follow(): void {
    const { shown, playing } = store.state;
    if (!active || shown === null) {
      job.want(null);
      return;
    }
    const extent = held?.length === shown.resolved.extent.length ? held : shown.resolved.extent;
    const next = { shown, extent, fine: !playing };
    if (request === null || request.fine !== next.fine || !isSame(request, next)) request = next;
    job.want(request);
  }

  watch(({ shown, playing }) => [shown?.weights, shown?.resolved, playing], follow);
  return {
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

function isSame(a: SampleRequest, b: SampleRequest): boolean {
  return a.shown.weights === b.shown.weights && a.shown.resolved === b.shown.resolved && a.extent === b.extent;
}

async function sample(
  { shown, extent }: SampleRequest,
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
    ground: raw.subarray(0, first),
    train: raw.subarray(first, first + second),
    test: resolved.test === null ? null : raw.subarray(first + second),
  };
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** points × inputs. */
  readonly inputs: Float64Array;
}

/** Samples over what is worth drawing of the first two inputs; a line for a single one. */
export function gridInputs({ net, train }: ResolvedNetwork, extent: Extent, side: number): Grid {
  const width = net.widths[0]!;
  const [columns, rows] = width === 1 ? [LINE, 1] : [side, side];
  const means = inputMeans(train.inputs, width);
  const inputs = new Float64Array(columns * rows * width);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at += width) {
      inputs.set(means, at);
      inputs[at] = between(extent[0]!, column / (columns - 1));
      if (width > 1) inputs[at + 1] = between(extent[1]!, row / (rows - 1));
    }
  }
  return { columns, rows, inputs };
}

function between([low, high]: readonly [number, number], share: number): number {
  return low + share * (high - low);
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
