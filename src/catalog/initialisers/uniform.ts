import type { Initialiser } from '../types';
import { firstBias, halfWidth } from './hyper';

export const uniform: Initialiser = {
  id: 'uniform',
  name: { en: 'Uniform', zh: '均匀分布' },
  distribution: 'uniform',
  scale: 'gain',
  hyper: { gain: halfWidth(0.5), bias: firstBias() },
  about: {
    en: 'Weights uniform in (−a, a), a being the half-width, whatever the width of the layers. TensorFlow Playground takes 0.5.',
    zh: '权重在 (−a, a) 内均匀分布（a 为半宽），与层宽无关；TensorFlow Playground 取 0.5。',
  },
  source: { en: 'Textbook', zh: '教科书内容' },
};
