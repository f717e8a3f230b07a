import type { SceneModel } from '../../scene/contract';
import type { Words } from '../i18n';
import type { Laboratories } from '../laboratories';
import type { Context } from '../ui/context';
import type { Capture } from './picture';

/** What the dialog needs of the page. */
export interface ShareContext {
  readonly page: Context;
  readonly laboratories: Laboratories;
  /** The address of the experiment that is shown. */
  address(): string;
  readonly capture: Capture;
  /** What the scene shows; null while it shows nothing. */
  sceneModel(): SceneModel | null;
}

/** A playback that can be drawn as a picture, or step by step as a film. */
export interface PictureSource {
  /** Step at which the playback stands, between 0 and `last`; may be fractional. */
  readonly cursor: number;
  readonly last: number;
  pause(): void;
  seek(step: number): void;
  /** Resolves when everything has caught up with the playback, at the latest after a few seconds. */
  settled(): Promise<void>;
  /** Two lines to stand under the picture; null while nothing is shown. */
  caption(words: Words, date: Date): readonly [string, string] | null;
}

/** Says how something ended. */
export type Say = (text: string, wrong?: boolean) => void;

/** What the experiment that is shown is called, for file names. */
export function titleOf({ page, laboratories }: ShareContext): string {
  return laboratories.current.share.title(page.words);
}
