import { writeExperiment } from '../../../experiment/file';
import type { Lesson } from '../../../experiment/lessons/types';
import { filled } from './edits';

/** The deck as a file: a lesson like any other. */
export function deckFile(deck: Lesson): string {
  return writeExperiment({ version: 1, lesson: filled(deck) });
}
