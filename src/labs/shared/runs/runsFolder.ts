import type { GUI } from 'lil-gui';
import { OPTIMIZER_LIST } from '../../../catalog';
import { MOST_RUNS } from '../../../experiment/limits';
import { OWN_OPTIMIZER, optimizerOf } from '../../../experiment/surfaces/optimizer';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import type { Theme } from '../../../page/prefs';
import { hyperOptions } from '../hyperOptions';
import { runSign } from '../runSign';
import { runStyle } from '../runStyle';
import { sharedTexts } from '../texts';
import type { RunEdits, WithRuns } from './edits';
import { namesOfRuns } from './names';
import { runTexts } from './texts';

export interface RunsFolderOptions<P, E> {
  readonly edits: RunEdits<P, E>;
  readonly theme: Theme;
  edit(change: (experiment: E) => E): void;
  /** Controls for the start of one run; asked for where there are several. */
  addStart(folder: GUI, index: number): void;
}

/** One folder per run; its title keeps saying the learning rate while it is closed. */
export function addRunFolders<P, E extends WithRuns<P>>(
  folder: GUI,
  build: PanelBuilder<E>,
  experiment: E,
  words: Words,
  { edits, theme, edit, addStart }: RunsFolderOptions<P, E>,
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
        write: (now, id) => edits.setOptimizer(now, index, id),
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
          write: (now, value) => edits.setHyper(now, index, name, value),
        },
        hyperOptions(row),
      );
    }
    // With one run, its start is that of the descent.
    if (experiment.runs.length > 1) {
      addStart(own, index);
      const name = words.t(optimizer.name);
      build.button(own, `run.${index}.remove`, words.t(runTexts.remove, { name }), () =>
        edit((now) => edits.removeRun(now, index)),
      );
    }
  });
  const add = build.button(folder, 'runs.add', words.t(runTexts.add), () => edit(edits.addRun));
  if (experiment.runs.length >= MOST_RUNS) {
    add.querySelector('button')?.setAttribute('disabled', '');
    add.title = words.t(runTexts.full);
  }
}

/** Which controls the runs need, for what a panel compares. */
export function runsStructure<P>({ runs }: WithRuns<P>): unknown {
  const [first] = runs;
  return [
    runs.map((run) => [run.optimizer, ...Object.keys(run.hyper)]),
    first?.schedule?.id,
    first?.clip === undefined,
  ];
}

function titleRun<P>(folder: GUI, { runs }: WithRuns<P>, index: number, words: Words, theme: Theme): void {
  const run = runs[index];
  if (run === undefined) return;
  const rate = optimizerOf(run).rate;
  const name = namesOfRuns(runs, words, { besideRate: true, short: true })[index] ?? '';
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
