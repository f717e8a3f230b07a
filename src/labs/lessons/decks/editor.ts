import '../../../page/ui/dialog.css';
import './editor.css';
import { h, setText } from '../../../page/dom';
import { icon } from '../../../page/icons';
import { download, fileName } from '../../../page/share/download';
import { nameButton } from '../../../page/ui/button';
import type { DecksHost } from './context';
import { changeDeck, choose, currentDeck, filled, withNewDeck, withoutDeck } from './edits';
import { deckFile } from './file';
import { createStepForm } from './form';
import { createStepList } from './list';
import { deckId } from './storage';
import type { DecksStore } from './store';
import { decksTexts } from './texts';

/** Edits the current deck: its steps on the left, the chosen one on the right. */
export function createEditor(context: DecksHost, decks: DecksStore): { open(): void } {
  const { page, host, show } = context;
  let chosen = 0;
  const dialog = h('dialog', { class: 'dialog deck-editor', 'aria-labelledby': 'deck-heading' });
  const heading = h('h2', { id: 'deck-heading' });
  const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  const which = h('select', { class: 'quiet-select' });
  const title = h('input', { type: 'text', class: 'link-field deck-title', maxlength: 200 });
  const said = h('p', { class: 'quiet', role: 'status' });
  const empty = h('p', { class: 'quiet' });

  const button = (
    name: 'add' | 'undo' | 'redo' | 'save' | 'show' | 'present' | 'print' | 'remove',
    act: () => void,
  ) => {
    const made = h('button', { type: 'button', class: 'push-button', 'data-act': name });
    made.addEventListener('click', act);
    page.live((words) => setText(made, words.t(decksTexts[name])));
    return made;
  };
  const deck = () => currentDeck(decks.decks);
  const opens = (act: (index: number) => void) => () => {
    const now = deck();
    if (now === null || now.steps.length === 0) return;
    dialog.close();
    act(chosen);
  };
  const buttons = {
    add: button('add', () => {
      decks.edit((now) => withNewDeck(now, deckId()));
      chosen = 0;
      write();
      title.focus();
    }),
    undo: button('undo', decks.undo),
    redo: button('redo', decks.redo),
    save: button('save', () => {
      const now = deck();
      if (now === null) return;
      const name = fileName(page.words.t(filled(now).title), 'json');
      download(new Blob([deckFile(now)], { type: 'application/json' }), name);
    }),
    show: button(
      'show',
      opens((index) => show(filled(deck()!), index)),
    ),
    present: button(
      'present',
      opens((index) => {
        show(filled(deck()!), index);
        page.actions.run('present');
      }),
    ),
    print: button(
      'print',
      opens(() => {
        show(filled(deck()!), 0);
        page.actions.run('print');
      }),
    ),
    remove: button('remove', () => {
      const now = deck();
      if (now !== null) decks.edit((all) => withoutDeck(all, now.id));
    }),
  };
  const list = createStepList(context, decks, (index) => {
    chosen = index;
    write();
  });
  const form = createStepForm(context, decks, () => chosen);
  dialog.append(
    h('div', { class: 'dialog-head' }, heading, close),
    h('div', { class: 'deck-row' }, which, title, buttons.add, buttons.remove),
    h(
      'div',
      { class: 'deck-row' },
      buttons.show,
      buttons.present,
      buttons.save,
      buttons.print,
      buttons.undo,
      buttons.redo,
    ),
    said,
    h('div', { class: 'deck-body' }, list.element, form.element, empty),
  );
  host.append(dialog);

  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  which.addEventListener('change', () => {
    chosen = 0;
    decks.edit((now) => choose(now, which.value));
  });
  title.addEventListener('input', () => {
    const { language } = page.words;
    const text = title.value;
    decks.edit((now) => changeDeck(now, (each) => ({ ...each, title: { ...each.title, [language]: text } })), 'title');
  });
  // Within the dialog its own history is meant, not that of the experiment behind it.
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) decks.redo();
    else decks.undo();
  });

  function write(): void {
    if (!dialog.open) return;
    const { words } = page;
    const { decks: all, current } = decks.decks;
    const now = deck();
    chosen = Math.min(Math.max(0, chosen), Math.max(0, (now?.steps.length ?? 0) - 1));
    which.replaceChildren(...all.map((each) => h('option', { value: each.id }, words.t(filled(each).title))));
    if (current !== null) which.value = current;
    which.hidden = all.length < 2;
    title.hidden = now === null;
    if (document.activeElement !== title) title.value = now?.title[words.language] ?? '';
    const steps = now?.steps.length ?? 0;
    for (const name of ['show', 'present', 'save', 'print'] as const) buttons[name].disabled = steps === 0;
    buttons.remove.disabled = now === null;
    const { past, future } = decks.store.state.history;
    buttons.undo.disabled = past.length === 0;
    buttons.redo.disabled = future.length === 0;
    setText(said, decks.store.state.kept ? '' : words.t(decksTexts.notKept));
    setText(empty, steps === 0 ? words.t(decksTexts.empty) : '');
    list.write(now, chosen);
    form.write(now?.steps[chosen] ?? null);
  }
  page.live((words) => {
    setText(heading, words.t(decksTexts.heading));
    nameButton(close, words.t(decksTexts.close), 'Esc');
    which.setAttribute('aria-label', words.t(decksTexts.deck));
    title.setAttribute('aria-label', words.t(decksTexts.title));
    write();
  });
  decks.store.subscribe(write);

  return {
    open() {
      if (!dialog.open) dialog.showModal();
      chosen = (deck()?.steps.length ?? 1) - 1;
      write();
    },
  };
}
