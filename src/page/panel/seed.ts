import type { GUI } from 'lil-gui';
import type { Words } from '../i18n';
import type { Editing, PanelBuilder } from './builder';
import type { NumberOptions } from './numberControl';
import { panelTexts } from './texts';

export interface SeedSettings<E> {
  /** Tells it apart from the same control in another panel of the page. */
  readonly key: string;
  readonly options: NumberOptions;
  readonly edit: Editing<E>['edit'];
}

/** The seed of an experiment of any kind, and a button that draws another. */
export function addSeed<E extends { readonly seed: number }>(
  folder: GUI,
  build: PanelBuilder<E>,
  words: Words,
  { key, options, edit }: SeedSettings<E>,
): void {
  const write = (now: E, seed: number): E => ({ ...now, seed });
  build.number(folder, { key, label: words.t(panelTexts.seed), read: ({ seed }) => seed, write }, options);
  build.button(folder, words.t(panelTexts.newSeed), () => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    edit((now) => write(now, seed));
  });
}
