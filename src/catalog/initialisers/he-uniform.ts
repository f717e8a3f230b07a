import type { Initialiser } from '../types';
import { factor, firstBias } from './hyper';

export const heUniform: Initialiser = {
  id: 'he_uniform',
  name: { en: 'He, uniform', zh: 'He 均匀分布' },
  distribution: 'uniform',
  scale: 'gain*sqrt(6/n_in)',
  hyper: { gain: factor(), bias: firstBias() },
  about: {
    en: 'He’s variance 2/n_in, with a uniform distribution.',
    zh: '方差同为 2/n_in，取均匀分布。',
  },
  source: 'K. He et al., Delving deep into rectifiers, ICCV 2015',
};
