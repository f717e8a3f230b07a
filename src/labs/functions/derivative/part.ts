import type { Transport } from '../../../page/workbench/transport';

/** One thing that the bench shows; works only while it is shown. */
export interface Part {
  readonly element: HTMLElement;
  /** Its own settings. */
  readonly panel: HTMLElement;
  /** What the transport drives; null: nothing. */
  readonly transport: Transport | null;
  /** Holds the figures that can be saved. */
  readonly figures: HTMLElement;
  setActive(active: boolean): void;
}
