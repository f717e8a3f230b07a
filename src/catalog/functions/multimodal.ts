import type { Interval } from '../types';
import { EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

/** The curvature 1/5 − 9 sin 3x is 0 where sin 3x = 1/45: falling and rising in turn, each a third of a turn after the last. */
const TURN = (2 * Math.PI) / 3;
const LEAVES = Math.asin(1 / 45) / 3;
const ENTERS = Math.PI / 3 - LEAVES;
/** f″ ≥ 0 from each of these places to the next edge. */
const CONVEX: readonly Interval[] = [-4, -3, -2, -1, 0, 1, 2].map((k) => [ENTERS + k * TURN, LEAVES + (k + 1) * TURN]);

export const multimodal: FunctionEntry = {
  id: 'multimodal',
  name: { en: 'sin 3x + x²/10', zh: 'sin 3x + x²/10' },
  group: 'wave',
  formula: 'sin(3*x) + x^2/10',
  variable: 'x',
  parameters: {},
  view: [-6, 6],
  start: 5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^3/30 - cos(3*x)/3',
  facts: () => ({
    // Where 3 cos 3x = −x/5, rising.
    minima: [
      { x: -4.608298882423005, value: 1.1720033155244851, global: false },
      { x: -2.560806938073543, value: -0.32954628593577723, global: false },
      { x: -0.5122140283561128, value: -0.9731804794973067, global: true },
      { x: 1.53658988014775, value: -0.7586284086132372, global: false },
      { x: 3.5847518173037196, value: 0.3140209196591906, global: false },
      { x: 5.631303162965094, value: 2.2443028149427553, global: false },
    ],
    inflections: CONVEX.flat().filter((x) => Math.abs(x) <= 6),
    convex: CONVEX.filter(([low, high]) => high >= -6 && low <= 6),
  }),
  about: {
    en: 'Truly many valleys in a wide bowl: six in the picture, and one of them is the lowest.',
    zh: '宽大的碗里真有许多谷：图中六个，其中一个最低。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
