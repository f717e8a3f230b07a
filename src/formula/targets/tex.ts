import type { ArithmeticOperator, ComparisonOperator, Expression, Rule } from '../language/ast';
import { binary, call, name, number, power } from '../language/make';
import { LEVEL, type Level, levelOf } from '../language/precedence';
import { texName, texNumber } from './tex-names';

const COMPARISONS: Readonly<Record<ComparisonOperator, { readonly sign: string; readonly opposite: string }>> = {
  '<': { sign: '<', opposite: '\\ge' },
  '<=': { sign: '\\le', opposite: '>' },
  '>': { sign: '>', opposite: '\\le' },
  '>=': { sign: '\\ge', opposite: '<' },
  '==': { sign: '=', opposite: '\\ne' },
  '!=': { sign: '\\ne', opposite: '=' },
};

/** Functions whose name stands before bracketed arguments. What is not listed is set as an operator name. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['sin', '\\sin'],
  ['cos', '\\cos'],
  ['tan', '\\tan'],
  ['asin', '\\arcsin'],
  ['acos', '\\arccos'],
  ['atan', '\\arctan'],
  ['sinh', '\\sinh'],
  ['cosh', '\\cosh'],
  ['tanh', '\\tanh'],
  ['cot', '\\cot'],
  ['sec', '\\sec'],
  ['csc', '\\csc'],
  ['asinh', '\\operatorname{arsinh}'],
  ['acosh', '\\operatorname{arcosh}'],
  ['atanh', '\\operatorname{artanh}'],
  ['exp', '\\exp'],
  ['log', '\\ln'],
  ['log2', '\\log_{2}'],
  ['log10', '\\log_{10}'],
  ['min', '\\min'],
  ['max', '\\max'],
]);

/** Functions that are drawn around their arguments, and so need no brackets, not even under a power. */
const FENCES: ReadonlyMap<string, readonly [before: string, after: string]> = new Map([
  ['sqrt', ['\\sqrt{', '}']],
  ['cbrt', ['\\sqrt[3]{', '}']],
  ['abs', ['\\left|', '\\right|']],
  ['floor', ['\\left\\lfloor ', '\\right\\rfloor']],
  ['ceil', ['\\left\\lceil ', '\\right\\rceil']],
  ['norm', ['\\left\\lVert ', '\\right\\rVert']],
  ['dot', ['\\left\\langle ', '\\right\\rangle']],
]);

