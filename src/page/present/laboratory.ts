import './laboratory.css';
import { h, setText } from '../dom';
import { createOffering } from '../workbench/offering';
import type { PresentContext } from './context';

/** A laboratory that is presented by itself: lessons hide by themselves what their steps do not offer. */
const ROOT = ':root[data-presenting] .app:not([data-layout="lesson"])';

/** Of a laboratory without steps, what one can read from the last row remains, and what it shows is said above it. */
export function createLaboratoryWall({ page, laboratories, shell, follow }: PresentContext): void {
  const offering = createOffering(ROOT);
  const caption = h('h1', { class: 'wall-caption' });
  shell.append(caption);
  follow(() => {
    const { current } = laboratories;
    const { words } = page;
    offering.show(current.wall ?? []);
    const said = current.caption?.(words) ?? current.share.title(words);
    setText(caption, current.layout === 'lesson' ? '' : said);
  });
}
