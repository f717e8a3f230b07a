import type { Initialiser } from '../types';
import { deviation, firstBias } from './hyper';

export const normal: Initialiser = {
  id: 'normal',
  name: { en: 'Normal', zh: '正态分布' },
  distribution: 'normal',
  scale: 'gain',
  hyper: { gain: deviation(0.5), bias: firstBias() },
  about: {
    en: 'Normal weights of one standard deviation for all layers; the tutorials take 0.5.',
    zh: '各层用同一标准差的正态分布；教程取 0.5。',
  },
  source: 'Textbook',
};
