import type { Target } from '../../../formula/emit';
import { javascript } from '../../../formula/emit-js';

/**
 * JavaScript in which exponentials are computed in line: a call of `Math.exp` or `Math.tanh` takes longer than the rest
 * of a neuron. e^x is 2^(i/64) e^r with |r| ≤ ln 2/128 and a polynomial of degree 5 (P. T. P. Tang, ACM TOMS 15(2),
 * 1989); within 3e-16 of the true value, relatively, and at most e^709.
 */
export const fastJavascript: Target = {
  define: javascript.define,
  literal: javascript.literal,
  operation(node, operands) {
    const [a] = operands;
    switch (node.op) {
      case 'exp':
        return `exp(${a})`;
      case 'sigmoid':
        return `1 / (1 + exp(-${a}))`;
      // Within 4e-16 of the true value; relatively not so good near 0, where nobody minds.
      case 'tanh':
        return `1 - 2 / (exp(2 * ${a}) + 1)`;
      case 'softplus':
        return `Math.max(${a}, 0) + Math.log1p(exp(-Math.abs(${a})))`;
      default:
        return javascript.operation(node, operands);
    }
  },
};

/** 2^(j/64), and 2^k for k from −1075 on. */
const ROOTS = Float64Array.from({ length: 64 }, (_, j) => 2 ** (j / 64));
const POWERS = Float64Array.from({ length: 2100 }, (_, k) => 2 ** (k - 1075));

/** What the code needs around it: the names of `tables`, in this order, and these lines. */
export const FAST = {
  names: ['ROOTS', 'POWERS'],
  tables: [ROOTS, POWERS],
  lines: [
    'const exp = (x) => {',
    'const c = x > 709 ? 709 : x < -745 ? -745 : x;',
    // Adding and taking away 1.5·2^52 rounds to an integer.
    `const n = c * ${64 / Math.LN2} + 6755399441055744 - 6755399441055744;`,
    'const i = n | 0;',
    // ln 2/64 in two parts, the first of 26 bits: n times it is exact.
    'const r = c - n * 0.010830424493178725 - n * 2.030704202170295e-10;',
    'const t = ROOTS[i & 63];',
    `const p = r * (1 + r * (0.5 + r * (${1 / 6} + r * (${1 / 24} + r * ${1 / 120}))));`,
    'return (t + t * p) * POWERS[(i >> 6) + 1075];',
    '};',
  ],
} as const;
