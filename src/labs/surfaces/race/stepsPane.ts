import { asPart, h, setText } from '../../../page/dom';
import { formatDigits } from '../../../page/format';
import { download, fileName } from '../../../page/share/download';
import { chip } from '../../../page/ui/chip';
import { createCopyButton } from '../../shared/steps/copyButton';
import { createStepList, type StepRows } from '../../shared/steps/stepList';
import { stepTexts } from '../../shared/steps/texts';
import type { ToolContext } from '../context';
import { placeNumbers, valueName } from '../numbers';
import { runNames } from '../rails/names';
import type { Shown } from '../state';

export interface StepsPane {
  readonly element: HTMLElement;
  /** Whether it is looked at. */
  setShown(shown: boolean): void;
}

/** The steps of one run as numbers, which follow the playback and move it. */
export function createStepsPane(context: ToolContext): StepsPane {
  const { page, store, actions } = context;
  /** The run whose steps are listed. */
  let chosen = 0;
  let visible = false;

  const list = createStepList(context.page.id('race-steps'), (step) => actions.seek(step));
  const pick = h('select', { class: 'quiet-select' });
  const pickLabel = h('label', { class: 'field-row', 'data-part': 'race.steps.chosen' }, h('span', {}), pick);
  const copy = createCopyButton(list.text);
  const csv = chip(() => void save().catch(page.actions.partMissing));
  const element = h(
    'div',
    { class: 'steps-pane', 'data-part': 'race.steps' },
    h(
      'div',
      { class: 'steps-head', 'data-group': true },
      pickLabel,
      asPart('race.steps.save', copy.element),
      asPart('race.steps.save', csv),
    ),
    list.element,
  );
  pick.addEventListener('change', () => {
    chosen = Number(pick.value);
    write();
  });

  /** The numbers as they were computed, of every run. */
  async function save(): Promise<void> {
    const { shown } = store.state;
    if (shown === null) return;
    const { trajectoriesCsv } = await import('../../../experiment/csv');
    const text = trajectoriesCsv(shown.experiment, shown.descents);
    download(new Blob([text], { type: 'text/csv;charset=utf-8' }), fileName(page.words.t(shown.resolved.title), 'csv'));
  }

  function write(): void {
    const { shown } = store.state;
    if (!visible || shown === null) return;
    const { words } = page;
    const names = runNames(shown, words);
    chosen = Math.min(chosen, names.length - 1);
    if (pick.options.length !== names.length) pick.replaceChildren(...names.map((_, i) => h('option', { value: i })));
    names.forEach((name, i) => {
      setText(pick.options[i]!, name);
    });
    pick.value = String(chosen);
    list.show(rowsOf(shown, chosen, words.t(stepTexts.list, { name: names[chosen] ?? '' }), words.t(stepTexts.step)));
    list.moveTo(store.state.playback.cursor);
  }

  page.live((words) => {
    setText(pickLabel.firstElementChild!, words.t(stepTexts.run));
    copy.write(words);
    csv.textContent = words.t(stepTexts.csv);
    csv.title = words.t(stepTexts.csvTitle);
    write();
  });
  context.watch(({ shown }) => [shown], write);
  context.watch(
    ({ pinned }) => [pinned],
    ([pinned]) => {
      if (pinned === null || pinned === chosen) return;
      chosen = pinned;
      write();
    },
  );
  context.watch(
    ({ playback }) => [Math.floor(playback.cursor)],
    ([step]) => {
      if (visible) list.moveTo(step);
    },
  );
  return {
    element,
    setShown(shown) {
      if (shown === visible) return;
      visible = shown;
      write();
    },
  };
}

/** Characters of a number beside its digits: two signs, a point, an exponent of two places. */
const AROUND = 6;

function rowsOf(shown: Shown, run: number, label: string, step: string): StepRows {
  const { digits } = shown.experiment.view;
  const { loss, gradientNorm } = shown.descents[run]!;
  const [x, y] = shown.resolved.problem.variables;
  const value = valueName(shown);
  const width = digits + AROUND;
  return {
    count: loss.length,
    label,
    columns: [
      { head: step, width: Math.max(String(loss.length - 1).length, 2 * step.length), text: String },
      { head: x, width, text: (at) => placeNumbers(shown, run, at)[0] },
      { head: y, width, text: (at) => placeNumbers(shown, run, at)[1] },
      { head: value, width, text: (at) => formatDigits(loss[at]!, digits) },
      { head: `|∇${value}|`, width, text: (at) => formatDigits(gradientNorm[at]!, digits) },
    ],
  };
}
