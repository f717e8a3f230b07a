import './drop.css';
import { h, setText } from '../dom';
import { pageTexts } from '../texts';
import type { ShareContext } from './context';
import type { Say } from './section';

/** A file dropped anywhere on the page is opened; a sign says so while it is held over it. */
export function acceptDrops(share: ShareContext, say: Say): HTMLElement {
  const sign = h('div', { class: 'drop-sign', hidden: true });
  share.page.live((words) => setText(sign, words.t(pageTexts.sharing.drop)));
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

  window.addEventListener('dragover', (event) => {
    // A part of the page that knows better what to do with the file has taken it.
    if (!hasFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    sign.hidden = false;
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) sign.hidden = true;
  });
  window.addEventListener('drop', (event) => {
    sign.hidden = true;
    if (!hasFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void open(file);
  });

  async function open(file: File): Promise<void> {
    try {
      const { openInto } = await import('./fileSection');
      await openInto(share, file, say);
    } catch (error) {
      share.page.actions.partMissing(error);
    }
  }
  return sign;
}
