import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const lecunNormal: Initialiser = {
  id: 'lecun_normal',
  name: { en: 'LeCun, normal', zh: 'LeCun 正态分布' },
  distribution: 'normal',
  scale: 'gain/sqrt(n_in)',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'Variance 1/n_in: a weighted sum of n_in inputs is about as large as one of them.',
    zh: '方差 1/n_in：n_in 个输入的加权和与单个输入大小相当。',
  },
  source: 'Y. LeCun et al., Efficient BackProp, 1998',
};
