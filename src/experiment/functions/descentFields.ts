import * as v from 'valibot';
import type { Interval } from '../../catalog/types';
import { field, group } from '../field';
import { choice, number, toggle } from '../kinds';
import { MOST_RUNS } from '../limits';
import { fewRates } from '../rates';
import { interval } from '../shapes';
import { numbersText, type TextForm } from '../textForms';

/** `1.62:1.66`; where nobody has chosen one, nothing, which is the default and so never written. */
const intervalText: TextForm<Interval | null> = {
  write: (ends) => numbersText().write(ends ?? []),
  read: numbersText().read,
  bare: [],
};
const part = () => field<Interval | null>({ default: null, schema: v.nullable(interval), text: intervalText });

/** Runs on the curve, learning rates side by side, the cobweb, the orbit diagram. */
export const descent = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'curve',
      options: {
        curve: { en: 'On the curve', zh: '曲线上的下降' },
        rates: { en: 'Learning rates', zh: '学习率对比' },
        cobweb: { en: 'Cobweb', zh: '蛛网图' },
        orbit: { en: 'Orbit diagram', zh: '轨道图' },
      },
    }),
    /** Which run the list of steps, the rates, the cobweb and the orbit diagram look at. */
    run: number({
      label: { en: 'Selected run', zh: '所选运行' },
      default: 0,
      min: 0,
      max: MOST_RUNS - 1,
      integer: true,
    }),
    /** Which start ends in which minimum, as a band under the axis. */
    band: toggle({ label: { en: 'Where each start ends', zh: '各起点的归宿' }, default: false }),
    convex: toggle({ label: { en: 'Shade where f″ ≥ 0', zh: '标出 f″ ≥ 0 的区间' }, default: false }),
    tangent: toggle({ label: { en: 'Tangent and next step', zh: '切线与下一步' }, default: true }),
    /** What stands beside the curve. */
    beside: choice({
      label: { en: 'Beside the curve', zh: '曲线旁' },
      default: 'steps',
      options: {
        steps: { en: 'Steps', zh: '各步数值' },
        value: { en: 'f by step', zh: 'f 随步数' },
        slope: { en: '|f′| by step', zh: '|f′| 随步数' },
      },
    }),
    /** Of the chart beside the curve. */
    log: toggle({ label: { en: 'Logarithmic axis', zh: '对数轴' }, default: true }),
    /** Learning rates side by side. */
    rates: fewRates(),
    /** What the orbit diagram shows: learning rates across, places upwards; null: all that is worth looking at. */
    etas: part(),
    xs: part(),
    warm: number({
      label: { en: 'Steps before anything is drawn', zh: '绘制前的步数' },
      default: 600,
      min: 0,
      max: 20_000,
      slider: [0, 2000],
      integer: true,
    }),
    kept: number({
      label: { en: 'Places drawn per rate', zh: '每个学习率绘制的点数' },
      default: 400,
      min: 32,
      max: 2000,
      slider: [32, 1000],
      integer: true,
    }),
  },
  { affects: ['view'] },
);
