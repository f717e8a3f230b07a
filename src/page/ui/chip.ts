import { h } from '../dom';
import './chip.css';

/** A small button among others like it; its words are written by who made it. */
export function chip(onPress: () => void = () => {}, className = ''): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `chip ${className}`.trim() });
  button.addEventListener('click', () => onPress());
  return button;
}
