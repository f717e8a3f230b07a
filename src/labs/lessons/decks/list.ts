import type { Lesson } from '../../../experiment/lessons/types';
import { h } from '../../../page/dom';
import { type IconName, icon } from '../../../page/icons';
import { nameButton } from '../../../page/ui/button';
import type { DecksHost } from './context';
import { changeDeck, duplicateStep, filled, moveStep, removeStep } from './edits';
import type { DecksStore } from './store';
import { decksTexts } from './texts';

/** Steps of a deck in their order: chosen by a press, moved by buttons, by Alt and the arrows, or by dragging. */
export function createStepList(
  { page }: DecksHost,
  decks: DecksStore,
  choose: (index: number) => void,
): { readonly element: HTMLElement; write(deck: Lesson | null, chosen: number): void } {
  const list = h('ol', { class: 'deck-steps' });
  let dragged: number | null = null;

  const edit = (change: (deck: Lesson) => Lesson): void => decks.edit((now) => changeDeck(now, change));

  function move(from: number, to: number): void {
    edit((deck) => moveStep(deck, from, to));
    choose(to);
    list.querySelectorAll<HTMLElement>('.deck-step')[to]?.focus();
  }

  function tool(name: 'up' | 'down' | 'duplicate' | 'removeStep', shape: IconName, act: () => void): HTMLElement {
    const made = h('button', { type: 'button', class: 'icon-button' }, icon(shape));
    nameButton(made, page.words.t(decksTexts[name]));
    made.addEventListener('click', act);
    return made;
  }

  return {
    element: list,
    write(deck, chosen) {
      const { words } = page;
      list.setAttribute('aria-label', words.t(decksTexts.steps));
      const focused = [...list.querySelectorAll('.deck-step')].indexOf(document.activeElement as Element);
      const steps = deck === null ? [] : filled(deck).steps;
      list.replaceChildren(
        ...steps.map((step, index) => {
          const choice = h(
            'button',
            { type: 'button', class: 'deck-step', 'aria-current': index === chosen ? 'true' : null },
            h('span', { class: 'figure quiet' }, String(index + 1)),
            h('span', {}, words.t(step.title)),
          );
          choice.addEventListener('click', () => choose(index));
          choice.addEventListener('keydown', ({ key, altKey }) => {
            const by = { ArrowUp: -1, ArrowDown: 1 }[key];
            if (altKey && by !== undefined && steps[index + by] !== undefined) move(index, index + by);
          });
          const item = h(
            'li',
            { draggable: 'true' },
            choice,
            ...(index === chosen
              ? [
                  tool('up', 'previous', () => move(index, Math.max(0, index - 1))),
                  tool('down', 'next', () => move(index, Math.min(steps.length - 1, index + 1))),
                  tool('duplicate', 'plus', () => {
                    edit((now) => duplicateStep(now, index));
                    choose(index + 1);
                  }),
                  tool('removeStep', 'close', () => edit((now) => removeStep(now, index))),
                ]
              : []),
          );
          item.addEventListener('dragstart', () => {
            dragged = index;
          });
          item.addEventListener('dragover', (event) => {
            if (dragged !== null) event.preventDefault();
          });
          item.addEventListener('drop', (event) => {
            if (dragged === null) return;
            // The page takes files that are dropped; this is none.
            event.preventDefault();
            event.stopPropagation();
            move(dragged, index);
            dragged = null;
          });
          return item;
        }),
      );
      if (focused >= 0) list.querySelectorAll<HTMLElement>('.deck-step')[Math.min(focused, steps.length - 1)]?.focus();
    },
  };
}
