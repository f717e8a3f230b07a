import type { Surface } from '../types';

export const waves: Surface = {
  id: 'waves',
  name: { en: 'Waves', zh: '波浪面' },
  formula: 'sin(x)*cos(y) + 0.1*(x^2 + y^2)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-4, 4], y: [-4, 4] },
  view: { x: [-4, 4], y: [-4, 4] },
  start: [3.2, 2.4],
  data: null,
  minima: () => [
    { x: -1.306440008369511, y: 0, value: -0.7945823375615283, global: true },
    { x: 1.2655135490647689, y: -2.57195355743428, value: 0.018488110193108774, global: false },
    { x: 1.2655135490647689, y: 2.57195355743428, value: 0.018488110193108774, global: false },
    { x: 3.837467106499049, y: 0, value: 0.8315585579477459, global: false },
  ],
  about: {
    en: 'Gentle waves in a bowl, with four minima of different depth.',
    zh: '碗中的缓和波浪，有四个深浅不同的极小值点。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
