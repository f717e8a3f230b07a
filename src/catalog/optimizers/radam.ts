import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate } from './hyper';

export const radam: RuleOptimizer = {
  id: 'radam',
  name: { en: 'RAdam', zh: 'RAdam' },
  kind: 'rule',
  rule: [
    'm = beta1*m + (1 - beta1)*g',
    'v = beta2*v + (1 - beta2)*g^2',
    'rho_inf = 2/(1 - beta2) - 1',
    'rho = rho_inf - 2*t*beta2^t/(1 - beta2^t)',
    'r = rho > 5 ? sqrt((rho - 4)*(rho - 2)*rho_inf/((rho_inf - 4)*(rho_inf - 2)*rho)) : 0',
    'theta = theta - lr*m/(1 - beta1^t)*(rho > 5 ? r*sqrt(1 - beta2^t)/(sqrt(v) + eps) : 1)',
  ].join('\n'),
  state: { m: '0', v: '0', rho_inf: '0', rho: '0', r: '0' },
  hyper: {
    lr: learningRate(1e-3),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'both', curvature: 0.5, extent: 0.02 },
  paper:
    'L. Liu et al., On the variance of the adaptive learning rate and beyond, International Conference on Learning Representations, 2020',
  about: {
    en: 'Adam that moves like plain momentum until it has seen enough gradients to trust their variance.',
    zh: '在积累足够梯度、方差可信之前，先像普通动量法那样走的 Adam。',
  },
};
