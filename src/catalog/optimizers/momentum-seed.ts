import type { RuleOptimizer } from '../types';
import { learningRate, momentumFactor } from './hyper';

export const momentumSeed: RuleOptimizer = {
  id: 'momentum_seed',
  name: { en: 'Momentum (velocity form)', zh: '动量法（速度形式）' },
  short: { en: 'Momentum (v)', zh: '动量法（v）' },
  kind: 'rule',
  rule: ['v = momentum*v - lr*g', 'theta = theta + v'].join('\n'),
  state: { v: '0' },
  hyper: {
    lr: learningRate(1e-3),
    momentum: momentumFactor(0.9),
  },
  rate: 'lr',
  stride: { by: 'curvature', factor: 0.1 },
  paper: {
    en: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4 (1964) 1–17; in the form of the tutorial “Calculus for training AI models”',
    zh: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4 (1964) 1–17；写法取自教程《微积分：AI 模型训练的优化引擎》',
  },
  about: {
    en: 'The same heavy ball, with the learning rate inside the velocity: the two differ once a schedule changes the rate.',
    zh: '同样的重球，但学习率写在速度里：学习率随计划变化时，两种写法才有区别。',
  },
};
