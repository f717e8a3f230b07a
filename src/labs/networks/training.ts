import type { Engine } from '../../engine/contract';
import type { NetData, NetPlan, TrainHistory, TrainState } from '../../engine/contract/network';
import { networkExperiments } from '../../experiment/networks/experiment';
import { resolveNetwork } from '../../experiment/networks/resolve';
import type { NetExperiment } from '../../experiment/networks/types';
import { beginRecord, extendRecord, rewound, snapshotAt, type TestFigures } from './record';
import { hasEnded, lastEpoch, type NetState, type ShownTraining } from './state';

/** Draws the initial weights, and measures them. */
export async function beginTraining(
  experiment: NetExperiment,
  engine: Engine,
  signal: AbortSignal,
): Promise<ShownTraining> {
  const resolved = resolveNetwork(experiment);
  const { state, history } = await engine.networks.train(resolved.plan, null, 0, signal);
  const test = await assess(engine, resolved.net, state.weights, resolved.test, signal);
  return { experiment, resolved, state, record: beginRecord(state, history, test), weights: state.weights };
}

/** Loss and accuracy on the test rows; null where there are none. */
export async function assess(
  engine: Engine,
  net: NetPlan,
  weights: Float64Array,
  data: NetData | null,
  signal: AbortSignal,
): Promise<TestFigures | null> {
  if (data === null) return null;
  const { loss, accuracy } = await engine.networks.assess(net, weights, data, signal);
  return { loss: loss[0] ?? Number.NaN, accuracy: accuracy[0] ?? Number.NaN };
}

/** Weights of an epoch that is past. */
export interface Recalled {
  readonly weights: Float64Array;
  /** False: those of an earlier epoch stand in for it. */
  readonly exact: boolean;
}

/** The weights as they were: at once those of the nearest snapshot before, then trained again up to the very epoch. */
export async function recallWeights(
  { record, resolved, weights }: ShownTraining,
  epoch: number,
  engine: Engine,
  publish: (recalled: Recalled) => void,
  signal: AbortSignal,
): Promise<void> {
  const snapshot = snapshotAt(record, epoch);
  const exact = snapshot === null || snapshot.epoch === epoch;
  publish({ weights: snapshot?.weights ?? weights, exact });
  if (exact) return;
  const plan = { ...resolved.plan, record: 0 };
  const { state } = await engine.networks.train(plan, snapshot, epoch - snapshot.epoch, signal);
  publish({ weights: state.weights, exact: true });
}

/** With what a call to the engine has added to `shown`. */
export function withTrained(
  now: NetState,
  shown: ShownTraining,
  state: TrainState,
  history: TrainHistory,
  test: TestFigures | null,
): NetState {
  if (now.shown !== shown) return now;
  const record = extendRecord(shown.record, state, history, test);
  const next: ShownTraining = { ...shown, state, record, weights: state.weights };
  // Somebody may have gone back meanwhile.
  const live = now.cursor === lastEpoch(shown);
  return {
    ...now,
    shown: live ? next : { ...next, weights: shown.weights },
    cursor: live ? lastEpoch(next) : now.cursor,
    playing: now.playing && !hasEnded({ ...now, shown: next }),
    failure: null,
  };
}

/** Back to epoch 0, with nothing of what followed. */
export function restarted(shown: ShownTraining): ShownTraining {
  const [first] = shown.record.snapshots;
  if (first === undefined) return shown;
  return { ...shown, state: first, record: rewound(shown.record), weights: first.weights };
}

const keys = new WeakMap<NetExperiment, string>();

/** What a training depends on, as a text that can be compared. */
export function trainingKey(experiment: NetExperiment): string {
  const known = keys.get(experiment);
  if (known !== undefined) return known;
  const { schedule, epochs } = experiment;
  // Only a schedule looks ahead to the end.
  const end = schedule === undefined ? null : epochs;
  const key = JSON.stringify([networkExperiments.keyOf(experiment, 'training'), end]);
  keys.set(experiment, key);
  return key;
}
