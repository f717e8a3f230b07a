import type { Initialiser } from '../types';
import { deviation, firstBias } from './hyper';

export const normal: Initialiser = {
  id: 'normal',
  name: { en: 'Normal', zh: '正态分布' },
  distribution: 'normal',
  scale: 'gain',
  hyper: { gain: deviation(0.5), bias: firstBias() },
  about: {
    en: 'Normal weights of one standard deviation for all layers; the tutorial “Calculus for training AI models” takes 0.5.',
    zh: '各层用同一标准差的正态分布；教程《微积分：AI 模型训练的优化引擎》取 0.5。',
  },
  source: { en: 'Textbook', zh: '教科书内容' },
};
