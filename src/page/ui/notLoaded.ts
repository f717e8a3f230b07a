import { h } from '../dom';
import { letTakeOver } from '../offline/takeOver';
import { pageTexts } from '../texts';
import type { Context } from './context';

/** In the place of the page, where not even its first laboratory could be loaded: what can be done about it. */
export function createNotLoaded({ live }: Context): HTMLElement {
  const text = h('p', {});
  const again = h('button', { type: 'button', class: 'text-button' });
  // A version that waits has everything that this one misses.
  again.addEventListener('click', () => void letTakeOver().then(() => location.reload()));
  live((words) => {
    text.textContent = words.t(pageTexts.notLoaded);
    again.textContent = words.t(pageTexts.reload);
  });
  return h('main', { class: 'still', role: 'alert' }, h('h1', {}, '∇ Nabla'), text, again);
}
