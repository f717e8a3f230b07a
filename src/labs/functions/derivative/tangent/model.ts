import type { FunctionPlotModel, PlotHandle, PlotLayer, PlotMark } from '../../../../charts/functionPlot';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { formatDigits } from '../../../../page/format';
import type { Words } from '../../../../page/i18n';
import type { Curves, Order } from '../../curves';
import { niceStep } from '../../stage/places';
import { lineText, type PointFacts, plainText, pointFacts, type QuotientFacts, quotientFacts } from '../facts';
import { HUES, POINT_HUES } from '../hues';
import { texts } from '../texts';

/** Digits in the picture, where longer numbers would hide it. */
const MOST_DIGITS = 6;
/** Points with more tangents than these are named in the list alone. */
const NAMED = 3;

/** All that the figures and the list of numbers show. */
export interface TangentFacts {
  readonly curves: Curves;
  readonly variable: string;
  readonly settings: FunctionExperiment['derivative'];
  readonly digits: number;
  readonly points: readonly PointFacts[];
  /** Of the first point; `h` is that of the playback. */
  readonly quotient: QuotientFacts;
  readonly other: QuotientFacts;
}

export function tangentFacts(
  curves: Curves,
  variable: string,
  { derivative: settings, view }: Pick<FunctionExperiment, 'derivative' | 'view'>,
  at: readonly number[],
  h: number,
): TangentFacts {
  const points = at.map((x) => pointFacts(curves, x));
  const first = points[0]!;
  return {
    curves,
    variable,
    settings,
    digits: view.digits,
    points,
    quotient: quotientFacts(curves, first, h),
    other: quotientFacts(curves, first, -h),
  };
}

/** Left and right alike in all figures, so that they share their x axis. */
export const MARGINS = { left: 2.6, right: 2.2 } as const;

/** The curve with its tangents, secants and the triangle. */
export function curveModel(facts: TangentFacts, base: PlotLayer, formula: string, words: Words): FunctionPlotModel {
  const { curves, variable, settings, points } = facts;
  const { secant, both, triangle } = settings;
  return {
    name: words.t(texts.figure.f, { f: formula }),
    x: { range: curves.domain, title: variable, math: true, grid: true },
    y: { range: curves.range(0), title: 'y', math: true, grid: true },
    margins: MARGINS,
    layers: [
      ...(triangle ? [{ key: 'ground', marks: triangleGround(facts), under: true }] : []),
      base,
      { key: 'tangents', marks: points.flatMap((point, i) => tangentMarks(facts, point, i)) },
      ...(secant ? [{ key: 'secants', marks: secantMarks(facts, both) }] : []),
      ...(triangle ? [{ key: 'triangle', marks: triangleMarks(facts) }] : []),
    ],
    handles: [...points.map((point, i) => pointHandle(facts, point, i, words)), ...endHandles(facts, words)],
    table: {
      caption: words.t(texts.figure.tableCaption),
      columns: [variable, 'f', 'f′'],
      rows: points.map(({ x, y, slope }) => [x, y, slope].map((value) => formatDigits(value, facts.digits))),
    },
  };
}

/** f′ or f″ below, with the points upon it. */
export function derivativeModel(facts: TangentFacts, order: Order, base: PlotLayer, words: Words): FunctionPlotModel {
  const { curves, variable, points, digits } = facts;
  const f = curves.functions[order];
  const marks = points.flatMap(({ x, slope }, i): PlotMark[] => {
    const color = POINT_HUES[i]!;
    const y = order === 1 ? slope : f(x);
    const guide: PlotMark = { kind: 'guide', x, color, look: 'asymptote' };
    if (!Number.isFinite(y)) return [guide];
    const label = points.length <= NAMED ? plainText(y, Math.min(digits, MOST_DIGITS)) : '';
    return [guide, { kind: 'dot', x, y, color, label }];
  });
  return {
    name: words.t(order === 1 ? texts.figure.first : texts.figure.second),
    x: { range: curves.domain, title: variable, math: true, grid: true },
    y: { range: curves.range(order), title: order === 1 ? 'f′' : 'f″', math: true, grid: true },
    margins: MARGINS,
    layers: [base, { key: 'points', marks }],
    table: {
      caption: words.t(texts.figure.tableCaption),
      columns: [variable, order === 1 ? 'f′' : 'f″'],
      rows: points.map(({ x, slope }) => [x, order === 1 ? slope : f(x)].map((value) => formatDigits(value, digits))),
    },
  };
}

function tangentMarks(
  { variable, points, digits, settings }: TangentFacts,
  point: PointFacts,
  index: number,
): PlotMark[] {
  const color = POINT_HUES[index]!;
  const { x, y, slopes, slope, upright } = point;
  if (Number.isNaN(y)) return [{ kind: 'guide', x, color, look: 'asymptote' }];
  const at = [x, y] as const;
  const short = Math.min(digits, MOST_DIGITS);
  if (upright) return [{ kind: 'guide', x, color, dash: [] }];
  if (slopes.agree) {
    // The triangle is named at its sides; the tangent's equation would stand among them.
    const named = points.length <= NAMED && !(settings.triangle && index === 0);
    const label = named ? lineText(variable, slope, point, short) : '';
    return [{ kind: 'line', at, slope, color, label, math: true }];
  }
  // One-sided tangents, each from the point outwards.
  const side = (value: number, ends: { readonly from: number } | { readonly to: number }): PlotMark[] => {
    if (Number.isNaN(value)) return [];
    if (!Number.isFinite(value)) return [];
    return [{ kind: 'line', at, slope: value, color, dash: [5, 3], label: plainText(value, short), ...ends }];
  };
  return [...side(slopes.left, { to: x }), ...side(slopes.right, { from: x })];
}

