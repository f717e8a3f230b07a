import { GUI } from 'lil-gui';
import type { Experiment } from '../../experiment/types';
import type { ToolContext } from '../../labs/surfaces/context';
import { h } from '../dom';
import type { Words } from '../i18n';
import { PanelBuilder } from '../panel/builder';
import { focusedKey, refocus, restoreFolders } from '../panel/keep';
import { experimentOf } from '../state';

export interface ToolPanelOptions {
  /** Which controls an experiment needs, as a text that can be compared: the panel is built anew when it changes. */
  structure(experiment: Experiment): string;
  /** Adds one folder (with a `data-key` of its own) or more to the root, which has no title. */
  fill(root: GUI, build: PanelBuilder, experiment: Experiment, words: Words): void;
}

/** The settings of one tool: controls that follow the experiment, whoever changed it. */
export function createToolPanel({ page }: ToolContext, { structure, fill }: ToolPanelOptions): HTMLElement {
  const { store, actions } = page;
  const host = h('div', { class: 'panel' });
  const open = new Map<string, boolean>();
  let builder = new PanelBuilder(actions);
  let gui: GUI | null = null;

  function build(): void {
    const experiment = experimentOf(store.state);
    const focus = focusedKey(host);
    gui?.destroy();
    builder = new PanelBuilder(actions);
    gui = new GUI({ container: host, injectStyles: false, title: '', touchStyles: 0 });
    fill(gui, builder, experiment, page.words);
    const keys = gui.foldersRecursive().map((folder) => folder.domElement.dataset.key ?? '');
    restoreFolders(gui, open, new Set(keys));
    builder.sync(experiment);
    refocus(host, focus);
  }

  page.watch((state) => [structure(experimentOf(state))], build);
  page.watch(
    (state) => [experimentOf(state)],
    ([experiment]) => builder.sync(experiment),
  );
  page.live(build);
  return host;
}
