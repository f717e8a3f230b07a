import type { Engine } from '../../../engine/contract';
import { layout, NET_STATUS, type NetStatus, type TrainState } from '../../../engine/contract/network';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import type { NetId, Population } from './members';
import { outputsGrid } from './pictures';

/** How a population stands: replaced as a whole after every call of the engine. */
export interface PopulationState {
  readonly population: Population;
  /** Epochs done, and planned. */
  readonly epoch: number;
  readonly epochs: number;
  readonly nets: readonly NetState[];
  /** Raw outputs on the grid of `side`, one array per batch; null: nobody looks at them. */
  readonly outputs: readonly Float32Array[] | null;
  readonly side: number;
  /** Loss of always predicting the mean of the targets, per series: what regression is held against. */
  readonly constantLoss: readonly number[];
}

export interface NetState {
  readonly id: NetId;
  /** NaN: it ended. */
  readonly loss: number;
  /** NaN: regression, or it ended. */
  readonly accuracy: number;
  readonly status: NetStatus;
  /** The epoch that could not be completed; 0 while it runs. */
  readonly stopped: number;
}

export interface PopulationTraining {
  readonly state: PopulationState | null;
  readonly playing: boolean;
  /** Nothing is left to train. */
  readonly ended: boolean;
  readonly failure: LocalText | null;
  /** From now on, trains this population with this engine; null: nothing. */
  use(engine: Engine | null, population: Population | null, epochs: number): void;
  /** Works only while it is seen. */
  setActive(active: boolean): void;
  setPlaying(playing: boolean): void;
  /** One epoch more. */
  step(): void;
  /** Back to the initial weights. */
  restart(): void;
}

/** Milliseconds of training between two pictures, at least; or as long as drawing and all else takes. */
const AIM = 200;

/**
 * Trains all nets of a population side by side, one call of the engine per batch and round, as many epochs a round as
 * the engine does in a moment. `tell` is called whenever something has changed.
 *
 * @param pictured whether the outputs are looked at
 */
export function createPopulationTraining(tell: () => void, pictured: () => boolean): PopulationTraining {
  let engine: Engine | null = null;
  let population: Population | null = null;
  let epochs = 0;
  let state: PopulationState | null = null;
  let trained: TrainState[] = [];
  let playing = true;
  let active = false;
  let steps = 0;
  let failure: LocalText | null = null;
  let job: AbortController | null = null;
  let pace = 1;
  /** When the last round was over; what came since then was drawing. */
  let rested: number | null = null;

  function clear(): void {
    job?.abort();
    job = null;
    state = null;
    trained = [];
    failure = null;
    steps = 0;
    pace = 1;
  }

  /** Pauses here and now: a round under way is given up, so that nothing moves after the pause. */
  function halt(): void {
    if (playing && state !== null) {
      job?.abort();
      job = null;
    }
    playing = false;
  }

  const isOver = (): boolean =>
    state !== null && (state.epoch >= epochs || state.nets.every(({ status }) => status !== 'running'));
  const trains = (): boolean => (playing || steps > 0) && !isOver();
  const wanted = (): boolean => state === null || trains() || (pictured() && state.outputs === null);

  function pump(): void {
    if (job !== null || !active || engine === null || population === null || failure !== null || !wanted()) return;
    void run(engine, population);
  }

  async function run(worker: Engine, subject: Population): Promise<void> {
    const abort = new AbortController();
    job = abort;
    try {
      while (job === abort && wanted()) {
        await round(worker, subject, abort.signal);
        if (job !== abort) return;
        if (isOver()) playing = false;
        tell();
        // What was brought is drawn before more is computed; a hidden page computes nothing.
        await new Promise(requestAnimationFrame);
      }
    } catch (error) {
      if (job !== abort) return;
      failure = failureText(error);
      playing = false;
      tell();
    } finally {
      if (job === abort) job = null;
    }
    pump();
  }

  async function round(worker: Engine, subject: Population, signal: AbortSignal): Promise<void> {
    const epoch = state?.epoch ?? 0;
    const count = state === null || !trains() ? 0 : steps > 0 ? 1 : Math.min(pace, epochs - epoch);
    const from = performance.now();
    const waited = rested === null ? 0 : from - rested;
    const next: TrainState[] = [];
    const nets: NetState[] = [];
    for (const [index, batch] of subject.batches.entries()) {
      const { state: after, history } = await worker.networks.train(batch.plan, trained[index] ?? null, count, signal);
      next.push(after);
      const last = (history.epochs.length - 1) * batch.nets.length;
      batch.nets.forEach((id, n) => {
        const status = NET_STATUS[after.codes[n]] ?? 'running';
        const ended = status !== 'running';
        nets.push({
          id,
          loss: ended ? Number.NaN : history.loss[last + n],
          accuracy: ended ? Number.NaN : history.accuracy[last + n],
          status,
          stopped: ended ? after.stopped[n] : 0,
        });
      });
    }
    const took = performance.now() - from;
    const { outputs, side } = pictured()
      ? await outputsGrid(worker, subject, next, signal)
      : { outputs: null, side: 0 };
    const constantLoss = state?.constantLoss ?? (await constantLosses(worker, subject, signal));
    signal.throwIfAborted();
    rested = performance.now();
    const drew = rested - from - took + Math.min(waited, 1000);
    if (count > 0) {
      // Pictures may take as long as training does, not longer.
      const aimed = Math.round((count * Math.max(AIM, drew)) / Math.max(1, took));
      pace = Math.max(1, Math.min(aimed, 4 * Math.max(count, pace)));
    }
    if (steps > 0 && count > 0) steps--;
    trained = next;
    state = { population: subject, epoch: epoch + count, epochs, nets, outputs, side, constantLoss };
  }

  return {
    get state() {
      return state;
    },
    get playing() {
      return playing && !isOver();
    },
    get ended() {
      return isOver();
    },
    get failure() {
      return failure;
    },
    use(worker, subject, planned) {
      clear();
      engine = worker;
      population = subject;
      epochs = planned;
      playing = true;
      tell();
      pump();
    },
    setActive(next) {
      active = next;
      rested = null;
      if (active) pump();
      else {
        job?.abort();
        job = null;
      }
    },
    setPlaying(next) {
      if (next && isOver()) clear();
      if (!next) halt();
      playing = next;
      tell();
      pump();
    },
    step() {
      halt();
      if (!isOver()) steps++;
      tell();
      pump();
    },
    restart() {
      clear();
      playing = false;
      tell();
      pump();
    },
  };
}

/** Per series, the loss of nets whose weights are zero and whose last bias is the mean of the targets. */
async function constantLosses(worker: Engine, { series, batches }: Population, signal: AbortSignal): Promise<number[]> {
  const losses = series.map(() => Number.NaN);
  for (const { resolved, nets } of batches) {
    const { net, train } = resolved;
    if (net.loss.kind === 'softmax' || net.loss.correct !== null) continue;
    const { parameters, layers } = layout(net);
    const weights = new Float64Array(parameters);
    const last = layers.at(-1);
    const outputs = last?.outputs ?? 1;
    if (last !== undefined && last.biases !== null) {
      for (let i = 0; i < train.targets.length; i++)
        weights[last.biases + (i % outputs)] += train.targets[i] / train.rows;
    }
    const { loss } = await worker.networks.assess(net, weights, train, signal);
    for (const { series: index } of nets) losses[index] = loss[0];
  }
  return losses;
}
