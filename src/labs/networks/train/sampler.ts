import type { Engine } from '../../../engine/contract';
import { EngineError } from '../../../engine/contract';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { createLadder } from '../../../page/workbench/ladder';
import type { NetContext } from '../context';
import type { ShownTraining } from '../state';
import { inputMeans } from './inputMeans';

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

interface Job {
  readonly engine: Engine;
  readonly shown: ShownTraining;
  readonly side: number;
  readonly abort: AbortController;
}

/**
 * Follows the weights at the cursor: asks the engine for the outputs over the plane and at the data points, one call at a
 * time, coarsely while the weights change and finely once they rest.
 */
export function createSampler(context: NetContext, tell: (sampling: Sampling) => void): Sampler {
  const { store } = context;
  let active = false;
  let job: Job | null = null;
  /** What was told last. */
  let done: { readonly shown: ShownTraining; readonly engine: Engine; readonly side: number } | null = null;
  const coarse = createLadder(COARSE, BUDGET, 1);
  let held: Extent | null = null;

  function follow(): void {
    const { shown, engine, playing } = store.state;
    if (!active || shown === null || engine === null) {
      job?.abort.abort();
      return;
    }
    if (job !== null) {
      const other = job.engine !== engine || job.shown.resolved !== shown.resolved;
      // A coarse picture of weights that were is soon there, and better than none; a fine one is given up.
      if (other || (job.side === FINE && job.shown.weights !== shown.weights)) job.abort.abort();
      return;
    }
    const fresh =
      done?.engine === engine && done.shown.weights === shown.weights && done.shown.resolved === shown.resolved;
    if (fresh && (playing || done?.side === FINE)) return;
    void sample({ engine, shown, side: fresh ? FINE : coarse.size, abort: new AbortController() });
  }

  async function sample(mine: Job): Promise<void> {
    job = mine;
    const { engine, shown, side } = mine;
    const from = performance.now();
    try {
      const { resolved, weights } = shown;
      const extent = held?.length === resolved.extent.length ? held : resolved.extent;
      const grid = gridInputs(resolved, extent, side);
      const inputs = joined([grid.inputs, resolved.train.inputs, resolved.test?.inputs ?? new Float64Array()]);
      const raw = await engine.networks.outputs(resolved.net, weights, inputs, mine.abort.signal);
      mine.abort.signal.throwIfAborted();
      const outputs = resolved.net.widths.at(-1)!;
      const [first, second] = [grid.columns * grid.rows * outputs, resolved.train.rows * outputs];
      done = { shown, engine, side };
      if (side !== FINE) coarse.took(performance.now() - from);
      tell({
        shown,
        extent,
        columns: grid.columns,
        rows: grid.rows,
        ground: raw.subarray(0, first),
        train: raw.subarray(first, first + second),
        test: resolved.test === null ? null : raw.subarray(first + second),
      });
    } catch (error) {
      // The trainer tells what an engine cannot do, and asks it anew; a picture that is given up is no failure.
      const known = error instanceof EngineError || (error instanceof DOMException && error.name === 'AbortError');
      if (!known) throw error;
      if (!mine.abort.signal.aborted) done = { shown, engine, side: FINE };
    } finally {
      job = null;
    }
    follow();
  }

  context.watch(({ shown, engine, playing }) => [shown?.weights, shown?.resolved, engine, playing], follow);
  return {
    setActive(next) {
      active = next;
      follow();
    },
    hold(extent) {
      held = extent;
      done = null;
      follow();
    },
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
