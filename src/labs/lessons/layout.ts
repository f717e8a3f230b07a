import './layout.css';
import './text.css';
import { h, setText } from '../../page/dom';
import { createCaption } from './caption';
import type { Child } from './children';
import type { LessonsContext } from './context';
import { createHead } from './head';
import { createNav } from './nav';
import { lessonsTexts } from './texts';

export interface LessonLayout {
  /** Children of the page's grid (`data-layout="lesson"`). */
  readonly parts: readonly HTMLElement[];
  /** What the step says; the link at the top of the page leads there. */
  readonly text: HTMLElement;
  /** A laboratory has been made; it takes its place out of sight. */
  add(child: Child): void;
  /** The step stands in this one; null: in none. */
  show(child: Child | null): void;
  /** The numbers have other values. */
  refresh(): void;
}

/** The lesson's head over its figure and, beside it, what is said of it and what can be changed; never over the figure. */
export function createLessonLayout(context: LessonsContext): LessonLayout {
  const { page, store } = context;
  const caption = createCaption(context);
  const text = h(
    'article',
    { class: 'lesson-text', tabindex: 0 },
    caption.heading,
    caption.paragraphs,
    caption.revealed,
  );
  const controls = h('div', { class: 'lesson-settings' });
  const figure = h('div', { class: 'lesson-stages' });
  const side = h('div', { class: 'lesson-side' }, h('div', { class: 'lesson-scroll' }, text, controls));
  const lesson = h('div', { class: 'lesson' }, createHead(context), figure, side, createNav(context));
  const message = h('p', { class: 'lesson-message', role: 'status' });

  function write(): void {
    const { place, wanted } = store.state;
    lesson.hidden = place === null;
    setText(message, wanted === null ? '' : page.words.t(lessonsTexts.loading));
  }
  page.live(write);
  store.subscribe(write);

  return {
    parts: [lesson, message],
    text,
    add(child) {
      figure.append(child.stage);
      controls.append(child.controls);
      for (const part of [child.stage, child.controls]) part.hidden = true;
    },
    show(shown) {
      for (const part of [...figure.children, ...controls.children]) {
        (part as HTMLElement).hidden = part !== shown?.stage && part !== shown?.controls;
      }
      lesson.classList.toggle('without-stage', shown === null);
    },
    refresh: caption.refresh,
  };
}
