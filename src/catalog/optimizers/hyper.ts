import type { LocalText } from '../../formula/text';
import type { Hyperparameter } from '../types';

/** Hyperparameters that many optimizers share, so that they are called and bounded alike everywhere. */

export const learningRate = (value: number): Hyperparameter => ({
  value,
  min: 1e-5,
  max: 10,
  scale: 'log',
  label: { en: 'learning rate', zh: '学习率' },
});

export const momentumFactor = (value: number): Hyperparameter => decay(value, { en: 'momentum μ', zh: '动量系数 μ' });

export const beta1 = (value: number): Hyperparameter => decay(value, { en: 'decay β₁', zh: '衰减率 β₁' });

export const beta2 = (value: number): Hyperparameter => ({
  ...decay(value, { en: 'decay β₂', zh: '衰减率 β₂' }),
  max: 0.9999,
});

export const weightDecay = (value: number): Hyperparameter =>
  positive(value, 0, 1, 'linear', { en: 'weight decay', zh: '权重衰减' });

export const epsilon = (value: number): Hyperparameter =>
  positive(value, 1e-12, 1e-1, 'log', { en: 'stabilizer ε', zh: '稳定项 ε' });

/** The share of the past that is kept, below 1. */
export const decay = (value: number, label: LocalText): Hyperparameter => ({
  value,
  min: 0,
  max: 0.999,
  scale: 'linear',
  label,
});

/** From 0 to 1 inclusive. */
export const fraction = (value: number, label: LocalText): Hyperparameter => ({
  value,
  min: 0,
  max: 1,
  scale: 'linear',
  label,
});

export const positive = (
  value: number,
  min: number,
  max: number,
  scale: Hyperparameter['scale'],
  label: LocalText,
): Hyperparameter => ({ value, min, max, scale, label });
