import type { Player } from './player';
import { type Answered, answerOf, type LessonsState, stepOf } from './state';

/** What `window.nabla.lesson` says of the laboratory of lessons. */
export interface LessonInspection {
  /** Ids; null: the table of contents is shown. */
  readonly lesson: string | null;
  readonly step: string | null;
  readonly revealed: number;
  readonly answer: Answered | null;
  /** By their names, as they are shown. */
  readonly numbers: Readonly<Record<string, string>>;
  /** The laboratory stands as the step says, and all numbers are computed. */
  readonly ready: boolean;
  /** What the laboratory of the step says of itself. */
  readonly laboratory: object | null;
}

export function inspectLesson(
  state: LessonsState,
  player: Player,
  numberText: (name: string) => string,
  ready: boolean,
): LessonInspection {
  const { place } = state;
  const step = place === null ? null : stepOf(place);
  return {
    lesson: place?.lesson.id ?? null,
    step: step?.id ?? null,
    revealed: place?.revealed ?? 0,
    answer: answerOf(state) ?? null,
    numbers: Object.fromEntries((step?.numbers ?? []).map(({ name }) => [name, numberText(name)])),
    ready,
    laboratory: player.current?.laboratory.inspect() ?? null,
  };
}
