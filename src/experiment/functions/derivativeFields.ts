import * as v from 'valibot';
import { field, group } from '../field';
import { choice, formulaText, number, toggle } from '../kinds';
import { LIMITS, SKETCH_PLACES } from '../limits';
import { between } from '../shapes';
import { numbersText, type TextForm, toNumber } from '../textForms';

/** Tangents at once: more of them hide each other. */
export const MOST_POINTS = 6;
/** The steps of a rule: from its two functions to its limit. */
export const RULE_STEPS = 4;

/** Numbers with a colon between them, nothing where nothing was drawn: `1:1.5::2`. */
const sketchText: TextForm<readonly (number | null)[]> = {
  write: (values) => values.map((value) => value ?? '').join(':'),
  read: (text) => (text === '' ? [] : text.split(':').map((part) => (part === '' ? null : toNumber(part)))),
  bare: [],
};

/** Curve, tangent, secant; the error of differences; the derivative drawn by hand; the table; the rules. */
export const derivative = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'tangent',
      options: {
        tangent: { en: 'Tangent and secant', zh: '切线与割线' },
        error: { en: 'Error over h', zh: '误差随 h 的变化' },
        predict: { en: 'Draw f′ yourself', zh: '手绘导函数 f′' },
        table: { en: 'Table of derivatives', zh: '导数表' },
        rules: { en: 'Sum, product, quotient', zh: '和、积、商的求导法则' },
      },
    }),
    /** Where tangents touch; empty: one place that suits the function. */
    at: field<readonly number[]>({
      default: [],
      schema: v.pipe(v.array(between(LIMITS.coordinate), 'number'), v.maxLength(MOST_POINTS, 'too-many')),
      text: numbersText(),
    }),
    /** Of the secant, from the first point; negative: to its left. */
    h: number({ label: { en: 'Step h', zh: '步长 h' }, default: 1, min: -1e6, max: 1e6, slider: [-2, 2] }),
    secant: toggle({ label: { en: 'Secant', zh: '割线' }, default: false }),
    /** A second secant, as far to the other side. */
    both: toggle({ label: { en: 'From both sides', zh: '从两侧逼近' }, default: false }),
    /** dx, dy along the tangent and Δy along the curve; dx is h. */
    triangle: toggle({ label: { en: 'dx, dy and Δy', zh: 'dx、dy 与 Δy' }, default: false }),
    first: toggle({ label: { en: 'Plot f′', zh: '绘制 f′' }, default: false }),
    second: toggle({ label: { en: 'Plot f″', zh: '绘制 f″' }, default: false }),
    /** In which numbers the difference quotients are computed. */
    precision: choice({
      label: { en: 'Computed in', zh: '计算精度' },
      default: 'float64',
      options: ['float64', 'float32'],
    }),
    /** The h whose error is read. */
    pick: number({
      label: { en: 'Read at h', zh: '读数处的 h' },
      default: 1e-6,
      min: 1e-16,
      max: 1,
      scale: 'log',
    }),
    /** f′ as somebody drew it, from one end of the interval to the other; null: not drawn there. */
    sketch: field<readonly (number | null)[]>({
      default: [],
      schema: v.pipe(
        v.array(v.nullable(between(LIMITS.sample)), 'number'),
        v.check((values) => values.length === 0 || values.length === SKETCH_PLACES, 'sketch'),
      ),
      text: sketchText,
    }),
    /** The true f′ beside it. */
    compare: toggle({ label: { en: 'Compare with f′', zh: '与 f′ 对照' }, default: false }),
    /** Where all entries of the table have their tangent. */
    place: number({
      label: { en: 'x in the table', zh: '表中的 x' },
      default: 0.5,
      min: -1000,
      max: 1000,
      slider: [-3, 3],
    }),
    /** a of aˣ and of log to the base a. */
    base: number({ label: { en: 'Base a', zh: '底数 a' }, default: 2, min: 0.1, max: 5 }),
    exponent: number({ label: { en: 'Exponent n', zh: '指数 n' }, default: 2, min: -3, max: 5, integer: true }),
    rule: choice({
      label: { en: 'Rule', zh: '法则' },
      default: 'product',
      options: {
        sum: { en: 'Sum', zh: '加法法则' },
        product: { en: 'Product', zh: '乘法法则' },
        quotient: { en: 'Quotient', zh: '除法法则' },
      },
    }),
    u: formulaText({ label: { en: 'u(x)', zh: 'u(x)' }, default: 'sin(x)' }),
    v: formulaText({ label: { en: 'v(x)', zh: 'v(x)' }, default: 'x^2 + 1' }),
    /** Where the rule is looked at, and how far x grows from there. */
    x: number({ label: { en: 'x', zh: 'x' }, default: 1, min: -1000, max: 1000, slider: [-3, 3] }),
    dx: number({ label: { en: 'Δx', zh: 'Δx' }, default: 0.5, min: -10, max: 10, slider: [-1, 1] }),
    /** How many of its steps are shown. */
    step: number({ label: { en: 'Step', zh: '步骤' }, default: 1, min: 1, max: RULE_STEPS, integer: true }),
  },
  { prefix: 'derivative.', affects: ['view'] },
);
