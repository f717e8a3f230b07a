import './layout.css';
import './text.css';
import './phone.css';
import { h, setText } from '../../page/dom';
import { createCaption } from './caption';
import type { Child } from './children';
import { createContents } from './contents';
import type { LessonsContext } from './context';
import { createFiguresColumn } from './figuresColumn';
import { createHead } from './head';
import { createHome } from './home';
import { createNav } from './nav';
import type { LessonNumbers } from './numbers';
import { createNumbersTable } from './numbersTable';
import { createQuestion } from './question';
import { createSideActions } from './sideActions';
import { stepOf } from './state';
import { lessonsTexts } from './texts';

/** Of the height of a narrow page. */
const STICKS_BELOW = 0.5;

export interface LessonLayout {
  /** Children of the page's grid (`data-layout="lesson"`). */
  readonly parts: readonly HTMLElement[];
  /** Where the link at the top of the page leads: to what the step says, or to the table of contents. */
  main(): HTMLElement;
  /** A laboratory has been made; it takes its place out of sight. */
  add(child: Child): void;
  /** The step stands in this one; null: in none. */
  show(child: Child | null): void;
  /** The numbers have other values. */
  refresh(): void;
}

/** The lesson's head over its figure and, beside it, what is said of it and what can be changed; never over the figure. */
export function createLessonLayout(context: LessonsContext, numbers: LessonNumbers): LessonLayout {
  const { page, store } = context;
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
  const controls = h('section', { class: 'lesson-settings' });
  const stages = h('div', { class: 'lesson-stages' });
  const scroll = h('div', { class: 'lesson-scroll' }, text, createSideActions(context), controls);
  const side = h('div', { class: 'lesson-side' }, scroll);
  const contents = createContents(context);
  contents.append(createHome(context));
  const lesson = h('div', { class: 'lesson' }, createHead(context), stages, side, createNav(context), contents);
  const message = h('p', { class: 'lesson-message', role: 'status' });
  let step: unknown = null;

  function write(): void {
    const { place, wanted } = store.state;
    lesson.classList.toggle('at-home', place === null);
    setText(message, wanted === null ? '' : page.words.t(lessonsTexts.loading));
    const now = place === null ? null : stepOf(place);
    if (now === step) return;
    step = now;
    scroll.scrollTop = 0;
    // A narrow page scrolls as a whole.
    window.scrollTo({ top: 0 });
  }
  page.live((words) => {
    controls.setAttribute('aria-label', words.t(lessonsTexts.controls));
    text.setAttribute('aria-label', words.t(lessonsTexts.text));
    write();
  });
  store.subscribe(write);

  // On a narrow page a figure stays in sight while the text is scrolled, unless it would leave no room for it.
  const heights = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      target.classList.toggle('sticks', target.clientHeight <= STICKS_BELOW * window.innerHeight);
    }
  });

  return {
    parts: [lesson, message],
    main: () => (store.state.place === null ? contents : text),
    add(child) {
      stages.append(child.stage);
      for (const view of child.stage.querySelectorAll('.bench-view')) heights.observe(view);
      controls.append(child.controls);
      for (const part of [child.stage, child.controls]) part.hidden = true;
    },
    show(shown) {
      for (const part of [...stages.children, ...controls.children]) {
        (part as HTMLElement).hidden = part !== shown?.stage && part !== shown?.controls;
      }
      lesson.classList.toggle('without-stage', shown === null);
    },
    refresh() {
      for (const each of [caption, question, table, figures]) each.refresh();
    },
  };
}
