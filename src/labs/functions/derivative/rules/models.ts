import type { BarsModel } from '../../../../charts/bars';
import type { FunctionPlotModel, PlotLayer, PlotMark } from '../../../../charts/functionPlot';
import type { Words } from '../../../../page/i18n';
import { curveMarks, withZero } from '../../curves';
import { figureText } from '../../stage/figureText';
import { lazyTable, valueTable } from '../../stage/valueTable';
import { plainText } from '../facts';
import { MARGINS } from '../tangent/model';
import { type Composed, type CurveName, INTERVAL, type RuleName, type RuleNumbers } from './facts';
import { texts } from './texts';

/** Of u, v, what is made of them, and the corner. */
export const HUES = {
  u: 'var(--hue-blue)',
  v: 'var(--hue-green)',
  f: 'var(--hue-orange)',
  corner: 'var(--hue-pink)',
} as const;

/** What a key moves x and x + Δx by. */
export const STEP = 0.1;

const WHOLE: Readonly<Record<RuleName, string>> = { sum: 'u + v', product: 'u·v', quotient: 'u/v' };
const PIECES: Readonly<Record<RuleName, readonly [string, string]>> = {
  sum: ['u′', 'v′'],
  product: ['u′·v', 'u·v′'],
  quotient: ['u′/v', '−u·v′/v²'],
};

/** The curves of both figures, which stay while x moves. */
export function ruleLayers(all: Composed): { readonly whole: PlotLayer; readonly pieces: PlotLayer } {
  const marks = (of: CurveName, color: string, label: string, dash: readonly number[] = []): PlotMark[] =>
    curveMarks(all.curve(of), { color, label, dash });
  return {
    whole: {
      key: 'curves',
      marks: [...marks('u', HUES.u, 'u'), ...marks('v', HUES.v, 'v'), ...marks('f', HUES.f, WHOLE[all.rule])],
    },
    pieces: {
      key: 'curves',
      marks: [
        ...marks('first', HUES.u, PIECES[all.rule][0], [5, 3]),
        ...marks('second', HUES.v, PIECES[all.rule][1], [5, 3]),
        ...marks('slope', HUES.f, 'f′'),
      ],
    },
  };
}

function rangeOf(all: Composed, of: readonly CurveName[]): readonly [number, number] {
  const ranges = of.map((name) => all.curve(name).range);
  return withZero([Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]);
}

/** u, v and the whole with its tangent; x and x + Δx can be dragged. */
export function wholeModel(
  all: Composed,
  layer: PlotLayer,
  { x, dx, f, df, slope }: RuleNumbers,
  digits: number,
  words: Words,
): FunctionPlotModel {
  const seen = Number.isFinite(f) && Number.isFinite(slope);
  const value = (name: string, number: number) => words.t(texts.value, { name, value: plainText(number, 4) });
  return {
    name: words.t(texts.figures.whole),
    x: { range: INTERVAL, title: 'x', math: true, grid: true },
    y: { range: rangeOf(all, ['u', 'v', 'f']), title: 'y', math: true, grid: true },
    margins: MARGINS,
    layers: [
      layer,
      {
        key: 'here',
        marks: [
          { kind: 'guide', x, color: 'var(--text-quiet)', look: 'asymptote' },
          { kind: 'guide', x: x + dx, color: 'var(--text-quiet)', look: 'asymptote' },
          ...dots(x, [
            [all.u.value(x), HUES.u],
            [all.v.value(x), HUES.v],
          ]),
          ...dots(x + dx, [
            [all.u.value(x + dx), HUES.u],
            [all.v.value(x + dx), HUES.v],
          ]),
          ...(seen ? [{ kind: 'line', at: [x, f], slope, color: HUES.f, width: 0.08, dash: [5, 3] } as const] : []),
        ],
      },
    ],
    handles: [
      {
        id: 'x',
        x,
        y: Number.isFinite(f) ? f : 0,
        color: HUES.f,
        along: 'x',
        name: words.t(texts.point),
        valueText: `${value('x', x)}, ${value('f', f)}`,
        step: STEP,
        range: INTERVAL,
      },
      {
        id: 'dx',
        x: x + dx,
        y: Number.isFinite(f + df) ? f + df : 0,
        color: HUES.f,
        look: 'open',
        along: 'x',
        name: words.t(texts.end),
        valueText: value('Δx', dx),
        step: STEP,
        range: INTERVAL,
      },
    ],
    table: valueTable(
      words.t(texts.figures.whole),
      'x',
      [
        { head: 'u', f: all.u.value },
        { head: 'v', f: all.v.value },
        { head: WHOLE[all.rule], f: all.f },
      ],
      INTERVAL,
      digits,
    ),
  };
}

