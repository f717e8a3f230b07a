import type { RuleOptimizer } from '../types';
import { decay, epsilon, learningRate } from './hyper';

export const adadelta: RuleOptimizer = {
  id: 'adadelta',
  name: { en: 'Adadelta', zh: 'Adadelta' },
  kind: 'rule',
  // theta before u: the step is measured in the steps before it.
  rule: [
    'v = rho*v + (1 - rho)*g^2',
    'theta = theta - lr*(sqrt(u + eps)/sqrt(v + eps)*g)',
    'u = rho*u + (1 - rho)*(sqrt(u + eps)/sqrt(v + eps)*g)^2',
  ].join('\n'),
  state: { v: '0', u: '0' },
  hyper: {
    lr: learningRate(1),
    rho: decay(0.9, { en: 'decay ρ', zh: '衰减率 ρ' }),
    eps: epsilon(1e-6),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 2 },
  paper: 'M. D. Zeiler, ADADELTA: an adaptive learning rate method, arXiv 1212.5701, 2012',
  about: {
    en: 'The step is measured in past steps, so it needs no tuned learning rate (lr = 1 is only a factor); it starts timidly.',
    zh: '步长以过去的步长为单位，无需调学习率（lr = 1 只是倍数）；起步很谨慎。',
  },
};
