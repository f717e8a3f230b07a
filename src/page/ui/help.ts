import './dialog.css';
import './help.css';
import { h } from '../dom';
import { HOTKEYS } from '../hotkeys';
import type { Words } from '../i18n';
import { icon } from '../icons';
import type { Session } from '../state';
import { nameButton } from './button';
import type { Context } from './context';

/** Keys, mouse, and what this session runs on. */
export function createHelp(context: Context): HTMLElement {
  const { store, actions } = context;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'help-heading' });

  function write(): void {
    const { words } = context;
    const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
    nameButton(close, words.t('action.close'), 'Esc');
    close.addEventListener('click', () => dialog.close());
    dialog.replaceChildren(
      h('div', { class: 'dialog-head' }, h('h2', { id: 'help-heading' }, words.t('help.heading')), close),
      h('h3', {}, words.t('help.keys')),
      h('dl', { class: 'keys' }, ...keyRows(words)),
      h('h3', {}, words.t('help.mouse')),
      ...(['help.drag', 'help.click', 'help.hover'] as const).map((key) => h('p', {}, words.t(key))),
      h('h3', {}, words.t('help.tools')),
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
  return dialog;
}

/** The nine surface keys share one line. */
function keyRows(words: Words): HTMLElement[] {
  const single = HOTKEYS.filter((hotkey) => hotkey.text !== 'key.preset');
  const presets = HOTKEYS.filter((hotkey) => hotkey.text === 'key.preset');
  const rows = single.flatMap((hotkey) => [
    h('dt', {}, ...hotkey.shown.split(' ').map((key) => h('kbd', {}, key))),
    h('dd', {}, hotkey.text === 'key.preset' ? '' : words.t(hotkey.text)),
  ]);
  const range = `${presets[0]?.shown ?? ''}–${presets.at(-1)?.shown ?? ''}`;
  return [...rows, h('dt', {}, h('kbd', {}, range)), h('dd', {}, words.t('key.preset', { number: range }))];
}

function sessionText({ engine, adapter, backend, tier }: Session, words: Words): string {
  const precision = engine === null ? words.t('help.none') : words.t(`help.precision.${engine}`, { adapter });
  return words.t('help.engine', { engine: precision, backend, tier });
}
