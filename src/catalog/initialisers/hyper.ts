import type { Hyperparameter } from '../types';

/** What multiplies the scale that a paper gives. */
export function factor(): Hyperparameter {
  return { value: 1, min: 0.1, max: 10, scale: 'log', label: { en: 'gain', zh: '增益' } };
}

export function halfWidth(value: number): Hyperparameter {
  return { value, min: 0.01, max: 10, scale: 'log', label: { en: 'half-width', zh: '半宽' } };
}

export function deviation(value: number): Hyperparameter {
  return { value, min: 0.01, max: 10, scale: 'log', label: { en: 'standard deviation', zh: '标准差' } };
}

/** Where all biases begin. */
export function firstBias(): Hyperparameter {
  return { value: 0, min: 0, max: 1, scale: 'linear', label: { en: 'initial bias', zh: '偏置初值' } };
}
