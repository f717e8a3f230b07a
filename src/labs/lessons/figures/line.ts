import type { FunctionPlotModel, PlotMark } from '../../../charts/functionPlot';
import type { LineFigure } from '../../../experiment/lessons/types';
import { formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { seriesLooks } from './look';
import { rangeAround } from './numbers';
import { type FigureData, lineOf } from './sources';

/** Share of the span around the points: a line through them is to be seen on both sides. */
const AROUND = 0.6;

/** Points of two classes, and the lines w₁x₁ + w₂x₂ + b = 0 that are to separate them. */
export function lineModel(figure: LineFigure, data: FigureData, words: Words): FunctionPlotModel {
  const { points, lines, title } = figure;
  const looks = seriesLooks(lines.map(({ wrong }) => wrong === true));
  const x = widened(
    rangeAround(
      points.map(({ at }) => at[0]),
      'linear',
      [0],
    ),
  );
  const y = widened(
    rangeAround(
      points.map(({ at }) => at[1]),
      'linear',
      [0],
    ),
  );
  const found = lines.map(({ at }, i) => lineOf(at, data[i] ?? []));
  return {
    name: words.t(title),
    x: { range: x, title: 'x₁', math: true },
    y: { range: y, title: 'x₂', math: true },
    equal: true,
    layers: [
      {
        key: 'lines',
        marks: found.flatMap((line, i) => separator(line, looks[i]!.color, looks[i]!.dash)),
      },
      {
        key: 'points',
        marks: points.map(
          ({ at, positive }): PlotMark => ({
            kind: 'dot',
            x: at[0],
            y: at[1],
            color: positive ? 'var(--hue-orange)' : 'var(--hue-blue)',
            shape: positive ? 'circle' : 'square',
            size: 0.4,
            label: positive ? '+1' : '−1',
          }),
        ),
      },
    ],
    legend: lines.map(({ label }, i) => ({ text: words.t(label), color: looks[i]!.color, dash: looks[i]!.dash })),
    table: {
      caption: words.t(title),
      columns: ['', 'w₁', 'w₂', 'b'],
      rows: lines.map(({ label }, i) => [words.t(label), ...found[i]!.map((value) => formatSignificant(value))]),
    },
  };
}

/** The line, and an arrow along (w₁, w₂): the side that counts as +1. Nothing where w = 0: every point is on the line. */
function separator(
  [w1, w2, b]: readonly [number, number, number],
  color: string,
  dash: readonly number[],
): readonly PlotMark[] {
  const size = Math.hypot(w1, w2);
  if (!(size > 0) || !Number.isFinite(b)) return [];
  const foot = [(-b * w1) / size ** 2, (-b * w2) / size ** 2] as const;
  const head = [foot[0] + (0.7 * w1) / size, foot[1] + (0.7 * w2) / size] as const;
  const along: PlotMark =
    w2 === 0
      ? { kind: 'guide', x: foot[0], color, dash, width: 0.14 }
      : { kind: 'line', at: foot, slope: -w1 / w2, color, dash, width: 0.14 };
  return [along, { kind: 'segment', from: foot, to: head, ends: 'arrow', color }];
}

function widened([low, high]: readonly [number, number]): readonly [number, number] {
  const room = (AROUND * (high - low)) / 2;
  return [low - room, high + room];
}
