import type { LocalText } from '../../../formula/text';

/** A formula worth taking apart. */
export interface Proposal {
  readonly formula: string;
  /** Where it is worth looking at; absent: anywhere. */
  readonly at?: readonly number[];
  readonly about: LocalText;
}

export const PROPOSALS: readonly Proposal[] = [
  { formula: '(3*x + 2)^2', about: { en: 'a line in a square: the chain rule', zh: '直线套在平方里：链式法则' } },
  { formula: 'x*sin(x)', about: { en: 'two ways from x to f', zh: 'x 到 f 有两条路径' } },
  { formula: 'exp(sin(x^2))', about: { en: 'three functions within each other', zh: '三层复合' } },
  {
    formula: 'ln(x) + x*y - sin(y)',
    at: [2, 5],
    about: { en: 'the textbooks’ example, at (2, 5)', zh: '教材中的例子，取 (2, 5)' },
  },
  { formula: 'sin(x*y) + exp(x)/(1 + y^2)', about: { en: 'two variables, used twice each', zh: '两个变量，各用两次' } },
  { formula: '(sigmoid(2*x - 3*y + 0.5) - 1)^2', about: { en: 'a neuron with its loss', zh: '一个神经元及其损失' } },
];
