import { OPTIMIZER_LIST } from '../../catalog';
import type { Optimizer, RuleOptimizer } from '../../catalog/types';

/**
 * The optimizers of the catalogue that can train networks: rules that look at one number at a time. Not among them are
 * Newton's method and its kin, which need second derivatives, and the methods that look beyond one step (L-BFGS,
 * Levenberg–Marquardt).
 */
export const NETWORK_OPTIMIZERS: ReadonlyMap<string, RuleOptimizer> = new Map(
  OPTIMIZER_LIST.filter(isElementwise).map((optimizer) => [optimizer.id, optimizer]),
);

/** What the compiler's `elementwise` finds by compiling the rule; read off its text, for this runs when a page opens. */
function isElementwise(optimizer: Optimizer): optimizer is RuleOptimizer {
  return optimizer.kind === 'rule' && !/\b(norm|dot|newton)\b/.test(optimizer.rule);
}
