import { formatDigits } from '../../page/format';
import type { Shown } from './state';

/** Numbers of the runs as people read them, with the experiment's digits. */

/** The size of the coordinates that a run is computed from: below its last bit there is only rounding. */
export function placeScale({ resolved }: Pick<Shown, 'resolved'>, run: number): number {
  const { problem, runs } = resolved;
  const start = runs[run]?.start ?? [];
  return Math.max(...[...problem.domain.flat(), ...start].map(Math.abs));
}

/** Coordinates of a run after `step` steps; dashes where it has none. */
export function placeNumbers(shown: Shown, run: number, step: number): readonly [string, string] {
  const { digits } = shown.experiment.view;
  const trajectory = shown.descents[run]?.trajectory;
  const scale = placeScale(shown, run);
  const of = (axis: 0 | 1): string => formatDigits(trajectory?.[2 * step + axis] ?? Number.NaN, digits, scale);
  return [of(0), of(1)];
}

/** The same with the names of the variables: `w = 2.42787`, `b = 1.00348`. */
export function placeParts(shown: Shown, run: number, step: number): readonly [string, string] {
  const [first, second] = placeNumbers(shown, run, step);
  const [x, y] = shown.resolved.problem.variables;
  return [`${x} = ${first}`, `${y} = ${second}`];
}

/** In one text. */
export function placeText(shown: Shown, run: number, step: number): string {
  return placeParts(shown, run, step).join(', ');
}

/** What the surface's value is called: f, or L over data. */
export function valueName({ resolved }: Pick<Shown, 'resolved'>): 'f' | 'L' {
  return resolved.problem.data === null ? 'f' : 'L';
}
