import type { StoppingRule } from './contract';

/**
 * Whether a run ends after an update.
 * @param gradientNorm of the full gradient at the place that the update led away from
 */
export function stopsAfter(rule: StoppingRule | undefined, gradientNorm: number): boolean {
  return rule !== undefined && gradientNorm < rule.gradient;
}
