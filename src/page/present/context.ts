import type { Laboratories } from '../laboratories';
import type { Talk } from '../laboratory';
import type { Context } from '../ui/context';
import type { PageViewport } from '../viewport';
import type { TalkCommand } from './keys';
import type { Pager } from './pager';
import type { Presenting } from './state';

/** What every part of presenting gets. */
export interface PresentContext {
  readonly page: Context;
  readonly laboratories: Laboratories;
  readonly viewport: PageViewport;
  /** The page's root, which fills the wall. */
  readonly shell: HTMLElement;
  /** What one is led through; null: only what is on screen. */
  talk(): Talk | null;
  /** Of the text of the step; null: there is none to be turned. */
  pager(): Pager | null;
  /** Back in the talk, to where `next` was pressed: to the last page of the step before. */
  goBack(): void;
  /** Changes what the wall shows; nothing, where nobody presents any more. */
  update(change: (state: Presenting) => Presenting): void;
  /** Does what a key would do. */
  run(command: TalkCommand): void;
  /** Runs now and after every change of talk, page or state of presenting, as long as somebody presents. */
  follow(write: () => void): void;
}
