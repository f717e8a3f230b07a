import './bars.css';
import { h } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import { entries as joinEntries } from '../../../page/i18n/join';
import { type Store, watchStore } from '../../../page/store';
import { classStyle } from '../../shared/classStyle';
import type { NetContext } from '../context';
import { classesOf, firstTargets, readingOf, readOutput } from './reading';
import { texts } from './texts';
import type { TrainViewState } from './viewState';

/** Beyond so many rows a bar for each would be noise. */
const MOST_BARS = 8;

/** A bar per row of a small data set, with the line where the decision changes: the tutorial's picture of XOR. */
export function createBars(context: NetContext, view: Store<TrainViewState>): HTMLElement {
  const { page } = context;
  const heading = h('h2', {});
  const plot = h('div', { class: 'train-bars-plot', role: 'img' });
  const element = h('section', { class: 'train-bars', 'data-part': 'bars', hidden: true }, heading, plot);

  function show(): void {
    const { sampling } = view.state;
    const { words } = page;
    const resolved = sampling?.shown.resolved;
    const reading = resolved === undefined ? null : readingOf(resolved);
    const fits = sampling != null && resolved !== undefined && resolved.train.rows <= MOST_BARS;
    element.hidden = !fits || reading === null || reading.threshold === null;
    if (element.hidden || sampling === null || resolved === undefined || reading === null) return;
    const { train, net } = resolved;
    const classes = classesOf(reading, train) ?? [];
    const targets = firstTargets(train);
    const { theme } = page.store.state.prefs;
    const place = (value: number) => Math.min(1, Math.max(0, (value - reading.low) / (reading.high - reading.low)));
    const entries: string[] = [];
    const width = net.widths[0]!;
    const bars = Array.from({ length: train.rows }, (_, row) => {
      const output = readOutput(reading, sampling.train, row * reading.outputs);
      const inputs = [...train.inputs.subarray(row * width, (row + 1) * width)]
        .map((x) => formatExact(x, 3))
        .join(', ');
      const shown = formatNumber(output, 3);
      entries.push(words.t(texts.bars.entry, { inputs, target: formatExact(targets[row]!, 3), output: shown }));
      const bar = h('div', { class: 'train-bar' });
      bar.style.setProperty('--height', String(place(output)));
      bar.style.setProperty('--color', classStyle(classes[row] ?? 0, theme).color);
      return h(
        'div',
        { class: 'train-bar-column' },
        h('span', { class: 'figure' }, shown),
        h('div', { class: 'train-bar-track' }, bar),
        h('span', { class: 'figure quiet' }, inputs),
      );
    });
    plot.style.setProperty('--threshold', String(place(reading.threshold!)));
    plot.replaceChildren(...bars);
    const list = joinEntries(entries, words);
    plot.setAttribute('aria-label', words.t(texts.bars.name, { threshold: formatExact(reading.threshold!, 2), list }));
  }

  watchStore(view, ({ sampling }) => [sampling], show);
  page.watch(({ prefs }) => [prefs.theme], show);
  page.live((words) => {
    heading.textContent = words.t(texts.bars.heading);
    show();
  });
  return element;
}
