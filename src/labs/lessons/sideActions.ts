import { h, setText } from '../../page/dom';
import { icon } from '../../page/icons';
import type { LessonsContext } from './context';
import { lessonsTexts } from './texts';

/** Back to what the step says, and away with what stands here now. */
export function createSideActions({ page, actions }: LessonsContext): HTMLElement {
  const restoreText = h('span', {});
  const takeText = h('span', {});
  const restore = h('button', { type: 'button', class: 'text-button lesson-restore' }, icon('reset'), restoreText);
  const take = h('button', { type: 'button', class: 'text-button lesson-take' }, icon('leave'), takeText);
  restore.addEventListener('click', actions.restore);
  take.addEventListener('click', actions.take);
  page.live((words) => {
    setText(restoreText, words.t(lessonsTexts.restore));
    setText(takeText, words.t(lessonsTexts.take));
  });
  return h('div', { class: 'lesson-actions' }, restore, take);
}
