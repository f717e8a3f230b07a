import type { DataSet } from '../types';

export const twoPoints: DataSet = {
  id: 'two_points',
  name: { en: 'Two points', zh: '两个样本' },
  columns: { x1: [2, 1], x2: [3, -1], y: [1, -1] },
  about: {
    en: 'The worked example of the perceptron: (2, 3) is positive, (1, −1) negative.',
    zh: '感知机的手算例题：(2, 3) 为正类，(1, −1) 为负类。',
  },
  source: { en: 'The tutorial on the gradient of the perceptron, section II', zh: '感知机梯度教程，第二节' },
};
