import fc from 'fast-check';
import type { Expression } from '../../src/formula/language/ast';
import { FormulaError } from '../../src/formula/language/errors';
import { FUNCTIONS } from '../../src/formula/language/functions';

/** The tree with every operation in brackets, so that grouping can be read off. */
export function grouped(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'name':
      return node.name;
    case 'negate':
      return `(-${grouped(node.operand)})`;
    case 'binary':
    case 'compare':
      return `(${grouped(node.left)}${node.operator}${grouped(node.right)})`;
    case 'conditional':
      return `(${grouped(node.test)}?${grouped(node.consequent)}:${grouped(node.alternate)})`;
    case 'call':
      return `${node.name}(${node.args.map(grouped).join(',')})`;
  }
}

/** The tree without its places in the text. */
export function bare(node: Expression): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'span' || key === 'called' ? undefined : value)),
  );
}

/** The FormulaError that `action` throws; anything else fails the test. */
export function errorOf(action: () => unknown): FormulaError {
  try {
    action();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The part of the text as typed that an error points at. */
export function pointedAt(text: string, error: FormulaError): string {
  return Array.from(text).slice(error.span.start, error.span.end).join('');
}

/** Straight from the definitions; what Math lacks is spelled out. Names are looked up in `values`. */
export function evaluate(node: Expression, values: Readonly<Record<string, number>>): number {
  const of = (part: Expression): number => evaluate(part, values);
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'name':
      return { pi: Math.PI, e: Math.E, ...values }[node.name] ?? Number.NaN;
    case 'negate':
      return -of(node.operand);
    case 'binary':
      return ARITHMETIC[node.operator](of(node.left), of(node.right));
    case 'conditional':
      return of(node.test) !== 0 ? of(node.consequent) : of(node.alternate);
    case 'compare':
      return Number(COMPARISONS[node.operator](of(node.left), of(node.right)));
    case 'call':
      return (CALLS[node.name] ?? Math[node.name as 'sin'])(...(node.args.map(of) as [number]));
  }
}

const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};
const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};
/** All terms of this series have one sign, so that nothing cancels. */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

const CALLS: Record<string, (...args: number[]) => number> = {
  round: (x) => Math.floor(x! + 0.5),
  mod: (x, y) => x! - y! * Math.floor(x! / y!),
  erf: (x) => erf(x!),
  sigmoid: (x) => 1 / (1 + Math.exp(-x!)),
  softplus: (x) => (x! > 30 ? x! : Math.log1p(Math.exp(x!))),
  relu: (x) => Math.max(0, x!),
  cot: (x) => 1 / Math.tan(x!),
  sec: (x) => 1 / Math.cos(x!),
  csc: (x) => 1 / Math.sin(x!),
  exp2: (x) => 2 ** x!,
  sqr: (x) => x! * x!,
  erfc: (x) => (x! > 26.5 ? 0 : 1 - erf(x!)),
};

/** Functions of numbers; `mean`, `sum`, `norm` and `dot` need more than a number. */
export const SCALAR_FUNCTIONS = [...FUNCTIONS].filter(([name]) => !['mean', 'sum', 'norm', 'dot'].includes(name));

/** Formulas as people may type them: every production of the grammar, with and without spaces and brackets. */
export function formulaText(options: {
  readonly names: readonly string[];
  readonly functions: readonly string[];
  /** Whether `2x`, `(x)(y)` occur. */
  readonly implicit: boolean;
}): fc.Arbitrary<string> {
  const arities = SCALAR_FUNCTIONS.filter(([name]) => options.functions.includes(name));
  const { formula } = fc.letrec<{ formula: string }>((tie) => {
    const part = tie('formula');
    const space = fc.constantFrom('', ' ');
    const operator = fc.constantFrom('+', '-', '*', '/', '^');
    const comparison = fc.constantFrom('<', '<=', '>', '>=');
    const leaf = fc.oneof(
      fc.constantFrom(...options.names, 'pi', 'e'),
      fc.integer({ min: 0, max: 12 }).map(String),
      fc.constantFrom('0.5', '.25', '1e-3', '2.5', '3.'),
    );
    const call = fc
      .constantFrom(...arities)
      .chain(([name, [fewest, most]]) =>
        fc
          .array(part, { minLength: fewest, maxLength: Math.min(most, fewest + 1) })
          .map((args) => `${name}(${args.join(', ')})`),
      );
    return {
      formula: fc.oneof(
        { maxDepth: 5, depthIdentifier: 'formula' },
        leaf,
        { weight: 4, arbitrary: fc.tuple(part, space, operator, space, part).map((parts) => parts.join('')) },
        { weight: 2, arbitrary: part.map((inner) => `(${inner})`) },
        { weight: 2, arbitrary: part.map((inner) => `-${inner}`) },
        ...(arities.length > 0 ? [{ weight: 2, arbitrary: call }] : []),
        ...(options.implicit
          ? [
              fc.tuple(fc.constantFrom('2', '0.5'), part).map(([factor, inner]) => `${factor}(${inner})`),
              fc.tuple(part, part).map(([left, right]) => `(${left})(${right})`),
              fc.tuple(fc.constantFrom('2', '3'), fc.constantFrom(...options.names)).map((parts) => parts.join('')),
            ]
          : []),
        fc
          .tuple(part, comparison, part, part, part)
          .map(([a, sign, b, yes, no]) => `((${a}) ${sign} (${b}) ? ${yes} : ${no})`),
      ),
    };
  });
  return formula;
}
