import './composition.css';
import { sampleCurve } from '../../../analysis/calculus/curve';
import { createFunctionPlot, type FunctionPlotModel, type PlotMark } from '../../../charts/functionPlot';
import { FormulaError, toTex, toText } from '../../../formula';
import { texName } from '../../../formula/targets/tex-names';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { enumeration } from '../../../page/i18n/join';
import { createTex } from '../../../page/ui/tex';
import { snapped, stepOf } from '../stage/places';
import { valueTable } from '../stage/valueTable';
import { type Composition, composition, innerNodes } from './compose';
import { DASH, printName, printNumber, texFactor, texOf } from './print';
import type { ChainSettings, Subject } from './subject';
import { texts } from './texts';

const COLORS = { inner: 'var(--hue-green)', outer: 'var(--hue-violet)', whole: 'var(--hue-blue)' } as const;
type Which = keyof typeof COLORS;
const ALL: readonly Which[] = ['inner', 'outer', 'whole'];

export interface CompositionView {
  readonly element: HTMLElement;
  show(subject: Subject, settings: ChainSettings, digits: number, words: Words): void;
}

export interface CompositionEvents {
  /** A variable is dragged to another number. */
  onMove(variable: string, value: number, end: boolean): void;
}

/** The inner and the outer function side by side, and the whole, each with its slope where it is looked at. */
export function createComposition(events: CompositionEvents): CompositionView {
  const heading = h('h3', {});
  const formula = createTex();
  const message = h('p', { class: 'chain-none' });
  let shown: { readonly made: Composition; readonly subject: Subject } | null = null;

  function move(x: number, end: boolean): void {
    if (shown !== null) events.onMove(shown.made.variable, snapped(x, reachOf(shown.subject)), end);
  }

  const plots = ALL.map((which) => {
    const plot = createFunctionPlot({
      onDrag: (_, x, __, phase) => move(x, phase === 'end'),
      onPoint(x) {
        if (which !== 'outer') move(x, true);
      },
    });
    return { which, plot, title: h('h4', { class: 'math' }), formula: createTex(false) };
  });
  const figures = h(
    'div',
    { class: 'chain-plots', 'data-figure': true },
    ...plots.map(({ plot, title, formula: text }) =>
      h('figure', { class: 'chain-plot' }, h('figcaption', {}, title, text.element), plot.element),
    ),
  );
  const element = h(
    'section',
    { class: 'chain-composition', 'data-part': 'composition' },
    heading,
    message,
    formula.element,
    figures,
  );

  return {
    element,
    show(subject, { inner }, digits, words) {
      setText(heading, words.t(texts.composition.heading));
      const nodes = innerNodes(subject.computation);
      const made = nodes.length === 0 ? null : attempt(subject, nodes[Math.min(inner, nodes.length) - 1]!);
      message.hidden = made !== null;
      formula.element.hidden = made === null;
      figures.hidden = made === null;
      shown = made === null ? null : { made, subject };
      if (made === null) {
        const operations = subject.computation.nodes.filter(
          ({ kind, active }) => kind === 'operation' && active,
        ).length;
        setText(message, words.t(operations <= 1 ? texts.composition.single : texts.composition.none));
        return;
      }
      const models = modelsOf(made, subject, digits, words);
      for (const { which, plot, title, formula: text } of plots) {
        const { model, caption, expression } = models[which];
        plot.show(model);
        setText(title, caption);
        text.show(toTex(expression), toText(expression));
      }
      const { tex, plain } = productOf(made, subject, digits);
      formula.show(tex, plain);
    },
  };
}

