import { svg } from './dom';

/** Strokes on a 24 × 24 grid; `fill:` marks a filled shape. */
const PATHS = {
  play: ['fill:M8 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8A.8.8 0 0 0 8 5.2z'],
  pause: [
    'fill:M7 5h3a.6.6 0 0 1 .6.6v12.8a.6.6 0 0 1-.6.6H7a.6.6 0 0 1-.6-.6V5.6A.6.6 0 0 1 7 5zM14 5h3a.6.6 0 0 1 .6.6v12.8a.6.6 0 0 1-.6.6h-3a.6.6 0 0 1-.6-.6V5.6A.6.6 0 0 1 14 5z',
  ],
  forward: ['M6 5.5l8 6.5-8 6.5zM18 5.5v13'],
  back: ['M18 5.5l-8 6.5 8 6.5zM6 5.5v13'],
  reset: ['M4.5 12a7.5 7.5 0 1 0 2.4-5.5M6.6 2.8l.2 3.9 3.9-.2'],
  undo: ['M8.5 5L4.5 9l4 4M5 9h8.5a5.5 5.5 0 0 1 0 11H9'],
  redo: ['M15.5 5l4 4-4 4M19 9h-8.5a5.5 5.5 0 0 0 0 11H15'],
  link: ['M9.8 14.2l4.4-4.4M8.2 11.2l-2.6 2.6a3.5 3.5 0 0 0 5 5l2.5-2.6M15.8 12.8l2.6-2.6a3.5 3.5 0 0 0-5-5l-2.5 2.6'],
  share: [
    'M8.5 11L16 6.8M8.5 13l7.5 4.2M6 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  ],
  theme: ['M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4z', 'fill:M12 3.8a8.2 8.2 0 0 1 0 16.4z'],
  full: ['M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15'],
  present: ['M3.5 4.5h17M5 4.5v10.5h14V4.5M12 15v2.5M8 20.5l4-3 4 3', 'fill:M10.3 7.2v5.2l4.2-2.6z'],
  grid: ['M4.5 5h6v6h-6zM13.5 5h6v6h-6zM4.5 14h6v6h-6zM13.5 14h6v6h-6z'],
  collect: ['M4.5 7.5h11v12h-11zM8.5 7.5v-3h11v12h-4M10 10.5v6M7 13.5h6'],
  dot: ['fill:M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z', 'M12 3v2M12 19v2M3 12h2M19 12h2'],
  pen: ['M5 19l1-4.5L16 4.5l3.5 3.5-10 10zM14 6.5l3.5 3.5'],
  screen: ['fill:M4 5.5h16v11H4z', 'M8.5 20h7'],
  speaker: ['M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.8 3.4-5.5 7-5.5s6.4 1.7 7 5.5'],
  phone: ['M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2'],
  help: ['M9 9.2a3 3 0 1 1 4.6 2.6c-1 .7-1.6 1.2-1.6 2.4M12 17.6v.2'],
  cube: ['M12 3.5l7.5 4.2v8.6L12 20.5l-7.5-4.2V7.7zM4.5 7.7L12 12l7.5-4.3M12 12v8.5'],
  map: [
    'M12 4c5 0 8 3.4 8 8s-3.4 8-8 8-8-3.2-8-7.6S7 4 12 4zM12.4 8c2.4 0 3.8 1.7 3.8 4s-1.8 4-4.2 4-4-1.6-4-3.8 1.8-4.2 4.4-4.2z',
  ],
  home: ['M4 11.5L12 4.5l8 7M6.5 10v9h11v-9'],
  left: ['M4.5 5h15v14h-15zM9.5 5v14'],
  right: ['M4.5 5h15v14h-15zM14.5 5v14'],
  close: ['M6 6l12 12M18 6L6 18'],
  next: ['M9 5.5l6.5 6.5L9 18.5'],
  previous: ['M15 5.5L8.5 12l6.5 6.5'],
  leave: ['M13.5 4.5h6v6M19 5l-8 8M10 5.5H5v13.5h13.5V14'],
  check: ['M5 12.5l4.8 5L19 7'],
  plus: ['M12 5.5v13M5.5 12h13'],
  minus: ['M5.5 12h13'],
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: the button around it carries the name. */
export function icon(name: IconName): SVGElement {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    ...PATHS[name].map((path) =>
      path.startsWith('fill:') ? svg('path', { d: path.slice(5), class: 'filled' }) : svg('path', { d: path }),
    ),
  );
}