const WORD_FIRST = /^\\(?:mathrm|text)\{/;
const WORD_LAST = /\\(?:mathrm|text)\{[^{}]*\}(?:_\{[^{}]*\})?$/;

/** Functions whose powers are written on the name, as in sin²(x). */
const POWERS_ON_NAME: ReadonlySet<string> = new Set(['sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'sinh', 'cosh', 'tanh']);

/** Functions with names for programmers only: on paper they are what they compute. */
const SPELLED_OUT: ReadonlyMap<string, (argument: Expression) => Expression> = new Map([
  ['log1p', (argument) => call('log', [binary('+', number(1), argument)])],
  ['expm1', (argument) => binary('-', power(name('e'), argument), number(1))],
  ['exp2', (argument) => power(number(2), argument)],
  ['sqr', (argument) => power(argument, number(2))],
]);

/** The tree as it is written on paper. */
function onPaper(node: Expression): Expression {
  return node.kind === 'call' && node.args.length === 1 ? (SPELLED_OUT.get(node.name)?.(node.args[0]) ?? node) : node;
}

/**
 * TeX of a formula, in the commands that LaTeX with amsmath and KaTeX share. Brackets stand only where mathematics needs
 * them (a + (b + c) loses them, a − (b + c) keeps them). Conditionals are spelled out as cases without words, so that the
 * result is the same in every language.
 *
 * @param columns the data set's columns: they get the row as an index, and `mean` and `sum` become sums over i. Without
 *   any, `mean` and `sum` are written as functions.
 */
export function toTex(expression: Expression, columns: readonly string[] = []): string {
  return new TexPrinter(columns).print(expression);
}

/** The assignments of an update rule, one a line, aligned at their arrows. */
export function ruleToTex(rule: Rule): string {
  const lines = rule.map(({ target, value }) => `${texName(target)} &\\leftarrow ${toTex(value)}`);
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}

class TexPrinter {
  private readonly columns: ReadonlySet<string>;

  constructor(columns: readonly string[]) {
    this.columns = new Set(columns);
  }

  print(typed: Expression): string {
    const node = onPaper(typed);
    switch (node.kind) {
      case 'number':
        return texNumber(node.value);
      case 'name':
        return texName(node.name, this.columns.has(node.name) ? 'i' : null);
      case 'negate':
        return `-${this.unsigned(node.operand, LEVEL.product)}`;
      case 'binary':
        return this.binary(node.operator, node.left, node.right);
      case 'compare':
        return this.comparison(COMPARISONS[node.operator].sign, node.left, node.right);
      case 'conditional':
        return this.cases(node);
      case 'call':
        return this.call(node.name, node.args);
    }
  }

  private binary(operator: ArithmeticOperator, left: Expression, right: Expression): string {
    switch (operator) {
      case '+':
        // A sum on the right needs no brackets, a sign does: a + (−b).
        return `${this.within(left, LEVEL.sum)} + ${this.unsigned(right, LEVEL.sum)}`;
      case '-':
        return `${this.within(left, LEVEL.sum)} - ${this.unsigned(right, LEVEL.product)}`;
      case '*':
        return this.product(left, right);
      case '/':
        return `\\frac{${this.print(left)}}{${this.print(right)}}`;
      case '^':
        return this.power(left, right);
    }
  }

  /** Factors stand side by side, with a dot where they could be misread: before a digit, beside a word. */
  private product(left: Expression, right: Expression): string {
    const a = this.endsInSum(left) ? brackets(this.print(left)) : this.within(left, LEVEL.product);
    const b = this.unsigned(right, LEVEL.product);
    if (/^\d/.test(b) || WORD_FIRST.test(b) || WORD_LAST.test(a)) return `${a} \\cdot ${b}`;
    return left.kind === 'number' ? `${a} ${b}` : `${a} \\, ${b}`;
  }

  /** A sum over the rows would swallow the factor after it. */
  private endsInSum(node: Expression): boolean {
    if (node.kind === 'negate') return this.endsInSum(node.operand);
    if (node.kind === 'binary' && node.operator === '*') return this.endsInSum(node.right);
    return node.kind === 'call' && isSummed(node.name, this.columns);
  }

  private power(base: Expression, exponent: Expression): string {
    if (base.kind === 'call' && POWERS_ON_NAME.has(base.name) && exponent.kind === 'number') {
      return `${OPERATORS.get(base.name)}^{${this.print(exponent)}}${this.arguments(base.args)}`;
    }
    return `${this.within(base, LEVEL.primary)}^{${this.print(exponent)}}`;
  }

  private comparison(sign: string, left: Expression, right: Expression): string {
    return `${this.within(left, LEVEL.sum)} ${sign} ${this.within(right, LEVEL.sum)}`;
  }

  /** The second case states the opposite comparison; "otherwise" would have to be translated. */
  private cases({ test, consequent, alternate }: Expression & { kind: 'conditional' }): string {
    const opposite =
      test.kind === 'compare'
        ? this.comparison(COMPARISONS[test.operator].opposite, test.left, test.right)
        : `\\neg ${this.within(test, LEVEL.primary)}`;
    const rows = [
      [this.print(consequent), this.print(test)],
      [this.print(alternate), opposite],
    ];
    return `\\begin{cases} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{cases}`;
  }

  private call(name: string, args: readonly Expression[]): string {
    const [first, second] = args;
    const fence = FENCES.get(name);
    if (fence !== undefined) return `${fence[0]}${this.list(args)}${fence[1]}`;
    if (name === 'pow' && first !== undefined && second !== undefined) return this.power(first, second);
    if (first !== undefined && isSummed(name, this.columns)) {
      const body = `\\sum_{i=1}^{n} ${this.unsigned(first, LEVEL.product)}`;
      return name === 'mean' ? `\\frac{1}{n} ${body}` : body;
    }
    return `${OPERATORS.get(name) ?? `\\operatorname{${name}}`}${this.arguments(args)}`;
  }

  private arguments(args: readonly Expression[]): string {
    return brackets(this.list(args));
  }

  private list(parts: readonly Expression[]): string {
    return parts.map((part) => this.print(part)).join(', ');
  }

  private within(node: Expression, level: Level): string {
    return texLevel(node, this.columns) >= level ? this.print(node) : brackets(this.print(node));
  }

  /** An operand after another operator: also bracketed if its text begins with a minus. */
  private unsigned(node: Expression, level: Level): string {
    const text = this.within(node, level);
    return text.startsWith('-') ? brackets(text) : text;
  }
}

function brackets(inner: string): string {
  return `\\left(${inner}\\right)`;
}

function isSummed(name: string, columns: ReadonlySet<string>): boolean {
  return columns.size > 0 && (name === 'mean' || name === 'sum');
}

/**
 * How tightly the typeset text of a node holds together. A minus on paper binds like the product that follows it (−(ab)
 * and (−a)b look and are the same); behind another operator `unsigned` brackets it.
 */
function texLevel(typed: Expression, columns: ReadonlySet<string>): Level {
  const node = onPaper(typed);
  switch (node.kind) {
    case 'negate':
      return LEVEL.product;
    case 'number':
      return /^\d*\.?\d*$/.test(texNumber(node.value)) ? LEVEL.primary : LEVEL.product;
    case 'call':
      if (FENCES.has(node.name)) return LEVEL.primary;
      // Named functions and their powers stand in products as they are, but not under a power.
      return isSummed(node.name, columns) ? LEVEL.product : LEVEL.power;
    default:
      return levelOf(node);
  }
}
