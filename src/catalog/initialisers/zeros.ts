import type { Initialiser } from '../types';
import { firstBias } from './hyper';

export const zeros: Initialiser = {
  id: 'zeros',
  name: { en: 'Zeros', zh: '全零' },
  distribution: 'uniform',
  scale: '0',
  hyper: { bias: firstBias() },
  about: {
    en: 'All weights alike: all units of a layer get the same gradient and stay alike. Shown because it fails.',
    zh: '所有权重相同：同层单元得到相同梯度，永远一样。仅作反例。',
  },
  source: { en: 'Textbook', zh: '教科书内容' },
};
