import { OPTIMIZERS } from '../../../catalog';
import { MOST_RUNS } from '../../../experiment/limits';
import type { RunOf } from '../../../experiment/run';
import { OWN, OWN_RULE, optimizerOf, type Ruled } from '../../../experiment/surfaces/optimizer';

/** What has runs that start at places of the kind `P`. */
export interface WithRuns<P> {
  readonly runs: readonly RunOf<P>[];
}

export interface RunEditsOptions<P, E> {
  same(a: P, b: P): boolean;
  /** Hyperparameters worth starting with. */
  startingHyper(experiment: E, run: Ruled, start: P): Readonly<Record<string, number>>;
}

/** Changes of the runs of an experiment, as pure functions. What does not change keeps its identity. */
export interface RunEdits<P, E> {
  /** Where most runs start; of equally many, the earliest in the list decide. Runs elsewhere have a start of their own. */
  commonStart(runs: readonly RunOf<P>[]): P;
  hasOwnStart(runs: readonly RunOf<P>[], index: number): boolean;
  /** Moves the runs that share one start, so that their race stays fair; those with a start of their own keep it. */
  moveStart(experiment: E, start: P): E;
  /** A start of its own for one run, or none of its own at the place of the others. */
  moveRunStart(experiment: E, index: number, start: P): E;
  /** All runs at the common start again. */
  joinStarts(experiment: E): E;
  /** The same change to every run. */
  changeRuns(experiment: E, change: (run: RunOf<P>) => RunOf<P>): E;
  changeRun(experiment: E, index: number, change: (run: RunOf<P>) => RunOf<P>): E;
  setHyper(experiment: E, index: number, name: string, value: number): E;
  /** Another optimizer in the place of a run; schedule, clipping and noise stay as they are. */
  setOptimizer(experiment: E, index: number, optimizer: string): E;
  /** Adds the first optimizer of the catalogue that is not yet in the race. */
  addRun(experiment: E): E;
  /** The last run stays: an experiment has at least one. */
  removeRun(experiment: E, index: number): E;
}

export function createRunEdits<P, E extends WithRuns<P>>({
  same,
  startingHyper,
}: RunEditsOptions<P, E>): RunEdits<P, E> {
  type Run = RunOf<P>;
  const isAt = (run: Run, place: P): boolean => same(run.start, place);
  const changeRuns = (experiment: E, change: (run: Run) => Run): E => ({
    ...experiment,
    runs: experiment.runs.map(change),
  });
  const changeRun = (experiment: E, index: number, change: (run: Run) => Run): E => ({
    ...experiment,
    runs: experiment.runs.map((run, i) => (i === index ? change(run) : run)),
  });

  function commonStart(runs: readonly Run[]): P {
    let common = runs[0]!.start;
    let most = 0;
    for (const { start } of runs) {
      const count = runs.filter((run) => isAt(run, start)).length;
      if (count > most) [common, most] = [start, count];
    }
    return common;
  }

  return {
    commonStart,
    changeRuns,
    changeRun,
    hasOwnStart(runs, index) {
      const run = runs[index];
      return run !== undefined && !isAt(run, commonStart(runs));
    },
    moveStart(experiment, start) {
      const common = commonStart(experiment.runs);
      if (same(common, start)) return experiment;
      return changeRuns(experiment, (run) => (isAt(run, common) ? { ...run, start } : run));
    },
    moveRunStart(experiment, index, start) {
      const run = experiment.runs[index];
      if (run === undefined || isAt(run, start)) return experiment;
      return changeRun(experiment, index, () => ({ ...run, start }));
    },
    joinStarts(experiment) {
      const start = commonStart(experiment.runs);
      if (experiment.runs.every((run) => isAt(run, start))) return experiment;
      return changeRuns(experiment, (run) => (isAt(run, start) ? run : { ...run, start }));
    },
    setHyper: (experiment, index, name, value) =>
      changeRun(experiment, index, (run) => ({ ...run, hyper: { ...run.hyper, [name]: value } })),
    setOptimizer: (experiment, index, optimizer) =>
      changeRun(experiment, index, (run) => {
        const ruled = optimizer === OWN ? { optimizer, rule: ruleOf(run) } : { optimizer };
        const { rule: _, ...rest } = run;
        return { ...rest, ...ruled, hyper: startingHyper(experiment, ruled, run.start) };
      }),
    addRun(experiment) {
      const [first] = experiment.runs;
      if (first === undefined || experiment.runs.length >= MOST_RUNS) return experiment;
      const used = new Set(experiment.runs.map((run) => run.optimizer));
      const optimizer = [...OPTIMIZERS.keys()].find((id) => !used.has(id)) ?? 'sgd';
      const { rule: _, ...model } = first;
      const start = commonStart(experiment.runs);
      const run: Run = { ...model, optimizer, start, hyper: startingHyper(experiment, { optimizer }, start) };
      return { ...experiment, runs: [...experiment.runs, run] };
    },
    removeRun(experiment, index) {
      if (experiment.runs.length <= 1) return experiment;
      return { ...experiment, runs: experiment.runs.filter((_, i) => i !== index) };
    },
  };
}

/** What an own rule begins as: the rule of the optimizer that it takes the place of, if that is one. */
function ruleOf(run: Ruled): string {
  const optimizer = optimizerOf(run);
  return optimizer.kind === 'rule' ? optimizer.rule : OWN_RULE;
}
