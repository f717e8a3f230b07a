import { saturationIntervals } from '../../../analysis/activations/saturation';
import { type CurveSegment, sampleCurve } from '../../../analysis/calculus/curve';
import { visibleRange } from '../../../analysis/calculus/visibleRange';
import type { Interval } from '../../../catalog/types';
import type { FunctionPlotModel, PlotLayer, PlotMark } from '../../../charts/functionPlot';
import { ACTIVATION_CURVES } from '../../../experiment/functions/activationFields';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { runStyle } from '../../shared/runStyle';
import { stepOf } from '../stage/places';
import { valueTable } from '../stage/valueTable';
import type { ActivationCurve } from './curves';
import { texts } from './texts';

/** How a curve looks in the plots, in the legend and in the table. */
export interface CurveLook {
  readonly color: string;
  readonly dash: readonly number[];
}

/** In units of the line width. */
const DASHES = {
  solid: [],
  long: [9, 3],
  dashed: [5, 3],
  mixed: [6, 2.2, 1.2, 2.2],
  dotted: [1.2, 2.2],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/**
 * The second cue beside colour. Right of 0 the kin of ReLU lie on one another: what is drawn later has wider gaps, through
 * which the others are seen. What is not named here goes through them in turn.
 */
const OWN_DASH: Readonly<Record<string, keyof typeof DASHES>> = {
  sigmoid: 'solid',
  tanh: 'dashed',
  relu: 'solid',
  leaky_relu: 'long',
  prelu: 'dashed',
  elu: 'dotted',
  gelu: 'solid',
  softplus: 'dashed',
  silu: 'mixed',
  sine: 'long',
  linear: 'dotted',
};
const IN_TURN = Object.keys(DASHES) as (keyof typeof DASHES)[];

/** Its colour is that of its place in the catalogue, as in the figures of networks. */
export function curveLook(id: string, theme: Theme): CurveLook {
  const place = ACTIVATION_CURVES.indexOf(id);
  const dash = Object.hasOwn(OWN_DASH, id) ? OWN_DASH[id]! : IN_TURN[place % IN_TURN.length]!;
  return { color: runStyle(place, theme).color, dash: DASHES[dash] };
}

/** What is worth seeing of activations: a ReLU goes on for ever, and would press all others flat. */
const WINDOW = { value: [-1.6, 3.2], slope: [-1.2, 1.6] } as const;
export type Aspect = keyof typeof WINDOW;

/** Places at which heights are taken to find the range. */
const LOOKS = 121;

const functionOf = ({ evaluator }: ActivationCurve, aspect: Aspect): ((x: number) => number) =>
  aspect === 'value' ? evaluator.value : evaluator.derivative;

/** The heights to show: the part of each curve that lies in the window, and the whole of one that lies beside it. */
export function heightsOf(curves: readonly ActivationCurve[], aspect: Aspect, reach: number): Interval {
  const [least, most] = WINDOW[aspect];
  const ranges = curves.map((curve): Interval => {
    const f = functionOf(curve, aspect);
    const values = Array.from({ length: LOOKS }, (_, i) => f(reach * ((2 * i) / (LOOKS - 1) - 1)));
    const [low, high] = visibleRange(values, 0.06);
    return low > most || high < least ? [low, high] : [Math.max(low, least), Math.min(high, most)];
  });
  if (ranges.length === 0) return [-1, 1];
  return [Math.min(0, ...ranges.map(([low]) => low)), Math.max(0, ...ranges.map(([, high]) => high))];
}

export type CurveSampler = (
  curve: ActivationCurve,
  aspect: Aspect,
  reach: number,
  y: Interval,
) => readonly CurveSegment[];

/** Keeps what was sampled last of each curve: while one is bent by its parameter, or stands back, the others stay. */
export function createCurveSampler(): CurveSampler {
  const lately = new WeakMap<ActivationCurve, Map<Aspect, { key: string; segments: readonly CurveSegment[] }>>();
  return (curve, aspect, reach, y) => {
    const key = [reach, ...y].join(' ');
    const known = lately.get(curve) ?? new Map();
    lately.set(curve, known);
    const before = known.get(aspect);
    if (before?.key === key) return before.segments;
    const suspects = curve.suspects(-reach, reach);
    const { segments } = sampleCurve(functionOf(curve, aspect), [-reach, reach], { range: y, suspects });
    known.set(aspect, { key, segments });
    return segments;
  };
}

/** Everything about the curves that does not move with x or the threshold. */
export interface Drawn {
  readonly y: Interval;
  readonly layer: PlotLayer;
}

export function drawCurves(
  curves: readonly ActivationCurve[],
  aspect: Aspect,
  { reach, theme, words, pointed }: Pick<PlotSetting, 'reach' | 'theme' | 'words' | 'pointed'>,
  sample: CurveSampler,
): Drawn {
  const y = heightsOf(curves, aspect, reach);
  const marks = curves.map((curve): PlotMark => {
    const segments = sample(curve, aspect, reach, y);
    return {
      kind: 'curve',
      segments,
      label: shortName(curve, words),
      ...curveLook(curve.id, theme),
      muted: pointed !== null && pointed !== curve.id,
    };
  });
  return { y, layer: { key: 'curves', marks } };
}

/** A name without what stands in brackets behind it: beside a curve there is little room. */
function shortName({ name }: ActivationCurve, words: Words): string {
  const whole = words.t(name);
  return whole.replace(/\s*[（(].*$/, '') || whole;
}

export interface PlotSetting {
  readonly reach: number;
  readonly x: number;
  readonly threshold: number;
  /** Significant digits of the numbers. */
  readonly digits: number;
  readonly theme: Theme;
  readonly words: Words;
  /** Whose saturation is marked; null: of none. */
  readonly focus: ActivationCurve | null;
  /** What the pointer is on in the legend or the table: the others stand back. */
  readonly pointed: string | null;
}

/** Beside both plots alike, so that they share their x axis. */
const MARGINS = { left: 2.6, right: 2.2 } as const;

export function plotModel(
  curves: readonly ActivationCurve[],
  aspect: Aspect,
  { y, layer }: Drawn,
  saturated: readonly Interval[],
  setting: PlotSetting,
): FunctionPlotModel {
  const { reach, x, threshold, digits, theme, words, focus } = setting;
  const color = focus === null ? 'var(--text)' : curveLook(focus.id, theme).color;
  const say = (value: number): string => formatExact(value, 5);
  const dots = curves.flatMap((curve): PlotMark[] => {
    const height = functionOf(curve, aspect)(x);
    if (!Number.isFinite(height)) return [];
    return [{ kind: 'dot', x, y: height, color: curveLook(curve.id, theme).color, size: 0.28 }];
  });
  const held = focus === null ? 0 : functionOf(focus, aspect)(x);
  const slopes = aspect === 'slope';
  return {
    name: words.t(slopes ? texts.curves.slopes : texts.curves.values),
    x: { range: [-reach, reach], title: 'x', math: true, grid: true },
    y: { range: y, title: words.t(slopes ? texts.curves.slopeAxis : texts.curves.valueAxis), math: true, grid: true },
    margins: MARGINS,
    layers: [
      {
        key: 'bands',
        under: true,
        marks: [
          {
            kind: 'band',
            place: 'all',
            intervals: saturated.map(([from, to]) => ({
              from,
              to,
              color,
              label: words.t(texts.curves.saturated),
            })),
          },
        ],
      },
      layer,
      ...(slopes && focus !== null ? [{ key: 'threshold', marks: thresholdMarks(threshold, y, color) }] : []),
      { key: 'scan', marks: [{ kind: 'guide', x, color: 'var(--text)', width: 0.07 }, ...dots] },
    ],
    handles: [
      {
        id: 'x',
        x,
        y: Number.isFinite(held) ? held : 0,
        color,
        along: 'x',
        name: words.t(texts.curves.handle),
        valueText: words.t(slopes ? texts.curves.slopeText : texts.curves.handleText, {
          x: say(x),
          name: focus === null ? '' : words.t(focus.name),
          value: say(held),
        }),
        step: stepOf(reach) * 10,
        range: [-reach, reach],
      },
      ...(slopes && focus !== null
        ? [
            {
              id: 'threshold',
              x: -0.96 * reach,
              y: threshold,
              color,
              shape: 'diamond' as const,
              along: 'y' as const,
              name: words.t(texts.curves.thresholdHandle),
              valueText: words.t(texts.curves.thresholdText, { value: say(threshold) }),
              step: 0.01,
              range: [0.001, Math.max(0.002, y[1])] as const,
            },
          ]
        : []),
    ],
    readout: (at) => ({
      lines: [
        { text: `x = ${say(at)}` },
        ...curves.map((curve) => ({
          text: `${words.t(curve.name)}: ${say(functionOf(curve, aspect)(at))}`,
          color: curveLook(curve.id, theme).color,
        })),
      ],
      points: curves.map((curve) => ({
        y: functionOf(curve, aspect)(at),
        color: curveLook(curve.id, theme).color,
      })),
    }),
    table: valueTable(
      words.t(slopes ? texts.curves.slopes : texts.curves.values),
      'x',
      curves.map((curve) => ({ head: words.t(curve.name), f: functionOf(curve, aspect) })),
      [-reach, reach],
      digits,
    ),
  };
}

/** Of one function: both signs, as far as they are in sight. */
function thresholdMarks(threshold: number, [low, high]: Interval, color: string): readonly PlotMark[] {
  return [threshold, -threshold]
    .filter((y) => y > low && y < high)
    .map((y): PlotMark => ({ kind: 'guide', y, color, look: 'asymptote' }));
}

/** Where the focus is saturated within the axis. */
export function saturatedOf(focus: ActivationCurve | null, reach: number, threshold: number): readonly Interval[] {
  return focus === null ? [] : saturationIntervals(focus.evaluator.derivative, [-reach, reach], threshold);
}