function dots(x: number, values: readonly (readonly [number, string])[]): PlotMark[] {
  return values.flatMap(([y, color]): PlotMark[] =>
    Number.isFinite(y) ? [{ kind: 'dot', x, y, color, size: 0.26 }] : [],
  );
}

/** f′ and its two pieces over x; at x they stand one upon the other. */
export function piecesModel(
  all: Composed,
  layer: PlotLayer,
  { x, pieces: [first, second], slope }: RuleNumbers,
  digits: number,
  words: Words,
): FunctionPlotModel {
  const seen = [first, second].every(Number.isFinite);
  return {
    name: words.t(texts.figures.pieces),
    x: { range: INTERVAL, title: 'x', math: true, grid: true },
    y: { range: rangeOf(all, ['first', 'second', 'slope']), title: 'f′', math: true, grid: true },
    margins: MARGINS,
    layers: [
      layer,
      {
        key: 'here',
        marks: seen
          ? [
              { kind: 'segment', from: [x, 0], to: [x, first], color: HUES.u, width: 0.3 },
              { kind: 'segment', from: [x, first], to: [x, first + second], color: HUES.v, width: 0.3 },
              { kind: 'dot', x, y: slope, color: HUES.f, label: plainText(slope, 5) },
            ]
          : [],
      },
    ],
    table: valueTable(
      words.t(texts.figures.pieces),
      'x',
      [
        { head: PIECES[all.rule][0], f: all.pieces[0] },
        { head: PIECES[all.rule][1], f: all.pieces[1] },
        { head: 'f′', f: all.slope },
      ],
      INTERVAL,
      digits,
    ),
  };
}

/** The product as an area: what it gains are two strips and a corner. */
export function rectangleModel({ u, v, du, dv }: RuleNumbers, digits: number, words: Words): FunctionPlotModel {
  const box = (x0: number, y0: number, x1: number, y1: number) => Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1);
  const range = (ends: readonly number[]): [number, number] => {
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const room = 0.16 * (high - low) || 1;
    return [low < 0 ? low - room : -room, high > 0 ? high + room : room];
  };
  const part = (shape: Float64Array, color: string, label: string): PlotMark => ({
    kind: 'polygons',
    shapes: [shape],
    color,
    label,
    opacity: 0.35,
  });
  const seen = [u, v, du, dv].every(Number.isFinite);
  return {
    name: words.t(texts.figures.rectangle),
    x: { range: range([u, u + du]), title: 'u', math: true },
    y: { range: range([v, v + dv]), title: 'v', math: true },
    layers: [
      {
        key: 'areas',
        marks: seen
          ? [
              part(box(0, 0, u, v), HUES.f, 'u·v'),
              part(box(u, 0, u + du, v), HUES.u, words.t(texts.strips.left)),
              part(box(0, v, u, v + dv), HUES.v, words.t(texts.strips.top)),
              part(box(u, v, u + du, v + dv), HUES.corner, words.t(texts.strips.corner)),
            ]
          : [],
      },
    ],
    table: lazyTable(
      words.t(texts.figures.rectangle),
      ['u', 'v', 'u·v', ...(['left', 'top', 'corner'] as const).map((strip) => words.t(texts.strips[strip]))],
      () => [[u, v, u * v, v * du, u * dv, du * dv].map((value) => figureText(value, digits))],
    ),
  };
}

/** The two pieces of the derivative and their sum as bars. */
export function barsModel(rule: RuleName, { pieces: [first, second], slope }: RuleNumbers, words: Words): BarsModel {
  const values = [first, second, slope];
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const room = 0.18 * (high - low) || 1;
  return {
    name: words.t(texts.figures.bars),
    title: '',
    range: [low < 0 ? low - room : 0, high > 0 ? high + room : 0],
    bars: [...PIECES[rule], 'f′'].map((label, i) => ({
      label,
      math: true,
      value: values[i]!,
      text: plainText(values[i]!, 4),
      color: [HUES.u, HUES.v, HUES.f][i]!,
      strong: i === 2,
    })),
  };
}
