import { OPTIMIZERS } from '../../catalog';
import { isFreeName } from '../../catalog/language';
import {
  beta1,
  beta2,
  decay,
  epsilon,
  learningRate,
  momentumFactor,
  weightDecay,
} from '../../catalog/optimizers/hyper';
import type { Hyperparameter, Optimizer, RuleOptimizer } from '../../catalog/types';
import { checkRule, FormulaError, freeNames, parseRule, type Rule, type RuleScope } from '../../formula';
import { formulaError } from '../../formula/language/errors';
import { suggestFunction } from '../../formula/language/suggest';
import { completeHyper } from '../complete';
import type { Run } from './forms';

/** What a run names in place of a catalogue id when it follows a rule of the user's own. */
export const OWN = 'own';

/** What an own rule begins as: a heavy ball. */
export const OWN_RULE = 'v = mu*v - lr*g\ntheta = theta + v';

/** Every state of a particle costs two numbers, a million particles have it, and hyperparameters have a slider each. */
const MOST_STATES = 12;
const MOST_OWN_HYPER = 16;

export type Ruled = Pick<Run, 'optimizer' | 'rule'>;

/**
 * The optimizer of a run: the catalogue's entry, or one made from its own rule. The id must be known (the schema sees to
 * it). An own rule that does not parse gives an optimizer without states and hyperparameters, for whoever only wants
 * its name; {@link checkOwnRule} says what is wrong with it.
 */
export function optimizerOf({ optimizer, rule }: Ruled): Optimizer {
  if (optimizer !== OWN) return OPTIMIZERS.get(optimizer)!;
  const text = rule ?? '';
  try {
    return ownOptimizer(text, namesOf(text));
  } catch (error) {
    if (error instanceof FormulaError) return ownOptimizer(text, { states: [], hyper: [] });
    throw error;
  }
}

/** What is wrong with a rule of the user's own; null if it can be run. */
export function ruleFault(rule: string): FormulaError | null {
  try {
    checkOwnRule(rule);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** Throws a FormulaError, and nothing else, for a rule that cannot be run. */
export function checkOwnRule(rule: string): void {
  const parsed = parseRule(rule);
  const { states, hyper } = namesIn(parsed);
  for (const { target, targetSpan } of parsed) {
    if (QUANTITIES.has(target) || isFreeName(target)) continue;
    throw formulaError('unusable-name', targetSpan, { name: target.slice(0, LONGEST_SHOWN) });
  }
  // Every name that is read is known by now, so this finds what stands where it may not (a `g` that is assigned to).
  const names = [...QUANTITIES, ...hyper];
  checkRule(parsed, { state: states, quantities: names });
  for (const name of hyper) {
    if (isFreeName(name) && !looksLikeCall(name)) continue;
    const fault = faultWithout(parsed, name, { state: states, quantities: names });
    if (!isFreeName(name)) throw formulaError('unusable-name', fault.span, { name: name.slice(0, LONGEST_SHOWN) });
    // `sqrr(v)` is a misspelt function and no product with a hyperparameter `sqrr`; `sqrr*v` is one.
    if (fault.code === 'unknown-function') throw fault;
  }
  const whole = { start: 0, end: Array.from(rule).length };
  if (!parsed.some(({ target }) => target === 'theta')) throw formulaError('nothing-moves', whole, null);
  const most = states.length > MOST_STATES ? MOST_STATES : hyper.length > MOST_OWN_HYPER ? MOST_OWN_HYPER : null;
  if (most !== null) throw formulaError('too-many-names', whole, { states: MOST_STATES, hyper: MOST_OWN_HYPER });
}

/** What is said of a rule if one of its hyperparameters is not known; it is read somewhere. */
function faultWithout(rule: Rule, name: string, { state, quantities }: RuleScope): FormulaError {
  try {
    checkRule(rule, { state, quantities: quantities.filter((other) => other !== name) });
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${name} is not read in the rule`);
}

function looksLikeCall(name: string): boolean {
  return suggestFunction(name) !== null && !isCustomary(name);
}

/** Another rule for a run: hyperparameters that stay by name keep their values, new ones take their defaults. */
export function withRule(run: Run, rule: string): Run {
  const next: Run = { ...run, optimizer: OWN, rule };
  return { ...next, hyper: completeHyper(optimizerOf(next).hyper, run.hyper) };
}

/** Names with a meaning of their own in every rule. */
const QUANTITIES: ReadonlySet<string> = new Set(['theta', 'g', 'newton', 't']);
const LONGEST_SHOWN = 40;

interface Names {
  readonly states: readonly string[];
  readonly hyper: readonly string[];
}

function namesOf(rule: string): Names {
  return namesIn(parseRule(rule));
}

/** In order of appearance: what is assigned is a state, what is only read a hyperparameter. */
function namesIn(rule: Rule): Names {
  const assigned = new Set(rule.map(({ target }) => target).filter((name) => !QUANTITIES.has(name)));
  const read = new Set(rule.flatMap(({ value }) => freeNames(value)));
  return {
    states: [...assigned],
    hyper: [...read].filter((name) => !assigned.has(name) && !QUANTITIES.has(name)),
  };
}

/** In this order: the first that occurs is what a schedule multiplies. */
const RATES: readonly string[] = ['lr', 'eta', 'alpha', 'learning_rate', 'step_size', 'gamma0', 'rate'];

function ownOptimizer(rule: string, { states, hyper }: Names): RuleOptimizer {
  const rate = RATES.find((name) => hyper.includes(name)) ?? null;
  return {
    id: OWN,
    name: { en: 'Own rule', zh: '自定义规则' },
    kind: 'rule',
    rule,
    state: Object.fromEntries(states.map((name) => [name, '0'])),
    hyper: Object.fromEntries(hyper.map((name) => [name, customary(name)])),
    rate,
    // Whether its steps grow with the gradient (as SGD's) or not (as Adam's) cannot be seen from its text: the smaller of
    // the two suggestions leaps with neither.
    stride: rate === null ? { by: 'none' } : { by: 'both', curvature: 0.1, extent: 0.02 },
    paper: '',
    about: { en: 'An update rule of your own.', zh: '你自己写的更新规则。' },
  };
}

/** What people mean by a name: its default and its slider. */
function customary(name: string): Hyperparameter {
  const label = { en: name, zh: name };
  if (RATES.includes(name)) return { ...learningRate(0.01), label };
  if (name === 'beta2') return { ...beta2(0.999), label };
  if (BETA.test(name)) return { ...beta1(0.9), max: 1, label };
  if (DECAYS.has(name)) return { ...(name === 'mu' ? momentumFactor(0.9) : decay(0.9, label)), max: 1, label };
  if (EPSILONS.has(name)) return { ...epsilon(1e-8), label };
  if (name === 'weight_decay' || name === 'wd') return { ...weightDecay(0), label };
  return { value: 1, min: 0, max: 10, scale: 'linear', label };
}

function isCustomary(name: string): boolean {
  return RATES.includes(name) || BETA.test(name) || DECAYS.has(name) || EPSILONS.has(name);
}

const BETA = /^beta\d*$/;
const DECAYS: ReadonlySet<string> = new Set(['mu', 'momentum', 'rho', 'gamma', 'decay']);
const EPSILONS: ReadonlySet<string> = new Set(['eps', 'epsilon']);

/** The entry of own rules in a list of optimizers, with the rule that one begins with. */
export const OWN_OPTIMIZER: Optimizer = ownOptimizer(OWN_RULE, namesOf(OWN_RULE));
