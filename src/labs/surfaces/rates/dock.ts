import { createLossChart } from '../../../charts/lossChart';
import { asPart, h } from '../../../page/dom';
import { formatInput } from '../../../page/format';
import { createStatusLine, type Standing } from '../../../page/ui/status';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import { createRatesButtons, type RatesEdits } from '../../shared/runs/ratesButtons';
import { ratesTexts } from '../../shared/runs/ratesTexts';
import { lastStepOf } from '../../shared/runs/runState';
import type { SurfaceContext } from '../context';
import { chartScaleOf, floorOf, readLook } from '../rails/chartPane';
import { runNames } from '../rails/names';
import { railTexts } from '../rails/texts';
import type { RatesModel } from './model';
import { texts } from './texts';

export interface RatesDock {
  readonly element: HTMLElement;
  show(model: RatesModel, standing: Standing): void;
  moveTo(step: number): void;
}

/** Which run, which rates, and the loss of each by step. */
export function createRatesDock(context: SurfaceContext, edits: RatesEdits, choose: (run: number) => void): RatesDock {
  const { page } = context;
  const chart = createLossChart((step) => context.actions.seek(step));
  const label = h('span', {});
  const choice = h('select', { class: 'quiet-select' });
  const buttons = createRatesButtons(edits);
  const status = createStatusLine(page);
  const element = h(
    'div',
    { class: 'rates-dock' },
    h(
      'div',
      { class: 'rates-head', 'data-group': true },
      h('label', { class: 'field-row', 'data-part': 'rates.chosen' }, label, choice),
      asPart('rates.edit', buttons.automatic),
      asPart('rates.edit', buttons.add),
      status.element,
    ),
    h('div', { class: 'chart-host', 'data-part': 'chart' }, chart.element),
  );
  choice.addEventListener('change', () => choose(Number(choice.value)));
  let options = '';

  return {
    element,
    show(model, standing) {
      const { shown, run, rates, found } = model;
      const { words, store } = context;
      const { state } = store;
      const names = runNames(shown, words, { short: true });
      if (options !== names.join('\n')) {
        options = names.join('\n');
        choice.replaceChildren(...names.map((name, index) => h('option', { value: index }, name)));
      }
      choice.value = String(run);
      label.textContent = words.t(texts.run);
      choice.setAttribute('aria-label', words.t(texts.run));
      buttons.show(state.history.present.tools.rates.rates, model.rate !== null, words);
      const { busy, failure } = standing;
      status.show({ busy, failure, note: found === null ? '' : words.t(ratesTexts.note) });
      if (found === null) return;
      const { descents } = found;
      const charted = { descents, resolved: shown.resolved };
      const scale = chartScaleOf(state, charted);
      chart.show({
        curves: descents.map(({ loss }, index) => {
          const { color, dash } = runStyle(index, page.store.state.prefs.theme);
          return { label: `η = ${formatInput(rates[index]!)}`, color, dash: DASH_LENGTHS[dash], loss, muted: false };
        }),
        steps: lastStepOf(descents),
        scale,
        floor: scale === 'log' ? floorOf(charted) : 0,
        look: readLook(element),
        name: words.t(texts.chart),
        describeStep: (step) => words.t(railTexts.chart.step, { step }),
      });
    },
    moveTo: (step) => chart.moveTo(step),
  };
}
