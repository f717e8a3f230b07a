import { createStripPlot } from '../../../charts/stripPlot';
import { h } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { clauses } from '../../../page/i18n/join';
import { runStyle } from '../../shared/runStyle';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import type { NetPane } from './boundariesPane';
import { netFigures, netName, seriesName } from './names';
import { isSolved, type Summary, summarise } from './statistics';
import { texts } from './texts';
import type { PopulationState } from './training';

/** Fewer values than this have no quartiles worth a box. */
const BOX_FROM = 4;

/** The losses of a population: as a figure, and as numbers in a table. */
export function createDistributionPane(
  context: NetContext,
  onPoint: (key: string | null) => void,
  onChoose: (key: string) => void,
): NetPane {
  const plot = createStripPlot({ onPoint, onChoose });
  const table = h('table', { class: 'table ruled population-table' });
  const note = h('p', { class: 'quiet' });
  const element = h(
    'div',
    { class: 'population-distribution' },
    plot.element,
    h('div', { class: 'population-numbers', 'data-part': 'table' }, table, note),
  );
  return {
    element,
    show(state) {
      const { words, store } = context.page;
      const { by } = netExperimentOf(context.store.state).population.compare;
      const { theme } = store.state.prefs;
      const { series } = state.population;
      const rows = series.map((entry, index) => rowOf(state, index, seriesName(entry, by, words)));
      plot.show({
        name: words.t(texts.chart, { epoch: state.epoch }),
        axis: words.t(texts.axisLoss),
        ended: words.t(texts.ended),
        pointed: null,
        strips: rows.map(({ name, summary, nets }, index) => ({
          label: name,
          color: runStyle(index, theme).color,
          box: summary.count < BOX_FROM ? null : summary,
          dots: nets.map((net) => {
            const solved = isSolved(net.loss, net.accuracy, state.constantLoss[index]);
            const label = [netName(net.id.seed, series[index], by, words), ...netFigures(net, solved, words)];
            return { key: net.id.key, value: net.loss, solved, name: clauses(label, words) };
          }),
        })),
      });
      table.replaceChildren(...tableOf(rows, words));
      const classes = state.nets.some(({ accuracy }) => !Number.isNaN(accuracy));
      note.textContent = words.t(classes ? texts.solvedMeans : texts.solvedMeansLoss);
    },
  };
}

interface Row {
  readonly name: string;
  readonly nets: PopulationState['nets'];
  readonly summary: Summary;
  readonly solved: number;
  readonly ended: number;
}

function rowOf(state: PopulationState, index: number, name: string): Row {
  const nets = state.nets.filter(({ id }) => id.series === index);
  const constant = state.constantLoss[index];
  return {
    name,
    nets,
    summary: summarise(nets.map(({ loss }) => loss)),
    solved: nets.filter(({ loss, accuracy }) => isSolved(loss, accuracy, constant)).length,
    ended: nets.filter(({ status }) => status !== 'running').length,
  };
}

const COLUMNS = ['series', 'count', 'least', 'lower', 'median', 'upper', 'most', 'solved', 'ended'] as const;

function tableOf(rows: readonly Row[], words: Words): HTMLElement[] {
  const percent = (count: number, of: number): string => `${count} (${Math.round((100 * count) / of)} %)`;
  return [
    h('caption', { class: 'visually-hidden' }, words.t(texts.table)),
    h('thead', {}, h('tr', {}, ...COLUMNS.map((column) => h('th', { scope: 'col' }, words.t(texts.column[column]))))),
    h(
      'tbody',
      {},
      ...rows.map(({ name, nets, summary, solved, ended }) => {
        const { least, lower, median, upper, most } = summary;
        const cells = [
          String(nets.length),
          ...[least, lower, median, upper, most].map((value) => formatNumber(value)),
          percent(solved, nets.length),
          percent(ended, nets.length),
        ];
        return h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, cell)));
      }),
    ),
  ];
}
