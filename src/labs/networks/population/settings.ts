import type { GUI } from 'lil-gui';
import { ACTIVATION_LIST, INITIALISER_LIST } from '../../../catalog/networks';
import type { SweptAxis } from '../../../experiment/axis';
import { MOST_COMPARED } from '../../../experiment/limits';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import type { NetExperiment, PopulationChoice } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { NetContext } from '../context';
import { targetOf } from './axis';
import { axisName } from './names';
import { texts } from './texts';

const { population: POPULATION } = NETWORK_SETTINGS;

type CompareBy = PopulationChoice['compare']['by'];

/** What a comparison begins with, before anybody has chosen. */
const FIRST: Readonly<Record<CompareBy, readonly string[]>> = {
  none: [],
  optimizer: ['sgd', 'momentum', 'rmsprop', 'adam'],
  init: ['zeros', 'normal', 'xavier_uniform', 'he_normal'],
  activation: ['sigmoid', 'tanh', 'relu', 'sine'],
};

/** What can be compared by each. */
function candidates(by: CompareBy): readonly { readonly id: string; readonly name: LocalText }[] {
  if (by === 'optimizer') return [...NETWORK_OPTIMIZERS.values()];
  if (by === 'init') return INITIALISER_LIST;
  if (by === 'activation') return ACTIVATION_LIST;
  return [];
}

/** Everything an axis can change in this experiment. */
export function axisChoices({ network, optimizer }: NetExperiment): string[] {
  const entry = NETWORK_OPTIMIZERS.get(optimizer);
  const hyper = Object.keys(entry?.hyper ?? {});
  const rate = entry?.rate ?? null;
  const layers = network.layers.slice(1).map((_, layer) => `${rate}:${layer}`);
  return [...hyper, ...(rate === null ? [] : layers), ...(network.layers.length > 2 ? ['width'] : []), 'init'];
}

/** The axis that something is swept along, before anybody has set its ends. */
export function firstAxis(of: string, experiment: NetExperiment): SweptAxis {
  const target = targetOf(of);
  if (target.kind === 'width') return POPULATION.sweep.y.default;
  if (target.kind === 'gain') return { of, low: 0.01, high: 100, scale: 'log' };
  const entry = NETWORK_OPTIMIZERS.get(experiment.optimizer);
  const hyper = entry?.hyper[target.name];
  if (target.name === entry?.rate) return { of, low: 1e-3, high: 100, scale: 'log' };
  if (hyper === undefined) return { of, low: 1e-3, high: 1, scale: 'log' };
  return { of, low: hyper.min, high: hyper.max, scale: hyper.scale };
}

const withPopulation = (now: NetExperiment, change: Partial<PopulationChoice>): NetExperiment => ({
  ...now,
  population: { ...now.population, ...change },
});

const withSweep = (now: NetExperiment, change: Partial<PopulationChoice['sweep']>): NetExperiment =>
  withPopulation(now, { sweep: { ...now.population.sweep, ...change } });

/** The settings of the population view: who is compared, or the axes of the sweep. */
export function createPopulationSettings(context: NetContext): HTMLElement {
  return createSettings(context, {
    structure: (experiment) => {
      const { show, compare, sweep } = experiment.population;
      const rest = show === 'sweep' ? [sweep.x.of, sweep.y.of, sweep.x.scale, sweep.y.scale] : [compare.by];
      return JSON.stringify([show === 'sweep', rest, experiment.optimizer, experiment.network.layers.length]);
    },
    fill(root, build, experiment, words) {
      if (experiment.population.show === 'sweep') {
        const folder = addFolder(root, 'population.sweep', words.t(texts.sweep));
        for (const axis of ['x', 'y'] as const) addAxis(folder, build, axis, experiment, words);
        build.field(folder, POPULATION.sweep.size, words);
        build.field(folder, POPULATION.sweep.seeds, words);
        return;
      }
      const folder = addFolder(root, 'population.compare', words.t(texts.settings));
      build.field(folder, POPULATION.seeds, words);
      const { by } = experiment.population.compare;
      build.field(folder, POPULATION.compare.by, words, {
        write: (now, by) => withPopulation(now, { compare: { by, ids: FIRST[by] } }),
      });
      for (const { id, name } of candidates(by)) {
        build.toggle(folder, {
          key: `population.id.${id}`,
          label: words.t(name),
          read: ({ population }) => population.compare.ids.includes(id),
          write: (now, wanted) => withCompared(now, id, wanted),
        });
      }
    },
  });
}

/** One more or one fewer that is compared, in the order of the catalogue; never none, never too many. */
export function withCompared(now: NetExperiment, id: string, wanted: boolean): NetExperiment {
  const { by, ids } = now.population.compare;
  const chosen = new Set(ids);
  if (wanted) chosen.add(id);
  else chosen.delete(id);
  if (chosen.size === 0 || chosen.size > MOST_COMPARED) return { ...now };
  const ordered = candidates(by)
    .map((entry) => entry.id)
    .filter((each) => chosen.has(each));
  return withPopulation(now, { compare: { by, ids: ordered } });
}

function addAxis(
  folder: GUI,
  build: PanelBuilder<NetExperiment>,
  axis: 'x' | 'y',
  experiment: NetExperiment,
  words: Words,
): void {
  const name = words.t(axis === 'x' ? texts.axisX : texts.axisY);
  build.choice(
    folder,
    {
      key: `sweep.${axis}.of`,
      label: name,
      read: ({ population }) => population.sweep[axis].of,
      write: (now, of) => withSweep(now, { [axis]: firstAxis(of, now) }),
    },
    axisChoices(experiment).map((of) => ({ value: of, label: axisName(of, experiment, words) })),
  );
  const { of, scale } = experiment.population.sweep[axis];
  const whole = firstAxis(of, experiment);
  const least = scale === 'log' ? 1e-12 : targetOf(of).kind === 'width' ? 1 : 0;
  for (const end of ['low', 'high'] as const) {
    build.number(
      folder,
      {
        key: `sweep.${axis}.${end}`,
        label: words.t(end === 'low' ? texts.from : texts.to, { axis: name }),
        read: ({ population }) => population.sweep[axis][end],
        write: (now, value) => withSweep(now, { [axis]: withEnd(now.population.sweep[axis], end, value) }),
      },
      {
        ...numberOptions({ min: least, max: 1e6, slider: null, scale, integer: false }),
        low: whole.low,
        high: whole.high,
      },
    );
  }
}

/** An axis whose ends stay in order. */
function withEnd(axis: SweptAxis, end: 'low' | 'high', value: number): SweptAxis {
  const { low, high } = axis;
  if (end === 'low') return { ...axis, low: Math.min(value, high * (1 - 1e-9) - (high <= 0 ? 1e-9 : 0)) };
  return { ...axis, high: Math.max(value, low * (1 + 1e-9) + (low <= 0 ? 1e-9 : 0)) };
}
