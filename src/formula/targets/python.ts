import type { ArithmeticOperator, Expression, Rule } from '../language/ast';
import { freeNames } from '../language/check';
import { CONSTANTS } from '../language/functions';
import { BINARY_LEVELS, LEVEL, type Level, levelOf } from '../language/precedence';

/** NumPy's names for functions that differ from ours in nothing but the name. */
const SAME: ReadonlyMap<string, string> = new Map([
  ...[
    'sin',
    'cos',
    'tan',
    'sinh',
    'cosh',
    'tanh',
    'exp',
    'exp2',
    'expm1',
    'log',
    'log2',
    'log10',
    'log1p',
    'sqrt',
    'cbrt',
  ].map(prefixed),
  ...['abs', 'sign', 'floor', 'ceil', 'mean', 'dot'].map(prefixed),
  ['asin', 'np.arcsin'],
  ['acos', 'np.arccos'],
  ['atan', 'np.arctan'],
  ['atan2', 'np.arctan2'],
  ['asinh', 'np.arcsinh'],
  ['acosh', 'np.arccosh'],
  ['atanh', 'np.arctanh'],
  ['sqr', 'np.square'],
  ['sum', 'np.sum'],
  ['norm', 'np.linalg.norm'],
  // NumPy has none.
  ['erf', 'np.vectorize(math.erf)'],
  ['erfc', 'np.vectorize(math.erfc)'],
]);

/** Functions of two arguments in NumPy, of two or more in ours. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['min', 'np.minimum'],
  ['max', 'np.maximum'],
  ['hypot', 'np.hypot'],
]);

/** Functions that NumPy knows by their reciprocals. */
const RECIPROCALS: ReadonlyMap<string, string> = new Map([
  ['cot', 'np.tan'],
  ['sec', 'np.cos'],
  ['csc', 'np.sin'],
]);

/** Names that mean something else in Python (its keywords, and what our own lines use). */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield np math len'
  ).split(' '),
);

function prefixed(name: string): [string, string] {
  return [name, `np.${name}`];
}

/**
 * A Python expression over `import numpy as np` (and `import math`, for erf and erfc), with the same value as the formula.
 *
 * Names stand for NumPy floats or float arrays; those that Python reserves get an underscore (`lambda_`). Variables of a
 * loss must be scalars, because `np.mean` would run over them too. `round(x)` is floor(x + 0.5) and `mod(x, y)` is
 * x − y·floor(x/y), the definitions that all our targets share (Python and NumPy round halves to even).
 *
 * @param columns the data set's columns; needed only so that a `sum` of something constant counts the rows.
 */
export function toPython(expression: Expression, columns: readonly string[] = []): string {
  return new PythonPrinter(columns).print(expression);
}

/** One assignment a line, over arrays of one element per parameter. */
export function ruleToPython(rule: Rule): string {
  return rule.map(({ target, value }) => `${pythonName(target)} = ${toPython(value)}`).join('\n');
}

/** The name as Python may use it. Distinct names stay distinct: those that end in underscores already get one more. */
export function pythonName(name: string): string {
  return RESERVED.has(name.replace(/_+$/, '')) ? `${name}_` : name;
}

class PythonPrinter {
  private readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  print(node: Expression): string {
    switch (node.kind) {
      case 'number':
        return float(node.value);
      case 'name':
        return CONSTANTS.has(node.name) ? `np.${node.name}` : pythonName(node.name);
      case 'negate':
        return `-${this.within(node.operand, LEVEL.signed)}`;
      case 'binary':
        return this.binary(node.operator, node.left, node.right);
      case 'compare':
        return `${this.operand(node.left, LEVEL.sum)} ${node.operator} ${this.operand(node.right, LEVEL.sum)}`;
      case 'conditional':
        return `np.where(${this.list([node.test, node.consequent, node.alternate])})`;
      case 'call':
        return this.call(node.name, node.args);
    }
  }

