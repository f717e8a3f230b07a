import { h, setText } from '../../dom';
import { clauses } from '../../i18n/join';
import { type IconName, icon } from '../../icons';
import { pageTexts } from '../../texts';
import { nameButton } from '../../ui/button';
import type { PresentContext } from '../context';
import { TALK_KEYS, type TalkCommand } from '../keys';
import { createMirror } from '../mirror';
import { createNotesView } from '../notes';
import { adoptSheets } from '../sheets';
import { presentTexts } from '../texts';
import { elapsedText } from '../timer';
import { createWakeLock } from '../wakeLock';
import css from './speaker.css?inline';

/** Its name: a page that is loaded anew finds the window it had. */
const NAME = 'nabla-speaker';
/** Milliseconds between two looks at the wall: what plays there is seen to play. */
const LOOK = 500;

const { window: texts } = presentTexts;

/** Buttons of the window, in groups. */
const BUTTONS: readonly (readonly (readonly [TalkCommand, IconName])[])[] = [
  [
    ['back', 'previous'],
    ['next', 'next'],
    ['overview', 'grid'],
    ['play', 'play'],
  ],
  [
    ['black', 'screen'],
    ['freeze', 'pause'],
    ['code', 'phone'],
  ],
  [['end', 'close']],
];

/** The speaker's window: this page builds it and holds it, so both always show the same, without a server or a store. */
export interface Speaker {
  /** Opens it, or brings it to the front. Must be called by a press. */
  open(): void;
}

/**
 * @param press a key in the window, which does what it would do on the page
 * @param refused the browser lets no window be opened
 */
export function createSpeaker(
  context: PresentContext,
  press: (event: KeyboardEvent, focused: Element | null) => void,
  refused: () => void,
): Speaker {
  const { page, follow } = context;
  let held: { readonly window: Window; write(): void; draw(): void } | null = null;
  let looking = 0;

  function open(): void {
    if (held !== null && !held.window.closed) {
      held.window.focus();
      return;
    }
    // Before anything else: browsers let only the press itself open a window.
    const opened = window.open('', NAME, 'popup,width=1180,height=760');
    if (opened === null) {
      refused();
      return;
    }
    held = build(context, opened, press);
    held.write();
    clearInterval(looking);
    looking = window.setInterval(look, LOOK);
  }

  /** As long as there is somebody to look. */
  function look(): void {
    if (held === null || held.window.closed) clearInterval(looking);
    else held.draw();
  }

  follow(() => held?.write());
  page.store.subscribe((state, previous) => {
    if (state.presenting === null && previous.presenting !== null) held?.write();
  });
  page.live(() => held?.write());
  window.addEventListener('pagehide', () => {
    // It stays, and says why it no longer moves.
    if (held === null || held.window.closed) return;
    held.window.document.body.replaceChildren(h('p', { class: 'speaker-gone' }, page.words.t(texts.gone)));
  });
  return { open };
}

