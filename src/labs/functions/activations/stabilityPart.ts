import { FLOAT32, FLOAT64 } from '../../../analysis/activations/rounding';
import { sampleCurve } from '../../../analysis/calculus/curve';
import type { Interval } from '../../../catalog/types';
import { createFunctionPlot, type FunctionPlotModel, type PlotMark } from '../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { optionName } from '../../../page/panel/builder';
import { createLiveText } from '../../../page/ui/liveText';
import { createSegments } from '../../../page/ui/segments';
import { createTex } from '../../../page/ui/tex';
import { runStyle } from '../../shared/runStyle';
import type { FunctionContext } from '../context';
import { snapped } from '../stage/places';
import { createStageSlider } from '../stage/slider';
import { valueTable } from '../stage/valueTable';
import { indexed } from './logits';
import { type ActivationPart, activationEdits, type PartLook } from './part';
import { numberCell } from './softmaxPart';
import { type Form, type FormStep, failingBands, failures, softmaxForm, tanhForm } from './stability';
import { texts } from './texts';

const { activations: SETTINGS } = FUNCTION_SETTINGS;
const FORMS = SETTINGS.form.options.map(({ value }) => value);

const TEX = {
  tanh: {
    literal: [String.raw`\tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}`, '(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)'],
    stable: [
      String.raw`\tanh x = \operatorname{sign}(x)\,\frac{1 - t}{1 + t},\quad t = e^{-2|x|}`,
      'sign(x) (1 − t) / (1 + t), t = e^(−2|x|)',
    ],
  },
  softmax: {
    literal: [String.raw`s_i = \frac{e^{z_i}}{\sum_j e^{z_j}}`, 'e^zᵢ / Σ e^zⱼ'],
    stable: [
      String.raw`s_i = \frac{e^{z_i - m}}{\sum_j e^{z_j - m}},\quad m = \max_j z_j`,
      'e^(zᵢ − m) / Σ e^(zⱼ − m), m = max z',
    ],
  },
} as const;

/** Half the axis at first: it shows both ends of what float32 can hold. */
const REACH = 120;
/** On the wide line of the stable form. */
const LITERAL_DASH = [4, 2.5];

/** What float32 makes of tanh and softmax as they are written, step by step, and of the forms that libraries use. */
export function createStabilityPart(context: FunctionContext): ActivationPart {
  const { page } = context;
  const edits = activationEdits(context);
  const choice = createSegments(FORMS, (form) => edits.set({ form }));
  const at = createStageSlider(SETTINGS.at, {
    change: (value) => edits.set({ at: value }, 'activations.at'),
    end: edits.end,
  });
  const plot = createFunctionPlot({
    onDrag(_, x, __, phase) {
      edits.set({ at: snapped(x, REACH) }, 'activations.at');
      if (phase === 'end') edits.end();
    },
    onPoint: (x) => edits.set({ at: snapped(x, REACH) }),
  });
  const verdict = createLiveText('activation-verdict');
  const largest = h('p', { class: 'quiet', 'data-part': 'largest' });
  const panes = (['literal', 'stable'] as const).map((form) => {
    const title = h('h3', {});
    const formula = createTex();
    const table = h('table', { class: 'table ruled forms-table' });
    const element = h('section', { class: 'form-pane', 'data-form': form }, title, formula.element, table);
    return { form, title, formula, table, element };
  });
  const element = h(
    'div',
    { class: 'activation-stability' },
    h(
      'div',
      { class: 'activation-controls', 'data-group': true },
      h(
        'div',
        { class: 'activation-sliders', 'data-group': true },
        asPart('form', choice.element),
        asPart('at', at.element),
      ),
    ),
    h('div', { class: 'stability-plot', 'data-figure': true }, plot.element),
    asPart('verdict', verdict.element),
    h('div', { class: 'form-panes', 'data-part': 'forms' }, ...panes.map((pane) => pane.element)),
    largest,
  );
  /** The figure but for the place that is dragged, and of what it was made. */
  let kept: { readonly key: string; readonly model: FunctionPlotModel } | null = null;

  function draw({ settings, theme, digits }: PartLook): void {
    const { words } = page;
    const { form: name, at: x } = settings;
    const form = name === 'tanh' ? tanhForm : softmaxForm(settings.logits);
    choice.show(name);
    choice.name(words.t(SETTINGS.form.label), (value) => optionName(SETTINGS.form, value, words));
    at.name(words.t(name === 'tanh' ? texts.stability.at : texts.stability.shift), words);
    at.show(x);
    const reach = Math.max(REACH, Math.abs(x) * 1.1);
    const key = JSON.stringify([name, settings.logits, theme, words.language, reach, digits]);
    if (kept === null || kept.key !== key) {
      const colors = settings.logits.map((_, i) => runStyle(i + 1, theme).color);
      kept = { key, model: figure(form, name, [-reach, reach], colors, digits, words) };
    }
    plot.show(withPlace(kept.model, form, x, words));
    const [single, double] = [failures(form, FLOAT32), failures(form, FLOAT64)];
    const told = {
      single: numberText(single.above),
      below: numberText(single.below),
      double: numberText(double.above),
    };
    verdict.show(
      name === 'tanh' ? words.t(texts.stability.tanhVerdict, told) : words.t(texts.stability.softmaxVerdict, told),
    );
    setText(largest, words.t(texts.stability.largest, { value: formatExact(LARGEST, 8) }));
    for (const { form: kind, title, formula, table } of panes) {
      setText(title, words.t(texts.stability[kind]));
      const [tex, plain] = TEX[name][kind];
      formula.show(tex, plain);
      const rows = kind === 'literal' ? form.literalSteps(x) : form.stableSteps(x);
      table.setAttribute('aria-label', words.t(texts.stability[kind]));
      table.replaceChildren(...stepRows(rows, digits, words));
    }
  }

  return { element, show: draw };
}

