import type { Surface } from '../types';

export const sixHumpCamel: Surface = {
  id: 'six_hump_camel',
  name: { en: 'Six-hump camel', zh: '六峰驼函数' },
  formula: '(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (-4 + 4*y^2)*y^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-3, 3], y: [-2, 2] },
  view: { x: [-2, 2], y: [-1.2, 1.2] },
  start: [-1.8, 1],
  data: null,
  minima: () => [
    { x: 0.08984201310031806, y: -0.7126564030207396, value: -1.0316284534898774, global: true },
    { x: -0.08984201310031806, y: 0.7126564030207396, value: -1.0316284534898774, global: true },
    { x: -1.703606714969981, y: 0.7960835686726251, value: -0.21546382438371764, global: false },
    { x: 1.703606714969981, y: -0.7960835686726251, value: -0.21546382438371764, global: false },
    { x: -1.6071047529201972, y: -0.5686514548841314, value: 2.1042503103112584, global: false },
    { x: 1.6071047529201972, y: 0.5686514548841314, value: 2.1042503103112584, global: false },
  ],
  about: {
    en: 'Six minima, two of them the lowest, opposite one another through the origin.',
    zh: '六个极小值点，其中两个最低，关于原点对称。',
  },
  source: 'L. C. W. Dixon, G. P. Szegö (eds.), Towards Global Optimisation 2, North-Holland, 1978',
};
