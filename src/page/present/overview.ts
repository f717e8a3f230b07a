import './overview.css';
import { h, setText } from '../dom';
import type { PresentContext } from './context';
import { presentTexts } from './texts';

/** All steps at a glance, to choose one: by arrows and Enter, by a press, or by its number. */
export function createOverview({ page, shell, follow, talk, update }: PresentContext): void {
  const list = h('ol', { class: 'wall-steps' });
  const heading = h('h2', { class: 'wall-panel-title' });
  const panel = h('section', { class: 'wall-panel wall-overview' }, heading, list);
  panel.hidden = true;
  shell.append(panel);
  let buttons: readonly HTMLButtonElement[] = [];
  let written = '';

  function choose(index: number): void {
    update((state) => ({ ...state, panel: null, typed: '' }));
    talk()?.show(index);
  }

  function write(): void {
    const now = talk();
    if (now === null) return;
    const { words } = page;
    setText(heading, words.t(now.title));
    const text = JSON.stringify([words.language, now.steps.map(({ key, title }) => [key, title])]);
    if (text === written) return;
    written = text;
    buttons = now.steps.map(({ title }, index) => {
      const button = h(
        'button',
        { type: 'button' },
        h('span', { class: 'wall-step-number figure' }, String(index + 1)),
        h('span', {}, words.t(title)),
      );
      button.addEventListener('click', () => choose(index));
      return button;
    });
    list.replaceChildren(...buttons.map((button) => h('li', {}, button)));
  }

  follow(() => {
    const wasOpen = !panel.hidden;
    const now = talk();
    panel.hidden = page.store.state.presenting?.panel !== 'overview' || now === null;
    if (panel.hidden || now === null) return;
    panel.setAttribute('aria-label', page.words.t(presentTexts.key.overview));
    write();
    buttons.forEach((button, index) => {
      if (index === now.at) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    });
    if (!wasOpen) (buttons[now.at] ?? buttons[0])?.focus();
  });

  /** Where the arrows lead, by what is seen: rows are as long as the wall is wide. */
  panel.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0) return;
    const columns = buttons.filter(({ offsetTop }) => offsetTop === buttons[0]!.offsetTop).length;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, PageDown: 1, PageUp: -1 }[
      event.key
    ];
    const to = by === undefined ? { Home: 0, End: buttons.length - 1 }[event.key] : at + by;
    if (to === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(0, to), buttons.length - 1)]!.focus();
  });
}
