import type { FunctionEntry } from '../../../../catalog/functions/types';
import { createFunctionPlot, type DragPhase, type PlotLayer } from '../../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { type Tick, tickText } from '../../../../geometry/axis';
import { h, setText } from '../../../../page/dom';
import type { Words } from '../../../../page/i18n';
import { createTex } from '../../../../page/ui/tex';
import { curveMarks } from '../../curves';
import { valueTable } from '../../stage/valueTable';
import { plainText, pointFacts } from '../facts';
import { HUES } from '../hues';
import { parameterOf, type TableEntry, tableEntry, WINDOW } from './entries';
import { texts } from './texts';

export interface TileEvents {
  drag(x: number, phase: DragPhase): void;
  /** A parameter, by the setting that it stands in; `done`: the slider was let go. */
  set(setting: 'base' | 'exponent', value: number, done: boolean): void;
  open(entry: FunctionEntry): void;
}

export interface Tile {
  readonly element: HTMLElement;
  /** @param digits significant digits of the numbers in the figure's table */
  show(settings: FunctionExperiment['derivative'], digits: number, words: Words): void;
}

/** What a key moves x by. */
export const STEP = 0.1;

/** The unit, and little else: tiles are small. */
const TICKS: readonly Tick[] = [-4, -2, -1, 1, 2, 4].map((value) => ({ value, text: tickText(value) }));

