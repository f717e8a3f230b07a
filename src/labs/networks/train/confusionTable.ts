import './confusion.css';
import { h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import { type Store, watchStore } from '../../../page/store';
import type { NetContext } from '../context';
import { type Confusion, confusionOf } from './confusion';
import { readingOf } from './reading';
import { texts } from './texts';
import type { TrainViewState } from './viewState';

/** Which class was taken for which, with precision and recall; a table for eyes and for screen readers. */
export function createConfusionTable(context: NetContext, view: Store<TrainViewState>): HTMLElement {
  const { page } = context;
  const heading = h('h2', {});
  const set = h(
    'select',
    { class: 'quiet-select', 'data-part': 'confusion.set' },
    h('option', { value: 'train' }),
    h('option', { value: 'test' }),
  );
  const caption = h('caption', { class: 'quiet' });
  const head = h('thead', {});
  const body = h('tbody', {});
  const element = h(
    'section',
    { class: 'train-confusion', 'data-part': 'confusion', hidden: true },
    h('div', { class: 'chart-head' }, heading, set),
    h('table', {}, caption, head, body),
  );
  let classes = -1;
  let cells: readonly (readonly HTMLElement[])[] = [];

  function count(): Confusion | null {
    const { sampling } = view.state;
    if (sampling === null) return null;
    const { resolved } = sampling.shown;
    const tested = set.value === 'test' && resolved.test !== null && sampling.test !== null;
    const [data, raw] = tested ? [resolved.test, sampling.test] : [resolved.train, sampling.train];
    return confusionOf(readingOf(resolved), data, raw);
  }

  function build(confusion: Confusion): void {
    const { words } = page;
    classes = confusion.classes;
    const all = Array.from({ length: classes }, (_, index) => index);
    const corner = h('td', {});
    const names = all.map((index) => h('th', { scope: 'col' }, String(index)));
    head.replaceChildren(
      h('tr', {}, corner, ...names, h('th', { scope: 'col', class: 'train-rate' }, words.t(texts.confusion.recall))),
    );
    cells = [...all, classes].map(() =>
      Array.from({ length: classes + 1 }, (_, c) => h('td', { class: c === classes ? 'train-rate figure' : 'figure' })),
    );
    body.replaceChildren(
      ...all.map((index) => h('tr', {}, h('th', { scope: 'row' }, words.t(texts.class, { index })), ...cells[index]!)),
      h(
        'tr',
        { class: 'train-rates' },
        h('th', { scope: 'row' }, words.t(texts.confusion.precision)),
        ...cells[classes]!,
      ),
    );
    setText(caption, words.t(texts.confusion.caption));
  }

  function show(rebuild = false): void {
    const confusion = count();
    element.hidden = confusion === null;
    if (confusion === null) return;
    if (rebuild || confusion.classes !== classes) build(confusion);
    const { counts, precision, recall, total, right } = confusion;
    for (let row = 0; row < classes; row++) {
      const all = counts.subarray(row * classes, (row + 1) * classes).reduce((sum, each) => sum + each, 0);
      for (let column = 0; column < classes; column++) {
        const cell = cells[row]![column]!;
        const number = counts[row * classes + column]!;
        setText(cell, String(number));
        cell.style.setProperty('--share', String(all === 0 ? 0 : number / all));
        cell.dataset.right = String(row === column);
      }
      setText(cells[row]![classes]!, percent(recall[row]!));
      setText(cells[classes]![row]!, percent(precision[row]!));
    }
    setText(cells[classes]![classes]!, percent(right / total));
  }

  set.addEventListener('change', () => show());
  watchStore(
    view,
    ({ sampling }) => [sampling],
    () => show(),
  );
  context.watch(
    ({ shown }) => [shown?.resolved.test === null],
    ([without]) => {
      set.hidden = without;
      if (without) set.value = 'train';
    },
  );
  page.live((words) => {
    heading.textContent = words.t(texts.confusion.heading);
    set.setAttribute('aria-label', words.t(texts.confusion.set));
    set.options[0]!.text = words.t(texts.confusion.train);
    set.options[1]!.text = words.t(texts.confusion.test);
    show(true);
  });
  return element;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${formatExact(100 * share, 3)}%`;
}
