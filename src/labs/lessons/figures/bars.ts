import type { FunctionPlotModel, PlotMark } from '../../../charts/functionPlot';
import type { BarsFigure } from '../../../experiment/lessons/types';
import type { AxisScale } from '../../../geometry/axis';
import { formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { type SeriesLook, seriesLooks } from './look';
import { rangeAround } from './numbers';
import { type FigureData, isTyped } from './sources';

/** Share of a category that its bars fill. */
const FILL = 0.78;
/** Digits above a bar. */
const DIGITS = 3;
/** Bars with their values above them: in the column beside a laboratory there is no room for more. */
const VALUED = 6;
/** Room for the values over the bars of a logarithmic axis, as a factor. */
const OVER = 3;

/** Bars of every series beside each other, category by category. */
export function barsModel(
  { title, categories, series, scale = 'linear' }: BarsFigure,
  data: FigureData,
  words: Words,
): FunctionPlotModel {
  const looks = seriesLooks(series.map(({ values }) => isTyped(values)));
  const names = series.map(({ label }) => words.t(label));
  const heads = categories.map((category) => words.t(category));
  const range = rangeAround(data.flat(), scale, scale === 'log' ? [] : [0]);
  const top = scale === 'log' ? ([range[0], range[1] * OVER] as const) : range;
  const valued = series.length * categories.length <= VALUED;
  return {
    name: words.t(title),
    x: {
      range: [-0.5, Math.max(0.5, categories.length - 0.5)],
      title: '',
      at: 'edge',
      ticks: heads.map((text, value) => ({ value, text })),
    },
    y: { range: top, title: '', scale, grid: true, at: 'edge' },
    layers: series.map((_, i) => ({
      key: `series${i}`,
      marks: barMarks(data[i] ?? [], i, series.length, looks[i]!, scale, top, valued),
    })),
    legend: series.length > 1 ? names.map((text, i) => ({ text, color: looks[i]!.color })) : [],
    table: {
      caption: words.t(title),
      columns: ['', ...names],
      rows: heads.map((head, at) => [head, ...data.map((row) => formatSignificant(row[at] ?? Number.NaN))]),
    },
  };
}

function barMarks(
  row: readonly number[],
  index: number,
  count: number,
  { color }: SeriesLook,
  scale: AxisScale,
  [low]: readonly [number, number],
  valued: boolean,
): readonly PlotMark[] {
  const width = FILL / count;
  const foot = scale === 'log' ? low : 0;
  const bars = row.flatMap((value, at) => {
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) return [];
    const left = at - FILL / 2 + index * width;
    const right = left + width * 0.92;
    return [{ left, right, value }];
  });
  return [
    {
      kind: 'polygons',
      shapes: bars.map(({ left, right, value }) => Float64Array.of(left, foot, right, foot, right, value, left, value)),
      color,
      opacity: 0.55,
      outline: true,
    },
    ...(valued
      ? bars.map(
          ({ left, right, value }): PlotMark => ({
            kind: 'text',
            x: (left + right) / 2,
            y: value,
            text: formatSignificant(value, DIGITS),
            color,
            place: 'above',
          }),
        )
      : []),
  ];
}
