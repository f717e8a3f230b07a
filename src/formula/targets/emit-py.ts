import type { Target } from './emit';

/** What NumPy calls operations by another name than ours. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['asin', 'np.arcsin'],
  ['acos', 'np.arccos'],
  ['atan', 'np.arctan'],
  ['atan2', 'np.arctan2'],
  ['asinh', 'np.arcsinh'],
  ['acosh', 'np.arccosh'],
  ['atanh', 'np.arctanh'],
  ['min', 'np.minimum'],
  ['max', 'np.maximum'],
  ['pow', 'np.power'],
  ['and', 'np.logical_and'],
  ['or', 'np.logical_or'],
  ['not', 'np.logical_not'],
]);

const INFIX: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['lt', '<'],
  ['le', '<='],
  ['eq', '=='],
]);

/**
 * Python over `import numpy as np` (and `import math`, for erf and erfc), on float64 numbers or arrays of them. Splines are calls
 * of a function `spline(u, v, dx, dy)`.
 */
export const python: Target = {
  define: (name, code) => `${name} = ${code}`,
  literal: pythonNumber,
  operation: (node, [a, b, c]) => {
    const infix = INFIX.get(node.op);
    if (infix !== undefined) return `${a} ${infix} ${b}`;
    switch (node.op) {
      case 'neg':
        return `-${a}`;
      case 'select':
        return `np.where(${a}, ${b}, ${c})`;
      case 'spline':
        return `spline(${a}, ${b}, ${node.dx}, ${node.dy})`;
      case 'erf':
      case 'erfc':
        return `np.vectorize(math.${node.op})(${a})`;
      case 'sigmoid':
        return `1.0 / (1.0 + np.exp(-${a}))`;
      case 'softplus':
        return `np.logaddexp(0.0, ${a})`;
      default: {
        const name = NAMES.get(node.op) ?? `np.${node.op}`;
        return b === undefined ? `${name}(${a})` : `${name}(${a}, ${b})`;
      }
    }
  },
};

/** A float; negative ones in brackets, so that they may stand anywhere. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'math.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '(-math.inf)';
  const text = Object.is(value, -0) ? '0.0' : String(value);
  const float = /[.e]/.test(text) ? text : `${text}.0`;
  return value < 0 ? `(${float})` : float;
}
