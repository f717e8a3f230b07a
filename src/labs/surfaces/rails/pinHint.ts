import './pinHint.css';
import { h, setText } from '../../../page/dom';
import type { SurfaceContext } from '../context';
import { runNames } from './names';
import { railTexts } from './texts';

/** Says on the scene that a run is chosen, and what a click does then; with the way out of it. */
export function createPinHint(context: SurfaceContext): HTMLElement {
  const { actions } = context;
  const text = h('span', {});
  const leave = h('button', { type: 'button', class: 'text-button' });
  const hint = h('p', { class: 'pin-hint', role: 'status' }, text, leave);
  leave.addEventListener('click', () => actions.pin(null));

  const write = (): void => {
    const { pinned, shown } = context.store.state;
    const name = pinned === null || shown === null ? undefined : runNames(shown, context.words)[pinned];
    hint.classList.toggle('shown', name !== undefined);
    leave.hidden = name === undefined;
    setText(text, name === undefined ? '' : context.words.t(railTexts.runs.pinned, { name }));
  };
  context.watch(({ shown, pinned }) => [pinned, shown?.experiment.runs], write);
  context.live((words) => {
    leave.textContent = words.t(railTexts.runs.unpin);
    write();
  });
  return hint;
}
