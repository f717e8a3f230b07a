import type { Surface } from '../types';

export const ackley: Surface = {
  id: 'ackley',
  name: { en: 'Ackley', zh: 'Ackley 函数' },
  formula: '-20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + exp(1) + 20',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-32.768, 32.768], y: [-32.768, 32.768] },
  view: { x: [-5, 5], y: [-5, 5] },
  start: [-3.2, 2.6],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'A nearly flat, dimpled plain around one deep funnel, whose tip is a kink.',
    zh: '近乎平坦、布满小坑的平原中央是一个深漏斗，漏斗底是不可微的尖点。',
  },
  source: 'D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987',
};
