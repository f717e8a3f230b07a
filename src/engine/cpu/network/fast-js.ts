import type { Target } from '../../../formula/targets/emit';
import { javascript } from '../../../formula/targets/emit-js';

/**
 * JavaScript in which exponentials stand in line: a call of `Math.exp` or `Math.tanh` takes longer than the rest of a
 * neuron, and a function of our own would be inlined a few times only. e^x is 2^(i/64) e^r with |r| ≤ ln 2/128 and a
 * polynomial of degree 5 (P. T. P. Tang, ACM TOMS 15(2), 1989); within 3e-16 of the true value, relatively, and at most
 * e^709. The code needs {@link FAST} around it.
 */
export const fastJavascript: Target = {
  define: javascript.define,
  literal: javascript.literal,
  operation(node, operands) {
    const [a] = operands;
    switch (node.op) {
      case 'exp':
        return exp(a);
      case 'sigmoid':
        return `1 / (1 + ${exp(`-${a}`)})`;
      // Within 4e-16 of the true value; relatively not so good near 0, where nobody minds.
      case 'tanh':
        return `1 - 2 / (${exp(`2 * ${a}`)} + 1)`;
      case 'softplus':
        return `Math.max(${a}, 0) + ${log1p(exp(`-Math.abs(${a})`))}`;
      default:
        return javascript.operation(node, operands);
    }
  },
};

/** 2^(j/64), and 2^k for k from −1075 on. */
const ROOTS = Float64Array.from({ length: 64 }, (_, j) => 2 ** (j / 64));
const POWERS = Float64Array.from({ length: 2100 }, (_, k) => 2 ** (k - 1075));

/** log(1 + j/64), and 1/(1 + j/64). */
const LOGARITHMS = Float64Array.from({ length: 65 }, (_, j) => Math.log1p(j / 64));
const RECIPROCALS = Float64Array.from({ length: 65 }, (_, j) => 64 / (64 + j));

/** What the code needs around it: the `names` of `tables`, in this order, and `lines` in the function it stands in. */
export const FAST = {
  names: ['ROOTS', 'POWERS', 'LOGARITHMS', 'RECIPROCALS'],
  tables: [ROOTS, POWERS, LOGARITHMS, RECIPROCALS],
  lines: ['let ex, en, ei, er, et, lx, lj, lr;'],
} as const;

/** Adding and taking away 1.5·2^52 rounds to an integer. */
const ROUND = '+ 6755399441055744 - 6755399441055744';

function exp(x: string): string {
  return `(${[
    `ex = ${x}`,
    'ex = ex > 709 ? 709 : ex < -745 ? -745 : ex',
    `en = ex * ${64 / Math.LN2} ${ROUND}`,
    'ei = en | 0',
    // ln 2/64 in two parts, the first of 26 bits: en times it is exact.
    'er = ex - en * 0.010830424493178725 - en * 2.030704202170295e-10',
    'et = ROOTS[ei & 63]',
    `(et + et * (er * (1 + er * (0.5 + er * (${1 / 6} + er * (${1 / 24} + er * ${1 / 120})))))) * POWERS[(ei >> 6) + 1075]`,
  ].join(', ')})`;
}

/** log(1 + x) for 0 ≤ x ≤ 1, within 2e-16: log(1 + j/64) and a polynomial of degree 7 in what is left. */
function log1p(x: string): string {
  const terms = [1, -1 / 2, 1 / 3, -1 / 4, 1 / 5, -1 / 6, 1 / 7];
  const polynomial = terms.reduceRight((rest, term) => (rest === '' ? `${term}` : `(${term} + lr * ${rest})`), '');
  return `(${[
    `lx = ${x}`,
    'lj = lx * 64 | 0',
    'lr = (lx - lj / 64) * RECIPROCALS[lj]',
    `LOGARITHMS[lj] + lr * ${polynomial}`,
  ].join(', ')})`;
}
