import type { GUI } from 'lil-gui';
import { NET_NUMBERS } from '../../../experiment/network/table';
import { h } from '../../../page/dom';
import type { NumberOptions } from '../../../page/panel/numberControl';

/** A number of the experiment's table as a control. */
export function rowOptions(name: keyof typeof NET_NUMBERS, slider = true): NumberOptions {
  const { slider: span, scale, integer, min, max } = NET_NUMBERS[name];
  return { low: span[0], high: span[1], scale, integer, least: min, most: max, slider };
}

/** A sentence among the controls. */
export function addNote(folder: GUI, text: string, source = ''): HTMLElement {
  const note = h('p', { class: 'panel-note' }, text);
  if (source !== '') note.title = source;
  folder.$children.append(note);
  return note;
}
