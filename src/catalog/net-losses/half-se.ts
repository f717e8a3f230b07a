import type { NetLoss } from '../types';

export const halfSe: NetLoss = {
  id: 'half_se',
  name: { en: 'Half squared error', zh: '平方误差之半' },
  kind: 'elementwise',
  formula: '(z - t)^2/2',
  reduction: 'sum',
  correct: null,
  output: 'identity',
  targets: 'real',
  about: {
    en: '½(z − t)², summed and not averaged: the gradient is just z − t, as in examples done by hand.',
    zh: '½(z − t)² 求和而不取平均：梯度恰为 z − t，便于手算。',
  },
  source: { en: 'A set of lecture slides on backpropagation, worked example', zh: '一份反向传播课件中的手算例题' },
};
