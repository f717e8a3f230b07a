import type { Interval } from '../types';
import type { Domain, FunctionFacts } from './types';

export const EVERYWHERE: Domain = { tex: 'x \\in \\mathbb{R}', contains: Number.isFinite };

export const POSITIVE: Domain = { tex: 'x > 0', contains: (x) => x > 0 };

export const UNIT: Domain = { tex: '|x| \\le 1', contains: (x) => Math.abs(x) <= 1 };

export const INSIDE_UNIT: Domain = { tex: '|x| < 1', contains: (x) => Math.abs(x) < 1 };

export const LINE: Interval = [-Infinity, Infinity];
export const LEFT: Interval = [-Infinity, 0];
export const RIGHT: Interval = [0, Infinity];

/** Curved upwards everywhere, with its one minimum here. */
export const bowl = (x: number, value: number): FunctionFacts => ({
  minima: [{ x, value, global: true }],
  inflections: [],
  convex: [LINE],
});
