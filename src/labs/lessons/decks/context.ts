import type { Lesson } from '../../../experiment/lessons/types';
import type { Context } from '../../../page/ui/context';

/** What decks want of the laboratory of lessons. */
export interface DecksHost {
  readonly page: Context;
  /** Where the editor stands. */
  readonly host: HTMLElement;
  /** Shows a deck, from this step on. */
  show(lesson: Lesson, step: number): void;
}
