import type { Surface } from '../types';

export const easom: Surface = {
  id: 'easom',
  name: { en: 'Easom', zh: 'Easom 函数' },
  formula: '-cos(x)*cos(y)*exp(-((x - pi)^2 + (y - pi)^2))',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-100, 100], y: [-100, 100] },
  view: { x: [0, 2 * Math.PI], y: [0, 2 * Math.PI] },
  start: [1.9, 4.3],
  data: null,
  minima: () => [{ x: Math.PI, y: Math.PI, value: -1, global: true }],
  about: {
    en: 'One narrow pit in a plain that is flat almost everywhere: without a slope there is nothing to follow.',
    zh: '几乎处处平坦的原野上只有一个窄坑：没有坡度，就无路可循。',
  },
  source: 'E. E. Easom, A Survey of Global Optimization Techniques, M.Eng. thesis, University of Louisville, 1990',
};
