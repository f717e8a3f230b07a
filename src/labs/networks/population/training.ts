import type { Engine } from '../../../engine/contract';
import {
  layout,
  NET_STATUS,
  type NetStatus,
  type TrainHistory,
  type TrainState,
} from '../../../engine/contract/network';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createLoop } from '../../../page/workbench/loop';
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
  /** From now on, trains this population, at once or when it is played; null: nothing. */
  use(population: Population | null, epochs: number, playing: boolean): void;
  /** Works only while it is seen. */
  setActive(active: boolean): void;
  setPlaying(playing: boolean): void;
  /** One epoch more. */
  step(): void;
  /** Stands at this epoch, as fast as it goes. Resolves when it does, or cannot. */
  reach(epoch: number): Promise<void>;
  /** Back to the initial weights. */
  restart(): void;
  /** The pictures may be looked at now. */
  look(): void;
}

/** Milliseconds of training between two pictures: at least, and at most where drawing and all else takes longer. */
const CALL = [200, 1000] as const;

/** What a round of training has come to. */
interface Round {
  readonly trained: readonly TrainState[];
  readonly nets: readonly NetState[];
  readonly epoch: number;
}

/**
 * Trains all nets of a population side by side, one call of the engine per batch and round, as many epochs a round as
 * the engine does in a moment. `tell` is called whenever something has changed.
 *
 * @param pictured whether the outputs are looked at
 */
export function createPopulationTraining(
  source: EngineSource,
  tell: () => void,
  pictured: () => boolean,
): PopulationTraining {
  let population: Population | null = null;
  let epochs = 0;
  let state: PopulationState | null = null;
  let trained: readonly TrainState[] = [];
  let failure: LocalText | null = null;

  const isOver = (): boolean =>
    state !== null && (state.epoch >= epochs || state.nets.every(({ status }) => status !== 'running'));

  const loop = createLoop<Round>(source, {
    time: CALL,
    share: (fitting) => (isOver() ? 0 : Math.min(fitting, epochs - (state?.epoch ?? 0))),
    async advance(engine, steps, signal) {
      const next: TrainState[] = [];
      const nets: NetState[] = [];
      // What is to be trained is drawn first.
      const count = state === null ? 0 : steps;
      for (const [index, { plan, nets: ids }] of population!.batches.entries()) {
        const { state: after, history } = await engine.networks.train(plan, trained[index] ?? null, count, signal);
        next.push(after);
        nets.push(...ids.map((id, n) => netState(id, n, after, history, ids.length)));
      }
      return { trained: next, nets, epoch: (state?.epoch ?? 0) + count };
    },
    async show(round, engine, signal) {
      const subject = population!;
      const { outputs, side } = pictured()
        ? await outputsGrid(engine, subject, round.trained, signal)
        : { outputs: null, side: 0 };
      const constantLoss = state?.constantLoss ?? (await constantLosses(engine, subject, signal));
      if (signal.aborted) return true;
      trained = round.trained;
      state = { population: subject, epoch: round.epoch, epochs, nets: round.nets, outputs, side, constantLoss };
      tell();
      return !isOver();
    },
    changed: tell,
    failed(error) {
      failure = failureText(error);
      tell();
    },
  });
  loop.setActive(false);

  /** Forgets all; what has begun is begun anew. */
  function begin(playing: boolean): void {
    loop.stop();
    state = null;
    trained = [];
    failure = null;
    if (population === null) return;
    loop.refresh();
    if (playing) loop.play();
  }

  return {
    get state() {
      return state;
    },
    get playing() {
      return loop.playing && !isOver();
    },
    get ended() {
      return isOver();
    },
    get failure() {
      return failure;
    },
    use(subject, planned, playing) {
      population = subject;
      epochs = planned;
      begin(playing);
      tell();
    },
    setActive: loop.setActive,
    setPlaying(next) {
      if (population === null) return;
      failure = null;
      if (next && isOver()) begin(true);
      else if (next) loop.play();
      // A round under way is given up, so that nothing moves after the pause.
      else loop.stop();
      tell();
    },
    step() {
      if (population === null) return;
      if (loop.playing) loop.stop();
      if (!isOver()) loop.step(1);
      tell();
    },
    reach(epoch) {
      if (population === null) return Promise.resolve();
      if (loop.playing) loop.stop();
      if (epoch < (state?.epoch ?? 0)) begin(false);
      return loop.finish(epoch - (state?.epoch ?? 0));
    },
    restart() {
      begin(false);
      tell();
    },
    look() {
      if (state !== null && state.outputs === null && pictured()) loop.refresh();
    },
  };
}

/** The n-th net of a batch of so many. */
function netState(id: NetId, n: number, after: TrainState, history: TrainHistory, count: number): NetState {
  const status = NET_STATUS[after.codes[n]] ?? 'running';
  const ended = status !== 'running';
  const at = (history.epochs.length - 1) * count + n;
  return {
    id,
    loss: ended ? Number.NaN : history.loss[at],
    accuracy: ended ? Number.NaN : history.accuracy[at],
    status,
    stopped: ended ? after.stopped[n] : 0,
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
