import type { Valleys } from '../../../analysis/descent/valley';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import type { Store } from '../../../page/store';
import type { FunctionContext } from '../context';
import type { ShownFunction } from '../state';
import type { DescentState } from './state';

/** What every part of the bench gets, beside what the laboratory has. */
export interface DescentContext extends FunctionContext {
  /** Its own state: what was computed, and the playback. */
  readonly bench: Store<DescentState>;
  /** Of the moment. */
  readonly experiment: FunctionExperiment;
  seek(step: number): void;
  /** From the start, playing. */
  replay(): void;
  /** Changes settings of the bench; `gesture` as with `actions.edit`. */
  set(change: Partial<FunctionExperiment['descent']>, gesture?: string): void;
  /** Minima of a function with its limits, found once. */
  valleysOf(shown: ShownFunction): Valleys;
}

/** One of the pictures of the bench. */
export interface DescentPart {
  readonly element: HTMLElement;
  /** Holds what can be saved as a picture. */
  readonly figures: HTMLElement;
  /** Something that it was asked for is still being computed. */
  readonly busy: boolean;
  /** Draws from the state of the moment; called only while it is shown. */
  show(): void;
  /** The playback alone has moved. */
  move(): void;
  setActive(active: boolean): void;
}
