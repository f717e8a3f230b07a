import type { GUI } from 'lil-gui';
import { SCHEDULE_LIST, SCHEDULES } from '../../../catalog';
import { completeHyper } from '../../../experiment/complete';
import type { RunOf } from '../../../experiment/run';
import { RUN } from '../../../experiment/runs';
import { CLIP, type Clip } from '../../../experiment/training';
import type { Words } from '../../../page/i18n';
import { namedOptions, type PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { hyperOptions } from '../hyperOptions';
import { sharedTexts } from '../texts';
import type { RunEdits, WithRuns } from './edits';

const NO_CLIP = 'none';
type ClipChoice = Clip['by'] | typeof NO_CLIP;

/** What all runs share of how a step is taken: schedule, clipping, noise. */
export function addTrainingControls<P, E extends WithRuns<P>>(
  folder: GUI,
  build: PanelBuilder<E>,
  experiment: E,
  words: Words,
  { changeRuns }: Pick<RunEdits<P, E>, 'changeRuns'>,
): void {
  addSchedule();
  addClip();
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

  function addSchedule(): void {
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

  function addClip(): void {
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
}

/** A constant rate is the absence of a schedule. */
function withSchedule<P>({ schedule: _, ...run }: RunOf<P>, id: string, constant: string): RunOf<P> {
  const entry = SCHEDULES.get(id);
  if (id === constant || entry === undefined) return run;
  return { ...run, schedule: { id, hyper: completeHyper(entry.hyper) } };
}