/** One entry of the table: f, f′, where they exist, and a picture with a tangent that can be dragged. */
export function createTile(entry: FunctionEntry, events: TileEvents): Tile {
  const plot = createFunctionPlot({
    onDrag: (_, x, __, phase) => events.drag(x, phase),
    onPoint(x) {
      events.drag(x, 'move');
      events.drag(x, 'end');
    },
  });
  const [formula, derivative, domain] = [createTex(false), createTex(false), createTex(false)];
  const open = h('button', { type: 'button', class: 'text-button derivative-open', 'data-part': 'entry.open' });
  const values = h('p', { class: 'derivative-values', 'data-part': 'entry.values' });
  const parameter = parameterOf(entry);
  const slider = h('input', { type: 'range', class: 'derivative-slider' });
  const said = h('output', { class: 'derivative-said' });
  const letter = h('span', { class: 'derivative-letter' });
  const control = h(
    'label',
    { class: 'derivative-control', 'data-part': 'entry.parameter', hidden: parameter === null },
    letter,
    slider,
    said,
  );
  const remark = h('p', { class: 'derivative-remark', 'data-part': 'entry.remark', hidden: true });
  const conditions = h('span', { class: 'quiet' });
  const element = h(
    'section',
    { class: 'derivative-tile', 'data-entry': entry.id },
    h('header', {}, h('div', { class: 'derivative-formulas' }, formula.element, derivative.element), open),
    h('div', { class: 'derivative-tile-plot' }, plot.element),
    h('p', { class: 'derivative-domain', 'data-part': 'entry.domain' }, conditions, domain.element),
    values,
    control,
    remark,
  );
  open.addEventListener('click', () => events.open(entry));
  if (parameter !== null) {
    const { min, max } = FUNCTION_SETTINGS.derivative[parameter.setting];
    slider.min = String(min);
    slider.max = String(max);
    slider.step = parameter.setting === 'exponent' ? '1' : '0.01';
    slider.addEventListener('input', () => events.set(parameter.setting, Number(slider.value), false));
    slider.addEventListener('change', () => events.set(parameter.setting, Number(slider.value), true));
  }
  let shown: {
    readonly value: number | null;
    readonly entry: TableEntry;
    readonly layers: readonly PlotLayer[];
  } | null = null;

  /** As long as the parameter stays, the curves do. */
  function entryNow(settings: FunctionExperiment['derivative']): NonNullable<typeof shown> {
    const value = parameter === null ? null : settings[parameter.setting];
    if (shown !== null && shown.value === value) return shown;
    const made = tableEntry(entry, settings);
    const layers: readonly PlotLayer[] = [
      {
        key: 'outside',
        under: true,
        marks: [
          {
            kind: 'band',
            place: 'all',
            intervals: made.outside.map(([from, to]) => ({ from, to, color: 'var(--edge)', pattern: 'lines' })),
          },
        ],
      },
      // Whatever a formula says at an end or a pole: there is no derivative.
      {
        key: 'first',
        marks: curveMarks(made.curves.of(1), { color: HUES.first, width: 0.12, dash: [6, 3] }, () => Number.NaN),
      },
      { key: 'f', marks: curveMarks(made.curves.of(0), { color: HUES.f }) },
    ];
    shown = { value, entry: made, layers };
    return shown;
  }

  return {
    element,
    show(settings, digits, words) {
      const { entry: made, layers } = entryNow(settings);
      const { place, base } = settings;
      const name = words.t(entry.name);
      const facts = pointFacts(made.curves, place);
      const { y, slope } = facts;
      plot.show({
        name: words.t(texts.figure, { name }),
        x: { range: WINDOW.x, title: 'x', math: true, grid: true, ticks: TICKS },
        y: { range: WINDOW.y, title: '', grid: true, ticks: TICKS },
        equal: true,
        margins: { left: 0.5, right: 0.5, top: 0.4, bottom: 0.4 },
        layers: [
          ...layers,
          {
            key: 'tangent',
            marks: [
              ...(Number.isFinite(slope)
                ? ([
                    { kind: 'line', at: [place, y], slope, color: HUES.secant, width: 0.09 },
                    { kind: 'dot', x: place, y: slope, color: HUES.first, size: 0.24 },
                  ] as const)
                : []),
            ],
          },
        ],
        handles: [
          {
            id: 'place',
            x: place,
            y: Number.isNaN(y) ? 0 : y,
            color: HUES.secant,
            look: Number.isNaN(slope) ? 'open' : 'full',
            along: 'x',
            name: words.t(texts.point, { name }),
            valueText: `x = ${plainText(place, 4)}, ${valueText(y, slope, words)}`,
            step: STEP,
            range: WINDOW.x,
          },
        ],
        table: valueTable(
          words.t(texts.figure, { name }),
          'x',
          [
            { head: 'f(x)', f: made.curves.functions[0] },
            { head: 'f′(x)', f: (x) => pointFacts(made.curves, x).slope },
          ],
          WINDOW.x,
          digits,
        ),
      });
      formula.show(`f(x) = ${made.tex}`, `f(x) = ${entry.formula}`);
      derivative.show(`f'(x) = ${made.derivativeTex}`, `f′(x) = ${entry.derivative!.formula}`);
      // A saved picture has no typeset formulas.
      formula.element.dataset.figureText = `f(x) = ${entry.formula}`;
      derivative.element.dataset.figureText = `f′(x) = ${entry.derivative!.formula}`;
      setText(conditions, words.t(texts.domain));
      domain.show(made.domainTex, made.domainTex);
      setText(values, `x = ${plainText(place, 3)}: ${valueText(y, slope, words)}`);
      setText(open, words.t(texts.openShort));
      open.setAttribute('aria-label', words.t(texts.open, { name }));
      if (parameter === null) return;
      const value = made.value!;
      setText(letter, parameter.name);
      if (Number(slider.value) !== value) slider.value = String(value);
      slider.setAttribute('aria-label', `${name}: ${parameter.name}`);
      setText(said, plainText(value, 5));
      remark.hidden = entry.id !== 'exp_base';
      setText(
        remark,
        base === Math.E ? words.t(texts.same) : words.t(texts.factor, { factor: plainText(Math.log(base), 4) }),
      );
      remark.classList.toggle('met', base === Math.E);
    },
  };
}

function valueText(y: number, slope: number, words: Words): string {
  if (Number.isNaN(y)) return words.t(texts.none);
  const f = plainText(y, 4);
  return Number.isNaN(slope) ? words.t(texts.noSlope, { f }) : words.t(texts.value, { f, slope: plainText(slope, 4) });
}
