import type { GUI } from 'lil-gui';
import { h } from '../dom';

/** A sentence among the controls. */
export function addNote(folder: GUI, text: string, source = ''): HTMLElement {
  const note = h('p', { class: 'panel-note', 'data-part': 'note' }, text);
  if (source !== '') note.title = source;
  folder.$children.append(note);
  return note;
}
