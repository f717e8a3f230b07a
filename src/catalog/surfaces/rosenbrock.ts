import type { Surface } from '../types';

export const rosenbrock: Surface = {
  id: 'rosenbrock',
  name: { en: 'Rosenbrock', zh: 'Rosenbrock 函数（香蕉谷）' },
  formula: '(a - x)^2 + b*(y - x^2)^2',
  variables: ['x', 'y'],
  parameters: {
    a: { value: 1, min: -2, max: 2, label: { en: 'a: place of the minimum', zh: 'a：极小值点位置' } },
    b: { value: 100, min: 1, max: 200, label: { en: 'b: steepness of the walls', zh: 'b：谷壁陡度' } },
  },
  domain: { x: [-2, 2], y: [-1, 3] },
  view: { x: [-2, 2], y: [-1, 3] },
  start: [-1.5, 1.5],
  height: 'log',
  data: null,
  minima: ({ a = 1 }) => [{ x: a, y: a * a, value: 0, global: true }],
  about: {
    en: 'A curved, flat valley: it is found at once, but the way along it to the minimum is long.',
    zh: '弯曲而平坦的山谷：入谷容易，沿谷底走到极小值点却很漫长。',
  },
  source:
    'H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function, The Computer Journal 3 (1960) 175–184',
};
