import type { FunctionPlotModel, PlotMark } from '../../../charts/functionPlot';
import type { LinesFigure } from '../../../experiment/lessons/types';
import { formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { seriesLooks } from './look';
import { pathOf, rangeAround, spanOf, tableRows } from './numbers';
import { type FigureData, isTyped } from './sources';

/** Points that are marked one by one; more would hide the line. */
const MARKED = 24;

/** Series over their index, or over what the figure says, as lines. */
export function linesModel(figure: LinesFigure, data: FigureData, words: Words): FunctionPlotModel {
  const { x, y, series, title } = figure;
  const rows = x.values === undefined ? data : data.slice(1);
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const places = x.values === undefined ? Array.from({ length: longest }, (_, i) => i) : data[0]!;
  const scale = y.scale ?? 'linear';
  const looks = seriesLooks(series.map(({ values }) => isTyped(values)));
  const names = series.map(({ label }) => words.t(label));
  return {
    name: words.t(title),
    x: {
      range: spanOf(places),
      title: words.t(x.label),
      at: 'edge',
      whole: places.every(Number.isInteger),
    },
    y: { range: rangeAround(rows.flat(), scale), title: words.t(y.label), scale, grid: true, at: 'edge' },
    layers: rows.map((row, i) => ({ key: `series${i}`, marks: [lineMark(row, places, scale, looks[i]!)] })),
    legend: names.map((text, i) => {
      const { color, dash, shape } = looks[i]!;
      return { text, color, dash, ...(longest <= MARKED ? { shape } : {}) };
    }),
    table: {
      caption: words.t(title),
      columns: [words.t(x.label), ...names],
      rows: tableRows(longest).map((at) => [
        formatSignificant(places[at] ?? Number.NaN),
        ...rows.map((row) => formatSignificant(row[at] ?? Number.NaN)),
      ]),
    },
  };
}

function lineMark(
  row: readonly number[],
  places: readonly number[],
  scale: 'linear' | 'log',
  { color, dash, shape }: ReturnType<typeof seriesLooks>[number],
): PlotMark {
  return {
    kind: 'path',
    points: pathOf(places, row, scale),
    color,
    dash,
    shape: row.length <= MARKED ? shape : 'none',
    size: 0.22,
  };
}
