import './bar.css';
import { h } from '../dom';
import { type IconName, icon } from '../icons';
import { nameButton } from '../ui/button';
import type { PresentContext } from './context';
import { TALK_KEYS, type TalkCommand } from './keys';

/** What the bar offers, in groups. */
const BUTTONS: readonly (readonly [TalkCommand, IconName])[] = [
  ['back', 'previous'],
  ['next', 'next'],
  ['overview', 'grid'],
  ['play', 'play'],
  ['pointer', 'dot'],
  ['pen', 'pen'],
  ['black', 'screen'],
  ['speaker', 'speaker'],
  ['code', 'phone'],
  ['fullscreen', 'full'],
  ['end', 'close'],
];

/** Milliseconds that the bar stays after the pointer has moved. */
const STAYS = 2500;

/** The same commands for mouse and touch: a bar that comes when the pointer moves, and goes again. */
export function createBar(context: PresentContext): void {
  const { page, shell, follow, run } = context;
  const buttons = BUTTONS.map(([command, name]) => {
    const button = h('button', { type: 'button', class: 'icon-button', 'data-command': command }, icon(name));
    button.addEventListener('click', () => run(command));
    return button;
  });
  const bar = h('div', { class: 'wall-bar', role: 'toolbar' }, ...buttons);
  shell.append(bar);
  let leaving = 0;

  function show(): void {
    if (page.store.state.presenting === null) return;
    bar.classList.add('shown');
    clearTimeout(leaving);
    leaving = window.setTimeout(() => bar.classList.remove('shown'), STAYS);
  }
  window.addEventListener('pointermove', show, { passive: true });
  window.addEventListener('pointerdown', show, { passive: true });

  page.live((words) => {
    BUTTONS.forEach(([command], index) => {
      const hotkey = TALK_KEYS.find((each) => each.command === command)!;
      nameButton(buttons[index]!, words.t(hotkey.text), hotkey.shown.split(' ')[0]!);
    });
  });
  follow(() => {
    const { presenting } = page.store.state;
    const pressed: Partial<Record<TalkCommand, boolean>> = {
      pointer: presenting?.tool === 'pointer',
      pen: presenting?.tool === 'pen',
      overview: presenting?.panel === 'overview',
      code: presenting?.panel === 'code',
    };
    BUTTONS.forEach(([command], index) => {
      const state = pressed[command];
      if (state !== undefined) buttons[index]!.setAttribute('aria-pressed', String(state));
    });
  });
}
