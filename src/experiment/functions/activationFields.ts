import * as v from 'valibot';
import { ACTIVATION_LIST } from '../../catalog/activations';
import type { LocalText } from '../../catalog/language';
import { field, group } from '../field';
import { choice, number } from '../kinds';
import { LIMITS, LOGITS } from '../limits';
import { between, oneOf, partial } from '../shapes';
import { namesText, numbersText, recordText } from '../textForms';

/** In place of the id of an activation: the function of the experiment. */
export const OWN_CURVE = 'own';

/** What can be drawn, in the order of the legend. */
export const ACTIVATION_CURVES: readonly string[] = [...ACTIVATION_LIST.map(({ id }) => id), OWN_CURVE];

const CURVE_NAMES: Readonly<Record<string, LocalText>> = {
  ...Object.fromEntries(ACTIVATION_LIST.map(({ id, name }) => [id, name])),
  [OWN_CURVE]: { en: 'Own function f', zh: '自定义函数 f' },
};

/** The curves of the tutorial's table, and the two of today's transformers. */
const USUAL_CURVES: readonly string[] = ['sigmoid', 'tanh', 'relu', 'elu', 'gelu', 'silu'];

const LOGIT = [-1e6, 1e6] as const;

/** `elu.alpha`, with its row of the catalogue. */
export const ACTIVATION_PARAMETERS = ACTIVATION_LIST.flatMap(({ id, name, parameters }) =>
  Object.entries(parameters).map(([parameter, row]) => ({ key: `${id}.${parameter}`, id, name, parameter, row })),
);

/** One logit, as bounds for who types or drags it. */
export const LOGIT_ROW = number({ label: { en: 'Logit', zh: 'Logit' }, default: 0, min: LOGIT[0], max: LOGIT[1] });

/** Activations and their derivatives on one axis, softmax, what float32 does to them. */
export const activations = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'curves',
      options: {
        curves: { en: 'Curves', zh: '曲线' },
        softmax: { en: 'Softmax', zh: 'Softmax' },
        stability: { en: 'In float32', zh: 'float32 中的表现' },
      },
    }),
    /** Which curves, by the ids of the catalogue; `own`: the function of the experiment. */
    show: field<readonly string[]>({
      default: USUAL_CURVES,
      schema: v.pipe(
        v.array(oneOf(ACTIVATION_CURVES), 'curves'),
        v.check((ids) => new Set(ids).size === ids.length, 'distinct'),
      ),
      text: namesText(),
    }),
    /** Whose saturation is marked. */
    focus: choice({
      label: { en: 'Saturation of', zh: '标出饱和区' },
      default: 'sigmoid',
      options: CURVE_NAMES,
    }),
    /** Saturated where |f′| is below it. */
    threshold: number({
      label: { en: 'Saturated below |f′|', zh: '饱和判据（|f′|）' },
      default: 0.05,
      min: 1e-12,
      max: 10,
      slider: [1e-4, 1],
      scale: 'log',
    }),
    /** Where the values are read. */
    x: number({ label: { en: 'x', zh: 'x' }, default: 2, min: -1000, max: 1000, slider: [-6, 6] }),
    /** The axis reaches from minus this to this. */
    reach: number({
      label: { en: 'Axis to ±', zh: '横轴范围 ±' },
      default: 6,
      min: 0.1,
      max: 1000,
      slider: [1, 20],
      scale: 'log',
    }),
    /** Parameters that are not those of the catalogue, by `id.name`. */
    parameters: field<Readonly<Record<string, number>>>({
      default: {},
      schema: partial(Object.fromEntries(ACTIVATION_PARAMETERS.map(({ key }) => [key, between(LIMITS.parameter)]))),
      text: recordText(false),
    }),
    logits: field<readonly number[]>({
      default: [1, 2, 3],
      schema: v.pipe(
        v.array(between(LOGIT), 'logits'),
        v.minLength(LOGITS[0], 'logits'),
        v.maxLength(LOGITS[1], 'logits'),
      ),
      text: numbersText(),
    }),
    temperature: number({
      label: { en: 'Temperature T', zh: '温度 T' },
      default: 1,
      min: 0.01,
      max: 1000,
      slider: [0.1, 10],
      scale: 'log',
    }),
    /** Added to all logits. */
    shift: number({
      label: { en: 'Add c to all', zh: '全部加上 c' },
      default: 0,
      min: LOGIT[0],
      max: LOGIT[1],
      slider: [-100, 100],
    }),
    form: choice({
      label: { en: 'Function', zh: '函数' },
      default: 'tanh',
      options: { tanh: { en: 'tanh', zh: 'tanh' }, softmax: { en: 'softmax', zh: 'softmax' } },
    }),
    /** Where the two forms are computed step by step; of softmax, what is added to the logits. */
    at: number({
      label: { en: 'Computed at', zh: '计算位置' },
      default: 100,
      min: -1000,
      max: 1000,
      slider: [-120, 120],
    }),
  },
  { prefix: 'activations.', affects: ['view'] },
);
