import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const heNormal: Initialiser = {
  id: 'he_normal',
  name: { en: 'He, normal', zh: 'He 正态分布' },
  distribution: 'normal',
  scale: 'gain*sqrt(2/n_in)',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'Variance 2/n_in: twice LeCun’s, because a ReLU passes half of its input.',
    zh: '方差 2/n_in：因 ReLU 只让一半输入通过，故为 LeCun 的两倍。',
  },
  source: 'K. He et al., Delving deep into rectifiers, ICCV 2015',
};
