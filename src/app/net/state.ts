import type { Engine } from '../../engine/contract';
import type { TrainState } from '../../engine/contract/network';
import type { ResolvedNetwork } from '../../experiment/network/resolve';
import type { NetExperiment } from '../../experiment/network/types';
import type { LocalText } from '../../formula/text';
import type { History } from '../history';

/** The state of the networks' workspace: immutable data, no commands. Preferences and notices are the page's. */
export interface NetState {
  /** `present` is the experiment. */
  readonly history: History<NetExperiment>;
  /** The engine of the moment; null before the first stage stands, and where there is none. */
  readonly engine: Engine | null;
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
