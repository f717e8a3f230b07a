import './freeze.css';
import { h } from '../dom';
import type { PresentContext } from './context';
import { createMirror, type Mirror } from './mirror';

/** The audience keeps the picture of the moment; what is prepared meanwhile lies beneath. A small dot tells the speaker. */
export function createFreeze({ page, shell, viewport, follow }: PresentContext): void {
  let mirror: Mirror | null = null;
  let layer: HTMLElement | null = null;

  function freeze(): void {
    mirror = createMirror(document, shell, viewport);
    layer = h('div', { class: 'wall-frozen' }, mirror.frame, h('i', {}));
    const made = layer;
    // Beneath it nothing may change before the picture stands.
    shell.append(layer);
    void mirror.draw().then(() => made.classList.add('stands'));
  }

  function thaw(): void {
    layer?.remove();
    layer = null;
    mirror = null;
  }

  follow(() => {
    const frozen = page.store.state.presenting?.frozen === true;
    if (frozen && layer === null) freeze();
    if (!frozen && layer !== null) thaw();
  });
  page.store.subscribe((state) => {
    if (state.presenting === null && layer !== null) thaw();
  });
}
