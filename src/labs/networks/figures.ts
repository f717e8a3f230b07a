import './figures.css';
import { h, setText } from '../../page/dom';
import { formatNumber } from '../../page/format';
import type { Words } from '../../page/i18n';
import { sentences } from '../../page/i18n/join';
import type { NetContext } from './context';
import { entryAt } from './record';
import { type NetState, trainingStatus } from './state';
import { networksTexts } from './texts';

/** Milliseconds between two sentences for a screen reader while training runs. */
const QUIET_TIME = 5000;

export interface FigureLine {
  readonly element: HTMLElement;
  /** What nobody looks at is not read out. */
  setActive(active: boolean): void;
}

/** One line that says how the training stands at the epoch that is looked at. */
export function createFigures(context: NetContext): FigureLine {
  const { page, store } = context;
  const status = h('p', { class: 'net-status' });
  const rows = (['loss', 'accuracy', 'testLoss', 'testAccuracy'] as const).map((of) => {
    const name = h('dt', {});
    const figure = h('dd', { class: 'figure' });
    return { of, name, figure, element: h('div', {}, name, figure) };
  });
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const section = h(
    'section',
    { class: 'net-figures', 'data-part': 'figures' },
    status,
    h('dl', {}, ...rows.map(({ element }) => element)),
    live,
  );

  function write(): void {
    const { words } = page;
    const figures = figuresOf(store.state);
    for (const { of, figure, element } of rows) {
      const value = figures[of];
      element.hidden = value === null;
      setText(figure, value === null ? '' : of.endsWith('ccuracy') ? formatShare(value) : formatNumber(value));
    }
    const { kind } = trainingStatus(store.state);
    section.dataset.state = kind;
    setText(status, statusText(store.state, words));
    speakSoon();
  }

  let active = false;
  let spokenAt = Number.NEGATIVE_INFINITY;
  let timer = 0;
  function speakSoon(): void {
    if (timer !== 0) return;
    const wait = store.state.playing ? Math.max(500, spokenAt + QUIET_TIME - performance.now()) : 500;
    timer = window.setTimeout(() => {
      timer = 0;
      if (!active) return;
      spokenAt = performance.now();
      setText(live, spoken(store.state, page.words));
    }, wait);
  }

  context.watch(({ shown, cursor, playing }) => [shown, cursor, playing], write);
  page.live((words) => {
    section.setAttribute('aria-label', words.t(networksTexts.figures));
    for (const { of, name } of rows) name.textContent = words.t(networksTexts[of]);
    write();
  });
  return {
    element: section,
    setActive(next) {
      active = next;
    },
  };
}

interface Figures {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
}

/** At the last entry that is not later than the cursor; the test rows', at the last one that has them. Null: none. */
function figuresOf({ shown, cursor }: NetState): Figures {
  if (shown === null) return { loss: null, accuracy: null, testLoss: null, testAccuracy: null };
  const { record } = shown;
  const entry = entryAt(record, cursor);
  const tested = record.testLoss.findLastIndex((loss, index) => index <= entry && !Number.isNaN(loss));
  const known = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return {
    loss: record.loss[entry] ?? null,
    accuracy: known(record.accuracy[entry]),
    testLoss: known(record.testLoss[tested]),
    testAccuracy: known(record.testAccuracy[tested]),
  };
}

function statusText(state: NetState, words: Words): string {
  const { kind, epoch } = trainingStatus(state);
  switch (kind) {
    case 'diverged':
    case 'undefined':
      return words.t(networksTexts[kind], { epoch });
    case 'back':
      return words.t(networksTexts.looking);
    default:
      return words.t(networksTexts[kind]);
  }
}

function spoken(state: NetState, words: Words): string {
  const { loss, accuracy } = figuresOf(state);
  const sentence = words.t(networksTexts.summary, {
    epoch: state.cursor,
    status: statusText(state, words),
    loss: loss === null ? '–' : formatNumber(loss),
  });
  if (accuracy === null) return sentence;
  return sentences([sentence, words.t(networksTexts.summaryAccuracy, { accuracy: formatShare(accuracy) })], words);
}

function formatShare(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
