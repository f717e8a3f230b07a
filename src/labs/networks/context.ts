import type { NetExperiment } from '../../experiment/network/types';
import type { Showcase } from '../../page/showcase';
import type { Store } from '../../page/store';
import type { Context } from '../../page/ui/context';
import type { NetState } from './state';

/** What every part of the networks' workspace gets. */
export interface NetContext {
  /** The whole page: words, preferences, notices, theme and language. */
  readonly page: Context;
  readonly store: Store<NetState>;
  readonly actions: NetActions;
  /** Lends the page's one 3D scene (its flat map where there is no 3D), to show a field. */
  readonly showcase: Showcase;
  /** Runs now and whenever one of the values read from the state changes. */
  watch<const T extends readonly unknown[]>(read: (state: NetState) => T, write: (values: T) => void): void;
}

/** Everything a person can do in the workspace. */
export interface NetActions {
  /**
   * What the change leaves in contradiction is made to agree (`fitNetwork`): other data give the net other ends. `gesture`
   * names a drag in progress, so that the whole drag is undone at once.
   */
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
  /** Settings of this view alone; the workspace puts them on top of its settings rail while the view is seen. */
  readonly panel?: HTMLElement;
  /**
   * What the transport (play, step, reset, time line) and its keys drive while this view is seen. Absent: the training
   * of the one net. Null: nothing; there is no transport then. A view that goes from the one to the other tells those who
   * subscribed.
   */
  readonly transport?: NetTransport | null;
  /** Called when it comes into view, and when it goes. */
  setActive(active: boolean): void;
}

export type CreateNetView = (context: NetContext) => NetView;

/** Something that runs on: the training of the one net, of a population, of a GAN. */
export interface NetTransport {
  /** What it counts; absent: epochs, or updates. */
  readonly unit?: 'step';
  /** Of the moment; read whenever `subscribe` tells. */
  readonly position: TransportPosition;
  /** Calls back after every change of the position. */
  subscribe(tell: () => void): void;
  togglePlay(): void;
  stepForward(): void;
  /** Back to the beginning. */
  reset(): void;
  /** Absent: there is no way back, and neither a time line nor a step back. */
  readonly seek?: (at: number) => void;
  readonly stepBack?: () => void;
  /** Steps a second; absent: as fast as it goes. */
  readonly setSpeed?: (perSecond: number) => void;
}

export interface TransportPosition {
  readonly playing: boolean;
  /** Nothing is left to be played: pressing play begins anew. */
  readonly ended: boolean;
  /** Epochs (or updates) at which one looks, that were done, and that are planned; no plan: null. */
  readonly at: number;
  readonly done: number;
  readonly planned: number | null;
  /** Steps a second that are aimed at; null where that cannot be chosen. */
  readonly speed: number | null;
}
