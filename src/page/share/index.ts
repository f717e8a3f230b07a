import { addressOf } from '../addressSync';
import type { Laboratories } from '../laboratories';
import type { PageFile } from '../pageFile';
import type { Context } from '../ui/context';
import { whenAsked } from '../ui/whenAsked';
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
  whenAsked(page, 'share', async () => (await import('./dialog')).createShareDialog(share, host));
}
