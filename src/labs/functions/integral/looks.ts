import type { SumRule } from '../../../analysis/calculus/sums';
import type { PlotPattern, PlotShape } from '../../../charts/functionPlot';

/** Colours and patterns by what they mean; patterns are the second cue. */
export const LOOKS = {
  curve: 'var(--text)',
  bound: 'var(--accent)',
  over: { color: 'var(--hue-orange)', pattern: 'lines' },
  under: { color: 'var(--hue-blue)', pattern: 'back-lines' },
  exact: { color: 'var(--hue-green)', pattern: 'none' },
  unknown: { color: 'var(--text-quiet)', pattern: 'none' },
  positive: { color: 'var(--hue-teal)', pattern: 'none' },
  negative: { color: 'var(--hue-pink)', pattern: 'dots' },
  whole: 'var(--hue-violet)',
} as const satisfies Readonly<Record<string, string | { readonly color: string; readonly pattern: PlotPattern }>>;

export interface RuleLook {
  readonly color: string;
  readonly dash: readonly number[];
  readonly shape: PlotShape;
}

/** Of the sums where they are compared. Left and right often err alike: they differ in everything but their kin. */
export const RULE_LOOKS: Readonly<Record<SumRule, RuleLook>> = {
  left: { color: 'var(--hue-orange)', dash: [], shape: 'circle' },
  right: { color: 'var(--hue-amber)', dash: [5, 3], shape: 'square' },
  midpoint: { color: 'var(--hue-green)', dash: [], shape: 'circle' },
  lower: { color: 'var(--hue-blue)', dash: [], shape: 'triangle' },
  upper: { color: 'var(--hue-pink)', dash: [], shape: 'triangle' },
  random: { color: 'var(--hue-yellow)', dash: [1.2, 2.2], shape: 'cross' },
  trapezoid: { color: 'var(--hue-teal)', dash: [5, 3], shape: 'square' },
  simpson: { color: 'var(--hue-violet)', dash: [], shape: 'diamond' },
};