/** A composition whose parts are longer than a formula may be is not drawn. */
function attempt({ computation, numbers }: Subject, node: number): Composition | null {
  try {
    return composition(computation, numbers, node);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** Where the three functions are looked at, with their slopes. */
function placeOf(made: Composition, { numbers }: Subject) {
  const x = numbers.at[made.variable]!;
  const [u, du] = made.innerFunction.jet(x);
  const [y, dy] = made.outerFunction.jet(u);
  return { x, u, y, inner: du, outer: dy, whole: made.whole.derivative(x) };
}

/** df/dx = df/du · du/dx, in numbers. */
function productOf(made: Composition, subject: Subject, digits: number) {
  const { inner, outer, whole } = placeOf(made, subject);
  const several = subject.variables.length > 1;
  const slope = (of: string, by: string): string =>
    several ? `\\frac{\\partial ${of}}{\\partial ${by}}` : `\\frac{\\mathrm{d}${of}}{\\mathrm{d}${by}}`;
  const x = texName(made.variable);
  const factors = `${texFactor(outer, digits)} \\cdot ${texFactor(inner, digits)}`;
  const product = `${slope('f', made.letter)} \\cdot ${slope(made.letter, x)}`;
  return {
    tex: [slope('f', x), product, factors, texOf(whole, digits)].join(' = '),
    plain: `df/d${made.variable} = ${printNumber(whole, digits)}`,
  };
}

function modelsOf(made: Composition, subject: Subject, digits: number, words: Words) {
  const { range, numbers } = subject;
  const { letter } = made;
  const variable = printName(made.variable);
  const place = placeOf(made, subject);
  const span: readonly [number, number] = [Math.min(range[0], place.x), Math.max(range[1], place.x)];
  const innerCurve = sampleCurve(made.innerFunction.value, span);
  const heights = widened(innerCurve.range, place.u);
  const outerCurve = sampleCurve(made.outerFunction.value, heights);
  const wholeCurve = sampleCurve(made.whole.value, span);
  const others = subject.variables.filter((each) => each !== made.variable);
  const held = others.map((name) => `${printName(name)} = ${printNumber(numbers.at[name]!, digits)}`);
  const after = held.length === 0 ? '' : ` (${words.t(texts.composition.held, { others: enumeration(held, words) })})`;
  const names = { letter, variable };
  const made3 = {
    inner: {
      curve: innerCurve,
      at: [place.x, place.u] as const,
      axes: [variable, letter] as const,
      x: span,
      y: heights,
      caption: words.t(texts.composition.inner, names) + after,
      expression: made.inner,
      of: made.innerFunction,
    },
    outer: {
      curve: outerCurve,
      at: [place.u, place.y] as const,
      axes: [letter, 'f'] as const,
      x: heights,
      y: widened(outerCurve.range, place.y),
      caption: words.t(texts.composition.outer, names),
      expression: made.outer,
      of: made.outerFunction,
    },
    whole: {
      curve: wholeCurve,
      at: [place.x, place.y] as const,
      axes: [variable, 'f'] as const,
      x: span,
      y: widened(wholeCurve.range, place.y),
      caption: words.t(texts.composition.whole, names) + after,
      expression: subject.computation.nodes[subject.computation.output]!.expression,
      of: made.whole,
    },
  };
  return Object.fromEntries(
    ALL.map((which) => {
      const { curve, at, axes, x, y, caption, expression, of } = made3[which];
      const slope = place[which];
      const marks: PlotMark[] = [
        {
          kind: 'line',
          at,
          slope,
          color: COLORS[which],
          width: 0.1,
          dash: [4, 3],
          label: words.t(texts.composition.slope, { value: printNumber(slope, digits) }),
        },
        { kind: 'segment', from: [at[0], 0], to: at, color: 'var(--text-quiet)', width: 0.06, dash: [2, 2] },
        { kind: 'dot', x: at[0], y: at[1], color: COLORS[which], size: 0.3 },
      ];
      const model: FunctionPlotModel = {
        name: caption,
        x: { range: x, title: axes[0], math: true, grid: true },
        y: { range: y, title: axes[1], math: true, grid: true },
        layers: [
          { key: 'curve', marks: [{ kind: 'curve', segments: curve.segments, color: COLORS[which] }] },
          { key: 'place', marks },
        ],
        table: valueTable(
          caption,
          axes[0],
          [
            { head: axes[1], f: of.value, missing: DASH },
            { head: `${axes[1]}′`, f: of.derivative, missing: DASH },
          ],
          x,
          digits,
        ),
        ...(which === 'outer'
          ? {}
          : {
              handles: [
                {
                  id: 'x',
                  x: at[0],
                  y: at[1],
                  color: COLORS[which],
                  along: 'x' as const,
                  name: words.t(texts.composition.handle, { variable }),
                  valueText: `${variable} = ${printNumber(at[0], digits)}`,
                  step: stepOf(reachOf(subject)),
                  range: span,
                },
              ],
            }),
      };
      return [which, { model, caption, expression }];
    }),
  ) as Record<Which, { model: FunctionPlotModel; caption: string; expression: Composition['inner'] }>;
}

/** A range that holds a place, with a little room, and is not empty. */
function widened([low, high]: readonly [number, number], place: number): readonly [number, number] {
  const [least, most] = [Math.min(low, place), Math.max(high, place)];
  const room = 0.06 * (most - least) || Math.max(1, Math.abs(most)) * 0.5;
  return [least - room, most + room];
}

/** Three small figures stand side by side: a pixel is a longer way in each, and so is a step. */
function reachOf({ range: [low, high] }: Subject): number {
  return 2 * (high - low);
}
