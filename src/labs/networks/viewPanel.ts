import { GUI } from 'lil-gui';
import type { NetExperiment } from '../../experiment/network/types';
import { h } from '../../page/dom';
import type { Words } from '../../page/i18n';
import { PanelBuilder } from '../../page/panel/builder';
import type { NetContext } from './context';
import { netExperimentOf } from './state';

export interface ViewPanelOptions {
  /** Which controls an experiment needs, as a text that can be compared: the panel is built anew when it changes. */
  structure(experiment: NetExperiment): string;
  /** Adds folders to the root, which has no title of its own. */
  fill(root: GUI, build: PanelBuilder<NetExperiment>, experiment: NetExperiment, words: Words): void;
}

/** The settings of one view: controls that follow the experiment, whoever changed it. */
export function createViewPanel(context: NetContext, { structure, fill }: ViewPanelOptions): HTMLElement {
  const { page, store, actions } = context;
  const host = h('div', { class: 'panel' });
  const closed = new Set<string>();
  let builder = new PanelBuilder<NetExperiment>(actions);
  let gui: GUI | null = null;

  function build(): void {
    const experiment = netExperimentOf(store.state);
    const focused = host.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key
      : undefined;
    gui?.destroy();
    builder = new PanelBuilder<NetExperiment>(actions);
    gui = new GUI({ container: host, injectStyles: false, title: '', touchStyles: 0 });
    fill(gui, builder, experiment, page.words);
    for (const [index, folder] of gui.foldersRecursive().entries()) {
      const key = String(index);
      if (closed.has(key)) folder.close();
      folder.onOpenClose((changed) => {
        if (changed !== folder) return;
        if (folder._closed) closed.add(key);
        else closed.delete(key);
      });
    }
    builder.sync(experiment);
    if (focused === undefined) return;
    const control = host.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    control?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
  }

  context.watch((state) => [structure(netExperimentOf(state))], build);
  context.watch(
    (state) => [netExperimentOf(state)],
    ([experiment]) => builder.sync(experiment),
  );
  page.live(build);
  return host;
}
