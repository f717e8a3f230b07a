import { Interpreter } from '../../../src/formula/graph/interpret';
import { compileScalar } from '../../../src/formula/programs/scalar-function';
import { h, setText, svg } from '../../../src/page/dom';
import { createListeners } from '../../../src/page/listeners';
import type { Bench } from '../../../src/page/workbench/benchHost';
import type { Transport } from '../../../src/page/workbench/transport';
import type { ToyContext } from './laboratory';

/** Places at which the curve is drawn, from −2 to 2; the transport walks along them. */
const LAST = 80;
const place = (step: number): number => -2 + (4 * step) / LAST;

/** The one bench: the curve, with a mark that plays along it. */
export function createGraph({ store, watch, live }: ToyContext): Bench {
  const line = svg('polyline', { fill: 'none', stroke: 'currentColor', 'stroke-width': 0.03 });
  const mark = svg('circle', { r: 0.08, fill: 'currentColor' });
  const picture = svg('svg', { viewBox: '-2.2 -4.4 4.4 8.8', role: 'img', width: '100%', height: '100%' }, line, mark);
  const value = h('output', { class: 'toy-value' });
  const { subscribe, tell } = createListeners();
  let heights: readonly number[] = [];
  let at = 0;
  let timer: ReturnType<typeof setInterval> | null = null;

  function draw(): void {
    const { curve, gain } = store.state.history.present;
    const program = compileScalar({ formula: curve, variable: 'x', others: [], parameters: [] });
    const interpreter = new Interpreter(program.graph, [program.value]);
    heights = Array.from({ length: LAST + 1 }, (_, step) => gain * interpreter.evaluate(() => place(step))[0]!);
    line.setAttribute('points', heights.map((height, step) => `${place(step)},${-height}`).join(' '));
    move(at);
  }

  function move(to: number): void {
    at = Math.min(LAST, Math.max(0, to));
    mark.setAttribute('cx', String(place(at)));
    mark.setAttribute('cy', String(-heights[at]!));
    setText(value, heights[at]!.toFixed(3));
    if (at === LAST) pause();
    tell();
  }

  function pause(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  const transport: Transport = {
    get position() {
      return { playing: timer !== null, ended: at === LAST, at, done: at, planned: LAST };
    },
    subscribe,
    togglePlay() {
      if (timer !== null) pause();
      else {
        if (at === LAST) at = 0;
        timer = setInterval(() => move(at + 1), 20);
      }
      move(at);
    },
    stepForward: () => move(at + 1),
    stepBack: () => move(at - 1),
    reset() {
      pause();
      move(0);
    },
    seek: move,
  };

  watch((state) => [state.history.present], draw);
  live((words) => picture.setAttribute('aria-label', words.t({ en: 'The curve', zh: '曲线图' })));
  return {
    stage: h('div', { class: 'toy-graph' }, picture, value),
    transport,
    setActive(active) {
      if (!active) pause();
    },
  };
}
