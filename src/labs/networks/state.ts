import { NET_STATUS, type TrainState } from '../../engine/contract/network';
import type { ResolvedNetwork } from '../../experiment/networks/resolve';
import type { NetExperiment } from '../../experiment/networks/types';
import type { LocalText } from '../../formula/text';
import { startHistory } from '../../page/history';
import type { Edited } from '../../page/workbench/editing';

/** The state of the laboratory of networks: immutable data, no commands. */
export interface NetState extends Edited<NetExperiment> {
  /** The last training that was begun without an error; null before the first. */
  readonly shown: ShownTraining | null;
  /** Why the present experiment could not be computed; what is shown is then an earlier one. */
  readonly failure: LocalText | null;
  readonly computing: boolean;
  readonly playing: boolean;
  /** Epochs a second that training aims at. */
  readonly speed: number;
  /** The epoch that is looked at: the last one trained, unless somebody has gone back. */
  readonly cursor: number;
  readonly layout: NetLayout;
}

/** A training of the experiment's one net, as far as it has come. */
export interface ShownTraining {
  readonly experiment: NetExperiment;
  readonly resolved: ResolvedNetwork;
  /** As it stands after the last epoch that was trained. */
  readonly state: TrainState;
  readonly record: TrainRecord;
  /** Weights at the cursor; those of `state` unless somebody has gone back. */
  readonly weights: Float64Array;
}

/** The course of a training, thinned out as it grows long; every array of numbers has one entry per entry of `epochs`. */
export interface TrainRecord {
  readonly epochs: readonly number[];
  readonly loss: readonly number[];
  readonly gradientNorm: readonly number[];
  readonly accuracy: readonly number[];
  readonly metric: readonly number[];
  /** On the test rows; NaN without any, and for most entries: they are assessed now and then. */
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
  /**
   * Some of the states the training went through, oldest first, always with the initial and the newest one: the path
   * through weight space (`snapshot.weights`, at `snapshot.epoch`), and where going back retrains from. There are fewer
   * of them than entries.
   */
  readonly snapshots: readonly TrainState[];
}

export interface NetLayout {
  /** Layer and unit that are pointed out, and the row of the data that flows through the diagram. */
  readonly row: number;
  /** 2D map or 3D surface of the decision boundary. */
  readonly boundary: '2d' | '3d';
}

/** Epochs a second that can be aimed at. */
export const NET_SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, Number.POSITIVE_INFINITY] as const;

/** Seconds that a whole training takes at the speed it begins with, if the engine keeps up. */
const WHOLE_TRAINING = 20;

export function initialNetState(experiment: NetExperiment): NetState {
  return {
    history: startHistory(experiment),
    shown: null,
    failure: null,
    computing: false,
    playing: false,
    speed: suitableSpeed(experiment),
    cursor: 0,
    layout: { row: 0, boundary: '2d' },
  };
}

export function netExperimentOf(state: NetState): NetExperiment {
  return state.history.present;
}

/** The present experiment has been begun, and nothing is being computed for it. */
export function isReady({ computing, failure, shown, history }: NetState): boolean {
  return !computing && (failure !== null || shown?.experiment === history.present);
}

/** At which the whole training can be watched in a moment. */
export function suitableSpeed({ epochs }: NetExperiment): number {
  return NET_SPEEDS.find((speed) => speed * WHOLE_TRAINING >= epochs) ?? NET_SPEEDS.at(-1)!;
}

/** How a training stands. */
export interface TrainingStatus {
  readonly kind: 'waiting' | 'ready' | 'training' | 'paused' | 'back' | 'finished' | 'diverged' | 'undefined';
  /** The epoch that is looked at; of diverged and undefined, the one that could not be completed. */
  readonly epoch: number;
}

export function trainingStatus(state: NetState): TrainingStatus {
  const { shown, cursor, playing } = state;
  if (shown === null) return { kind: 'waiting', epoch: 0 };
  const last = lastEpoch(shown);
  if (cursor < last) return { kind: cursor === 0 ? 'ready' : 'back', epoch: cursor };
  const ended = NET_STATUS[shown.state.codes[0] ?? 0] ?? 'running';
  if (ended !== 'running') return { kind: ended, epoch: shown.state.stopped[0] ?? last };
  if (playing) return { kind: 'training', epoch: last };
  if (last >= netExperimentOf(state).epochs) return { kind: 'finished', epoch: last };
  return { kind: last === 0 ? 'ready' : 'paused', epoch: last };
}

/** The last epoch that was completed. */
export function lastEpoch({ record }: ShownTraining): number {
  return record.epochs.at(-1) ?? 0;
}

/** Whether the net can be trained no further: the end of the plan, or of its numbers. */
export function hasEnded(state: NetState): boolean {
  const { shown } = state;
  if (shown === null) return false;
  return shown.state.codes[0] !== 0 || lastEpoch(shown) >= netExperimentOf(state).epochs;
}
