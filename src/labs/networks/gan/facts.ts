import { coverageOf, modeRadius } from '../../../analysis/modes';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Game } from './session';
import { texts } from './texts';

const FACTS = ['update', 'stepsTaken', 'lossD', 'lossG', 'covered', 'good', 'status'] as const;
type Fact = (typeof FACTS)[number];

/** The numbers of a game as it stands. */
export function createGanFacts() {
  const rows = Object.fromEntries(FACTS.map((name) => [name, fact()])) as Record<Fact, ReturnType<typeof fact>>;
  return {
    element: h('dl', { class: 'gan-facts', 'data-part': 'facts' }, ...FACTS.map((name) => rows[name].row)),
    /** In the language of the moment. */
    write(words: Words): void {
      for (const name of FACTS) setText(rows[name].name, words.t(texts[name]));
    },
    show(now: Game | null, { gan }: NetExperiment, words: Words): void {
      const last = (values: readonly number[] | undefined) => formatNumber(values?.at(-1) ?? Number.NaN, 4);
      const course = now?.course;
      const state = now?.state;
      const found =
        now?.game.modes == null ? null : coverageOf(now.game.modes, now.portrait.generated, modeRadius(gan.noise));
      rows.covered.row.hidden = rows.good.row.hidden = found === null;
      setText(rows.update.value, String(state?.update ?? 0));
      setText(rows.stepsTaken.value, `${state?.discriminator.steps ?? 0} · ${state?.generator.steps ?? 0}`);
      setText(rows.lossD.value, last(course?.discriminatorLoss));
      setText(rows.lossG.value, last(course?.generatorLoss));
      if (found !== null) {
        setText(rows.covered.value, words.t(texts.coveredOf, { count: found.count, all: found.covered.length }));
        setText(rows.good.value, `${formatExact(100 * found.good, 2)}%`);
      }
      const begun = state !== undefined && (state.update > 0 || state.status !== 'running');
      setText(rows.status.value, words.t(texts.states[begun ? state.status : 'waiting']));
    },
  };
}

function fact(): { readonly row: HTMLElement; readonly name: HTMLElement; readonly value: HTMLElement } {
  const name = h('dt', {});
  const value = h('dd', { class: 'figure' });
  return { row: h('div', {}, name, value), name, value };
}
