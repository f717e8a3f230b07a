import * as v from 'valibot';
import { field, group } from '../field';
import { choice, number, toggle } from '../kinds';
import { LIMITS } from '../limits';
import { between } from '../shapes';
import { numbersText } from '../textForms';

const MOST_POINTS = 6;

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
    first: toggle({ label: { en: 'Plot f′', zh: '绘制 f′' }, default: false }),
    second: toggle({ label: { en: 'Plot f″', zh: '绘制 f″' }, default: false }),
  },
  { packed: 'derivative', affects: ['view'] },
);
