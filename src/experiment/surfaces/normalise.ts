import { SCHEDULES } from '../../catalog';
import { NUMBERS } from '../table';
import {
  completeHyper,
  DEFAULT_INTERVAL,
  DEFAULT_SURFACE,
  DEFAULT_VIEW,
  defaultRuns,
  defaultStart,
  surfaceVariables,
} from './defaults';
import { optimizerOf } from './optimizer';
import { completeTools } from './tools';
import type { Experiment, ExperimentDraft, Interval, Point, Run, RunDraft, SurfaceChoice, SurfaceDraft } from './types';

/** Completes an experiment: what is left out takes its default. The draft must have passed the schema. */
export function normalise(draft: ExperimentDraft): Experiment {
  const surface = completeSurface(draft.surface ?? DEFAULT_SURFACE);
  const start = defaultStart(surface);
  const runs = draft.runs?.map((run) => completeRun(run, start)) ?? [];
  return {
    version: 1,
    surface,
    runs: runs.length > 0 ? runs : defaultRuns(surface),
    steps: draft.steps ?? NUMBERS.steps.value,
    seed: draft.seed ?? NUMBERS.seed.value,
    tolerance: draft.tolerance ?? NUMBERS.tolerance.value,
    view: { ...DEFAULT_VIEW, ...draft.view },
    tools: completeTools(draft.tools),
  };
}

/** A catalogue surface keeps only what it overrides; a formula gets its domain. */
function completeSurface(surface: SurfaceDraft): SurfaceChoice {
  if ('id' in surface) return surface;
  const [a, b] = surfaceVariables(surface);
  const [x, y] = 'samples' in surface ? [surface.samples.x, surface.samples.y] : [DEFAULT_INTERVAL, DEFAULT_INTERVAL];
  const domain: Readonly<Record<string, Interval>> = {
    [a]: surface.domain?.[a] ?? x,
    [b]: surface.domain?.[b] ?? y,
  };
  return { ...surface, domain };
}

function completeRun(run: RunDraft, start: Point): Run {
  const { schedule, noise, ...rest } = run;
  const optimizer = optimizerOf(run);
  return {
    ...rest,
    hyper: completeHyper(optimizer.hyper, run.hyper),
    start: run.start ?? start,
    ...(schedule === undefined
      ? {}
      : { schedule: { id: schedule.id, hyper: completeHyper(SCHEDULES.get(schedule.id)!.hyper, schedule.hyper) } }),
    // No noise is the absence of noise, so that equal experiments have equal data.
    ...(noise === undefined || noise === 0 ? {} : { noise }),
  };
}
