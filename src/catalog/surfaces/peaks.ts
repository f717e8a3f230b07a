import type { Surface } from '../types';

export const peaks: Surface = {
  id: 'peaks',
  name: { en: 'Peaks', zh: 'Peaks 函数（山峰）' },
  formula: '3*(1 - x)^2*exp(-x^2 - (y + 1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2 - y^2) - exp(-(x + 1)^2 - y^2)/3',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-3, 3], y: [-3, 3] },
  view: { x: [-3, 3], y: [-3, 3] },
  start: [-0.2, 1.1],
  data: null,
  minima: () => [
    { x: 0.22827892055636909, y: -1.6255349574999964, value: -6.551133332835837, global: true },
    { x: -1.3473962443682108, y: 0.20451886609700518, value: -3.04984940280026, global: false },
    { x: 0.2964455538468321, y: 0.32019624766683435, value: -0.06493586825552689, global: false },
  ],
  about: {
    en: 'Three hills and three hollows of different size, made of Gaussians.',
    zh: '由高斯函数叠加成的三座山峰和三个洼地，大小各异。',
  },
  source: 'The function `peaks` of MATLAB, The MathWorks',
};
