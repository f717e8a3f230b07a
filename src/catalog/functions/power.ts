import { LEFT, LINE, RIGHT } from './domains';
import type { Domain, FunctionEntry, FunctionFacts } from './types';

const isWhole = (n: number) => Number.isInteger(n);

/** Defined at 0 for n ≥ 0, and left of 0 for whole n only. */
const POWER: Domain = {
  tex: 'x \\in \\mathbb{R},\\ x \\ne 0\\ (n < 0)',
  contains: (x, { n }) => (x === 0 ? n >= 0 : x > 0 || isWhole(n)),
};

/** As a power is defined, but with a slope at 0 only where n ≥ 1 (or n = 0, where all is flat). */
const POWER_SLOPE: Domain = {
  tex: 'x \\ne 0\\ (n < 1)',
  contains: (x, { n }) => (x === 0 ? n >= 1 : x > 0 || isWhole(n)),
};

function factsOf(n: number): FunctionFacts {
  if (n === 0 || n === 1) return { minima: [], inflections: [], convex: [LINE] };
  const lowest = [{ x: 0, value: 0, global: true }];
  if (!isWhole(n)) return { minima: n > 0 ? lowest : [], inflections: [], convex: n > 1 || n < 0 ? [RIGHT] : [] };
  if (n % 2 !== 0) return { minima: [], inflections: n > 0 ? [0] : [], convex: [RIGHT] };
  return n > 0
    ? { minima: lowest, inflections: [], convex: [LINE] }
    : { minima: [], inflections: [], convex: [LEFT, RIGHT] };
}

export const power: FunctionEntry = {
  id: 'power',
  name: { en: 'Power xⁿ', zh: '幂函数 xⁿ' },
  group: 'table',
  formula: 'x^n',
  variable: 'x',
  parameters: { n: { value: 3, min: -3, max: 6, label: { en: 'exponent', zh: '指数' } } },
  view: [-2, 2],
  start: 1.5,
  domain: POWER,
  derivative: { formula: 'n*x^(n - 1)', domain: POWER_SLOPE },
  antiderivative: 'n == -1 ? log(abs(x)) : x^(n + 1)/(n + 1)',
  facts: ({ n }) => factsOf(n),
  about: {
    en: 'The exponent comes down as a factor and drops by one.',
    zh: '求导时指数落下来做系数，自身减一。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
