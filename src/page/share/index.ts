import { addressOf } from '../addressSync';
import type { Laboratories } from '../laboratories';
import type { PageFile } from '../pageFile';
import type { Context } from '../ui/context';
import type { PageViewport } from '../viewport';
import type { ShareContext } from './context';
import { acceptDrops } from './drop';

/** The dialog, and files that are dropped on the page; both come when they are wanted. */
export function createSharing(
  page: Context,
  laboratories: Laboratories,
  viewport: PageViewport,
  file: PageFile,
  host: HTMLElement,
): void {
  const share: ShareContext = {
    page,
    laboratories,
    title: () => laboratories.current.share.title(page.words),
    address: () => addressOf(laboratories),
    file,
    capture: viewport.capture,
    sceneModel: () => viewport.model,
  };
  const say = (text: string): void => page.actions.notify({ id: 'file', kind: 'text', text: { en: text, zh: text } });
  host.append(acceptDrops(share, say));

  let made = false;
  page.watch(
    ({ layout }) => [layout.share],
    async ([open]) => {
      if (!open || made) return;
      made = true;
      try {
        (await import('./dialog')).createShareDialog(share, host);
      } catch (error) {
        made = false;
        page.actions.partMissing(error);
        page.actions.setLayout({ share: false });
      }
    },
  );
}