/** (2 − 2⁻²³) · 2¹²⁷ */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

const numberText = (value: number | null): string => (value === null ? '–' : formatExact(value, 7));

function stepRows(rows: readonly FormStep[], digits: number, words: Words): readonly HTMLElement[] {
  return [
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, words.t(texts.stability.step)),
        h('th', { scope: 'col' }, 'float32'),
        h('th', { scope: 'col' }, 'float64'),
      ),
    ),
    h(
      'tbody',
      {},
      ...rows.map(({ label, single, double, result }) =>
        h(
          'tr',
          result ? { class: 'result' } : {},
          h('th', { scope: 'row', class: 'math' }, label),
          // float32 holds no more than nine digits.
          numberCell(single, Math.min(digits, 9)),
          numberCell(double, digits),
        ),
      ),
    ),
  ];
}

/** The literal form as far as it goes, dashed on the stable one, and where it is NaN. */
function figure(
  form: Form,
  name: 'tanh' | 'softmax',
  range: Interval,
  colors: readonly string[],
  digits: number,
  words: Words,
): FunctionPlotModel {
  const bands = failingBands(form, range);
  const [low] = range;
  const y: Interval = name === 'tanh' ? [-1.25, 1.25] : [-0.08, 1.12];
  const suspects = bands.flat();
  const sampled = (compute: Form['literal'], i: number) =>
    sampleCurve((x) => compute(x, FLOAT32)[i]!, range, { range: y, suspects }).segments;
  const count = form.stable(0, FLOAT32).length;
  const color = (i: number): string => (name === 'tanh' ? 'var(--hue-blue)' : colors[i]!);
  const marks = Array.from({ length: count }, (_, i) => i).flatMap((i): PlotMark[] => [
    {
      kind: 'curve',
      segments: sampled(form.stable, i),
      color: color(i),
      muted: true,
      width: 0.42,
    },
    {
      kind: 'curve',
      segments: sampled(form.literal, i),
      color: color(i),
      dash: LITERAL_DASH,
      label: name === 'tanh' ? 'tanh x' : indexed('s', i),
      math: true,
    },
  ]);
  return {
    name: words.t(texts.stability.figure),
    x: { range, title: name === 'tanh' ? 'x' : 'c', math: true, grid: true },
    y: { range: y, title: '', grid: true },
    layers: [
      {
        key: 'bands',
        under: true,
        marks: [
          {
            kind: 'band',
            place: 'all',
            intervals: bands.map(([from, to]) => ({
              from,
              to,
              color: 'var(--warn)',
              pattern: 'lines',
            })),
          },
        ],
      },
      { key: 'curves', marks },
      {
        key: 'begins',
        marks: bands.map(([from, to]): PlotMark => {
          const x = from > low ? from : to;
          const label = `NaN: ${name === 'tanh' ? 'x' : 'c'} ${from > low ? '≥' : '≤'} ${formatExact(x, 4)}`;
          return { kind: 'guide', x, color: 'var(--warn)', label, look: 'asymptote' };
        }),
      },
    ],
    legend: [
      { text: words.t(texts.stability.literal), color: color(0), dash: LITERAL_DASH },
      { text: words.t(texts.stability.stable), color: color(0) },
    ],
    table: valueTable(
      words.t(texts.stability.figure),
      name === 'tanh' ? 'x' : 'c',
      (['literal', 'stable'] as const).flatMap((kind) =>
        Array.from({ length: count }, (_, i) => ({
          head: `${words.t(texts.stability[kind])}: ${name === 'tanh' ? 'tanh x' : indexed('s', i)}`,
          f: (x: number) => form[kind](x, FLOAT32)[i]!,
        })),
      ),
      range,
      // float32 holds no more than nine digits.
      Math.min(digits, 9),
    ),
  };
}

function withPlace(model: FunctionPlotModel, form: Form, x: number, words: Words): FunctionPlotModel {
  const say = (values: readonly number[]): string =>
    values.map((value) => (Number.isNaN(value) ? 'NaN' : formatExact(value, 6))).join(', ');
  const told = (at: number) => [
    `${words.t(texts.stability.literal)}: ${say(form.literal(at, FLOAT32))}`,
    `${words.t(texts.stability.stable)}: ${say(form.stable(at, FLOAT32))}`,
  ];
  return {
    ...model,
    layers: [...model.layers, { key: 'place', marks: [{ kind: 'guide', x, color: 'var(--text)', width: 0.07 }] }],
    handles: [
      {
        id: 'at',
        x,
        y: 0,
        color: 'var(--text)',
        along: 'x',
        name: words.t(texts.stability.handle),
        valueText: [`${model.x.title} = ${formatExact(x, 6)}`, ...told(x)].join('; '),
        step: 1,
        range: model.x.range,
      },
    ],
    readout: (at) => ({
      lines: [`${model.x.title} = ${formatExact(at, 5)}`, ...told(at)].map((text) => ({ text })),
      points: [],
    }),
  };
}
