import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate, positive } from './hyper';

export const nadam: RuleOptimizer = {
  id: 'nadam',
  name: { en: 'NAdam', zh: 'NAdam' },
  kind: 'rule',
  rule: [
    'mu = beta1*(1 - 0.5*0.96^(t*momentum_decay))',
    'mu_next = beta1*(1 - 0.5*0.96^((t + 1)*momentum_decay))',
    'mu_prod = mu_prod*mu',
    'm = beta1*m + (1 - beta1)*g',
    'v = beta2*v + (1 - beta2)*g^2',
    'theta = theta - lr*((1 - mu)/(1 - mu_prod)*g + mu_next/(1 - mu_prod*mu_next)*m)/(sqrt(v/(1 - beta2^t)) + eps)',
  ].join('\n'),
  state: { m: '0', v: '0', mu: '0', mu_next: '0', mu_prod: '1' },
  hyper: {
    lr: learningRate(2e-3),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    eps: epsilon(1e-8),
    momentum_decay: positive(4e-3, 0, 0.1, 'linear', { en: 'momentum decay ψ', zh: '动量衰减 ψ' }),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.02 },
  paper:
    'T. Dozat, Incorporating Nesterov momentum into Adam, International Conference on Learning Representations, workshop track, 2016',
  about: { en: 'Adam with Nesterov’s look ahead.', zh: '加入 Nesterov 前瞻的 Adam。' },
};
