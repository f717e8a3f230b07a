import { defineExperiment } from '../../../src/experiment/define';
import { constant, formulaText, number } from '../../../src/experiment/kinds';

/** A curve and a factor on it. */
export const toyExperiments = defineExperiment(
  {
    version: constant(1, { code: 'version', key: 'v', always: true }),
    curve: formulaText({ label: { en: 'Curve of x', zh: 'x 的曲线' }, default: 'sin(3*x)', key: 'curve' }),
    gain: number({ label: { en: 'Gain', zh: '增益' }, default: 1, min: -4, max: 4 }),
  },
  { signs: ['toy', 'curve'] },
);

export type ToyExperiment = typeof toyExperiments.defaults;
