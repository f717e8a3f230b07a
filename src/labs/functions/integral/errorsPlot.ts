import type { SumErrors } from '../../../analysis/calculus/sumErrors';
import { MOST_STRIPS } from '../../../analysis/calculus/sums';
import type { FunctionPlotModel, PlotLayer } from '../../../charts/functionPlot';
import { decadesAround } from '../../../geometry/axis';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { figureText } from '../stage/figureText';
import { RULE_LOOKS } from './looks';
import type { IntegralSettings } from './model';
import { ruleName } from './ruleNames';
import { texts } from './texts';

/** Decades of errors that are shown: below the largest by more there is only rounding. */
const DECADES = 14;

export interface ErrorsSetting {
  readonly errors: readonly SumErrors[];
  readonly settings: IntegralSettings;
  /** Of the chosen sum at the present n; NaN where there is none. */
  readonly error: number;
  readonly words: Words;
}

/** The order as people say it: 1, 2, 4, or with one digit behind the point. */
export function orderText(order: number): string {
  const whole = Math.round(order);
  return Math.abs(order - whole) < 0.06 ? String(whole) : formatExact(order, 2);
}

const cellText = (error: number): string => (Number.isFinite(error) ? figureText(error, 5) : '–');

/** |error| over n, both axes logarithmic, so that an order is a slope. */
export function errorsModel({ errors, settings, error, words }: ErrorsSetting): FunctionPlotModel {
  const { n, rule } = settings;
  const sizes = errors.flatMap((each) => each.errors.map(Math.abs).filter((size) => size > each.noise));
  const chosen = Math.abs(error);
  const y = decadesAround(chosen > 0 ? [...sizes, chosen] : sizes, DECADES);
  const strips = errors[0]?.strips ?? [2, 256];
  const x = [Math.min(strips[0]!, n) / 1.25, Math.max(strips[strips.length - 1]!, n) * 1.25] as const;
  const layers = errors.map((each): PlotLayer => {
    const { color, dash, shape } = RULE_LOOKS[each.rule];
    const points = each.strips.flatMap((strip, i) => {
      const size = Math.abs(each.errors[i]!);
      // Exact is nowhere on a logarithmic axis.
      return [strip, size > each.noise && size >= y[0] ? size : Number.NaN];
    });
    return {
      key: each.rule,
      marks: [
        {
          kind: 'path',
          points: Float64Array.from(points),
          color,
          dash,
          shape,
          muted: rule !== 'none' && each.rule !== rule,
          ...(each.rule === rule ? { width: 0.2 } : {}),
        },
      ],
    };
  });
  const at = chosen >= y[0] ? chosen : y[0];
  return {
    name: words.t(texts.errors.plot),
    x: { range: x, title: words.t(texts.errors.x), math: true, scale: 'log', grid: true },
    y: { range: y, title: words.t(texts.errors.y), scale: 'log', grid: true },
    layers: [...layers.filter(({ key }) => key !== rule), ...layers.filter(({ key }) => key === rule)],
    handles:
      // What has no value has no error either.
      rule === 'none' || Number.isNaN(error)
        ? []
        : [
            {
              id: 'n',
              x: n,
              y: at,
              color: RULE_LOOKS[rule].color,
              along: 'x',
              name: words.t(texts.errors.handle),
              valueText: words.t(texts.errors.handleText, { n, error: figureText(error, 5) }),
              step: 2,
              range: [1, MOST_STRIPS],
              label: `n = ${n}`,
            },
          ],
    table: {
      caption: words.t(texts.errors.plot),
      columns: [words.t(texts.errors.x), ...errors.map((each) => ruleName(each.rule, words))],
      rows: strips.map((strip, i) => [String(strip), ...errors.map((each) => cellText(each.errors[i]!))]),
    },
  };
}
