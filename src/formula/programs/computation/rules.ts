import type { Expression } from '../../language/ast';
import { CONSTANTS } from '../../language/functions';
import { binary, call, name, negate, number, power } from '../../language/make';
import type { LocalText } from '../../text';

/** By which rule a local derivative is found. `name` is the function whose derivative is known, where it is one. */
export type RuleName =
  | { readonly kind: 'sum' | 'difference' | 'negation' | 'product' | 'quotient' | 'power' | 'exponential' | 'choice' }
  | { readonly kind: 'function'; readonly name: string };

/** What can be said of one input of an operation without numbers. */
export interface LocalRule {
  readonly rule: RuleName;
  /** ∂(operation)/∂(input), in the names of the inputs. */
  readonly derivative: Expression;
}

const RULES: Readonly<Record<Exclude<RuleName['kind'], 'function'>, LocalText>> = {
  sum: { en: 'sum rule', zh: '加法法则' },
  difference: { en: 'difference rule', zh: '减法法则' },
  negation: { en: 'sign', zh: '变号' },
  product: { en: 'product rule', zh: '乘法法则' },
  quotient: { en: 'quotient rule', zh: '除法法则' },
  power: { en: 'power rule', zh: '幂法则' },
  exponential: { en: 'exponential rule', zh: '指数法则' },
  choice: { en: 'the branch that is taken', zh: '所取的分支' },
};

export function ruleText(rule: RuleName): LocalText {
  if (rule.kind !== 'function') return RULES[rule.kind];
  return { en: `derivative of ${rule.name}`, zh: `${rule.name} 的导数` };
}

const one = number(1);
const two = number(2);
const zero = number(0);
const quotient = (a: Expression, b: Expression): Expression => binary('/', a, b);
const reciprocal = (a: Expression): Expression => quotient(one, a);
const square = (a: Expression): Expression => power(a, two);
const times = (a: Expression, b: Expression): Expression => binary('*', a, b);
const f = (text: string, ...args: readonly Expression[]): Expression => call(text, args);

/** f′(u) of every function of one argument. */
const SLOPES: Readonly<Record<string, (u: Expression) => Expression>> = {
  sin: (u) => f('cos', u),
  cos: (u) => negate(f('sin', u)),
  tan: (u) => reciprocal(square(f('cos', u))),
  cot: (u) => negate(reciprocal(square(f('sin', u)))),
  sec: (u) => quotient(f('sin', u), square(f('cos', u))),
  csc: (u) => negate(quotient(f('cos', u), square(f('sin', u)))),
  asin: (u) => reciprocal(f('sqrt', binary('-', one, square(u)))),
  acos: (u) => negate(reciprocal(f('sqrt', binary('-', one, square(u))))),
  atan: (u) => reciprocal(binary('+', one, square(u))),
  sinh: (u) => f('cosh', u),
  cosh: (u) => f('sinh', u),
  tanh: (u) => binary('-', one, square(f('tanh', u))),
  asinh: (u) => reciprocal(f('sqrt', binary('+', square(u), one))),
  acosh: (u) => reciprocal(f('sqrt', binary('-', square(u), one))),
  atanh: (u) => reciprocal(binary('-', one, square(u))),
  exp: (u) => f('exp', u),
  exp2: (u) => times(power(two, u), f('log', two)),
  expm1: (u) => f('exp', u),
  log: (u) => reciprocal(u),
  log2: (u) => reciprocal(times(u, f('log', two))),
  log10: (u) => reciprocal(times(u, f('log', number(10)))),
  log1p: (u) => reciprocal(binary('+', one, u)),
  sqr: (u) => times(two, u),
  sqrt: (u) => reciprocal(times(two, f('sqrt', u))),
  cbrt: (u) => reciprocal(times(number(3), square(f('cbrt', u)))),
  abs: (u) => f('sign', u),
  sign: () => zero,
  floor: () => zero,
  ceil: () => zero,
  round: () => zero,
  erf: (u) => times(quotient(two, f('sqrt', name('pi'))), f('exp', negate(square(u)))),
  erfc: (u) => negate(times(quotient(two, f('sqrt', name('pi'))), f('exp', negate(square(u))))),
  sigmoid: (u) => times(f('sigmoid', u), binary('-', one, f('sigmoid', u))),
  softplus: (u) => f('sigmoid', u),
  relu: (u) => where('>', u, zero),
};

