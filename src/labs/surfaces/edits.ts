import { OPTIMIZERS } from '../../catalog';
import { MOST_RUNS } from '../../experiment/limits';
import { startingHyper } from '../../experiment/surfaces/defaults';
import { OWN, OWN_RULE, optimizerOf } from '../../experiment/surfaces/optimizer';
import { resolveSurface } from '../../experiment/surfaces/resolve';
import type { Experiment, Point, Run, SurfaceChoice } from '../../experiment/surfaces/types';

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

/** Where most runs start; of equally many, the earliest in the list decide. Runs elsewhere have a start of their own. */
export function commonStart(runs: Experiment['runs']): Point {
  let common = runs[0]!.start;
  let most = 0;
  for (const { start } of runs) {
    const count = runs.filter((run) => isAt(run, start)).length;
    if (count > most) [common, most] = [start, count];
  }
  return common;
}

export function hasOwnStart(runs: Experiment['runs'], index: number): boolean {
  const run = runs[index];
  return run !== undefined && !isAt(run, commonStart(runs));
}

/** Moves the runs that share one start, so that their race stays fair; those with a start of their own keep it. */
export function moveStart(experiment: Experiment, start: Point): Experiment {
  const common = commonStart(experiment.runs);
  if (isAt({ start: common }, start)) return experiment;
  return changeRuns(experiment, (run) => (isAt(run, common) ? { ...run, start } : run));
}

/** A start of its own for one run, or none of its own at the place of the others. */
export function moveRunStart(experiment: Experiment, index: number, start: Point): Experiment {
  const run = experiment.runs[index];
  if (run === undefined || isAt(run, start)) return experiment;
  return changeRun(experiment, index, () => ({ ...run, start }));
}

/** All runs at the common start again. */
export function joinStarts(experiment: Experiment): Experiment {
  const start = commonStart(experiment.runs);
  if (experiment.runs.every((run) => isAt(run, start))) return experiment;
  return changeRuns(experiment, (run) => (isAt(run, start) ? run : { ...run, start }));
}

function isAt(run: Pick<Run, 'start'>, [x, y]: Point): boolean {
  return run.start[0] === x && run.start[1] === y;
}

/** The same change to every run. */
export function changeRuns(experiment: Experiment, change: (run: Run) => Run): Experiment {
  return { ...experiment, runs: experiment.runs.map(change) };
}

export function changeRun(experiment: Experiment, index: number, change: (run: Run) => Run): Experiment {
  return { ...experiment, runs: experiment.runs.map((run, i) => (i === index ? change(run) : run)) };
}

export function setHyper(experiment: Experiment, index: number, name: string, value: number): Experiment {
  return changeRun(experiment, index, (run) => ({ ...run, hyper: { ...run.hyper, [name]: value } }));
}

/** Another optimizer in the place of a run; schedule, clipping and noise stay as they are. */
export function setOptimizer(experiment: Experiment, index: number, optimizer: string): Experiment {
  return changeRun(experiment, index, (run) => {
    const ruled = optimizer === OWN ? { optimizer, rule: ruleOf(run) } : { optimizer };
    const { rule: _, ...rest } = run;
    return { ...rest, ...ruled, hyper: startingHyper(experiment.surface, ruled, run.start) };
  });
}

/** What an own rule begins as: the rule of the optimizer that it takes the place of, if that is one. */
function ruleOf(run: Run): string {
  const optimizer = optimizerOf(run);
  return optimizer.kind === 'rule' ? optimizer.rule : OWN_RULE;
}

/** Adds the first optimizer of the catalogue that is not yet in the race. */
export function addRun(experiment: Experiment): Experiment {
  if (experiment.runs.length >= MOST_RUNS) return experiment;
  const used = new Set(experiment.runs.map((run) => run.optimizer));
  const optimizer = [...OPTIMIZERS.keys()].find((id) => !used.has(id)) ?? 'sgd';
  const { rule: _, ...model }: Partial<Run> = experiment.runs[0] ?? {};
  const start = commonStart(experiment.runs);
  const run: Run = { ...model, optimizer, start, hyper: startingHyper(experiment.surface, { optimizer }, start) };
  return { ...experiment, runs: [...experiment.runs, run] };
}

/** The last run stays: an experiment has at least one. */
export function removeRun(experiment: Experiment, index: number): Experiment {
  if (experiment.runs.length <= 1) return experiment;
  return { ...experiment, runs: experiment.runs.filter((_, i) => i !== index) };
}
