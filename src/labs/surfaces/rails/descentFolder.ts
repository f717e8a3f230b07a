import type { GUI } from 'lil-gui';
import { SCHEDULE_LIST, SCHEDULES } from '../../../catalog';
import { completeHyper } from '../../../experiment/complete';
import { RUN } from '../../../experiment/runs';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Clip, Experiment, Run } from '../../../experiment/surfaces/types';
import { CLIP } from '../../../experiment/training';
import type { Words } from '../../../page/i18n';
import { namedOptions, type PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addSeed } from '../../../page/panel/seed';
import { hyperOptions } from '../../shared/hyperOptions';
import { sharedTexts } from '../../shared/texts';
import type { SurfaceActions } from '../context';
import { changeRuns, commonStart, hasOwnStart, joinStarts, moveStart } from '../edits';
import { addJoin, addStart } from './startControls';
import { railTexts } from './texts';

const NO_CLIP = 'none';
type ClipChoice = Clip['by'] | typeof NO_CLIP;

/** What all runs share: steps, start, seed, schedule, clipping, noise, batch. */
export function addDescentControls(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  experiment: Experiment,
  words: Words,
  actions: SurfaceActions,
): void {
  build.field(folder, SURFACE_SETTINGS.steps, words);
  const { problem } = resolveSurface(experiment.surface);
  addStart(folder, build, experiment, {
    key: 'start',
    label: (name) => words.t(railTexts.settings.startX, { name }),
    read: (now) => commonStart(now.runs),
    write: moveStart,
  });
  addJoin(
    folder,
    build,
    words,
    () => actions.edit(joinStarts),
    (now) => now.runs.some((_, index) => hasOwnStart(now.runs, index)),
  );
  addSchedule(folder, build, experiment, words);
  addClip(folder, build, experiment, words);
  build.number(
    folder,
    {
      key: 'noise',
      label: words.t(RUN.noise.label),
      read: (now) => now.runs[0]?.noise ?? RUN.noise.default,
      write: (now, noise) =>
        changeRuns(now, ({ noise: _, ...run }) => (noise === RUN.noise.default ? run : { ...run, noise })),
    },
    numberOptions(RUN.noise),
  );
  if (problem.data !== null) addBatch(folder, build, problem.data, words);
  addSeed(folder, build, words, { setting: SURFACE_SETTINGS.seed, edit: actions.edit });
}

function addSchedule(folder: GUI, build: PanelBuilder<Experiment>, experiment: Experiment, words: Words): void {
  const constant = SCHEDULE_LIST[0]!;
  build.choice(
    folder,
    {
      key: 'schedule',
      label: words.t(sharedTexts.schedule),
      read: (now) => now.runs[0]?.schedule?.id ?? constant.id,
      write: (now, id) => changeRuns(now, (run) => withSchedule(run, id, constant.id)),
    },
    SCHEDULE_LIST.map(({ id, name }) => ({ value: id, label: words.t(name) })),
  );
  const schedule = experiment.runs[0]?.schedule;
  const entry = schedule === undefined ? undefined : SCHEDULES.get(schedule.id);
  for (const [name, row] of Object.entries(entry?.hyper ?? {})) {
    build.number(
      folder,
      {
        key: `schedule.${name}`,
        label: words.t(row.label),
        read: (now) => now.runs[0]?.schedule?.hyper[name] ?? row.value,
        write: (now, value) =>
          changeRuns(now, (run) =>
            run.schedule === undefined
              ? run
              : { ...run, schedule: { ...run.schedule, hyper: { ...run.schedule.hyper, [name]: value } } },
          ),
      },
      hyperOptions(row),
    );
  }
}

/** A constant rate is the absence of a schedule. */
function withSchedule({ schedule: _, ...run }: Run, id: string, constant: string): Run {
  const entry = SCHEDULES.get(id);
  if (id === constant || entry === undefined) return run;
  return { ...run, schedule: { id, hyper: completeHyper(entry.hyper) } };
}

function addClip(folder: GUI, build: PanelBuilder<Experiment>, experiment: Experiment, words: Words): void {
  build.choice<ClipChoice>(
    folder,
    {
      key: 'clip',
      label: words.t(CLIP.by.label),
      read: (now) => now.runs[0]?.clip?.by ?? NO_CLIP,
      write: (now, by) =>
        changeRuns(now, ({ clip, ...run }) =>
          by === NO_CLIP ? run : { ...run, clip: { by, max: clip?.max ?? CLIP.max.default } },
        ),
    },
    [{ value: NO_CLIP, label: words.t(sharedTexts.noClip) }, ...namedOptions(CLIP.by, words)],
  );
  if (experiment.runs[0]?.clip === undefined) return;
  build.number(
    folder,
    {
      key: 'clip.max',
      label: words.t(CLIP.max.label),
      read: (now) => now.runs[0]?.clip?.max ?? CLIP.max.default,
      write: (now, max) =>
        changeRuns(now, (run) => (run.clip === undefined ? run : { ...run, clip: { ...run.clip, max } })),
    },
    numberOptions(CLIP.max),
  );
}

function addBatch(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  data: Readonly<Record<string, readonly number[]>>,
  words: Words,
): void {
  const rows = Object.values(data)[0]?.length ?? 1;
  build.number(
    folder,
    {
      key: 'batch',
      label: words.t(RUN.batch.label),
      read: (now) => now.runs[0]?.batch ?? 0,
      write: (now, batch) => changeRuns(now, ({ batch: _, ...run }) => (batch === 0 ? run : { ...run, batch })),
    },
    numberOptions({ ...RUN.batch, min: 0, slider: [0, rows] }),
  );
}
