import './timer.css';
import { h, setText } from '../dom';
import type { PresentContext } from './context';
import { presentTexts } from './texts';

/** Minutes and seconds, with hours where there are any. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How long the talk has lasted, at the foot of the wall. */
export function createTimer({ page, follow }: PresentContext, foot: HTMLElement): void {
  const time = h('p', { class: 'wall-timer figure', role: 'timer' });
  foot.prepend(time);
  let ticking = 0;

  function write(): void {
    const { presenting } = page.store.state;
    const shown = presenting?.timer.shown === true;
    time.hidden = !shown;
    clearTimeout(ticking);
    if (!shown) return;
    const elapsed = Date.now() - presenting.timer.since;
    setText(time, elapsedText(elapsed));
    time.setAttribute('aria-label', page.words.t(presentTexts.key.timer));
    // At the next whole second, so that none is left out.
    ticking = window.setTimeout(write, 1000 - (elapsed % 1000));
  }
  time.hidden = true;
  follow(write);
}
