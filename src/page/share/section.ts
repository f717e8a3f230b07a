import type { Words } from '../i18n';
import type { Context } from '../ui/context';

/** What a section of the dialog needs that a laboratory adds. */
export interface SectionContext {
  readonly page: Context;
  /** What the experiment that is shown is called, for file names. */
  title(): string;
}

/** Says how something ended. */
export type Say = (text: string, wrong?: boolean) => void;

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
