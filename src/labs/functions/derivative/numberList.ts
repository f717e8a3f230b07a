import { h, setText } from '../../../page/dom';

/** Names with numbers beside them, under a heading. */
export interface NumberList {
  readonly heading: HTMLElement;
  readonly list: HTMLElement;
  show(heading: string, rows: readonly NumberRow[]): void;
}

/** `strong`: the number that matters. */
export type NumberRow = readonly [name: string, value: string, look?: 'strong'];

/** Elements stay while only numbers change: they may change many times a second. */
export function createNumberList(): NumberList {
  const heading = h('h3', {});
  const list = h('dl', { class: 'derivative-list' });
  return {
    heading,
    list,
    show(title, rows) {
      setText(heading, title);
      while (list.children.length > rows.length) list.lastElementChild!.remove();
      while (list.children.length < rows.length) list.append(h('div', {}, h('dt', {}), h('dd', {})));
      rows.forEach(([name, value, look], i) => {
        const row = list.children[i]!;
        setText(row.firstElementChild!, name);
        setText(row.lastElementChild!, value);
        row.classList.toggle('strong', look === 'strong');
      });
    },
  };
}
