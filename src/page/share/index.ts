import { fitsAddress } from '../../experiment/address';
import { writeExperiment } from '../../experiment/file';
import type { NetContext } from '../../labs/networks/context';
import { netExperimentOf } from '../../labs/networks/state';
import { networksTexts } from '../../labs/networks/texts';
import { edit } from '../history';
import type { Stand } from '../showcase';
import { experimentOf, withNotice } from '../state';
import { pageTexts } from '../texts';
import type { Context } from '../ui/context';
import type { ToolHost } from '../workbench/host';
import type { ShareContext } from './context';
import { acceptDrops } from './drop';

/** A tool that has not caught up by then is drawn as it stands. */
const PATIENCE = 10_000;

/** The dialog, and files that are dropped on the page; both come when they are wanted. */
export function createSharing(
  page: Context,
  networks: NetContext,
  stand: Stand,
  tools: ToolHost,
  host: HTMLElement,
  address: () => string,
): void {
  const { store } = page;
  const inNetworks = (): boolean => store.state.workspace === 'networks';

  const share: ShareContext = {
    page,
    address,
    addressIsWhole: () => inNetworks() || fitsAddress(experimentOf(store.state)),
    fileText: () =>
      inNetworks()
        ? `${JSON.stringify(netExperimentOf(networks.store.state), null, 2)}\n`
        : writeExperiment(experimentOf(store.state)),
    title() {
      if (inNetworks()) return page.words.t(pageTexts.workspace.networks);
      const { shown } = store.state.session;
      return shown === null ? '' : page.words.t(shown.resolved.title);
    },
    take(opened) {
      if (opened.kind === 'networks') networks.actions.edit(() => opened.experiment);
      store.update((state) => ({
        ...state,
        workspace: opened.kind,
        history: opened.kind === 'surfaces' ? edit(state.history, opened.experiment) : state.history,
      }));
    },
    capture: stand.capture,
    sceneModel: () => stand.model,
    async settled() {
      const end = performance.now() + PATIENCE;
      do await new Promise(requestAnimationFrame);
      while (tools.current?.busy === true && performance.now() < end);
    },
  };

  const say = (text: string): void =>
    store.update((state) => withNotice(state, { id: 'file', kind: 'text', text: { en: text, zh: text } }));
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
        // Told on the page; the console keeps what would help to mend it.
        console.warn(error);
        made = false;
        say(page.words.t(networksTexts.broken));
        page.actions.setLayout({ share: false });
      }
    },
  );
}
