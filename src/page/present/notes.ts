import './notes.css';
import { h, setText } from '../dom';
import type { PresentContext } from './context';
import { presentTexts } from './texts';

/** What is said of the step for who teaches, typeset; the same on the page and in the speaker's window. */
export function createNotesView({ page, talk }: PresentContext): { readonly element: HTMLElement; write(): void } {
  const element = h('div', { class: 'notes-text' });
  let shown: unknown = null;
  return {
    element,
    write() {
      const now = talk();
      const notes = now?.steps[now.at]?.notes;
      const key = JSON.stringify([page.words.language, notes ?? null]);
      if (key === shown) return;
      shown = key;
      element.replaceChildren(
        notes === undefined || now === null
          ? h('p', { class: 'quiet' }, page.words.t(presentTexts.noNotes))
          : now.prose(page.words.t(notes), true),
      );
    },
  };
}

/** The speaker's notes on the wall's own page: where a window of their own is refused, or there is but one screen. */
export function createNotesDrawer(context: PresentContext): void {
  const { page, shell, follow } = context;
  const view = createNotesView(context);
  const heading = h('h2', {});
  const drawer = h('aside', { class: 'wall-notes' }, heading, view.element);
  drawer.hidden = true;
  shell.append(drawer);
  follow(() => {
    drawer.hidden = page.store.state.presenting?.notes !== true;
    if (drawer.hidden) return;
    setText(heading, page.words.t(presentTexts.notes));
    view.write();
  });
}
