import './text.css';
import './wall.css';
import { h } from '../../page/dom';
import { createCaption } from './caption';
import type { LessonsContext } from './context';
import { createFiguresColumn } from './figuresColumn';
import { createHead } from './head';
import { createNav } from './nav';
import type { LessonNumbers } from './numbers';
import { createNumbersTable } from './numbersTable';
import { createQuestion } from './question';
import { createSideActions } from './sideActions';
import { lessonsTexts } from './texts';

/** What is said of a step, and the ways on from it. */
export interface StepView {
  readonly head: HTMLElement;
  /** All that the step says. */
  readonly text: HTMLElement;
  readonly actions: HTMLElement;
  readonly nav: HTMLElement;
  /** The numbers have other values. */
  refresh(): void;
}

/** The table of contents does without: it is loaded with the first lesson. */
export function createStepView(context: LessonsContext, numbers: LessonNumbers): StepView {
  const caption = createCaption(context);
  const question = createQuestion(context);
  const table = createNumbersTable(context, numbers);
  const figures = createFiguresColumn(context, numbers);
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
  context.page.live((words) => text.setAttribute('aria-label', words.t(lessonsTexts.text)));
  return {
    head: createHead(context),
    text,
    actions: createSideActions(context),
    nav: createNav(context),
    refresh() {
      for (const each of [caption, question, table, figures]) each.refresh();
    },
  };
}
