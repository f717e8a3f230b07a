import { type FlowMeasurement, measureFlow } from '../../../analysis/flow';
import { NumpyRandom } from '../../../catalog/data/numpy-random';
import { createLineFigure, type FigureCurve } from '../../../charts/lineFigure';
import type { Engine } from '../../../engine/contract';
import { resolveNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { decadesAround } from '../../../geometry/axis';
import { h, svg } from '../../../page/dom';
import { formatExact, formatInput } from '../../../page/format';
import type { Theme } from '../../../page/prefs';
import type { Context } from '../../../page/ui/context';
import { activationName, curveStyle, formatMagnitude } from '../figureStyle';
import { texts } from './texts';
import {
  CLIPPING_EXAMPLE,
  clipByNorm,
  clipByValue,
  scalarChain,
  scaledByDepth,
  TUTORIAL_SCALES,
  type TutorialActivation,
} from './tutorial';

export interface Card {
  readonly element: HTMLElement;
}

const TUTORIAL_ACTIVATIONS = ['sigmoid', 'tanh', 'relu'] as const satisfies readonly TutorialActivation[];

/** A number that a slider sets, with its value beside it. */
function slider(
  page: Context,
  label: LocalText,
  range: { readonly min: number; readonly max: number; readonly step: number; readonly value: number },
  onInput: (value: number) => void,
): HTMLElement {
  const input = h('input', { type: 'range', ...range });
  const name = h('span', {});
  const shown = h('output', { class: 'figure' });
  const say = (): void => {
    shown.textContent = formatInput(Number(input.value));
    input.style.setProperty('--done', String((Number(input.value) - range.min) / (range.max - range.min)));
  };
  page.live((words) => {
    name.textContent = words.t(label);
    input.setAttribute('aria-label', words.t(label));
  });
  input.addEventListener('input', () => {
    say();
    onInput(Number(input.value));
  });
  say();
  return h('label', { class: 'net-slider' }, name, input, shown);
}

/** The tutorial's five numbers, clipped in both ways. */
export function createClippingCard(page: Context): Card {
  let limit = 2;
  const heading = h('h3', {});
  const about = h('p', { class: 'net-prose' });
  const bars = h('div', { class: 'flow-bars', role: 'img' });
  const table = h('table', { class: 'table ruled net-table' });

  function draw(): void {
    const { words } = page;
    const norm = clipByNorm(CLIPPING_EXAMPLE, limit);
    const value = clipByValue(CLIPPING_EXAMPLE, limit);
    const degrees = (angle: number) => formatExact((angle * 180) / Math.PI, 3);
    const given = { gradient: CLIPPING_EXAMPLE, norm: Math.hypot(...CLIPPING_EXAMPLE), angle: 0 };
    const rows = [
      [words.t(texts.clip.gradient), given],
      [words.t(texts.clip.byNorm), norm],
      [words.t(texts.clip.byValue), value],
    ] as const;
    heading.textContent = words.t(texts.clip.heading);
    about.textContent = words.t(texts.clip.about, { max: formatInput(limit), angle: degrees(value.angle) });
    bars.setAttribute('aria-label', words.t(texts.clip.figure));
    const most = Math.max(...CLIPPING_EXAMPLE);
    bars.replaceChildren(
      ...rows.map(([name, { gradient }], kind) =>
        h(
          'div',
          { class: 'flow-bar-group', 'data-kind': kind },
          barPicture(gradient.map((g) => g / most)),
          h('span', { class: 'quiet' }, name),
        ),
      ),
    );
    table.replaceChildren(
      h('thead', {}, h('tr', {}, h('td', {}), header(words.t(texts.clip.norm)), header(words.t(texts.clip.angle)))),
      h(
        'tbody',
        {},
        ...rows.map(([name, { norm: length, angle }]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, name),
            h('td', { class: 'figure' }, formatExact(length, 6)),
            h('td', { class: 'figure' }, `${degrees(angle)}°`),
          ),
        ),
      ),
    );
  }

  const control = slider(page, texts.clip.max, { min: 0.5, max: 12, step: 0.5, value: limit }, (value) => {
    limit = value;
    draw();
  });
  page.live(draw);
  return {
    element: h('section', { class: 'net-card', 'data-part': 'clipping' }, heading, about, control, bars, table),
  };
}

function barPicture(shares: readonly number[]): SVGElement {
  const step = 100 / shares.length;
  return svg(
    'svg',
    { viewBox: '0 0 100 60', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { class: 'flow-bar-ground', d: 'M0 59.5H100' }),
    ...shares.map((share, i) =>
      svg('rect', {
        class: 'flow-bar',
        x: i * step + 0.15 * step,
        width: 0.7 * step,
        y: 59 - 58 * share,
        height: Math.max(0.6, 58 * share),
      }),
    ),
  );
}

function header(text: string): HTMLElement {
  return h('th', { scope: 'col' }, text);
}

