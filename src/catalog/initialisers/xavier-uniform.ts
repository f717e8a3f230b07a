import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const xavierUniform: Initialiser = {
  id: 'xavier_uniform',
  name: { en: 'Xavier, uniform', zh: 'Xavier 均匀分布' },
  distribution: 'uniform',
  scale: 'gain*sqrt(6/(n_in + n_out))',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'Variance 2/(n_in + n_out): signals keep their size forward and gradients backward, as long as units are nearly linear (tanh).',
    zh: '方差 2/(n_in + n_out)：单元近似线性（tanh）时，前向信号与反向梯度的大小都得以保持。',
  },
  source:
    'X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010',
};
