import type { NetLoss } from '../types';

export const signedHalfMse: NetLoss = {
  id: 'signed_half_mse',
  name: { en: 'Half squared error of ±1', zh: '±1 目标的平方误差之半' },
  kind: 'elementwise',
  formula: '(z - t)^2/2',
  reduction: 'mean',
  correct: 't*z > 0 ? 1 : 0',
  output: 'identity',
  targets: 'plus-minus-one',
  about: {
    en: 'Half the mean squared error with classes −1 and 1: the loss of TensorFlow Playground, where the output is a tanh.',
    zh: '类别取 −1 与 1 时均方误差之半：TensorFlow Playground 的损失，其输出经过 tanh。',
  },
  source: 'D. Smilkov et al., Direct-manipulation visualization of deep networks, 2017',
};
