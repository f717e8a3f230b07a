import './button.css';
import { h } from '../dom';
import type { Words } from '../i18n';
import { type IconName, icon } from '../icons';
import type { Context } from './context';

export interface ButtonOptions {
  readonly icon: IconName;
  /** Name for assistive technology, and the tooltip. */
  name(words: Words): string;
  readonly shortcut?: string;
  readonly className?: string;
  onPress(): void;
}

/** A button that shows a picture and says its name. */
export function iconButton(context: Context, options: ButtonOptions): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `icon-button ${options.className ?? ''}` }, icon(options.icon));
  context.live((words) => nameButton(button, options.name(words), options.shortcut));
  button.addEventListener('click', () => options.onPress());
  return button;
}

export function nameButton(button: HTMLButtonElement, name: string, shortcut?: string): void {
  button.setAttribute('aria-label', name);
  button.title = shortcut === undefined ? name : `${name} (${shortcut})`;
}

/** Another picture on the same button, so that it keeps the focus. */
export function setIcon(button: HTMLButtonElement, name: IconName): void {
  if (button.dataset.icon === name) return;
  button.dataset.icon = name;
  button.querySelector('.icon')?.replaceWith(icon(name));
}
