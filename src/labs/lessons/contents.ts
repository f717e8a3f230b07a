import './contents.css';
import { LESSONS, type LessonEntry } from '../../lessons';
import { h, setText } from '../../page/dom';
import { enumeration } from '../../page/i18n/join';
import { icon } from '../../page/icons';
import { createSegments } from '../../page/ui/segments';
import { writeLessonAddress } from './address';
import type { LessonsContext } from './context';
import { COURSE, entryOf } from './library';
import type { Progress } from './progress';
import { lessonsTexts } from './texts';

const WHOLE = 'all';

/** Every chapter, what it asks, and how far one has come; or the steps of a route. */
export function createContents({ page, store, actions }: LessonsContext): HTMLElement {
  const heading = h('h2', { class: 'contents-title' });
  const about = h('p', { class: 'contents-about' });
  const on = h('a', { class: 'contents-on', href: '#' });
  const routes = createSegments([WHOLE, ...Object.keys(COURSE.routes)], (name) =>
    actions.route(name === WHOLE ? null : name),
  );
  const list = h('ol', { class: 'contents-list' });
  const element = h(
    'main',
    { class: 'lesson-contents', tabindex: -1 },
    h('div', { class: 'contents-head' }, h('div', {}, heading, about), on),
    h('div', { class: 'contents-routes' }, routes.element),
    list,
  );

  /** A link to a step that is followed at once; where another tab or window is wanted, by the browser. */
  function follow(link: HTMLAnchorElement, lesson: string, step: string | null): void {
    link.href = writeLessonAddress({ lesson, step, route: store.state.route });
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      actions.goTo({ lesson, step, whole: false });
    };
  }

  function chapter(entry: LessonEntry, progress: Progress): HTMLElement {
    const { words } = page;
    const { id, title, question, minutes, needs } = entry;
    const mine = progress.lessons[id];
    const link = h('a', { class: 'contents-link' }, words.t(title));
    follow(link, id, mine?.last ?? null);
    const builds = needs.flatMap((need) => entryOf(need) ?? []).map((need) => words.t(need.title));
    const needed = builds.length === 0 ? '' : words.t(lessonsTexts.needs, { lessons: enumeration(builds, words) });
    return h(
      'li',
      { class: 'contents-item', 'data-lesson': id, title: needed },
      h('span', { class: 'contents-number figure', 'aria-hidden': true }, String(COURSE.lessons.indexOf(id) + 1)),
      h(
        'div',
        {},
        h(
          'div',
          { class: 'contents-line' },
          h('h3', {}, link),
          h('span', { class: 'quiet contents-minutes' }, words.t(lessonsTexts.minutes, { minutes })),
        ),
        h('p', { class: 'contents-question' }, words.t(question)),
        h('p', { class: 'visually-hidden' }, needed),
        ...(mine === undefined ? [] : [progressBar(mine.seen.length, mine.of)]),
      ),
    );
  }

  function progressBar(seen: number, of: number): HTMLElement {
    const bar = h('span', { class: 'contents-bar', 'aria-hidden': true }, h('span', {}));
    bar.style.setProperty('--seen', String(of === 0 ? 0 : seen / of));
    const done = seen >= of;
    return h(
      'p',
      { class: done ? 'contents-progress done' : 'contents-progress' },
      bar,
      ...(done ? [icon('check')] : []),
      h('span', { class: 'figure' }, page.words.t(lessonsTexts.seenOf, { seen, of })),
    );
  }

  function stop(key: string, index: number): HTMLElement {
    const { words } = page;
    const lesson = lessonOf(key);
    const step = key.slice(lesson.length + 1);
    const entry = entryOf(lesson);
    const title = store.state.titles[key] ?? null;
    const chapterTitle = entry === undefined ? lesson : words.t(entry.title);
    const link = h('a', { class: 'contents-link' }, title === null ? chapterTitle : words.t(title));
    follow(link, lesson, step);
    const seen = store.state.progress.lessons[lesson]?.seen.includes(step) === true;
    return h(
      'li',
      { class: seen ? 'contents-item contents-stop seen' : 'contents-item contents-stop' },
      h('span', { class: 'contents-number figure', 'aria-hidden': true }, String(index + 1)),
      h(
        'div',
        {},
        h('h3', {}, link),
        h('p', { class: 'quiet' }, `${COURSE.lessons.indexOf(lesson) + 1} · ${chapterTitle}`),
      ),
    );
  }

  /** Where one was last; where one begins, who has not been here. */
  function writeOn(): void {
    const { progress } = store.state;
    const known = entryOf(progress.last ?? '');
    const entry = known ?? LESSONS[0]!;
    const { last } = progress.lessons[entry.id] ?? { last: null };
    follow(on, entry.id, last);
    const title = store.state.titles[`${entry.id}/${last}`] ?? null;
    const { words } = page;
    const place = title === null ? words.t(entry.title) : `${words.t(entry.title)} · ${words.t(title)}`;
    on.replaceChildren(
      h('span', { class: 'contents-on-text' }, words.t(known === undefined ? lessonsTexts.begin : lessonsTexts.goOn)),
      h('span', { class: 'contents-on-place' }, place),
      icon('next'),
    );
  }

  function write(): void {
    const { place, route, progress } = store.state;
    element.hidden = place !== null;
    if (place !== null) return;
    const { words } = page;
    setText(heading, words.t(lessonsTexts.tableOfContents));
    setText(about, words.t(route === null ? lessonsTexts.about : lessonsTexts.aboutRoute));
    routes.name(words.t(lessonsTexts.routes), (name) =>
      name === WHOLE ? words.t(lessonsTexts.allLessons) : words.t(lessonsTexts.minutes, { minutes: name }),
    );
    routes.show(route ?? WHOLE);
    writeOn();
    const stops = route === null ? null : (COURSE.routes[route] ?? []);
    actions.learn([...(progress.last === null ? [] : [progress.last]), ...(stops ?? []).map(lessonOf)]);
    list.classList.toggle('contents-route', stops !== null);
    const links = (): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.contents-link')];
    // It is written anew as names of steps arrive, while somebody may stand on one of its links.
    const focused = links().indexOf(document.activeElement as HTMLElement);
    list.replaceChildren(...(stops === null ? LESSONS.map((entry) => chapter(entry, progress)) : stops.map(stop)));
    links()[focused]?.focus();
  }

  page.live(write);
  store.subscribe((state, previous) => {
    const { place, route, progress, titles: known } = state;
    if (
      place !== previous.place ||
      route !== previous.route ||
      progress !== previous.progress ||
      known !== previous.titles
    )
      write();
  });
  return element;
}

function lessonOf(stop: string): string {
  return stop.slice(0, stop.indexOf('/'));
}
