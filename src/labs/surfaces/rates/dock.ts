import { createLossChart } from '../../../charts/lossChart';
import { h } from '../../../page/dom';
import { formatInput } from '../../../page/format';
import { createStatusLine, type Standing } from '../../../page/ui/status';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import { lastStepOf } from '../../shared/runs/runState';
import type { SurfaceContext } from '../context';
import { chartScaleOf, floorOf, readLook } from '../rails/chartPane';
import { runNames } from '../rails/names';
import { railTexts } from '../rails/texts';
import { MOST, type RatesModel } from './model';
import { texts } from './texts';

export interface DockEvents {
  choose(run: number): void;
  automatic(): void;
  add(): void;
}

export interface RatesDock {
  readonly element: HTMLElement;
  show(model: RatesModel, standing: Standing): void;
  moveTo(step: number): void;
}

/** Which run, which rates, and the loss of each by step. */
export function createRatesDock(context: SurfaceContext, events: DockEvents): RatesDock {
  const { page } = context;
  const chart = createLossChart((step) => context.actions.seek(step));
  const label = h('span', {});
  const choice = h('select', { class: 'quiet-select' });
  const automatic = h('button', { type: 'button', class: 'text-button' });
  const add = h('button', { type: 'button', class: 'text-button' });
  const status = createStatusLine(page);
  const element = h(
    'div',
    { class: 'rates-dock' },
    h(
      'div',
      { class: 'rates-head' },
      h('label', { class: 'field-row' }, label, choice),
      automatic,
      add,
      status.element,
    ),
    h('div', { class: 'chart-host' }, chart.element),
  );
  choice.addEventListener('change', () => events.choose(Number(choice.value)));
  automatic.addEventListener('click', events.automatic);
  add.addEventListener('click', events.add);
  let options = '';

  return {
    element,
    show(model, standing) {
      const { shown, run, rates, found } = model;
      const { words, store } = context;
      const { state } = store;
      const names = runNames(shown, words);
      if (options !== names.join('\n')) {
        options = names.join('\n');
        choice.replaceChildren(...names.map((name, index) => h('option', { value: index }, name)));
      }
      choice.value = String(run);
      label.textContent = words.t(texts.run);
      choice.setAttribute('aria-label', words.t(texts.run));
      automatic.textContent = words.t(texts.automatic);
      automatic.title = words.t(texts.automaticTitle);
      automatic.setAttribute('aria-pressed', String(state.history.present.tools.rates.rates.length === 0));
      add.textContent = words.t(texts.add);
      add.disabled = rates.length >= MOST || model.rate === null;
      automatic.disabled = model.rate === null;
      const { busy, failure } = standing;
      status.show({ busy, failure, note: found === null ? '' : words.t(texts.note) });
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
