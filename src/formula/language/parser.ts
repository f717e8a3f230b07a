/**
 * The grammar, from loosest to tightest:
 *
 *     rule         = assignment { ( newline | ";" ) assignment }
 *     assignment   = name "=" conditional
 *     conditional  = comparison [ "?" conditional ":" conditional ]        a ? b : c ? d : e  is  a ? b : (c ? d : e)
 *     comparison   = sum [ ( "<" | "<=" | ">" | ">=" | "==" | "!=" ) sum ]         a < b < c  is refused
 *     sum          = product { ( "+" | "-" ) product }                            a - b - c  is  (a - b) - c
 *     product      = signed { ( "*" | "/" ) signed | power }                   1/2x, 1/2*x  are  (1/2)*x
 *     signed       = ( "-" | "+" ) signed | power                                      -x^2  is  -(x^2)
 *     power        = primary [ "^" signed ]                                   2^3^2, 2^-x^2  are  2^(3^2), 2^(-(x^2))
 *     primary      = number | name | function "(" [ conditional { "," conditional } ] ")" | "(" conditional ")"
 *                  | "|" conditional "|"                                            |x|  is  abs(x)
 *
 * Implicit multiplication is the second alternative of `product`: a factor without an operator before it. It binds
 * exactly like `*`. It does not happen between two numbers, nor across a line break. A name before a bracket is a call if
 * it is one of FUNCTIONS (or an alias: `ln` is `log`), and otherwise a factor: `x(y + 1)` is x*(y + 1). A bar after a
 * complete part closes the bar that is open since the last bracket; where none is, it opens one: `2|x|` is 2*abs(x).
 *
 * Before all that, the left side of a definition is passed over: `f(x, y) = x + y`, `z = x + y`.
 *
 * The span of a bracketed expression includes its brackets.
 */
import type { ArithmeticOperator, Assignment, ComparisonOperator, Expression, Rule, Span } from './ast';
import { afterLeftSide } from './definition';
import { type FormulaError, formulaError } from './errors';
import { ALIASES, FUNCTIONS, isReserved, LIMITS } from './functions';
import { meantCall } from './guess';
import { abridge, type Token, tokenize } from './lexer';
import { suggestFunction } from './suggest';

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/**
 * Parses one expression; line breaks in it are spaces.
 *
 * @throws FormulaError, and nothing else, whatever the text.
 */
export function parseExpression(text: string): Expression {
  return new Parser(tokenize(text), { nodes: 0 }).wholeExpression();
}

/**
 * Parses an update rule: one assignment a line, or several separated by semicolons; empty lines are skipped.
 *
 * @throws FormulaError, and nothing else, whatever the text.
 */
export function parseRule(text: string): Rule {
  const tokens = tokenize(text);
  const budget = { nodes: 0 };
  const lines = splitLines(tokens);
  if (lines.length === 0) throw formulaError('empty', { start: 0, end: Array.from(text).length }, null);
  return lines.map((line) => new Parser(line, budget).wholeAssignment());
}

function splitLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  const close = (): void => {
    const last = line.at(-1);
    if (last === undefined) return;
    if (last.kind !== 'error') line.push(endAfter(last));
    lines.push(line);
    line = [];
  };
  for (const token of tokens) {
    const isSemicolon = token.kind === 'symbol' && token.text === ';';
    if (token.startsLine || isSemicolon) close();
    if (!isSemicolon && token.kind !== 'end') line.push({ ...token, startsLine: false });
  }
  close();
  return lines;
}

function endAfter(last: Token): Token {
  return { kind: 'end', text: '', span: { start: last.span.end, end: last.span.end }, startsLine: false, error: null };
}

function around(left: { span: Span }, right: { span: Span }): Span {
  return { start: left.span.start, end: right.span.end };
}

/** Recursive descent. Only brackets, signs, powers and conditionals recurse, and each of them counts as a level. */
class Parser {
  private readonly tokens: readonly Token[];
  /** Shared by the lines of a rule. */
  private readonly budget: { nodes: number };
  private index = 0;
  private depth = 0;
  /** Bars that are open since the last bracket. */
  private bars = 0;

  constructor(tokens: readonly Token[], budget: { nodes: number }) {
    this.tokens = tokens;
    this.budget = budget;
  }

