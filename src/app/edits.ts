import { OPTIMIZERS, SURFACES } from '../catalog';
import { defaultStart, startingHyper } from '../experiment/defaults';
import { OWN, OWN_RULE, optimizerOf } from '../experiment/optimizer';
import { resolveSurface } from '../experiment/resolve';
import { MOST_RUNS } from '../experiment/table';
import type { Experiment, Point, Run, SurfaceChoice } from '../experiment/types';

/** Changes of an experiment, as pure functions. What does not change keeps its identity. */

/** Another surface: the same optimizers from a place worth starting at, at rates that suit the ground. */
export function chooseSurface(experiment: Experiment, surface: SurfaceChoice): Experiment {
  const start = defaultStart(surface);
  const runs = experiment.runs.map((run): Run => ({ ...run, start, hyper: movedHyper(surface, run, start) }));
  return { ...experiment, surface, runs: withoutBatch(surface) ? runs.map(dropBatch) : runs };
}

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

/** All runs share one start, so that the race is fair. */
export function moveStart(experiment: Experiment, start: Point): Experiment {
  if (experiment.runs.every((run) => run.start[0] === start[0] && run.start[1] === start[1])) return experiment;
  return changeRuns(experiment, (run) => ({ ...run, start }));
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

/** Hyperparameters on another surface; of an own rule only the rate, for its other numbers mean what its author says. */
function movedHyper(surface: SurfaceChoice, run: Run, start: Point): Run['hyper'] {
  const fresh = startingHyper(surface, run, start);
  const { rate } = optimizerOf(run);
  return run.optimizer !== OWN ? fresh : rate === null ? run.hyper : { ...run.hyper, [rate]: fresh[rate]! };
}

/** Adds the first optimizer of the catalogue that is not yet in the race. */
export function addRun(experiment: Experiment): Experiment {
  if (experiment.runs.length >= MOST_RUNS) return experiment;
  const used = new Set(experiment.runs.map((run) => run.optimizer));
  const optimizer = [...OPTIMIZERS.keys()].find((id) => !used.has(id)) ?? 'sgd';
  const { rule: _, ...model }: Partial<Run> = experiment.runs[0] ?? {};
  const start = model.start ?? defaultStart(experiment.surface);
  const run: Run = { ...model, optimizer, start, hyper: startingHyper(experiment.surface, { optimizer }, start) };
  return { ...experiment, runs: [...experiment.runs, run] };
}

/** The last run stays: an experiment has at least one. */
export function removeRun(experiment: Experiment, index: number): Experiment {
  if (experiment.runs.length <= 1) return experiment;
  return { ...experiment, runs: experiment.runs.filter((_, i) => i !== index) };
}

/** Whether there are no rows to draw a batch from. */
function withoutBatch(surface: SurfaceChoice): boolean {
  return 'id' in surface ? SURFACES.get(surface.id)?.data === null : !('loss' in surface);
}

function dropBatch({ batch: _, ...run }: Run): Run {
  return run;
}
