import type { NetExperiment } from '../../experiment/network/types';
import type { Store } from '../store';
import type { Context } from '../ui/context';
import type { NetState } from './state';

/** What every part of the networks' workspace gets. */
export interface NetContext {
  /** The whole page: words, preferences, notices, theme and language. */
  readonly page: Context;
  readonly store: Store<NetState>;
  readonly actions: NetActions;
  /** Runs now and whenever one of the values read from the state changes. */
  watch<const T extends readonly unknown[]>(read: (state: NetState) => T, write: (values: T) => void): void;
}

/** Everything a person can do in the workspace. */
export interface NetActions {
  /** `gesture` names a drag in progress, so that the whole drag is undone at once. */
  edit(change: (experiment: NetExperiment) => NetExperiment, gesture?: string): void;
  endGesture(): void;
  togglePlay(): void;
  /** One epoch on; while somebody has gone back, one entry of the record on. */
  stepForward(): void;
  stepBack(): void;
  /** Back to the initial weights. */
  reset(): void;
  seek(epoch: number): void;
  setSpeed(epochsPerSecond: number): void;
  setLayout(change: Partial<NetState['layout']>): void;
}

/**
 * A part of the workspace with its own place in the page. It works only while it is seen: what nobody looks at computes
 * nothing.
 */
export interface NetView {
  readonly element: HTMLElement;
  /** Called when it comes into view, and when it goes. */
  setActive(active: boolean): void;
}

export type CreateNetView = (context: NetContext) => NetView;
