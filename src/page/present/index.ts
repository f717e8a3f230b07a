import './stage.css';
import './wall.css';
import { contextOf, hotkeyFor, hotkeyIn } from '../hotkeys';
import type { Laboratories } from '../laboratories';
import type { Talk } from '../laboratory';
import { pageTexts } from '../texts';
import type { Context } from '../ui/context';
import type { PageViewport } from '../viewport';
import { createBar } from './bar';
import { createCode } from './code';
import { createCommands } from './commands';
import type { PresentContext } from './context';
import { createFreeze } from './freeze';
import { createFullscreen } from './fullscreen';
import { TALK_KEYS } from './keys';
import { createLaboratoryWall } from './laboratory';
import { createNotesDrawer } from './notes';
import { createOverview } from './overview';
import { createPager, type Pager } from './pager';
import { createPen } from './pen';
import { createPointer } from './pointer';
import { createSpeaker } from './speaker';
import { beginPresenting, onStep, uncovered } from './state';
import { createSwipe } from './swipe';
import { presentTexts } from './texts';
import { createTimer } from './timer';
import { createWakeLock } from './wakeLock';
import { createWall } from './wall';

/** Shows what is on screen to a hall: the lesson, the deck, or just the laboratory. */
export interface Presenter {
  /** Must be called by a press, to have the whole screen. */
  start(): void;
  /** A key while somebody presents. */
  press(event: KeyboardEvent): void;
}

export interface PresenterOptions {
  readonly page: Context;
  readonly laboratories: Laboratories;
  readonly viewport: PageViewport;
  readonly shell: HTMLElement;
}

/** Commands of the ordinary table that have no key of their own here, and keep theirs. */
const ORDINARY: ReadonlySet<string> = new Set([
  'toggleMap',
  'resetCamera',
  'reset',
  'faster',
  'slower',
  'help',
  'redo',
]);

export function createPresenter({ page, laboratories, viewport, shell }: PresenterOptions): Presenter {
  const { store, actions } = page;
  const writers: (() => void)[] = [];
  const fullscreen = createFullscreen(() =>
    actions.notify({ id: 'fullscreen', kind: 'text', text: pageTexts.action.fullscreenRefused }),
  );
  const wakeLock = createWakeLock();
  let paged: { readonly text: HTMLElement; readonly pager: Pager } | null = null;
  /** The next step that is shown is entered from behind. */
  let backwards = false;
  /** What was on the wall last. */
  let shown = placeOf(null);

  const talk = () => laboratories.current.talk?.() ?? null;

  function pager(): Pager | null {
    const text = talk()?.pages;
    if (text === undefined) return null;
    if (paged?.text !== text) {
      paged = { text, pager: createPager(text) };
      sizes.disconnect();
      sizes.observe(text);
      text.addEventListener('scroll', write, { passive: true });
    }
    return paged.pager;
  }
  const sizes = new ResizeObserver(() => write());

  const context: PresentContext = {
    page,
    laboratories,
    viewport,
    shell,
    talk,
    pager,
    goBack() {
      backwards = true;
      talk()?.back();
    },
    update: (change) =>
      store.update((state) => (state.presenting === null ? state : { ...state, presenting: change(state.presenting) })),
    run: (command) => void run(command),
    follow(writer) {
      writers.push(writer);
      if (store.state.presenting !== null) writer();
    },
  };
  const run = createCommands(context, { fullscreen, speaker: () => speaker.open(), end });
  const speaker = createSpeaker(
    context,
    (event, focused) => hear(event, focused, false),
    () => {
      actions.notify({ id: 'speaker', kind: 'text', text: presentTexts.window.refused });
      context.update((state) => ({ ...state, notes: true }));
    },
  );
  createTimer(context, createWall(context));
  for (const create of [
    createOverview,
    createCode,
    createPointer,
    createPen,
    createBar,
    createSwipe,
    createFreeze,
    createLaboratoryWall,
    createNotesDrawer,
  ])
    create(context);

  function write(): void {
    if (store.state.presenting === null) return;
    for (const writer of writers) writer();
  }

  /** Another step, another reveal: its text is turned to where one goes on reading. */
  function follow(): void {
    if (store.state.presenting === null) return;
    const before = shown;
    shown = placeOf(talk());
    if (shown.key !== before.key) {
      context.update(onStep);
      // After the text has been written, which hears of the step by itself.
      const last = backwards;
      backwards = false;
      queueMicrotask(() => (last ? pager()?.toLast() : pager()?.toFirst()));
    } else if (shown.revealed > before.revealed) {
      queueMicrotask(() => {
        const newest = talk()?.pages.querySelector('[data-newest]')?.lastElementChild;
        if (newest != null) pager()?.to(newest);
      });
    }
    queueMicrotask(write);
  }
  laboratories.subscribe(follow);
  store.subscribe((state, previous) => {
    if (state.presenting !== previous.presenting || state.prefs !== previous.prefs) write();
  });

  function end(): void {
    store.update((state) => ({ ...state, presenting: null }));
    fullscreen.leave();
    wakeLock.release();
    viewport.refresh();
  }

  /** @param here on the wall's own page: only there may a press fill the screen */
  function hear(event: KeyboardEvent, focused: Element | null, here: boolean): void {
    if (event.defaultPrevented || store.state.presenting === null) return;
    const where = contextOf(focused, store.state.prefs.shortcuts);
    const hotkey = hotkeyIn(TALK_KEYS, event, where);
    if (hotkey !== null) {
      const { command } = hotkey;
      const fills = command === 'fill' || command === 'fullscreen';
      // A button that is held down would race through the talk.
      if (event.repeat || (fills && !here)) event.preventDefault();
      else if (run(command)) event.preventDefault();
      if (here && command !== 'close' && command !== 'end') fullscreen.restore();
      return;
    }
    const ordinary = hotkeyFor(event, where);
    if (ordinary === null || !ORDINARY.has(ordinary.command)) return;
    event.preventDefault();
    if (store.state.presenting.screen !== 'shown') context.update(uncovered);
    else if (!event.repeat || ordinary.command === 'faster' || ordinary.command === 'slower')
      actions.run(ordinary.command);
  }

  return {
    start() {
      void fullscreen.enter();
      if (store.state.presenting !== null) return;
      wakeLock.hold();
      shown = placeOf(talk());
      store.update((state) => ({ ...state, presenting: beginPresenting(Date.now()) }));
      (document.activeElement as HTMLElement | null)?.blur();
      pager()?.toFirst();
      viewport.refresh();
    },
    press: (event) => hear(event, document.activeElement, true),
  };
}

/** Which step is shown, and how much of it. */
function placeOf(talk: Talk | null): { readonly key: string; readonly revealed: number } {
  return { key: talk?.steps[talk.at]?.key ?? '', revealed: talk?.revealed ?? 0 };
}
