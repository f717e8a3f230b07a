import type { PointSet } from '../../catalog/types';
import type { NetData, NetPlan, TrainPlan } from '../../engine/contract/network';
import type { NetExperiment } from './types';

/** An experiment with a network in the engine's terms. */
export interface ResolvedNetwork {
  readonly net: NetPlan;
  /** The plan of one net; whoever wants a population gives it other members. */
  readonly plan: TrainPlan;
  readonly train: NetData;
  /** Rows that are kept for testing; null: none. */
  readonly test: NetData | null;
  /** Where the data come from the catalogue. */
  readonly pointSet: PointSet | null;
  /** How a raw output is read: see `NetLoss`. */
  readonly output: 'identity' | 'sigmoid' | 'softmax';
  /** What is worth drawing of each input. */
  readonly extent: readonly (readonly [low: number, high: number])[];
}

/** Looks up every id and completes every name. The experiment must be complete, as `normaliseNetwork` leaves it. */
export function resolveNetwork(_experiment: NetExperiment): ResolvedNetwork {
  throw new TypeError('to be written');
}
