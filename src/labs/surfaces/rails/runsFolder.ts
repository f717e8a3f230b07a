import type { GUI } from 'lil-gui';
import { OPTIMIZER_LIST } from '../../../catalog';
import { MOST_RUNS } from '../../../experiment/limits';
import { OWN_OPTIMIZER, optimizerOf } from '../../../experiment/surfaces/optimizer';
import type { Experiment } from '../../../experiment/surfaces/types';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import type { Theme } from '../../../page/prefs';
import { hyperOptions } from '../../shared/hyperOptions';
import { runSign } from '../../shared/runSign';
import { runStyle } from '../../shared/runStyle';
import { sharedTexts } from '../../shared/texts';
import type { SurfaceActions } from '../context';
import { addRun, moveRunStart, removeRun, setHyper, setOptimizer } from '../edits';
import { runNames } from './names';
import { addStart } from './startControls';
import { railTexts } from './texts';

/** One folder per run; its title keeps saying the learning rate while it is closed. */
export function addRunControls(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  experiment: Experiment,
  words: Words,
  actions: SurfaceActions,
  theme: Theme,
): void {
  experiment.runs.forEach((run, index) => {
    const optimizer = optimizerOf(run);
    const own = folder.addFolder('');
    own.domElement.dataset.key = `run.${index}`;
    build.onSync((now) => titleRun(own, now, index, words, theme));
    build.choice(
      own,
      {
        key: `run.${index}.optimizer`,
        label: words.t(sharedTexts.optimizer),
        read: (now) => now.runs[index]?.optimizer ?? run.optimizer,
        write: (now, id) => setOptimizer(now, index, id),
      },
      [...OPTIMIZER_LIST, OWN_OPTIMIZER].map(({ id, name }) => ({ value: id, label: words.t(name) })),
    );
    for (const [name, row] of Object.entries(optimizer.hyper)) {
      build.number(
        own,
        {
          key: `run.${index}.${name}`,
          label: words.t(row.label),
          read: (now) => now.runs[index]?.hyper[name] ?? row.value,
          write: (now, value) => setHyper(now, index, name, value),
        },
        hyperOptions(row),
      );
    }
    // With one run, its start is that of the descent.
    if (experiment.runs.length > 1) {
      addStart(own, build, experiment, {
        key: `run.${index}.start`,
        label: (name) => words.t(railTexts.settings.startX, { name }),
        read: (now) => now.runs[index]?.start ?? run.start,
        write: (now, start) => moveRunStart(now, index, start),
      });
      const name = words.t(optimizer.name);
      build.button(own, words.t(railTexts.settings.remove, { name }), () =>
        actions.edit((now) => removeRun(now, index)),
      );
    }
  });
  const add = build.button(folder, words.t(railTexts.settings.add), () => actions.edit(addRun));
  if (experiment.runs.length >= MOST_RUNS) {
    add.querySelector('button')?.setAttribute('disabled', '');
    add.title = words.t(railTexts.settings.full);
  }
}

function titleRun(folder: GUI, now: Experiment, index: number, words: Words, theme: Theme): void {
  const run = now.runs[index];
  if (run === undefined) return;
  const rate = optimizerOf(run).rate;
  const name = runNames({ experiment: now }, words, { besideRate: true })[index] ?? '';
  const value = rate === null ? '' : formatInput(run.hyper[rate] ?? Number.NaN);
  const title = `${name}\u2003${value}`;
  if (folder.$title.dataset.shown === title) return;
  folder.title(name);
  folder.$title.dataset.shown = title;
  const figure = document.createElement('span');
  figure.className = 'figure';
  figure.textContent = value;
  folder.$title.prepend(runSign(runStyle(index, theme)));
  folder.$title.append(figure);
}
