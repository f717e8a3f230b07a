import './text.css';
import './density.css';
import { h } from '../../page/dom';
import type { Talk } from '../../page/laboratory';
import { createCaption } from './caption';
import type { LessonsContext, StepContext } from './context';
import { densityFor } from './density';
import { createFiguresColumn } from './figuresColumn';
import { createHead } from './head';
import { createNav } from './nav';
import { followNewest } from './newest';
import { createNumbers, type LessonNumbers } from './numbers';
import { createNumbersTable } from './numbersTable';
import { createProse } from './prose';
import { createQuestion } from './question';
import { createSideActions } from './sideActions';
import { stepOf } from './state';
import { createTalk, type TalkParts } from './talk';
import { lessonsTexts } from './texts';

/** What is said of a step, and the ways on from it. */
export interface StepView {
  readonly head: HTMLElement;
  /** All that the step says. */
  readonly text: HTMLElement;
  readonly actions: HTMLElement;
  readonly nav: HTMLElement;
  /** Sets the type as close as the room beside the figure asks for. */
  fit(): void;
  /** As far as they are known. */
  readonly numbers: Pick<LessonNumbers, 'want' | 'busy' | 'text'>;
  /** What one is led through; null: the table of contents is shown. */
  talk(): Talk | null;
}

/**
 * The table of contents does without: it is loaded with the first lesson.
 *
 * @param tell called after the numbers have changed
 * @param wall what a wall shows of the step
 */
export function createStepView(lessons: LessonsContext, tell: () => void, wall: Omit<TalkParts, 'prose'>): StepView {
  const { page } = lessons;
  const numbers = createNumbers(page.exact, () => {
    for (const each of [caption, question, table, figures]) each.refresh();
    fitStep();
    tell();
  });
  const context: StepContext = { ...lessons, numberText: numbers.text };
  const caption = createCaption(context);
  const question = createQuestion(context);
  const table = createNumbersTable(context, numbers);
  const figures = createFiguresColumn(context, numbers, () => fit());
  const text = h(
    'article',
    { class: 'lesson-text', tabindex: 0 },
    caption.heading,
    caption.paragraphs,
    question.element,
    caption.revealed,
    table.element,
    figures.element,
  );
  const actions = createSideActions(context);
  let fitted: readonly unknown[] = [];

  // The whole step counts, with all that is revealed later, so that the type stays as it is while one reads.
  function fit(): void {
    const { place } = context.store.state;
    const scroll = text.parentElement;
    if (place === null || scroll === null) return;
    const step = stepOf(place);
    // A narrow page scrolls as a whole, and a wall is turned page by page.
    if (getComputedStyle(scroll).overflowY !== 'auto') {
      delete text.dataset.density;
      return;
    }
    for (const part of [caption, table, figures]) part.show(step.reveals?.length ?? 0);
    question.show('longest');
    const room = scroll.clientHeight;
    text.dataset.density = densityFor([room - actions.offsetHeight, room], (density) => {
      text.dataset.density = density;
      return text.offsetHeight;
    });
    for (const part of [caption, table, figures]) part.show();
    question.show();
  }
  function fitStep(): void {
    const { place } = context.store.state;
    // Numbers take more room than the dashes in their place.
    const now = [place === null ? null : stepOf(place), page.words.language, numbers.busy];
    if (now.every((each, index) => each === fitted[index])) return;
    fitted = now;
    fit();
  }
  page.live((words) => {
    text.setAttribute('aria-label', words.t(lessonsTexts.text));
    fitStep();
  });
  context.store.subscribe(fitStep);
  followNewest(lessons, caption.revealed);
  return {
    head: createHead(context),
    text,
    actions,
    nav: createNav(context),
    fit,
    numbers,
    talk: createTalk(context, { ...wall, prose }),
  };

  /** Numbers of another step are computed when it is shown. */
  function prose(of: string, own: boolean): HTMLElement {
    const made = createProse(h('p', {}), own ? numbers.text : () => '…');
    made.show(of);
    return made.element;
  }
}
