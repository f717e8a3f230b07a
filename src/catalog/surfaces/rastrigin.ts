import type { Surface } from '../types';

export const rastrigin: Surface = {
  id: 'rastrigin',
  name: { en: 'Rastrigin', zh: 'Rastrigin 函数' },
  formula: '20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  view: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [3.3, -2.4],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'A regular lattice of about a hundred pits around the lowest one: methods that only look at the slope stop in one nearby.',
    zh: '规则排列的上百个凹坑包围着最低点：只看坡度的方法会停在附近的坑里。',
  },
  source: 'L. A. Rastrigin, Systems of Extremal Control, Nauka, Moscow, 1974',
};
