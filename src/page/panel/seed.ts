import type { GUI } from 'lil-gui';
import type { Place } from '../../experiment/define';
import type { NumberField } from '../../experiment/kinds';
import type { Words } from '../i18n';
import type { Editing, PanelBuilder } from './builder';
import { panelTexts } from './texts';

export interface SeedSettings<E> {
  /** Tells it apart from the same control in another panel of the page. */
  readonly key?: string;
  readonly setting: NumberField & Place<number, E>;
  readonly edit: Editing<E>['edit'];
}

/** The seed of an experiment of any kind, and a button that draws another. */
export function addSeed<E>(
  folder: GUI,
  build: PanelBuilder<E>,
  words: Words,
  { key, setting, edit }: SeedSettings<E>,
): void {
  build.field(folder, setting, words, key === undefined ? {} : { key });
  build.button(folder, `${key ?? setting.id}.new`, words.t(panelTexts.newSeed), () => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    edit((now) => setting.write(now, seed));
  });
}
