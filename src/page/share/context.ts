import type { SceneModel } from '../../scene/contract';
import type { Opened } from '../files/open';
import type { Context } from '../ui/context';
import type { Capture } from './picture';

/** What the dialog needs of the page. */
export interface ShareContext {
  readonly page: Context;
  /** The address of the experiment that is shown. */
  address(): string;
  /** Whether the address holds all of it. */
  addressIsWhole(): boolean;
  /** The experiment that is shown as the text of a file. */
  fileText(): string;
  /** What it is called, for file names. */
  title(): string;
  /** Takes over what a file holds, as one step that can be undone. */
  take(opened: Opened): void;
  readonly capture: Capture;
  /** What the scene shows; null while it shows nothing. */
  sceneModel(): SceneModel | null;
  /** Resolves when the tool in use has caught up with the playback, at the latest after a few seconds. */
  settled(): Promise<void>;
}

/** Says how something ended. */
export type Say = (text: string, wrong?: boolean) => void;
