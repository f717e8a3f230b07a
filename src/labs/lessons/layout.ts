import './layout.css';
import './phone.css';
import './wall.css';
import type { Lesson } from '../../experiment/lessons/types';
import { focusOn, h, setText } from '../../page/dom';
import type { Talk } from '../../page/laboratory';
import type { Child } from './children';
import { createContents } from './contents';
import type { LessonsContext } from './context';
import { createHome } from './home';
import type { Moment } from './numbers';
import { stepOf } from './state';
import type { StepView } from './stepView';
import { lessonsTexts } from './texts';

export interface LessonLayout {
  /** Children of the page's grid (`data-layout="lesson"`). */
  readonly parts: readonly HTMLElement[];
  /** Where the link at the top of the page leads: to what the step says, or to the table of contents. */
  main(): HTMLElement;
  /** A laboratory has been made; it takes its place out of sight. */
  add(child: Child): void;
  /** The step stands in this one; null: in none. */
  show(child: Child | null): void;
  /** What one is led through; null: the table of contents is shown. */
  talk(): Talk | null;
  /** Where a dialog of the laboratory stands. */
  readonly host: HTMLElement;
  /** The numbers of this moment are wanted; null: nobody looks. */
  want(moment: Moment | null): void;
  /** A number of the step as it is shown; `–` where it has no value yet. */
  numberText(name: string): string;
  /** What the step says is in sight, with its numbers. */
  readonly ready: boolean;
}

/** The lesson's head over its figure and, beside it, what is said of it and what can be changed; never over the figure. */
export function createLessonLayout(
  context: LessonsContext,
  { tell, broken, known }: { tell(): void; broken(error: unknown): void; known(lesson: string): Lesson | null },
): LessonLayout {
  const { page, store } = context;
  const controls = h('section', { class: 'lesson-settings' });
  const stages = h('div', { class: 'lesson-stages' });
  const scroll = h('div', { class: 'lesson-scroll' }, controls);
  const side = h('div', { class: 'lesson-side' }, scroll);
  const contents = createContents(context);
  contents.append(createHome(context));
  const lesson = h('div', { class: 'lesson' }, stages, side, contents);
  const message = h('p', { class: 'lesson-message', role: 'status' });
  let step: unknown = null;
  let view: StepView | null = null;
  let loading = false;
  let moment: Moment | null = null;
  /** The focus was here last: what is hidden with it loses it without a word. */
  let focused = false;
  document.addEventListener('focusin', ({ target }) => {
    focused = lesson.contains(target as Node);
  });
  /** The text of the first step is to have the focus, once it has been loaded. */
  let awaited = false;
  const main = (): HTMLElement => (store.state.place === null ? contents : (view?.text ?? side));

  const room = new ResizeObserver(() => view?.fit());

  async function load(): Promise<void> {
    loading = true;
    try {
      const { createStepView } = await import('./stepView');
      view = createStepView(context, tell, { known, pages: scroll, figure: stages });
      lesson.prepend(view.head);
      scroll.prepend(view.text, view.actions);
      contents.before(view.nav);
      room.observe(side);
      view.numbers.want(moment);
      if (awaited) focusMain();
      awaited = false;
      tell();
    } catch (error) {
      // The next step tries again.
      loading = false;
      broken(error);
    }
  }

  function write(): void {
    const { place, wanted } = store.state;
    lesson.classList.toggle('at-home', place === null);
    if (!loading && (place ?? wanted) !== null) void load();
    setText(message, wanted === null ? '' : page.words.t(lessonsTexts.loading));
    const now = place === null ? null : stepOf(place);
    if (now === step) return;
    // From the contents into a step, or back: what was pressed goes out of sight, and must not take the focus along.
    const lost = (now === null) !== (step === null) && focused;
    step = now;
    if (lost) focusMain();
    scroll.scrollTop = 0;
    // A narrow page scrolls as a whole.
    window.scrollTo({ top: 0 });
  }

  /** As soon as there is something to be read. */
  function focusMain(): void {
    if (main() === side) awaited = true;
    else focusOn(main());
  }
  page.live((words) => {
    controls.setAttribute('aria-label', words.t(lessonsTexts.controls));
    write();
  });
  store.subscribe(write);

  return {
    parts: [lesson, message],
    main,
    add(child) {
      stages.append(child.stage);
      controls.append(child.controls);
      for (const part of [child.stage, child.controls]) part.hidden = true;
    },
    show(shown) {
      for (const part of [...stages.children, ...controls.children]) {
        (part as HTMLElement).hidden = part !== shown?.stage && part !== shown?.controls;
      }
      lesson.classList.toggle('without-stage', shown === null);
    },
    talk: () => view?.talk() ?? null,
    host: lesson,
    want(next) {
      moment = next;
      view?.numbers.want(next);
    },
    numberText: (name) => view?.numbers.text(name) ?? '–',
    get ready() {
      return store.state.place === null || view?.numbers.busy === false;
    },
  };
}
