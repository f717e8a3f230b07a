import type { ArithmeticOperator, Assignment, Expression, Rule } from './ast';
import { freeNames } from './check';
import { binary, negate, number } from './make';

/*
 * A rule as one reads it aloud: what is multiplied by a quantity that is 0 is not said. For people only; engines compute
 * the rule as it stands. Parts that no zero touches stay as they were written.
 */

/**
 * The rule with these quantities put to 0 and what follows from that: terms that vanish, factors of 1, quantities that are
 * but another name. At least one line for `theta` stays.
 *
 * @param zeros hyperparameters whose value is 0
 */
export function withoutZeros(rule: Rule, zeros: ReadonlySet<string>): Rule {
  if (zeros.size === 0) return rule;
  const lines = rule.map((line): Assignment => {
    const value = simplified(line.value, zeros);
    return value === line.value ? line : { ...line, value };
  });
  const plain = withoutAliases(lines, rule);
  const moves = plain.some((line) => line.target === 'theta' && !isIdle(line));
  const last = plain.findLastIndex(({ target }) => target === 'theta');
  const kept = plain.filter((line, i) => !isIdle(line) || (!moves && i === last));
  const readBefore = namesReadIn(rule);
  const readNow = namesReadIn(kept);
  // A state that nobody asks for any more.
  return kept.filter(({ target }) => target === 'theta' || readNow.has(target) || !readBefore.has(target));
}

const namesReadIn = (rule: Rule): ReadonlySet<string> => new Set(rule.flatMap(({ value }) => freeNames(value)));

const isIdle = ({ target, value }: Assignment): boolean => value.kind === 'name' && value.name === target;

/** States that have become another name, or a number, give way to it wherever they are read. */
function withoutAliases(lines: Rule, original: Rule): Rule {
  const at = lines.findIndex((line, i) => line.value !== original[i]!.value && isAlias(lines, i));
  if (at < 0) return lines;
  const { target, value } = lines[at]!;
  const without = (list: Rule): Rule => list.filter((_, i) => i !== at);
  const next = lines.map((line) => {
    const replaced = rewritten(line.value, (node) => (node.kind === 'name' && node.name === target ? value : node));
    return replaced === line.value ? line : { ...line, value: replaced };
  });
  return withoutAliases(without(next), without(original));
}

function isAlias(lines: Rule, at: number): boolean {
  const { target, value } = lines[at]!;
  if (target === 'theta' || (value.kind !== 'name' && value.kind !== 'number')) return false;
  const others = lines.filter((_, i) => i !== at);
  if (others.some((line) => line.target === target)) return false;
  // What is read before it is written is the state of the step before.
  if (lines.slice(0, at + 1).some((line) => freeNames(line.value).includes(target))) return false;
  return value.kind === 'number' || !lines.slice(at).some((line) => line.target === value.name);
}

function simplified(node: Expression, zeros: ReadonlySet<string>): Expression {
  return rewritten(node, (part) => (part.kind === 'name' && zeros.has(part.name) ? number(0) : part));
}

/** The tree with some leaves replaced, and everything above a replaced leaf simplified; the same tree where none was. */
function rewritten(node: Expression, replace: (leaf: Expression) => Expression): Expression {
  const go = (part: Expression): Expression => rewritten(part, replace);
  switch (node.kind) {
    case 'number':
    case 'name':
      return replace(node);
    case 'negate': {
      const operand = go(node.operand);
      return operand === node.operand ? node : negated(operand);
    }
    case 'binary': {
      const [left, right] = [go(node.left), go(node.right)];
      if (left === node.left && right === node.right) return node;
      return combined(node.operator, left, right);
    }
    case 'compare': {
      const [left, right] = [go(node.left), go(node.right)];
      return left === node.left && right === node.right ? node : { ...node, left, right };
    }
    case 'conditional': {
      const [test, consequent, alternate] = [go(node.test), go(node.consequent), go(node.alternate)];
      if (test === node.test && consequent === node.consequent && alternate === node.alternate) return node;
      return alike(consequent, alternate) ? consequent : { ...node, test, consequent, alternate };
    }
    case 'call': {
      const args = node.args.map(go);
      if (args.every((arg, i) => arg === node.args[i])) return node;
      const [first] = args;
      const fixed = first !== undefined && args.length === 1 && FIXED.get(node.name)?.some((at) => is(first, at));
      return fixed === true ? first : { ...node, args };
    }
  }
}

/** Functions of one argument, with the places that they leave where they are. */
const FIXED: ReadonlyMap<string, readonly number[]> = new Map([
  ['sqrt', [0, 1]],
  ['cbrt', [0, 1]],
  ['abs', [0, 1]],
  ['sign', [0, 1]],
]);

function negated(operand: Expression): Expression {
  if (is(operand, 0)) return operand;
  if (operand.kind === 'binary' && operand.operator === '*') {
    return binary('*', negated(operand.left), operand.right);
  }
  return operand.kind === 'negate' ? operand.operand : negate(operand);
}

function combined(operator: ArithmeticOperator, left: Expression, right: Expression): Expression {
  if (left.kind === 'number' && right.kind === 'number') {
    const value = CONSTANT[operator]?.(left.value, right.value);
    if (value !== undefined) return number(Number(value.toPrecision(DIGITS)));
  }
  switch (operator) {
    case '+':
      if (is(left, 0)) return right;
      if (is(right, 0)) return left;
      return right.kind === 'negate' ? binary('-', left, right.operand) : binary('+', left, right);
    case '-':
      if (is(right, 0)) return left;
      return is(left, 0) ? negated(right) : binary('-', left, right);
    case '*':
      if (is(left, 0) || is(right, 0)) return number(0);
      if (is(left, 1)) return right;
      if (is(right, 1)) return left;
      if (left.kind === 'negate') return negated(combined('*', left.operand, right));
      return binary('*', left, right);
    case '/':
      if (is(left, 0)) return left;
      return is(right, 1) ? left : binary('/', left, right);
    case '^':
      if (is(right, 0) || is(left, 1)) return number(1);
      if (is(right, 1)) return left;
      // Steps are counted from 1, so a power of the step is one of a positive number.
      if (is(left, 0) && (right.kind === 'number' || isStep(right))) return left;
      return binary('^', left, right);
  }
}

/** What two numbers make; quotients and powers say more as they stand. */
const CONSTANT: Readonly<Partial<Record<ArithmeticOperator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};

/** 1 − 0.9 is 0.1 to whom reads it. */
const DIGITS = 12;

const isStep = (node: Expression): boolean => node.kind === 'name' && node.name === 't';

const is = (node: Expression, value: number): boolean => node.kind === 'number' && node.value === value;

/** Whether two trees say the same, wherever they stand in the text. */
function alike(a: Expression, b: Expression): boolean {
  const plain = (node: Expression): string =>
    JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value));
  return plain(a) === plain(b);
}
