import './pointer.css';
import { h } from '../dom';
import type { PresentContext } from './context';

/** Milliseconds at rest after which the dot of light fades: nobody wants it to stay where nothing is pointed at. */
const REST = 1500;

/** A dot of light that follows the mouse, or a bright circle in a darkened picture. The mouse works as it does without. */
export function createPointer({ page, shell, follow }: PresentContext): void {
  const dot = h('div', { class: 'wall-pointer', 'aria-hidden': 'true' });
  const light = h('div', { class: 'wall-spotlight', 'aria-hidden': 'true' });
  shell.append(h('div', { class: 'wall-tools' }, light, dot));
  let resting = 0;

  const tool = () => page.store.state.presenting?.tool ?? null;

  window.addEventListener('pointermove', ({ clientX, clientY }) => {
    const { style } = document.documentElement;
    // The mouse is hidden at rest: whoever moves it wants to see it.
    shell.classList.remove('wall-idle');
    dot.classList.remove('faded');
    clearTimeout(resting);
    if (page.store.state.presenting === null) return;
    style.setProperty('--wall-x', `${clientX}px`);
    style.setProperty('--wall-y', `${clientY}px`);
    resting = window.setTimeout(() => {
      dot.classList.add('faded');
      if (page.store.state.presenting !== null) shell.classList.add('wall-idle');
    }, REST);
  });

  follow(() => {
    const now = tool();
    dot.hidden = now !== 'pointer';
    light.hidden = now !== 'spotlight';
    shell.dataset.tool = now ?? '';
  });
}
