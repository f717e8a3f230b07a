import './status.css';
import type { LocalText } from '../../formula/text';
import { h, setText } from '../dom';
import { pageTexts } from '../texts';
import type { Context } from './context';

/** How a tool's computation stands; a {@link import('../workbench/job').Job} is one. */
export interface Standing {
  readonly busy: boolean;
  /** Why there is no result; the last good one stays. */
  readonly failure: LocalText | null;
  /** 0 to 1; absent: nobody knows. */
  readonly progress?: number;
  /** What else there is to say once it is done: fewer points, an empty state. Already in the user's language. */
  readonly note?: string;
  /** The note changes many times a second: it is not read out. */
  readonly fleeting?: boolean;
}

export interface StatusLine {
  readonly element: HTMLElement;
  show(standing: Standing): void;
}

/**
 * One line that says how a computation stands, the same in every tool. Short computations go unnoticed (the style sheet
 * fades the word in late); a failure says why. With `cancel` there is a button for it while something is computed.
 */
export function createStatusLine(page: Context, cancel: (() => void) | null = null): StatusLine {
  const text = h('span', {});
  const bar = h('progress', { max: 1, hidden: true });
  const stop = h('button', { type: 'button', class: 'text-button', hidden: true });
  const element = h('p', { class: 'tool-status', role: 'status' }, text, bar, stop);
  let last: Standing = { busy: false, failure: null };

  function show(standing: Standing): void {
    last = standing;
    const { words } = page;
    const { busy, failure, progress, note = '', fleeting = false } = standing;
    element.dataset.state = busy ? 'busy' : failure !== null ? 'failed' : 'idle';
    element.setAttribute('aria-live', fleeting ? 'off' : 'polite');
    const known = progress !== undefined && busy;
    if (known) bar.value = progress;
    bar.hidden = !known;
    stop.hidden = !busy || cancel === null;
    setText(
      text,
      busy
        ? words.t(pageTexts.work.computing)
        : failure !== null
          ? `${words.t(pageTexts.work.failure)} ${words.t(failure)}`
          : note,
    );
  }

  if (cancel !== null) stop.addEventListener('click', cancel);
  page.live((words) => {
    bar.setAttribute('aria-label', words.t(pageTexts.work.computing));
    stop.textContent = words.t(pageTexts.work.cancel);
    show(last);
  });
  return { element, show };
}