  wholeExpression(): Expression {
    const first = this.peek();
    if (first.kind === 'end') throw formulaError('empty', { start: 0, end: first.span.end }, null);
    this.index = afterLeftSide(this.tokens);
    const expression = this.conditional();
    if (this.peek().kind !== 'end') throw this.misplaced();
    return expression;
  }

  wholeAssignment(): Assignment {
    const target = this.peek();
    const equals = this.tokens[this.index + 1];
    if (equals?.kind === 'error') throw equals.error;
    if (target.kind !== 'name' || equals?.kind !== 'symbol' || equals.text !== '=') {
      throw formulaError('missing-assignment', around(target, this.tokens.at(-1)!), null);
    }
    if (isReserved(target.text)) {
      throw formulaError('invalid-target', target.span, { found: target.text });
    }
    this.index += 2;
    const value = this.conditional();
    if (this.peek().kind !== 'end') throw this.misplaced();
    return { target: target.text, targetSpan: target.span, value };
  }

  private conditional(): Expression {
    const test = this.comparison();
    if (!this.takes('?')) return test;
    const consequent = this.nested(test.span, () => this.conditional());
    if (!this.takes(':')) {
      const token = this.peek();
      throw token.kind === 'end' ? formulaError('missing-colon', token.span, null) : this.misplaced();
    }
    const alternate = this.nested(test.span, () => this.conditional());
    return this.node({ kind: 'conditional', test, consequent, alternate, span: around(test, alternate) });
  }

  private comparison(): Expression {
    const left = this.sum();
    if (!this.isComparison()) return left;
    const operator = this.take().text as ComparisonOperator;
    const right = this.sum();
    if (this.isComparison()) throw formulaError('chained-comparison', this.peek().span, null);
    return this.node({ kind: 'compare', operator, left, right, span: around(left, right) });
  }

  private sum(): Expression {
    let left = this.product();
    while (this.sees('+') || this.sees('-')) {
      const operator = this.take().text as ArithmeticOperator;
      left = this.binary(operator, left, this.product());
    }
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    for (;;) {
      if (this.sees('*') || this.sees('/')) {
        const operator = this.take().text as ArithmeticOperator;
        left = this.binary(operator, left, this.signed());
      } else if (this.startsFactor()) {
        left = this.binary('*', left, this.power());
      } else {
        return left;
      }
    }
  }

  /** Whether a factor follows without an operator. */
  private startsFactor(): boolean {
    const token = this.peek();
    const opens = this.sees('(') || (this.sees('|') && this.bars === 0);
    if (token.kind !== 'number' && token.kind !== 'name' && !opens) return false;
    const previous = this.tokens[this.index - 1];
    const twoNumbers = previous.kind === 'number' && token.kind === 'number';
    if (!twoNumbers && !token.startsLine) return true;
    const suggestion = twoNumbers ? `${abridge(previous.text)}*${abridge(token.text)}` : null;
    throw formulaError('missing-operator', token.span, { found: abridge(token.text) }, suggestion);
  }

  private signed(): Expression {
    if (!this.sees('-') && !this.sees('+')) return this.power();
    const sign = this.take();
    const operand = this.nested(sign.span, () => this.signed());
    if (sign.text === '+') return operand;
    return this.node({ kind: 'negate', operand, span: around(sign, operand) });
  }

  private power(): Expression {
    const base = this.primary();
    if (!this.sees('^')) return base;
    const caret = this.take();
    return this.binary(
      '^',
      base,
      this.nested(caret.span, () => this.signed()),
    );
  }

  private primary(): Expression {
    const token = this.peek();
    switch (token.kind) {
      case 'number':
        this.take();
        return this.node({ kind: 'number', value: Number(token.text), span: token.span });
      case 'name':
        this.take();
        return this.nameOrCall(token);
      case 'end':
        throw formulaError('unexpected-end', token.span, null);
      default:
        if (this.sees('(')) return this.bracketed();
        if (this.sees('|')) return this.absolute();
        throw this.misplaced();
    }
  }

