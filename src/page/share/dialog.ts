import '../ui/dialog.css';
import './share.css';
import { h, setText } from '../dom';
import { icon } from '../icons';
import type { Laboratory } from '../laboratory';
import { pageTexts } from '../texts';
import { nameButton } from '../ui/button';
import type { ShareContext } from './context';
import { figureSection } from './figureSection';
import { fileSection } from './fileSection';
import { linkSection } from './linkSection';
import { pageSection } from './pageSection';
import { pictureSection } from './pictureSection';
import type { Say } from './section';
import { shareTexts } from './texts';
import { videoSection } from './videoSection';

/** Everything one can take along: link, file, picture, video, numbers and code. Opens at once where it is wanted already. */
export function createShareDialog(share: ShareContext, host: HTMLElement): void {
  const { page } = share;
  const { actions } = page;
  const title = h('h2', { id: 'share-heading' });
  const close = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  const said = h('p', { class: 'share-said', role: 'status' });
  const dialog = h('dialog', { class: 'dialog share', 'aria-labelledby': 'share-heading' });
  const say: Say = (text, wrong = false) => {
    setText(said, text);
    said.classList.toggle('wrong', wrong);
  };

  const link = linkSection(share, say);
  /** What each laboratory adds, made when it is wanted for the first time. */
  const added = new Map<Laboratory, HTMLElement>();
  const more = h('div', { class: 'share-more' });
  async function showMore(): Promise<void> {
    const laboratory = share.laboratories.current;
    const known = added.get(laboratory);
    if (known !== undefined) {
      more.replaceChildren(known);
      return;
    }
    const { picture, figure, sections } = laboratory.share;
    const own = h(
      'div',
      {},
      ...(picture === undefined ? [] : [pictureSection(share, picture, say), videoSection(share, picture, say)]),
      ...(figure === undefined ? [] : [figureSection(share, figure, say)]),
    );
    added.set(laboratory, own);
    more.replaceChildren(own);
    try {
      own.append(...((await sections?.(share, say)) ?? []));
    } catch (error) {
      // Told here; the console keeps what would help to mend it. Opened again, the dialog tries again.
      console.warn(error);
      added.delete(laboratory);
      say(page.words.t(pageTexts.broken), true);
    }
  }
  dialog.append(
    h('div', { class: 'dialog-head' }, title, close),
    link.element,
    fileSection(share, say, () => dialog.close()),
    pageSection(share, say),
    more,
    said,
  );
  close.addEventListener('click', () => dialog.close());
  // A press on the backdrop hits the dialog itself, not its content.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => actions.setLayout({ share: false }));

  page.live((words) => {
    setText(title, words.t(shareTexts.heading));
    nameButton(close, words.t(pageTexts.action.close), 'Esc');
    if (dialog.open) link.write();
  });
  // A dialog opens only where it stands in the page, and the first look at the state may open it.
  host.append(dialog, link.large);
  page.watch(
    ({ layout }) => [layout.share],
    ([open]) => {
      if (open) void showMore();
      if (open && !dialog.open) {
        say('');
        link.write();
        dialog.showModal();
      }
      if (!open && dialog.open) dialog.close();
    },
  );
}
