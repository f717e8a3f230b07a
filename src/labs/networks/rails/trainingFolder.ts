import type { GUI } from 'lil-gui';
import { SCHEDULE_LIST, SCHEDULES } from '../../../catalog';
import { sourceText } from '../../../catalog/language';
import { NETWORK_OPTIMIZERS } from '../../../experiment/network/optimizers';
import { NET_NUMBERS } from '../../../experiment/network/table';
import type { Clip } from '../../../experiment/types';
import { rowOptions } from '../../../page/panel/rowOptions';
import { hyperOptions } from '../../shared/hyperOptions';
import { sharedTexts } from '../../shared/texts';
import { chooseOptimizer, chooseSchedule, setHyper } from '../edits';
import type { FolderContext } from './folderContext';
import { addNote } from './rows';
import { railTexts } from './texts';

const NO_CLIP = 'none';
type ClipChoice = Clip['by'] | typeof NO_CLIP;

/** How the net is trained: the optimizer with its numbers, schedule, clipping, batches, epochs. */
export function addTrainingControls(folder: GUI, parts: FolderContext): void {
  const { context, build, experiment, deep } = parts;
  const { words } = context.page;
  if (!deep) addEpochs(folder, parts);
  build.choice(
    folder,
    {
      key: 'optimizer',
      label: words.t(sharedTexts.optimizer),
      read: ({ optimizer }) => optimizer,
      write: chooseOptimizer,
    },
    [...NETWORK_OPTIMIZERS.values()].map(({ id, name }) => ({ value: id, label: words.t(name) })),
  );
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

function addEpochs(folder: GUI, { context, build }: FolderContext): void {
  const { words } = context.page;
  build.number(
    folder,
    {
      key: 'epochs',
      label: words.t(railTexts.epochs),
      read: ({ epochs }) => epochs,
      write: (now, epochs) => ({ ...now, epochs }),
    },
    rowOptions(NET_NUMBERS.epochs),
  );
}

function addBatch(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  build.toggle(folder, {
    key: 'fullBatch',
    label: words.t(railTexts.fullBatch),
    read: ({ batch }) => batch === 'full',
    write: (now, full) => ({ ...now, batch: full ? 'full' : NET_NUMBERS.batch.value }),
  });
  if (experiment.batch === 'full') return;
  build.number(
    folder,
    {
      key: 'batch',
      label: words.t(railTexts.batch),
      read: ({ batch }) => (batch === 'full' ? NET_NUMBERS.batch.value : batch),
      write: (now, batch) => ({ ...now, batch }),
    },
    rowOptions(NET_NUMBERS.batch),
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
      label: words.t(sharedTexts.clip.label),
      read: ({ clip }) => clip?.by ?? NO_CLIP,
      write: ({ clip, ...rest }, by) =>
        by === NO_CLIP ? rest : { ...rest, clip: { by, max: clip?.max ?? NET_NUMBERS.clip.value } },
    },
    (['none', 'norm', 'value'] as const).map((value) => ({ value, label: words.t(sharedTexts.clip[value]) })),
  );
  if (experiment.clip === undefined) return;
  build.number(
    folder,
    {
      key: 'clip.max',
      label: words.t(sharedTexts.clipMax),
      read: ({ clip }) => clip?.max ?? NET_NUMBERS.clip.value,
      write: (now, max) => (now.clip === undefined ? now : { ...now, clip: { ...now.clip, max } }),
    },
    rowOptions(NET_NUMBERS.clip),
  );
}
