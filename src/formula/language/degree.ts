import type { Expression } from './ast';

/** The larger of pieces is a piece: kinks do not change how a function grows. */
const PIECEWISE: ReadonlySet<string> = new Set(['abs', 'max', 'min', 'relu']);
/** Over rows of data, a sum of terms of one degree. */
const SUMS: ReadonlySet<string> = new Set(['mean', 'sum']);

/**
 * The degree of a formula as a polynomial in some of its names, taken from how it is written: 0 where none of them
 * occurs, 2 for `(w*x + b - y)^2` in w and b. A piecewise polynomial has the degree of its largest piece; Infinity: it is
 * none. Terms that would cancel are counted, so the degree may be too large, never too small.
 */
export function degreeIn(expression: Expression, names: ReadonlySet<string>): number {
  const of = (each: Expression): number => degreeIn(each, names);
  switch (expression.kind) {
    case 'number':
      return 0;
    case 'name':
      return names.has(expression.name) ? 1 : 0;
    case 'negate':
      return of(expression.operand);
    case 'compare':
      return Math.max(of(expression.left), of(expression.right)) === 0 ? 0 : Number.POSITIVE_INFINITY;
    case 'conditional':
      return Math.max(of(expression.consequent), of(expression.alternate));
    case 'call': {
      const most = Math.max(0, ...expression.args.map(of));
      if (expression.name === 'sqr') return 2 * most;
      if (expression.name === 'pow') return power(of(expression.args[0]), expression.args[1], names);
      return most === 0 || PIECEWISE.has(expression.name) || SUMS.has(expression.name)
        ? most
        : Number.POSITIVE_INFINITY;
    }
    case 'binary': {
      const [left, right] = [of(expression.left), of(expression.right)];
      switch (expression.operator) {
        case '+':
        case '-':
          return Math.max(left, right);
        case '*':
          return left + right;
        case '/':
          return right === 0 ? left : Number.POSITIVE_INFINITY;
        case '^':
          return power(left, expression.right, names);
      }
    }
  }
}

function power(base: number, exponent: Expression, names: ReadonlySet<string>): number {
  if (base === 0 && degreeIn(exponent, names) === 0) return 0;
  if (exponent.kind !== 'number' || !Number.isInteger(exponent.value) || exponent.value < 0) {
    return Number.POSITIVE_INFINITY;
  }
  return exponent.value === 0 ? 0 : base * exponent.value;
}
