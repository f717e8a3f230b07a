import type { SceneModel } from '../scene/contract';

/** Lends the page's one 3D scene, or its flat map, to whoever is seen. */
export interface Showcase {
  /**
   * Puts the scene into `host` and shows the exhibit there, until the loan ends or somebody else attaches after it; when
   * that loan ends, this one has the scene again. `host` must be positioned and have a size of its own: the scene fills it.
   */
  attach(host: HTMLElement, exhibit: Exhibit): Loan;
}

/** What is shown, asked for when it is drawn. */
export interface Exhibit {
  /** The wish; without 3D (tier 2) it is the map anyway. */
  projection(): '3d' | 'map';
  /** Asked after each `refresh`, and when theme, language, size or the stage have changed. */
  model(): SceneModel;
  /** Step of the model's runs at which their heads stand; asked for every frame. */
  cursor(): number;
  /** Called before each frame with the seconds since the last one (0 after a rest); true: another frame is wanted. */
  tick?(seconds: number): boolean;
  onProbe?(place: readonly [number, number] | null): void;
  /** Click, tap or drag of the start marker; `done` on release. */
  onStart?(place: readonly [number, number], done: boolean): void;
}

/**
 * While it lasts, fields that the exhibit no longer gives are disposed of when the scene has gone on to the next; the
 * last one remains the exhibit's. A field with a GPU buffer must not outlive its engine: when the engine of the state
 * changes, give a new one, or `withoutBuffer(field)`.
 */
export interface Loan {
  /** The model has changed. */
  refresh(): void;
  /** Only the cursor has changed. */
  wake(): void;
  resetCamera(): void;
  /** The scene leaves the host. */
  end(): void;
}