/** 1 where the comparison holds, else 0. */
function where(operator: '>' | '<', left: Expression, right: Expression): Expression {
  const span = { start: 0, end: 0 };
  const test: Expression = { kind: 'compare', operator, left, right, span };
  return { kind: 'conditional', test, consequent: one, alternate: zero, span };
}

/** The rule for every input of an operation, in order; null for an input that its value does not change smoothly with. */
export function rulesOf(node: Expression, inputs: readonly Expression[]): readonly (LocalRule | null)[] {
  const [a, b, c] = inputs;
  switch (node.kind) {
    case 'negate':
      return [{ rule: { kind: 'negation' }, derivative: number(-1) }];
    case 'binary':
      return binaryRules(node.operator, a!, b!);
    case 'conditional': {
      // In the names of what is compared, for the comparison itself is no number.
      const chosen = (yes: Expression, no: Expression): LocalRule => ({
        rule: { kind: 'choice' },
        derivative: { ...node, test: a!, consequent: yes, alternate: no },
      });
      return [null, ...(b !== undefined && c !== undefined ? [chosen(one, zero), chosen(zero, one)] : [])];
    }
    case 'compare':
      return [null, null];
    case 'call':
      return callRules(node.name, inputs);
    default:
      return [];
  }
}

function binaryRules(operator: string, a: Expression, b: Expression): readonly LocalRule[] {
  switch (operator) {
    case '+':
      return [one, one].map((derivative) => ({ rule: { kind: 'sum' }, derivative }));
    case '-':
      return [one, number(-1)].map((derivative) => ({ rule: { kind: 'difference' }, derivative }));
    case '*':
      return [b, a].map((derivative) => ({ rule: { kind: 'product' }, derivative }));
    case '/': {
      const byDivisor = negate(quotient(a, square(b)));
      return [reciprocal(b), byDivisor].map((derivative) => ({ rule: { kind: 'quotient' }, derivative }));
    }
    default: {
      const byExponent = isE(a) ? power(a, b) : times(power(a, b), f('log', a));
      return [
        { rule: { kind: 'power' }, derivative: powerSlope(a, b) },
        { rule: { kind: 'exponential' }, derivative: byExponent },
      ];
    }
  }
}

/** More than people type, fewer than rounding shows. */
const DIGITS = 12;

/** n·uⁿ⁻¹, written as short as for a number n. */
function powerSlope(base: Expression, exponent: Expression): Expression {
  if (exponent.kind !== 'number') return times(exponent, power(base, binary('-', exponent, one)));
  const n = exponent.value;
  if (n === 0) return zero;
  if (n === 1) return one;
  if (n === 2) return times(two, base);
  // 2.2 − 1 is 1.2 to whom reads it; the local derivative itself is computed elsewhere.
  return times(exponent, power(base, number(Number((n - 1).toPrecision(DIGITS)))));
}

function isE(node: Expression): boolean {
  return node.kind === 'name' && node.name === 'e' && CONSTANTS.has('e');
}

function callRules(text: string, inputs: readonly Expression[]): readonly LocalRule[] {
  const [a, b] = inputs;
  const known = (derivative: Expression): LocalRule => ({ rule: { kind: 'function', name: text }, derivative });
  const slope = SLOPES[text];
  if (slope !== undefined) return [known(slope(a!))];
  switch (text) {
    case 'pow':
      return binaryRules('^', a!, b!);
    case 'atan2': {
      const squares = binary('+', square(a!), square(b!));
      return [known(quotient(b!, squares)), known(negate(quotient(a!, squares)))];
    }
    case 'hypot':
      return inputs.map((each) => known(quotient(each, f('hypot', ...inputs))));
    case 'mod':
      return [known(one), known(negate(f('floor', quotient(a!, b!))))];
    case 'min':
    case 'max':
      return inputs.map((each, k) => {
        const others = inputs.filter((_, other) => other !== k);
        const rival = others.length === 1 ? others[0]! : f(text, ...others);
        return known(where(text === 'max' ? '>' : '<', each, rival));
      });
    default:
      throw new TypeError(`${text} has no derivative here`);
  }
}