  private nameOrCall(token: Token): Expression {
    const name = ALIASES.get(token.text) ?? token.text;
    if (!FUNCTIONS.has(name)) {
      const called = this.sees('(') && this.peek().span.start === token.span.end;
      return this.node({ kind: 'name', name, ...(called ? { called } : {}), span: token.span });
    }
    if (!this.sees('(')) throw this.missingBrackets(token);
    const open = this.take();
    const args: Expression[] = [];
    while (!this.sees(')')) {
      args.push(this.inside(open));
      if (!this.takes(',')) break;
    }
    const close = this.close(open);
    return this.node({ kind: 'call', name, args, span: around(token, close) });
  }

  private missingBrackets(token: Token): FormulaError {
    // What cannot be read any further is told before what is missing here.
    this.peek();
    const { suggestion, last } = meantCall(this.tokens, this.index - 1);
    return formulaError('missing-brackets', around(token, last), { name: token.text }, suggestion);
  }

  private bracketed(): Expression {
    const before = this.tokens[this.index - 1];
    const open = this.take();
    const isCallLike = before?.kind === 'name' && before.span.end === open.span.start;
    if (isCallLike && this.sees(')')) throw unknownFunction(before);
    const inner = this.inside(open);
    if (isCallLike && this.sees(',')) throw unknownFunction(before);
    const close = this.close(open);
    return { ...inner, span: around(open, close) };
  }

  /** What stands between brackets: bars outside of them are none of theirs. */
  private inside(open: Token): Expression {
    const { bars } = this;
    this.bars = 0;
    const inner = this.nested(open.span, () => this.conditional());
    this.bars = bars;
    return inner;
  }

  private absolute(): Expression {
    const open = this.take();
    if (this.peek().kind === 'end') throw formulaError('unclosed-bar', open.span, null);
    this.bars += 1;
    const inner = this.nested(open.span, () => this.conditional());
    this.bars -= 1;
    if (!this.sees('|')) throw formulaError('unclosed-bar', open.span, null);
    return this.node({ kind: 'call', name: 'abs', args: [inner], span: around(open, this.take()) });
  }

  private close(open: Token): Token {
    const token = this.peek();
    if (token.kind === 'end') throw formulaError('unclosed-bracket', open.span, null);
    if (!this.sees(')')) throw this.misplaced();
    return this.take();
  }

  /** The error for a token that fits nowhere in the grammar at this point. */
  private misplaced(): FormulaError {
    const token = this.peek();
    const before = this.tokens[this.index - 1];
    switch (token.text) {
      case ')':
        if (this.depth === 0) return formulaError('unmatched-bracket', token.span, null);
        break;
      case '=':
        return formulaError('assignment-in-expression', token.span, null, '==');
      case ',': {
        const after = this.tokens[this.index + 1];
        if (before?.kind === 'number' && after?.kind === 'number' && /^\d+$/.test(before.text + after.text)) {
          const found = abridge(`${before.text},${after.text}`);
          return formulaError('decimal-comma', around(before, after), { found }, found.replace(',', '.'));
        }
        break;
      }
    }
    return formulaError('unexpected-token', token.span, { found: token.text });
  }

  private binary(operator: ArithmeticOperator, left: Expression, right: Expression): Expression {
    return this.node({ kind: 'binary', operator, left, right, span: around(left, right) });
  }

  private node(expression: Expression): Expression {
    this.budget.nodes += 1;
    if (this.budget.nodes > LIMITS.nodes) {
      throw formulaError('too-many-nodes', expression.span, { limit: LIMITS.nodes });
    }
    return expression;
  }

  private nested(span: Span, parse: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > LIMITS.depth) throw formulaError('too-deep', span, { limit: LIMITS.depth });
    const expression = parse();
    this.depth -= 1;
    return expression;
  }

  private peek(): Token {
    const token = this.tokens[this.index];
    if (token.error !== null) throw token.error;
    return token;
  }

  private take(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  private sees(symbol: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === symbol;
  }

  private takes(symbol: string): boolean {
    const seen = this.sees(symbol);
    if (seen) this.index += 1;
    return seen;
  }

  private isComparison(): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && COMPARISONS.has(token.text);
  }
}

function unknownFunction(name: Token): FormulaError {
  return formulaError('unknown-function', name.span, { name: abridge(name.text) }, suggestFunction(name.text));
}