  /**
   * Between constants alone Python would calculate with its own numbers: integers without bounds, exceptions where we
   * have infinity, complex roots. There literals are floats, and the two operators that differ go through NumPy.
   */
  private binary(operator: ArithmeticOperator, left: Expression, right: Expression): string {
    const isConstant = freeNames(left).length === 0 && freeNames(right).length === 0;
    if (isConstant && operator === '^') return `np.float_power(${this.list([left, right])})`;
    if (isConstant && operator === '/' && !isNonZeroLiteral(right)) return `np.divide(${this.list([left, right])})`;
    const [leftLevel, rightLevel] = BINARY_LEVELS[operator];
    const write = (part: Expression, level: Level): string =>
      isConstant ? this.within(part, level) : this.operand(part, level);
    const symbol = operator === '^' ? '**' : operator === '+' || operator === '-' ? ` ${operator} ` : operator;
    return `${write(left, leftLevel)}${symbol}${write(right, rightLevel)}`;
  }

  private call(name: string, args: readonly Expression[]): string {
    const [first, second] = args;
    const same = SAME.get(name);
    const folded = FOLDED.get(name);
    if (first === undefined) return `${same ?? folded ?? name}()`;
    if (name === 'sum' && this.isSameForAllRows(first)) {
      return `len(${pythonName(this.columns[0])})*np.sum(${this.print(first)})`;
    }
    if (same !== undefined) return `${same}(${this.list(args)})`;
    if (folded !== undefined) {
      return args.slice(1).reduce((inner, arg) => `${folded}(${inner}, ${this.print(arg)})`, this.print(first));
    }
    const reciprocal = RECIPROCALS.get(name);
    // Between constants alone Python would raise an exception where we have infinity.
    if (reciprocal !== undefined) return `np.divide(1.0, ${reciprocal}(${this.print(first)}))`;
    switch (name) {
      case 'round':
        return `np.floor(${this.within(first, LEVEL.sum)} + 0.5)`;
      case 'sigmoid':
        return `np.exp(-np.logaddexp(0.0, -${this.within(first, LEVEL.signed)}))`;
      case 'softplus':
        return `np.logaddexp(0.0, ${this.print(first)})`;
      case 'relu':
        return `np.maximum(0.0, ${this.print(first)})`;
    }
    if (second === undefined) return `${name}(${this.print(first)})`;
    if (name === 'pow') return this.binary('^', first, second);
    // A lambda, because both arguments occur twice: nested calls would double the text each time.
    return `(lambda x, y: x - y*np.floor(np.divide(x, y)))(${this.list(args)})`;
  }

  private isSameForAllRows(body: Expression | undefined): boolean {
    return (
      body !== undefined && this.columns.length > 0 && !freeNames(body).some((name) => this.columns.includes(name))
    );
  }

  /** A literal beside a name is as short as can be: NumPy makes a float of it. */
  private operand(node: Expression, level: Level): string {
    const isShort = node.kind === 'number' && node.value >= 0 && Number.isSafeInteger(node.value);
    return isShort ? String(node.value) : this.within(node, level);
  }

  private list(parts: readonly Expression[]): string {
    return parts.map((part) => this.print(part)).join(', ');
  }

  private within(node: Expression, level: Level): string {
    return this.level(node) >= level ? this.print(node) : `(${this.print(node)})`;
  }

  /** How tightly the text of a node holds together where that differs from the formula itself. */
  private level(node: Expression): Level {
    if (node.kind === 'conditional') return LEVEL.primary;
    if (node.kind !== 'call') return levelOf(node);
    if (node.name === 'pow') return LEVEL.power;
    return node.name === 'sum' && this.isSameForAllRows(node.args[0]) ? LEVEL.product : LEVEL.primary;
  }
}

function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function isNonZeroLiteral(node: Expression): boolean {
  return node.kind === 'number' && node.value !== 0;
}
