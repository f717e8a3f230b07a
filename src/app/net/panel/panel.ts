import { h } from '../../dom';
import type { NetContext } from '../context';

export function createNetPanel(_context: NetContext): HTMLElement {
  return h('div', { class: 'panel' });
}
