import type { GUI } from 'lil-gui';
import type { Place } from '../../experiment/define';
import type { Field } from '../../experiment/field';
import type { NumberField } from '../../experiment/kinds';
import { STOP, type Stop } from '../../experiment/stopping';
import type { Texts, Words } from '../../page/i18n';
import type { PanelBuilder } from '../../page/panel/builder';
import { addNote } from '../../page/panel/note';
import { numberOptions } from '../../page/panel/numberControl';

/** The two settings of an experiment that say when a run has come to rest, and when it ends for it. */
export interface StoppingSettings<E> {
  readonly tolerance: NumberField & Place<number, E>;
  readonly stop: Field<Stop> & { readonly label: NonNullable<Field<Stop>['label']> } & Place<Stop | undefined, E>;
}

/** Tolerance and stopping rule, each with a sentence on what it means. A panel is built anew when the rule comes or goes. */
export function addStopping<E>(
  folder: GUI,
  build: PanelBuilder<E>,
  experiment: E,
  words: Words,
  { tolerance, stop }: StoppingSettings<E>,
): void {
  build.field(folder, tolerance, words);
  addNote(folder, words.t(texts.tolerance));
  build.toggle(folder, {
    key: stop.id,
    label: words.t(stop.label),
    read: (now) => stop.read(now) !== undefined,
    write: (now, on) => stop.write(now, on ? (stop.read(now) ?? stop.default) : undefined),
  });
  if (stop.read(experiment) !== undefined) {
    build.number(
      folder,
      {
        key: `${stop.id}.gradient`,
        label: words.t(STOP.gradient.label),
        read: (now) => stop.read(now)?.gradient ?? STOP.gradient.default,
        write: (now, gradient) => (stop.read(now) === undefined ? now : stop.write(now, { gradient })),
      },
      numberOptions(STOP.gradient),
    );
  }
  addNote(folder, words.t(texts.stop));
}

const texts = {
  tolerance: {
    en: 'Converged: the first step from which the gradient norm stays at or below this. The run itself goes on.',
    zh: '收敛：从这一步起，梯度范数始终不超过该值；运行本身仍会继续。',
  },
  stop: {
    en: 'With the rule a run updates first, then tests the gradient it has just used, and ends once its norm is below the bound. So the tutorials count 75 updates where the gradient is below the bound for the first time at step 74.',
    zh: '启用后，每次运行先更新，再检验刚用过的梯度，其范数小于阈值就结束。因此教程数出 75 次更新，而梯度首次小于阈值是在第 74 步。',
  },
} as const satisfies Texts;
