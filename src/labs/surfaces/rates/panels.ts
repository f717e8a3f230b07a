import { setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import { runStyle } from '../../shared/runStyle';
import type { RatesEdits } from '../../shared/runs/ratesButtons';
import { createRatesCells } from '../../shared/runs/ratesCells';
import { runStateAt } from '../../shared/runs/runState';
import { createBackground } from '../background';
import type { SurfaceContext } from '../context';
import { createPathMap } from '../pathMap';
import { runNames } from '../rails/names';
import type { RatesModel } from './model';
import { texts } from './texts';

export interface Panels {
  readonly element: HTMLElement;
  show(model: RatesModel): void;
  moveTo(step: number): void;
}

/** A map for each rate, with the path up to the playback's step; a click gives the run that rate. */
export function createPanels(context: SurfaceContext, edits: RatesEdits): Panels {
  const { page } = context;
  const { element, cells, show } = createRatesCells('rates-stage', edits, createPathMap);
  const backgroundOf = createBackground();
  let model: RatesModel | null = null;
  let step = 0;

  function tell(): void {
    cells.forEach(({ place }, index) => {
      const descent = model?.found?.descents[index];
      if (descent !== undefined) setText(place, formatNumber(runStateAt(descent, step).loss));
    });
  }

  return {
    element,
    show(next) {
      model = next;
      const { words, store } = context;
      const { theme } = page.store.state.prefs;
      const { shown, run, rate, rates, found } = next;
      show({
        name: runNames(shown, words)[run] ?? '',
        present: rate === null ? null : (shown.experiment.runs[run]!.hyper[rate] ?? Number.NaN),
        rates,
        verdicts: found?.verdicts ?? null,
        steps: shown.experiment.steps,
        theme,
        words,
        title: words.t(texts.maps),
        rateName: (number) => words.t(texts.rate, { number }),
      });
      const picture = backgroundOf(store.state, theme);
      const { minima } = shown.resolved;
      cells.forEach(({ picture: map }, index) => {
        const descent = found?.descents[index];
        if (picture === null || descent === undefined) return;
        map.show({ picture, trajectory: descent.trajectory, minima, style: runStyle(index, theme), theme });
      });
      tell();
    },
    moveTo(next) {
      step = next;
      for (const { picture } of cells) picture.moveTo(next);
      tell();
    },
  };
}
