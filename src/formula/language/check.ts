import { childrenOf, type Expression, type Rule } from './ast';
import { type FormulaError, formulaError } from './errors';
import { CONSTANTS, FUNCTIONS, REDUCTIONS, VECTOR_FUNCTIONS } from './functions';
import { abridge } from './lexer';
import { toText } from './print';
import { suggestFunction, suggestName } from './suggest';

/** What a formula may use. The names are distinct; `pi` and `e` are always the constants. */
export interface Scope {
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
  /** One number per row of a data set; inside `mean` and `sum` only. */
  readonly columns: readonly string[];
  /** Whether `mean` and `sum` may be called. */
  readonly reductions: boolean;
  /** Whether `norm` and `dot` may be called. */
  readonly vectors: boolean;
}

/** What an update rule may use besides the parameter vector `theta`. */
export interface RuleScope {
  /** Names that may be assigned to, and read. */
  readonly state: readonly string[];
  /** Names that may only be read: `g`, `t`, hyperparameters … */
  readonly quantities: readonly string[];
}

/** A suggestion longer than this helps nobody. */
const LONGEST_SUGGESTION = 80;

/**
 * Checks that the formula means something: every name and function is known, every call has its arguments, and
 * everything stands where it may.
 *
 * @throws FormulaError at the first offence.
 */
export function checkExpression(expression: Expression, scope: Scope): void {
  new Checker(scope).value(expression);
}

/**
 * Checks an update rule line by line: targets are states or `theta`, and values are elementwise formulas in which
 * `norm` and `dot` are allowed.
 *
 * @throws FormulaError at the first offence.
 */
export function checkRule(rule: Rule, scope: RuleScope): void {
  const targets = new Set([...scope.state, 'theta']);
  const variables = [...new Set([...targets, ...scope.quantities])];
  const checker = new Checker({ variables, parameters: [], columns: [], reductions: false, vectors: true });
  for (const { target, targetSpan, value } of rule) {
    if (!targets.has(target)) {
      const details = { name: abridge(target), allowed: [...targets] };
      throw formulaError('unknown-target', targetSpan, details, suggestName(target, targets));
    }
    checker.value(value);
  }
}

/** The names in a formula that are no constants, each once, in order of appearance. */
export function freeNames(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'name' && !CONSTANTS.has(node.name)) names.add(node.name);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(expression);
  return [...names];
}

class Checker {
  private readonly scope: Scope;
  /** Names that are numbers everywhere. */
  private readonly values: ReadonlySet<string>;
  private readonly columns: ReadonlySet<string>;
  private insideReduction = false;

  constructor(scope: Scope) {
    this.scope = scope;
    this.values = new Set([...scope.variables, ...scope.parameters]);
    this.columns = new Set(scope.columns);
  }

  /** Checks a part that must be a number. */
  value(node: Expression): void {
    switch (node.kind) {
      case 'name':
        this.name(node.name, node);
        return;
      case 'call':
        this.call(node);
        return;
      case 'compare':
        throw formulaError('comparison-as-value', node.span, null, brief(`${toText(node)} ? 1 : 0`));
      case 'conditional':
        this.test(node.test);
        this.value(node.consequent);
        this.value(node.alternate);
        return;
      case 'binary':
        if (node.operator === '*') this.refuseUnknownCall(node.left, node.right);
        this.value(node.left);
        this.value(node.right);
        return;
      default:
        for (const child of childrenOf(node)) this.value(child);
    }
  }

  private test(node: Expression): void {
    if (node.kind !== 'compare') {
      const zero: Expression = { kind: 'number', value: 0, span: node.span };
      const comparison: Expression = { kind: 'compare', operator: '!=', left: node, right: zero, span: node.span };
      throw formulaError('value-as-test', node.span, null, brief(toText(comparison)));
    }
    this.value(node.left);
    this.value(node.right);
  }

  private name(name: string, node: Expression): void {
    if (CONSTANTS.has(name) || this.values.has(name)) return;
    if (this.columns.has(name)) {
      if (this.insideReduction) return;
      throw formulaError('column-outside-reduction', node.span, { name: abridge(name) }, brief(`mean(${name})`));
    }
    const known = new Set([...this.values, ...this.columns]);
    throw formulaError('unknown-name', node.span, { name: abridge(name) }, suggestName(name, known));
  }

  private call(node: Expression & { kind: 'call' }): void {
    const { name, args, span } = node;
    const arity = FUNCTIONS.get(name);
    if (arity === undefined) throw unknownFunction(name, node);
    const isReduction = REDUCTIONS.has(name);
    if (isReduction && !this.scope.reductions) throw formulaError('reduction-not-allowed', span, { name });
    if (isReduction && this.insideReduction) throw formulaError('nested-reduction', span, { name });
    if (VECTOR_FUNCTIONS.has(name) && !this.scope.vectors) throw formulaError('vector-not-allowed', span, { name });
    const [fewest, most] = arity;
    if (args.length < fewest || args.length > most) {
      throw formulaError('wrong-arity', span, { name, fewest, most, given: args.length });
    }
    const outer = this.insideReduction;
    this.insideReduction ||= isReduction;
    for (const arg of args) this.value(arg);
    this.insideReduction = outer;
  }

  /**
   * `sine(x)` has been parsed as sine·(x), because only the scope can tell a product from a misspelt call. A name that
   * ends exactly where a bracket begins, and is unknown, was meant as a function.
   */
  private refuseUnknownCall(left: Expression, right: Expression): void {
    let last = left;
    while (last.span.end === right.span.start && (last.kind === 'binary' || last.kind === 'negate')) {
      last = last.kind === 'binary' ? last.right : last.operand;
    }
    if (last.kind !== 'name' || last.called === undefined || last.span.end !== right.span.start) return;
    if (CONSTANTS.has(last.name) || this.values.has(last.name) || this.columns.has(last.name)) return;
    throw unknownFunction(last.name, last);
  }
}

function unknownFunction(name: string, node: Expression): FormulaError {
  return formulaError('unknown-function', node.span, { name: abridge(name) }, suggestFunction(name));
}

function brief(suggestion: string): string | null {
  return suggestion.length <= LONGEST_SUGGESTION ? suggestion : null;
}
