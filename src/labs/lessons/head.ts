import { h, setText } from '../../page/dom';
import { clauses } from '../../page/i18n/join';
import { writeLessonAddress } from './address';
import type { LessonsContext } from './context';
import { lessonKey } from './state';
import { lessonsTexts } from './texts';

/** Chapter, its question, and every step of it: where one is, what was seen, and a way to each. */
export function createHead({ page, store, course, actions }: LessonsContext): HTMLElement {
  const contents = h('button', { type: 'button', class: 'text-button lesson-contents-button' });
  contents.addEventListener('click', actions.contents);
  const chapter = h('p', { class: 'lesson-chapter' });
  const question = h('p', { class: 'lesson-question' });
  const count = h('p', { class: 'lesson-count figure', 'aria-hidden': 'true' });
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const steps = h('ol', { class: 'lesson-progress' });
  const nav = h('nav', {}, steps);
  const element = h(
    'header',
    { class: 'lesson-head' },
    contents,
    h('div', { class: 'lesson-titles' }, chapter, question),
    nav,
    count,
    live,
  );
  let links: readonly HTMLAnchorElement[] = [];
  let linked: unknown = null;

  function link(): void {
    const lesson = store.state.place?.lesson;
    if (lesson === undefined) return;
    links = lesson.steps.map(({ id }, index) => {
      const href = writeLessonAddress({ lesson: lesson.id, step: id, route: null });
      const made = h('a', { href }, h('span', {}, String(index + 1)));
      made.addEventListener('click', (event) => {
        // Another tab, another window: the browser's own.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        actions.goTo({ lesson: lesson.id, step: id, whole: false });
      });
      return made;
    });
    steps.replaceChildren(...links.map((each) => h('li', {}, each)));
  }

  function write(): void {
    const { place, progress } = store.state;
    if (place === null) return;
    const { words } = page;
    const { lesson, step } = place;
    if (linked !== lesson) {
      linked = lesson;
      link();
    }
    const number = course.lessons.indexOf(lesson.id) + 1;
    setText(chapter, place.foreign ? words.t(lesson.title) : `${number} · ${words.t(lesson.title)}`);
    setText(question, words.t(lesson.question));
    setText(count, `${step + 1} / ${lesson.steps.length}`);
    const position = words.t(lessonsTexts.position, { step: step + 1, last: lesson.steps.length });
    setText(live, clauses([position, words.t(lesson.steps[step]!.title)], words));
    const seen = progress.lessons[lessonKey(place)]?.seen ?? [];
    lesson.steps.forEach(({ id, title }, index) => {
      const made = links[index]!;
      const name = words.t(lessonsTexts.stepTitle, { step: index + 1, title: words.t(title) });
      made.title = name;
      made.setAttribute('aria-label', seen.includes(id) ? `${name} (${words.t(lessonsTexts.seen)})` : name);
      made.classList.toggle('seen', seen.includes(id));
      if (index === step) made.setAttribute('aria-current', 'step');
      else made.removeAttribute('aria-current');
    });
  }

  page.live((words) => {
    setText(contents, words.t(lessonsTexts.contents));
    nav.setAttribute('aria-label', words.t(lessonsTexts.progress));
    write();
  });
  store.subscribe((state, previous) => {
    if (state.place === previous.place && state.progress === previous.progress) return;
    write();
    const current = links[state.place?.step ?? 0]?.parentElement;
    // Only the list is scrolled, never the page.
    if (steps.scrollWidth > steps.clientWidth) current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return element;
}
