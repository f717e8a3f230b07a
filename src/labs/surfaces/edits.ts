import { startingHyper } from '../../experiment/surfaces/defaults';
import { resolveSurface } from '../../experiment/surfaces/resolve';
import type { Experiment, Point, SurfaceChoice } from '../../experiment/surfaces/types';
import { createRunEdits } from '../shared/runs/edits';

/** Changes of an experiment, as pure functions. What does not change keeps its identity. */

/** Changes parts of the surface: a parameter, the data set. */
export function changeSurface(experiment: Experiment, change: (surface: SurfaceChoice) => SurfaceChoice): Experiment {
  return { ...experiment, surface: change(experiment.surface) };
}

export function setParameter(experiment: Experiment, name: string, value: number): Experiment {
  return changeSurface(experiment, (surface) =>
    'samples' in surface ? surface : { ...surface, parameters: { ...surface.parameters, [name]: value } },
  );
}

/** Another text for a formula of the user's own; a surface of the catalogue stays as it is. */
export function setFormula(experiment: Experiment, text: string): Experiment {
  return changeSurface(experiment, (surface) =>
    'loss' in surface ? { ...surface, loss: text } : 'formula' in surface ? { ...surface, formula: text } : surface,
  );
}

/** The surface of the moment as a formula that can be edited, so that nobody begins with an empty field. */
export function asOwn(surface: SurfaceChoice): SurfaceChoice {
  if ('formula' in surface || 'loss' in surface) return surface;
  const { problem } = resolveSurface(surface);
  const [a, b] = problem.variables;
  // Samples are no formula: a bowl on the same ground is something to begin with.
  if ('samples' in surface) return { formula: `${a}^2 + ${b}^2`, variables: problem.variables, domain: surface.domain };
  const common = {
    domain: { [a]: problem.domain[0], [b]: problem.domain[1] },
    ...(Object.keys(problem.parameters).length > 0 ? { parameters: problem.parameters } : {}),
    variables: problem.variables,
  };
  if (problem.data === null) return { ...common, formula: problem.formula };
  return { ...common, loss: problem.formula, data: problem.data };
}

/** A parameter more, at 1: there a factor, a power and a divisor change nothing yet. */
export function declareParameter(experiment: Experiment, name: string): Experiment {
  return setParameter(experiment, name, 1);
}

/** A place picked on a side is no better known than to this part of it. */
const PICKED = 1e-3;

/** The place rounded to what a pointer can mean on the surface, so that addresses stay readable. */
export function picked({ surface }: Experiment, place: Point): Point {
  const { domain } = resolveSurface(surface).problem;
  const round = (value: number, [low, high]: readonly [number, number]): number => {
    const digits = -Math.floor(Math.log10((high - low) * PICKED));
    // Rounding must not push a place at the edge over it, and leaves no −0.
    return Math.min(Math.max(Number(value.toFixed(Math.min(Math.max(digits, 0), 100))), low), high) + 0;
  };
  return [round(place[0], domain[0]), round(place[1], domain[1])];
}

export const {
  commonStart,
  hasOwnStart,
  moveStart,
  moveRunStart,
  joinStarts,
  changeRuns,
  changeRun,
  setHyper,
  setOptimizer,
  addRun,
  removeRun,
} = createRunEdits<Point, Experiment>({
  same: (a, b) => a[0] === b[0] && a[1] === b[1],
  startingHyper: ({ surface }, run, start) => startingHyper(surface, run, start),
});
