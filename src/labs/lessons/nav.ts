import { h, setText } from '../../page/dom';
import { icon } from '../../page/icons';
import { nameButton } from '../../page/ui/button';
import type { LessonsContext } from './context';
import { following, isAsked, stepOf } from './state';
import { lessonsTexts } from './texts';

/** Back and next, always in sight. */
export function createNav({ page, store, course, actions }: LessonsContext): HTMLElement {
  const backText = h('span', {});
  const nextText = h('span', {});
  const back = h('button', { type: 'button', class: 'push-button lesson-back' }, icon('previous'), backText);
  const next = h('button', { type: 'button', class: 'lesson-next' }, nextText, icon('next'));
  back.addEventListener('click', actions.back);
  next.addEventListener('click', actions.next);

  function write(): void {
    const { words } = page;
    const { place } = store.state;
    if (place === null) return;
    const reveals = stepOf(place).reveals?.length ?? 0;
    const ends = !isAsked(store.state) && place.revealed >= reveals && following(store.state, course) === null;
    setText(backText, words.t(lessonsTexts.back));
    setText(nextText, words.t(ends ? lessonsTexts.finish : lessonsTexts.next));
    nameButton(back, words.t(lessonsTexts.back), 'PageUp');
    nameButton(next, words.t(ends ? lessonsTexts.finish : lessonsTexts.next), 'PageDown');
  }
  page.live(write);
  store.subscribe(write);
  return h('nav', { class: 'lesson-nav' }, back, next);
}
