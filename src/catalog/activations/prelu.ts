import type { Activation } from '../types';

export const prelu: Activation = {
  id: 'prelu',
  name: { en: 'PReLU', zh: 'PReLU' },
  formula: 'x > 0 ? x : alpha*x',
  parameters: { alpha: { value: 0.25, min: 0, max: 1, label: { en: 'negative slope', zh: '负半轴斜率' } } },
  about: {
    en: 'A leaky ReLU whose negative slope is a parameter. In the paper it is learned; here it is set.',
    zh: '负半轴斜率为参数的 ReLU。论文中它由训练学得，这里由人设定。',
  },
  source: 'K. He et al., Delving deep into rectifiers, ICCV 2015',
};