function build(
  context: PresentContext,
  target: Window,
  press: (event: KeyboardEvent, focused: Element | null) => void,
): { readonly window: Window; write(): void; draw(): void } {
  const { page, shell, viewport, talk, pager, run } = context;
  const { document: host } = target;
  const wakeLock = createWakeLock(target);
  const mirror = createMirror(host, shell, viewport);
  const notes = createNotesView(context);
  const state = h('p', { class: 'speaker-state' });
  const wall = h('div', { class: 'speaker-wall' }, mirror.frame);
  const position = h('p', { class: 'speaker-position figure' });
  const title = h('h1', {});
  const nextHeading = h('h2', {});
  const nextTitle = h('p', { class: 'speaker-next-title' });
  const nextText = h('div', { class: 'speaker-next-text' });
  const notesHeading = h('h2', {});
  const clock = h('p', { class: 'speaker-clock figure' });
  const elapsed = h('p', { class: 'speaker-elapsed figure', role: 'timer' });
  const restart = h('button', { type: 'button', class: 'text-button' });
  const steps = h('select', { class: 'quiet-select speaker-steps' });
  const theme = h('button', { type: 'button', class: 'text-button' });
  const language = h('button', { type: 'button', class: 'text-button' });
  const buttons = BUTTONS.map((group) =>
    group.map(([command, name]) => {
      const button = h('button', { type: 'button', class: 'icon-button', 'data-command': command }, icon(name));
      button.addEventListener('click', () => run(command));
      return [command, button] as const;
    }),
  );
  const body = h(
    'main',
    { class: 'speaker' },
    h('header', { class: 'speaker-head' }, position, title, elapsed, restart, clock),
    h('section', { class: 'speaker-live' }, state, wall),
    h(
      'section',
      { class: 'speaker-side' },
      h('div', { class: 'speaker-notes' }, notesHeading, notes.element),
      h('div', { class: 'speaker-next' }, nextHeading, nextTitle, nextText),
    ),
    h(
      'footer',
      { class: 'speaker-foot' },
      ...buttons.map((group) => h('div', { role: 'group' }, ...group.map(([, button]) => button))),
      steps,
      theme,
      language,
    ),
  );
  host.body.replaceChildren(body);
  host.documentElement.className = 'speaker-window';

  restart.addEventListener('click', () =>
    context.update((now) => ({ ...now, timer: { ...now.timer, since: Date.now() } })),
  );
  steps.addEventListener('change', () => talk()?.show(steps.selectedIndex));
  theme.addEventListener('click', () => page.actions.run('theme'));
  language.addEventListener('click', () => page.actions.run('language'));
  target.addEventListener('keydown', (event) => press(event, host.activeElement), { capture: true });
  let listed = '';
  let said = '';

  function writeSteps(): void {
    const now = talk();
    const { words } = page;
    const list = now === null ? [] : now.steps.map((step, i) => `${i + 1}. ${words.t(step.title)}`);
    const text = list.join('\n');
    if (text !== listed) {
      listed = text;
      steps.replaceChildren(...list.map((each) => h('option', {}, each)));
    }
    steps.hidden = list.length === 0;
    if (now !== null) steps.selectedIndex = now.at;
  }

  function writeNext(): void {
    const now = talk();
    const { words } = page;
    const next = now?.steps[now.at + 1];
    setText(nextHeading, words.t(texts.next));
    setText(nextTitle, next === undefined ? words.t(texts.last) : words.t(next.title));
    const says = next?.says === undefined ? '' : words.t(next.says);
    if (says === said) return;
    said = says;
    nextText.replaceChildren(...(says === '' || now === null ? [] : [now.prose(says, false)]));
  }

  function write(): void {
    const { presenting } = page.store.state;
    const { words } = page;
    adoptSheets(target, css);
    const root = host.documentElement;
    root.lang = words.tag;
    root.dataset.theme = page.store.state.prefs.theme;
    host.title = words.t(texts.title);
    const now = talk();
    const at = now === null || now.at < 0 ? null : now;
    const turned = pager();
    const place = at === null ? '' : words.t(presentTexts.position, { step: at.at + 1, last: at.steps.length });
    const pageText =
      turned === null || turned.pages < 2
        ? []
        : [words.t(presentTexts.page, { page: turned.page + 1, pages: turned.pages })];
    setText(position, at === null ? '' : clauses([place, ...pageText], words));
    setText(title, at === null ? context.laboratories.current.share.title(words) : words.t(at.steps[at.at]!.title));
    const frozen = presenting?.frozen === true;
    const screen = presenting?.screen ?? 'shown';
    root.dataset.state = presenting === null ? 'ended' : screen !== 'shown' ? screen : frozen ? 'frozen' : 'live';
    setText(
      state,
      words.t(
        presenting === null ? texts.ended : screen !== 'shown' ? texts[screen] : frozen ? texts.prepared : texts.live,
      ),
    );
    setText(notesHeading, words.t(presentTexts.notes));
    setText(restart, words.t(texts.restart));
    setText(theme, words.t(pageTexts.action.theme, { theme: words.t(pageTexts.theme[page.store.state.prefs.theme]) }));
    setText(language, words.t(pageTexts.action.language));
    if (presenting === null) wakeLock.release();
    else wakeLock.hold();
    elapsed.setAttribute('aria-label', words.t(texts.elapsed));
    clock.setAttribute('aria-label', words.t(texts.clock));
    for (const [command, button] of buttons.flat()) {
      const hotkey = TALK_KEYS.find((each) => each.command === command)!;
      nameButton(button, words.t(hotkey.text), hotkey.shown.split(' ')[0]!);
    }
    notes.write();
    writeSteps();
    writeNext();
  }

  let drawing = false;
  function draw(): void {
    const { presenting } = page.store.state;
    const time = new Date();
    // Formulas bring a sheet of their own, later.
    adoptSheets(target, css);
    setText(clock, time.toLocaleTimeString(page.words.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
    if (presenting !== null) setText(elapsed, elapsedText(time.getTime() - presenting.timer.since));
    wall.style.setProperty('--wall-ratio', `${window.innerWidth} / ${window.innerHeight}`);
    mirror.frame.style.transform = `scale(${wall.clientWidth / window.innerWidth})`;
    // A picture nobody looks at is not drawn, and one at a time.
    if (presenting === null || drawing || host.visibilityState === 'hidden') return;
    drawing = true;
    void mirror.draw().finally(() => {
      drawing = false;
    });
  }

  return { window: target, write, draw };
}
