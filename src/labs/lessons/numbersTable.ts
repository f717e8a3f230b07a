import type { LessonNumber } from '../../experiment/lessons/types';
import { h, setText } from '../../page/dom';
import type { StepContext } from './context';
import type { LessonNumbers } from './numbers';
import { createProse, type Prose } from './prose';
import { stepOf } from './state';
import { lessonsTexts } from './texts';

export interface NumbersTable {
  readonly element: HTMLElement;
  /** @param count of reveals; absent: those that there are */
  show(count?: number): void;
  /** The numbers have other values. */
  refresh(): void;
}

interface Row {
  readonly number: LessonNumber;
  readonly elements: readonly HTMLElement[];
  readonly value: HTMLElement;
  readonly fault: HTMLElement;
  readonly prose: readonly Prose[];
}

/** The step's numbers, computed, each beside what the tutorial prints and why that differs. */
export function createNumbersTable({ page, store, numberText }: StepContext, numbers: LessonNumbers): NumbersTable {
  const caption = h('caption', { class: 'visually-hidden' });
  const body = h('tbody', {});
  const element = h('table', { class: 'lesson-numbers' }, caption, body);
  let rows: readonly Row[] = [];
  let written: readonly unknown[] = [];

  function rowOf(number: LessonNumber): Row {
    const { words } = page;
    const { label, tutorial } = number;
    const value = h('td', { class: 'figure', 'data-number-row': number.name });
    const fault = h('p', { class: 'lesson-fault', hidden: true });
    const name = createProse(h('th', { scope: 'row' }), numberText);
    name.show(words.t(label));
    if (tutorial === undefined) {
      return { number, value, fault, prose: [name], elements: [h('tr', {}, name.element, value), noteRow(fault)] };
    }
    const why = createProse(h('p', { class: 'lesson-why' }), numberText);
    why.show(words.t(tutorial.why));
    const said = createProse(h('s', { class: 'figure' }), numberText);
    said.show(tutorial.text);
    const printed = h(
      'p',
      { class: 'lesson-printed' },
      h('span', {}, words.t(lessonsTexts.printed)),
      ' ',
      said.element,
    );
    const elements = [h('tr', {}, name.element, value), noteRow(fault, printed, why.element)];
    return { number, value, fault, prose: [name, said, why], elements };
  }

  function show(count = store.state.place?.revealed ?? 0): void {
    const { place } = store.state;
    if (place === null) return;
    const step = stepOf(place);
    const now = [step, count, page.words.language];
    if (now.some((each, index) => each !== written[index])) {
      written = now;
      const seen = (step.numbers ?? []).filter(({ quiet, after = 0 }) => quiet !== true && after <= count);
      rows = seen.map(rowOf);
      body.replaceChildren(...rows.flatMap(({ elements }) => elements));
      setText(caption, page.words.t(lessonsTexts.numbers));
      element.hidden = rows.length === 0;
    }
    refresh();
  }

  function refresh(): void {
    const { words } = page;
    const known = (written[0] as { readonly numbers?: readonly LessonNumber[] } | undefined)?.numbers ?? [];
    for (const { number, value, fault, prose } of rows) {
      const result = numbers.readouts.numbers[known.indexOf(number)];
      const reason = result !== undefined && 'fault' in result ? result.fault : numbers.failure;
      setText(value, numberText(number.name));
      setText(fault, reason === null ? '' : words.t(reason));
      fault.hidden = reason === null;
      const row = fault.closest('tr')!;
      row.hidden = reason === null && row.firstElementChild!.childElementCount === 1;
      for (const each of prose) each.refresh();
    }
    element.classList.toggle('stale', numbers.stale);
    element.setAttribute('aria-busy', String(numbers.busy));
  }

  page.live(() => show());
  store.subscribe(() => show());
  return { element, show, refresh };
}

function noteRow(...children: readonly HTMLElement[]): HTMLElement {
  return h('tr', { class: 'lesson-note' }, h('td', { colspan: 2 }, ...children));
}
