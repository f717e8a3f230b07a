import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const xavierNormal: Initialiser = {
  id: 'xavier_normal',
  name: { en: 'Xavier, normal', zh: 'Xavier 正态分布' },
  distribution: 'normal',
  scale: 'gain*sqrt(2/(n_in + n_out))',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'Xavier’s variance 2/(n_in + n_out), with a normal distribution.',
    zh: '方差同为 2/(n_in + n_out)，取正态分布。',
  },
  source:
    'X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010',
};
