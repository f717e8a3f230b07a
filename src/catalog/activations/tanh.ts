import type { Activation } from '../types';

export const tanh: Activation = {
  id: 'tanh',
  name: { en: 'Tanh', zh: 'Tanh（双曲正切）' },
  formula: 'tanh(x)',
  parameters: {},
  about: {
    en: 'A sigmoid centred on 0, with slope 1 there: it saturates on both sides.',
    zh: '以 0 为中心的 S 形函数，原点处导数为 1；两端都会饱和。',
  },
  source: 'Y. LeCun et al., Efficient BackProp, 1998',
};
