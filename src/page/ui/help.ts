import './dialog.css';
import './help.css';
import { h } from '../dom';
import { HOTKEYS } from '../hotkeys';
import type { Words } from '../i18n';
import { icon } from '../icons';
import { TALK_KEYS } from '../present/keys';
import { presentTexts } from '../present/texts';
import { pageTexts } from '../texts';
import { nameButton } from './button';
import type { Context } from './context';
import { sessionText } from './sessionText';
import { uiTexts } from './texts';

/** Keys, mouse, and what this session runs on. */
export function createHelp(context: Context, host: HTMLElement): void {
  const { store, actions } = context;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'help-heading' });
  // A dialog opens only where it stands in the page, and the first look at the state opens it.
  host.append(dialog);

  function write(): void {
    const { words } = context;
    const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
    nameButton(close, words.t(pageTexts.action.close), 'Esc');
    close.addEventListener('click', () => dialog.close());
    dialog.replaceChildren(
      h('div', { class: 'dialog-head' }, h('h2', { id: 'help-heading' }, words.t(uiTexts.help.heading)), close),
      h('h3', {}, words.t(uiTexts.help.keys)),
      h('dl', { class: 'keys' }, ...keyRows(words)),
      h('h3', {}, words.t(presentTexts.heading)),
      h('dl', { class: 'keys' }, ...talkRows(words)),
      h('h3', {}, words.t(uiTexts.help.mouse)),
      ...([uiTexts.help.drag, uiTexts.help.click, uiTexts.help.hover] as const).map((key) => h('p', {}, words.t(key))),
      h('h3', {}, words.t(uiTexts.help.plot)),
      ...([uiTexts.help.points, uiTexts.help.reading] as const).map((key) => h('p', {}, words.t(key))),
      h('h3', {}, words.t(uiTexts.help.tools)),
      h('p', { class: 'quiet' }, sessionText(store.state.session, words)),
    );
  }

  context.live(write);
  context.watch(
    ({ session }) => [session.engine, session.adapter, session.tier],
    () => write(),
  );
  context.watch(
    ({ layout }) => [layout.help],
    ([open]) => {
      if (open && !dialog.open) dialog.showModal();
      if (!open && dialog.open) dialog.close();
    },
  );
  dialog.addEventListener('close', () => actions.setLayout({ help: false }));
  // A press on the backdrop hits the dialog itself, not its content.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** Keys while one presents: digits share a line with Enter, which ends a number. */
function talkRows(words: Words): HTMLElement[] {
  return TALK_KEYS.filter(({ command }) => !command.startsWith('digit')).flatMap(({ shown, text }) => [
    h('dt', {}, ...shown.split(' ').map((key) => h('kbd', {}, key))),
    h('dd', {}, words.t(text)),
  ]);
}

/** The nine surface keys share one line. */
function keyRows(words: Words): HTMLElement[] {
  const single = HOTKEYS.filter((hotkey) => hotkey.text !== pageTexts.key.preset);
  const presets = HOTKEYS.filter((hotkey) => hotkey.text === pageTexts.key.preset);
  const rows = single.flatMap((hotkey) => [
    h('dt', {}, ...hotkey.shown.split(' ').map((key) => h('kbd', {}, key))),
    h('dd', {}, hotkey.text === pageTexts.key.preset ? '' : words.t(hotkey.text)),
  ]);
  const range = `${presets[0]?.shown ?? ''}–${presets.at(-1)?.shown ?? ''}`;
  return [...rows, h('dt', {}, h('kbd', {}, range)), h('dd', {}, words.t(pageTexts.key.preset, { number: range }))];
}
