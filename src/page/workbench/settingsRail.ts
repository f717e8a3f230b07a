import { GUI } from 'lil-gui';
import { h } from '../dom';
import type { Words } from '../i18n';
import { PanelBuilder } from '../panel/builder';
import { focusedKey, refocus, restoreFolders } from '../panel/keep';
import type { PageState } from '../state';
import type { Edited, Editing } from './editing';
import type { LabContext } from './labContext';

export interface SettingsOptions<E> {
  /** Of the whole; absent: it has none, and every folder is open at first. */
  readonly title?: (words: Words) => string;
  /** Keys of the folders that are open on the first visit. */
  readonly openAtFirst?: ReadonlySet<string>;
  /** Which controls are needed, as a text that can be compared: they are built anew when it changes. */
  structure(experiment: E, page: PageState): string;
  /** Adds folders, each with a `data-key` of its own ({@link addFolder}), and their controls to the root. */
  fill(root: GUI, build: PanelBuilder<E>, experiment: E, words: Words): void;
}

/** A folder that is known again, when its panel is built anew, by its key. */
export function addFolder(root: GUI, key: string, title: string): GUI {
  const folder = root.addFolder(title);
  folder.domElement.dataset.key = key;
  return folder;
}

/**
 * Settings of a laboratory, or of one bench. Controls follow the experiment, whoever changed it; they are built anew only
 * where others are needed (another optimizer, another language), and then folders, focus and scroll position are kept.
 */
export function createSettings<S extends Edited<E>, E>(
  {
    page,
    store,
    actions,
    watch,
    onRestart,
  }: Pick<LabContext<S, Pick<Editing<E>, 'edit' | 'endGesture'>>, 'page' | 'store' | 'actions' | 'watch' | 'onRestart'>,
  { title, openAtFirst, structure, fill }: SettingsOptions<E>,
): HTMLElement {
  const host = h('div', { class: 'panel' });
  const open = new Map<string, boolean>();
  let builder = new PanelBuilder<E>(actions);
  let gui: GUI | null = null;

  function build(): void {
    const { words } = page;
    const experiment = store.state.history.present;
    const focus = focusedKey(host);
    const scroller = host.closest('.rail');
    const top = scroller?.scrollTop ?? 0;
    gui?.destroy();
    builder = new PanelBuilder<E>(actions);
    gui = new GUI({ container: host, injectStyles: false, title: title?.(words) ?? '', touchStyles: 0 });
    fill(gui, builder, experiment, words);
    const keys = gui.foldersRecursive().map((folder) => folder.domElement.dataset.key ?? '');
    restoreFolders(gui, open, page.embedded || openAtFirst === undefined ? new Set(keys) : openAtFirst);
    builder.sync(experiment);
    if (scroller !== null) scroller.scrollTop = top;
    refocus(host, focus);
  }

  watch((state, now) => [structure(state.history.present, now), now.prefs.language], build);
  watch(
    (state) => [state.history.present],
    ([experiment]) => builder.sync(experiment),
  );
  onRestart(() => {
    open.clear();
    build();
  });
  return host;
}