function secantMarks({ points, quotient, other, digits }: TangentFacts, both: boolean): PlotMark[] {
  const point = points[0]!;
  const line = ({ quotient: slope }: QuotientFacts, color: string): PlotMark[] =>
    Number.isFinite(slope) && !Number.isNaN(point.y)
      ? [
          {
            kind: 'line',
            at: [point.x, point.y],
            slope,
            color,
            dash: [5, 3],
            label: `Δy/h = ${plainText(slope, Math.min(digits, MOST_DIGITS))}`,
          },
        ]
      : [];
  return [...line(quotient, HUES.secant), ...(both ? line(other, HUES.otherSecant) : [])];
}

/** Of the width: a triangle narrower than this is a point, and its names would stand in a heap. */
const SEEN = 0.02;
/** Of the width: how far beside the triangle its heights are drawn. */
const BESIDE = 0.022;

function triangleGround({ points, quotient: { to, value } }: TangentFacts): PlotMark[] {
  const { x, y } = points[0]!;
  if (![y, value].every(Number.isFinite) || to === x) return [];
  return [
    {
      kind: 'polygons',
      shapes: [Float64Array.of(x, y, to, y, to, value)],
      color: HUES.rise,
      opacity: 0.14,
      outline: false,
    },
  ];
}

function triangleMarks({ curves, points, quotient: { h, to, value } }: TangentFacts): PlotMark[] {
  const { x, y, slope } = points[0]!;
  if (![y, value].every(Number.isFinite) || h === 0) return [];
  const [low, high] = curves.domain;
  if (Math.abs(h) < SEEN * (high - low)) return [];
  const away = Math.sign(h) * BESIDE * (high - low);
  // Right of an upward direction is away from the triangle where h is positive.
  const side = (from: number, end: number) => (end > from === h > 0 ? ('right' as const) : ('left' as const));
  const along = (at: number, level: number, color: string): PlotMark => ({
    kind: 'segment',
    from: [to, level],
    to: [at, level],
    color,
    width: 0.05,
    dash: [4, 3],
  });
  const rise = to + 3.4 * away;
  const onTangent = y + slope * h;
  return [
    {
      kind: 'segment',
      from: [x, y],
      to: [to, y],
      color: HUES.dx,
      label: 'dx',
      math: true,
      side: value >= y === h > 0 ? 'right' : 'left',
    },
    ...(Number.isFinite(slope)
      ? [
          along(to + away, onTangent, HUES.dy),
          {
            kind: 'segment',
            from: [to + away, y],
            to: [to + away, onTangent],
            color: HUES.dy,
            ends: 'bracket',
            label: 'dy',
            math: true,
            side: side(y, onTangent),
          } as const,
        ]
      : []),
    along(rise, value, HUES.rise),
    along(rise, y, HUES.dx),
    {
      kind: 'segment',
      from: [rise, y],
      to: [rise, value],
      color: HUES.rise,
      ends: 'bracket',
      label: 'Δy',
      math: true,
      side: side(y, value),
    },
    { kind: 'segment', from: [to, y], to: [to, value], color: HUES.rise, width: 0.09 },
  ];
}

function pointHandle(
  { curves, variable, digits }: TangentFacts,
  { x, y, slope, upright }: PointFacts,
  index: number,
  words: Words,
): PlotHandle {
  const text = (value: number) => plainText(value, Math.min(digits, MOST_DIGITS));
  return {
    id: `point${index}`,
    x,
    // Where the function has no value the point stands on the axis.
    y: Number.isNaN(y) ? 0 : y,
    color: POINT_HUES[index]!,
    look: Number.isNaN(slope) || upright ? 'open' : 'full',
    along: 'x',
    name: words.t(texts.point, { number: index + 1 }),
    valueText: words.t(texts.pointValue, {
      x: `${variable} = ${text(x)}`,
      y: text(y),
      slope: Number.isNaN(slope) ? words.t(texts.noSlope) : text(slope),
    }),
    step: niceStep(curves.domain),
    range: curves.domain,
  };
}

function endHandles({ curves, settings, quotient, other, digits, points }: TangentFacts, words: Words): PlotHandle[] {
  const handle = (id: string, facts: QuotientFacts, color: string, name: string): PlotHandle => ({
    id,
    x: facts.to,
    y: Number.isFinite(facts.value) ? facts.value : points[0]!.y || 0,
    color,
    look: 'open',
    along: 'x',
    name,
    valueText: words.t(texts.ends.value, {
      h: plainText(facts.h, MOST_DIGITS),
      q: plainText(facts.quotient, Math.min(digits, MOST_DIGITS)),
    }),
    step: niceStep(curves.domain),
    range: curves.domain,
  });
  const { secant, both, triangle } = settings;
  return [
    ...(secant || triangle ? [handle('end', quotient, HUES.secant, words.t(texts.ends.right))] : []),
    ...(secant && both ? [handle('other', other, HUES.otherSecant, words.t(texts.ends.left))] : []),
  ];
}
