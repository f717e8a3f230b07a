import { h, setText } from '../dom';
import { clauses } from '../i18n/join';
import type { PresentContext } from './context';
import { presentTexts } from './texts';

/**
 * What stands on the wall beside the step: where one is, what is being typed, and the black or white screen.
 *
 * @returns the line at the foot of the wall
 */
export function createWall(context: PresentContext): HTMLElement {
  const { page, shell, follow } = context;
  const dots = h('div', { class: 'wall-dots', 'aria-hidden': 'true' });
  const count = h('span', { class: 'figure' });
  const place = h('p', { class: 'wall-place' }, dots, count);
  const typed = h('output', { class: 'wall-typed figure' });
  const cover = h('div', { class: 'wall-cover', role: 'status' });
  const coverText = h('p', { class: 'visually-hidden' });
  cover.append(coverText);
  const foot = h('div', { class: 'wall-foot' }, place);
  shell.append(h('div', { class: 'wall' }, foot, typed, cover));
  // A click on the black screen brings the picture back, as any key does.
  cover.addEventListener('click', () => context.run('close'));

  follow(() => {
    const { presenting } = page.store.state;
    if (presenting === null) return;
    const { words } = page;
    const [talk, pager] = [context.talk(), context.pager()];
    place.hidden = talk === null || talk.at < 0;
    if (talk !== null && talk.at >= 0) {
      const [pageNow, pages] = [pager?.page ?? 0, pager?.pages ?? 1];
      setText(count, `${talk.at + 1} / ${talk.steps.length}`);
      // What can still be shown of this step: its pages, and what has yet to be revealed.
      const total = pages + Math.max(0, talk.reveals - talk.revealed);
      dots.replaceChildren(
        ...(total < 2 ? [] : Array.from({ length: total }, (_, i) => h('i', { class: i <= pageNow ? 'passed' : '' }))),
      );
      const position = words.t(presentTexts.position, { step: talk.at + 1, last: talk.steps.length });
      const turned = words.t(presentTexts.page, { page: pageNow + 1, pages });
      place.setAttribute('aria-label', clauses(pages > 1 ? [position, turned] : [position], words));
    }
    setText(typed, presenting.typed);
    shell.dataset.screen = presenting.screen;
    setText(
      coverText,
      presenting.screen === 'shown' ? '' : words.t(presentTexts[presenting.screen === 'black' ? 'black' : 'white']),
    );
  });
  return foot;
}