/** scale^depth of the tutorial, and one unit a layer that does have a weight. */
export function createModelCard(page: Context): Card {
  const depths = 20;
  let weight = 1;
  const heading = h('h3', {});
  const about = h('p', { class: 'net-prose' });
  const figure = createLineFigure();
  const key = h('ul', { class: 'flow-key' });

  function draw(): void {
    const { words, store } = page;
    const { theme } = store.state.prefs;
    const x = Array.from({ length: depths }, (_, i) => i + 1);
    const pairs = TUTORIAL_ACTIVATIONS.map((activation) => ({
      activation,
      ...curveStyle(activation, 'uniform', theme),
      model: scaledByDepth(TUTORIAL_SCALES[activation], depths),
      real: scalarChain(activation, weight, 0.5, depths),
    }));
    heading.textContent = words.t(texts.model.heading);
    about.textContent = words.t(texts.model.about);
    const curves = pairs.flatMap(({ color, marker, model, real }): FigureCurve[] => [
      { color, dash: [3, 3], marker: null, muted: false, x, y: model },
      { color, dash: [], marker, muted: false, x, y: real },
    ]);
    figure.show({
      curves,
      x: { title: words.t(texts.model.depth), range: [1, depths], whole: true },
      y: {
        title: words.t(texts.model.gradient),
        range: decadesAround(
          pairs.flatMap(({ model, real }) => [...model, ...real]),
          24,
        ),
        scale: 'log',
      },
      arrow: null,
      levels: [],
      name: words.t(texts.model.figure),
      describe: null,
    });
    key.replaceChildren(...pairs.map(({ activation }) => keyEntry(page, activation, theme)));
  }

  const control = slider(page, texts.model.w, { min: 0.25, max: 4, step: 0.25, value: weight }, (value) => {
    weight = value;
    draw();
  });
  page.live(draw);
  page.watch(({ prefs, scale }) => [prefs.theme, scale], draw);
  const host = h('div', { class: 'flow-card-figure', 'data-figure': true }, figure.element);
  return { element: h('section', { class: 'net-card', 'data-part': 'model' }, heading, about, control, host, key) };
}

function keyEntry(page: Context, activation: TutorialActivation, theme: Theme): HTMLElement {
  const entry = h('li', {}, activationName(activation, page.words));
  entry.style.setProperty('--key', curveStyle(activation, 'uniform', theme).color);
  return entry;
}

/** Heights that the tutorial types in, from the input to the output. */
const TYPED = [0.01, 0.05, 0.25, 1] as const;

/** 2-8-8-1 on XOR with the tutorial's weights: 0.5 · np.random.randn(in, out), layer after layer, of seed 42. */
export function tutorialNet(base: NetExperiment, activation: string): NetExperiment {
  const layers = [2, 8, 8, 1];
  const random = new NumpyRandom(42);
  const weights = layers.slice(1).map((outputs, l) => {
    const inputs = layers[l]!;
    const drawn = Array.from({ length: inputs * outputs }, () => 0.5 * random.normal());
    return { W: Array.from(drawn, (_, i) => drawn[(i % inputs) * outputs + Math.floor(i / inputs)]!) };
  });
  const { schedule: _, clip: _clip, ...rest } = base;
  return {
    ...rest,
    network: { layers, activation, loss: 'bce', reduction: 'usual', bias: false, residual: false, l1: 0, l2: 0 },
    weights,
    data: {
      X: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      target: [0, 1, 1, 0],
      test: 0,
    },
    batch: 'full',
  };
}

export interface XorCard extends Card {
  /** Computes the table, once. */
  measure(engine: Engine, base: NetExperiment, signal: AbortSignal): Promise<void>;
}

interface XorRow {
  readonly activation: TutorialActivation;
  /** Input, hidden 1, hidden 2, output. */
  readonly norms: readonly number[];
}

/** The bars that the tutorial types in, beside what they would have been. */
export function createXorCard(page: Context): XorCard {
  const heading = h('h3', {});
  const about = h('p', { class: 'net-prose' });
  const table = h('table', { class: 'table ruled net-table' });
  let rows: readonly XorRow[] = [];

  function draw(): void {
    const { words } = page;
    heading.textContent = words.t(texts.xor.heading);
    about.textContent = words.t(texts.xor.about);
    const columns = [
      words.t(texts.xor.input),
      words.t(texts.xor.hidden, { layer: 1 }),
      words.t(texts.xor.hidden, { layer: 2 }),
      words.t(texts.xor.output),
    ];
    const numbers = (name: string, values: readonly number[], kind: string) =>
      h(
        'tr',
        { 'data-kind': kind },
        h('th', { scope: 'row' }, name),
        ...values.map((value) => h('td', { class: 'figure' }, formatMagnitude(value))),
      );
    table.replaceChildren(
      h('thead', {}, h('tr', {}, h('td', {}), ...columns.map(header))),
      h(
        'tbody',
        {},
        ...rows.map(({ activation, norms }) => numbers(activationName(activation, words), norms, 'real')),
        numbers(words.t(texts.xor.typed), TYPED, 'typed'),
      ),
    );
  }

  page.live(draw);
  return {
    element: h(
      'section',
      { class: 'net-card', 'data-part': 'xor' },
      heading,
      about,
      h('div', { class: 'scroll' }, table),
    ),
    async measure(engine, base, signal) {
      rows = await Promise.all(
        TUTORIAL_ACTIVATIONS.map(async (activation): Promise<XorRow> => {
          const { net, plan, train } = resolveNetwork(tutorialNet(base, activation));
          const { start } = plan.members[0]!;
          if (!(start instanceof Float64Array)) throw new TypeError('the weights are given');
          const told = await engine.networks.inspect(net, start, train, signal);
          const measured: FlowMeasurement = measureFlow(net, told, train.rows);
          const input = Math.sqrt(told.inputGradient.reduce((sum, g) => sum + g * g, 0));
          return { activation, norms: [input, ...measured.layers.map(({ deltaNorm }) => deltaNorm)] };
        }),
      );
      draw();
    },
  };
}
