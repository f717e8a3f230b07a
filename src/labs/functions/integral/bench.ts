import { h, setText } from '../../../page/dom';
import type { CreateFunctionBench } from '../context';

export const createIntegralBench: CreateFunctionBench = ({ watch }) => {
  const formula = h('p', {});
  watch(
    ({ shown }) => [shown],
    ([shown]) => setText(formula, shown.resolved.formula),
  );
  return { stage: h('div', {}, formula), transport: null, setActive() {} };
};
