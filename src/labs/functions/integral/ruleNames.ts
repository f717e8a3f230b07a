import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import type { Words } from '../../../page/i18n';
import { optionName } from '../../../page/panel/builder';
import type { IntegralSettings } from './model';

/** A sum as the panel calls it. */
export function ruleName(rule: IntegralSettings['rule'], words: Words): string {
  return optionName(FUNCTION_SETTINGS.integral.rule, rule, words);
}

/** What a sum computes: TeX, and the same as text. */
export const RULE_TEX: Readonly<
  Record<Exclude<IntegralSettings['rule'], 'none'>, readonly [tex: string, plain: string]>
> = {
  left: ['\\sum_{i=1}^{n} f(x_{i-1})\\,\\Delta x', 'Σ f(xᵢ₋₁) Δx'],
  right: ['\\sum_{i=1}^{n} f(x_i)\\,\\Delta x', 'Σ f(xᵢ) Δx'],
  midpoint: ['\\sum_{i=1}^{n} f\\!\\left(\\tfrac{x_{i-1}+x_i}{2}\\right)\\Delta x', 'Σ f((xᵢ₋₁ + xᵢ)/2) Δx'],
  lower: ['\\sum_{i=1}^{n} \\inf_{[x_{i-1},x_i]} f\\;\\Delta x', 'Σ inf f Δx'],
  upper: ['\\sum_{i=1}^{n} \\sup_{[x_{i-1},x_i]} f\\;\\Delta x', 'Σ sup f Δx'],
  random: ['\\sum_{i=1}^{n} f(\\xi_i)\\,\\Delta x', 'Σ f(ξᵢ) Δx'],
  trapezoid: ['\\sum_{i=1}^{n} \\tfrac{f(x_{i-1})+f(x_i)}{2}\\,\\Delta x', 'Σ (f(xᵢ₋₁) + f(xᵢ))/2 Δx'],
  simpson: [
    '\\sum_{i=1}^{n/2} \\tfrac{f(x_{2i-2})+4f(x_{2i-1})+f(x_{2i})}{3}\\,\\Delta x',
    'Σ (f(x₂ᵢ₋₂) + 4f(x₂ᵢ₋₁) + f(x₂ᵢ))/3 Δx',
  ],
};
