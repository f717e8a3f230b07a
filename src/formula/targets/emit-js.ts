import { erfCode, erfcCode } from '../graph/erf';
import { operator, type Target } from './emit';

/** float64 JavaScript. Truth values are JavaScript booleans. */
export const javascript: Target = {
  define: (name, code) => `const ${name} = ${code};`,
  literal: (value) => {
    if (Number.isNaN(value)) return '(0 / 0)';
    if (!Number.isFinite(value)) return value > 0 ? '(1 / 0)' : '(-1 / 0)';
    return value < 0 ? `(${value})` : String(value);
  },
  operation: (node, [a, b, c]) => {
    const alike = operator(node.op, a, b);
    if (alike !== null) return alike;
    switch (node.op) {
      case 'eq':
        return `${a} === ${b}`;
      case 'select':
        return `${a} ? ${b} : ${c}`;
      case 'spline':
        return `spline(${a}, ${b}, ${node.dx}, ${node.dy})`;
      case 'erf':
        return erfCode(a);
      case 'erfc':
        return erfcCode(a);
      case 'sigmoid':
        return `1 / (1 + Math.exp(-${a}))`;
      case 'softplus':
        return `Math.max(${a}, 0) + Math.log1p(Math.exp(-Math.abs(${a})))`;
      case 'pow':
      case 'atan2':
      case 'min':
      case 'max':
        return `Math.${node.op}(${a}, ${b})`;
      default:
        return `Math.${node.op}(${a})`;
    }
  },
};
