import { h, setText } from '../dom';
import type { Words } from '../i18n';
import type { Context } from '../ui/context';

/** A button with words, which follow the language. */
export function textButton(context: Context, name: (words: Words) => string, press: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'text-button' });
  context.live((words) => setText(button, name(words)));
  button.addEventListener('click', press);
  return button;
}

/** A list to choose from; its names follow the language. */
export function choiceOf<T extends string>(
  context: Context,
  label: (words: Words) => string,
  values: readonly T[],
  name: (value: T, words: Words) => string,
): { readonly element: HTMLElement; readonly select: HTMLSelectElement; readonly value: () => T } {
  const options = values.map((value) => h('option', { value }));
  const select = h('select', { class: 'speed' }, ...options);
  const caption = h('span', {});
  const element = h('label', { class: 'share-choice' }, caption, select);
  context.live((words) => {
    setText(caption, label(words));
    values.forEach((value, index) => {
      setText(options[index]!, name(value, words));
    });
  });
  return { element, select, value: () => values[select.selectedIndex] ?? values[0]! };
}

/** One part of the dialog, with its name and what it is for. */
export function section(
  context: Context,
  heading: (words: Words) => string,
  about: ((words: Words) => string) | null,
  ...children: readonly HTMLElement[]
): HTMLElement {
  const title = h('h3', {});
  const text = h('p', { class: 'quiet' });
  context.live((words) => {
    setText(title, heading(words));
    setText(text, about?.(words) ?? '');
  });
  return h('section', { class: 'share-section' }, title, ...(about === null ? [] : [text]), ...children);
}
