import type { Brush } from './points';
import type { Sampling } from './sampler';

/** What the train view alone knows: immutable data. What of it could be shared is in the laboratory's state. */
export interface TrainViewState {
  readonly sampling: Sampling | null;
  /** Every place takes the colour of its decision. */
  readonly discrete: boolean;
  /** The line of a linear classifier with its margins and the widest one. */
  readonly margins: boolean;
  readonly testPoints: boolean;
  /** Whose share the surface is, where there are several classes. */
  readonly surfaceClass: number;
  /** Null: points are not drawn, a press looks. */
  readonly tool: Tool | null;
  /** The points have been cleared away: the next one begins a new set. */
  readonly blank: boolean;
  readonly probe: Probe | null;
}

export type Tool = Brush | { readonly kind: 'erase' };

export interface Probe {
  readonly place: readonly [number, number];
  /** Raw outputs there; null while they are computed. */
  readonly raw: Float32Array | null;
}

export const INITIAL_TRAIN_VIEW: TrainViewState = {
  sampling: null,
  discrete: false,
  margins: true,
  testPoints: true,
  surfaceClass: 0,
  tool: null,
  blank: false,
  probe: null,
};
