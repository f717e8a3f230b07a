import type { FunctionPlotModel, PlotMark } from '../../../../charts/functionPlot';
import { decadesAround, tickText } from '../../../../geometry/axis';
import { formatDigits } from '../../../../page/format';
import type { Words } from '../../../../page/i18n';
import { HUES } from '../hues';
import { bestIndex, type ErrorFacts, nearestStep, STEP_FACTOR, STEPS } from './facts';
import { texts } from './texts';

/** Decades of error that are shown: float64 holds 16 of them below a number. */
const MOST_DECADES = 18;
const KINDS = ['forward', 'central'] as const;
const LOOK = {
  forward: { color: HUES.f, shape: 'circle' },
  central: { color: HUES.first, shape: 'diamond' },
} as const;

/** The error over h in log-log, with the laws that its two arms follow. */
export function errorModel(facts: ErrorFacts, pick: number, digits: number, words: Words): FunctionPlotModel {
  const { errors, orders } = facts;
  const range = decadesAround([...errors.forward, ...errors.central], MOST_DECADES);
  const picked = nearestStep(pick);
  const h = STEPS[picked]!;
  const at = (error: number) => (error > 0 ? error : range[0]);
  return {
    name: words.t(texts.figure),
    x: { range: [1e-16, 1], scale: 'log', title: 'h', math: true, grid: true },
    y: { range, scale: 'log', title: words.t(texts.error), grid: true },
    layers: [
      { key: 'laws', marks: laws(facts, range, words) },
      {
        key: 'best',
        marks: [
          guide(orders.forward, `√ε ≈ ${tickText(orders.forward, 2)}`, LOOK.forward.color),
          guide(orders.central, `∛ε ≈ ${tickText(orders.central, 2)}`, LOOK.central.color),
        ],
      },
      { key: 'errors', marks: KINDS.flatMap((kind) => errorMarks(errors[kind], LOOK[kind], range[0])) },
      { key: 'picked', marks: [{ kind: 'guide', x: h, color: 'var(--accent)', look: 'asymptote' }] },
    ],
    handles: [
      {
        id: 'pick',
        x: h,
        y: at(errors.forward[picked]!),
        color: LOOK.forward.color,
        along: 'x',
        name: words.t(texts.pick),
        valueText: words.t(texts.picked, { h: tickText(h, 2), error: formatDigits(errors.forward[picked]!, 3) }),
        step: STEP_FACTOR,
        range: [STEPS.at(-1)!, STEPS[0]!],
      },
    ],
    legend: KINDS.map((kind) => ({ text: words.t(texts[kind]), color: LOOK[kind].color })),
    table: {
      caption: words.t(texts.figure),
      columns: ['h', words.t(texts.forward), words.t(texts.central)],
      rows: STEPS.map((step, i) => [
        tickText(step, 3),
        formatDigits(errors.forward[i]!, digits),
        formatDigits(errors.central[i]!, digits),
      ]),
    },
  };
}

function guide(x: number, label: string, color: string): PlotMark {
  return { kind: 'guide', x, label, color };
}

/** The errors themselves; those that are exactly 0 stand as crosses on the floor. */
function errorMarks(
  errors: readonly number[],
  { color, shape }: (typeof LOOK)[keyof typeof LOOK],
  floor: number,
): PlotMark[] {
  const points = Float64Array.from(STEPS.flatMap((h, i) => [h, errors[i]! > 0 ? errors[i]! : Number.NaN]));
  const zeros = Float64Array.from(STEPS.flatMap((h, i) => (errors[i] === 0 ? [h, floor] : [])));
  return [
    { kind: 'path', points, color, shape, size: 0.21, width: 0.09 },
    ...(zeros.length > 0
      ? [{ kind: 'path', points: zeros, color, shape: 'cross', line: false, size: 0.2 } as const]
      : []),
  ];
}

/** Straight lines in log-log: h·|f″|/2, h²·|f‴|/6, ε·|f|/h. */
function laws({ parts, epsilon }: ErrorFacts, [floor, ceiling]: readonly [number, number], words: Words): PlotMark[] {
  const line = (law: (h: number) => number, label: string, color: string, share: number): PlotMark[] => {
    const hs = Array.from({ length: 97 }, (_, i) => 10 ** (-16 + i / 6)).filter(
      (h) => law(h) >= floor && law(h) <= ceiling,
    );
    if (hs.length < 2) return [];
    const x = Float64Array.from(hs);
    // Named where the other lines are far: two thirds of the way from the meeting of the arms.
    const named = hs[Math.round(share * (hs.length - 1))]!;
    return [
      { kind: 'curve', segments: [{ x, y: x.map(law) }], color, dash: [4, 4], width: 0.08 },
      { kind: 'text', x: named, y: law(named), text: label, color, place: 'free' },
    ];
  };
  return [
    ...line((h) => (h * parts.second) / 2, words.t(texts.laws.forward), LOOK.forward.color, 0.82),
    ...line((h) => (h * h * parts.third) / 6, words.t(texts.laws.central), LOOK.central.color, 0.6),
    ...line((h) => (epsilon * parts.value) / h, words.t(texts.laws.rounding), 'var(--text-quiet)', 0.35),
  ];
}

/** What is said of one kind of quotient. */
export interface KindFacts {
  readonly quotient: number;
  readonly error: number;
  /** NaN: there is none. */
  readonly best: number;
  readonly bestError: number;
}

export function kindFacts({ quotients, errors }: ErrorFacts, kind: 'forward' | 'central', pick: number): KindFacts {
  const picked = nearestStep(pick);
  const best = bestIndex(errors[kind]);
  return {
    quotient: quotients[picked]![kind],
    error: errors[kind][picked]!,
    best: best < 0 ? Number.NaN : STEPS[best]!,
    bestError: best < 0 ? Number.NaN : errors[kind][best]!,
  };
}
