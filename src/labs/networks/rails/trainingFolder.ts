import type { GUI } from 'lil-gui';
import { SCHEDULE_LIST, SCHEDULES } from '../../../catalog';
import { sourceText } from '../../../catalog/language';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { BATCH } from '../../../experiment/networks/fields';
import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import type { Clip } from '../../../experiment/surfaces/types';
import { CLIP } from '../../../experiment/training';
import { namedOptions } from '../../../page/panel/builder';
import { addNote } from '../../../page/panel/note';
import { numberOptions } from '../../../page/panel/numberControl';
import { hyperOptions } from '../../shared/hyperOptions';
import { sharedTexts } from '../../shared/texts';
import { chooseOptimizer, chooseSchedule, setHyper } from '../edits';
import type { FolderContext } from './folderContext';
import { railTexts } from './texts';

const NO_CLIP = 'none';
type ClipChoice = Clip['by'] | typeof NO_CLIP;

/** How the net is trained: the optimizer with its numbers, schedule, clipping, batches, epochs. */
export function addTrainingControls(folder: GUI, parts: FolderContext): void {
  const { context, build, experiment, deep } = parts;
  const { words } = context.page;
  if (!deep) build.field(folder, NETWORK_SETTINGS.epochs, words);
  build.field(folder, NETWORK_SETTINGS.optimizer, words, { write: chooseOptimizer });
  const optimizer = NETWORK_OPTIMIZERS.get(experiment.optimizer);
  if (optimizer !== undefined) addNote(folder, words.t(optimizer.about), words.t(sourceText(optimizer.paper)));
  for (const [name, row] of Object.entries(optimizer?.hyper ?? {})) {
    build.number(
      folder,
      {
        key: `hyper.${name}`,
        label: words.t(row.label),
        read: (now) => now.hyper[name] ?? row.value,
        write: (now, value) => setHyper(now, name, value),
      },
      hyperOptions(row),
    );
  }
  addBatch(folder, parts);
  if (deep) return;
  addSchedule(folder, parts);
  addClip(folder, parts);
}

function addBatch(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  build.toggle(folder, {
    key: 'fullBatch',
    label: words.t(railTexts.fullBatch),
    read: ({ batch }) => batch === 'full',
    write: (now, full) => ({ ...now, batch: full ? 'full' : BATCH.default }),
  });
  if (experiment.batch === 'full') return;
  build.number(
    folder,
    {
      key: 'batch',
      label: words.t(BATCH.label),
      read: ({ batch }) => (batch === 'full' ? BATCH.default : batch),
      write: (now, batch) => ({ ...now, batch }),
    },
    numberOptions(BATCH),
  );
}

function addSchedule(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  const constant = SCHEDULE_LIST[0]!.id;
  build.choice(
    folder,
    {
      key: 'schedule',
      label: words.t(sharedTexts.schedule),
      read: ({ schedule }) => schedule?.id ?? constant,
      write: (now, id) => chooseSchedule(now, id, constant),
    },
    SCHEDULE_LIST.map(({ id, name }) => ({ value: id, label: words.t(name) })),
  );
  const entry = experiment.schedule === undefined ? undefined : SCHEDULES.get(experiment.schedule.id);
  for (const [name, row] of Object.entries(entry?.hyper ?? {})) {
    build.number(
      folder,
      {
        key: `schedule.${name}`,
        label: words.t(row.label),
        read: ({ schedule }) => schedule?.hyper[name] ?? row.value,
        write: (now, value) =>
          now.schedule === undefined
            ? now
            : { ...now, schedule: { ...now.schedule, hyper: { ...now.schedule.hyper, [name]: value } } },
      },
      hyperOptions(row),
    );
  }
}

function addClip(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  build.choice<ClipChoice>(
    folder,
    {
      key: 'clip',
      label: words.t(CLIP.by.label),
      read: ({ clip }) => clip?.by ?? NO_CLIP,
      write: ({ clip, ...rest }, by) =>
        by === NO_CLIP ? rest : { ...rest, clip: { by, max: clip?.max ?? CLIP.max.default } },
    },
    [{ value: NO_CLIP, label: words.t(sharedTexts.noClip) }, ...namedOptions(CLIP.by, words)],
  );
  if (experiment.clip === undefined) return;
  build.number(
    folder,
    {
      key: 'clip.max',
      label: words.t(CLIP.max.label),
      read: ({ clip }) => clip?.max ?? CLIP.max.default,
      write: (now, max) => (now.clip === undefined ? now : { ...now, clip: { ...now.clip, max } }),
    },
    numberOptions(CLIP.max),
  );
}
