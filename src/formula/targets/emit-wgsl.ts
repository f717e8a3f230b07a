import { operator, type Target } from './emit';

const LARGEST_FLOAT32 = 3.4028234e38;
const SMALLEST_NORMAL_FLOAT32 = 1.1754944e-38;

/**
 * float32 WGSL. The functions named `safe_…` are in `shaders/math.wgsl`: WGSL's own are inaccurate (sin, cos) or
 * undefined (tanh, pow, log) for arguments that float64 handles.
 */
export const wgsl: Target = {
  define: (name, code) => `let ${name} = ${code};`,
  literal: (value) => {
    // A literal that float32 cannot hold is a compile error; the guards flag the place.
    if (Number.isNaN(value) || Math.abs(value) < SMALLEST_NORMAL_FLOAT32) return '0f';
    const held = Math.min(Math.max(value, -LARGEST_FLOAT32), LARGEST_FLOAT32);
    const text = String(Number(held.toPrecision(9)));
    return held < 0 ? `(${text}f)` : `${text}f`;
  },
  operation: (node, [a, b, c]) => {
    const alike = operator(node.op, a, b);
    if (alike !== null) return alike;
    switch (node.op) {
      case 'eq':
        return `${a} == ${b}`;
      case 'select':
        return `select(${c}, ${b}, ${a})`;
      case 'abs':
      case 'sign':
      case 'floor':
      case 'ceil':
        return `${node.op}(${a})`;
      case 'spline':
        return `spline(${a}, ${b}, ${node.dx}u, ${node.dy}u)`;
      case 'min':
      case 'max':
        return `${node.op}(${a}, ${b})`;
      case 'pow':
      case 'atan2':
        return `safe_${node.op}(${a}, ${b})`;
      default:
        return `safe_${node.op}(${a})`;
    }
  },
};
