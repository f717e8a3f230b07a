import { FLOAT32, literalSoftmax, stableSoftmax } from '../../../analysis/activations/rounding';
import { entropy, softmax, softmaxJacobian } from '../../../analysis/activations/softmax';
import { createBars } from '../../../charts/bars';
import { createFunctionPlot } from '../../../charts/functionPlot';
import { createMatrix } from '../../../charts/matrix';
import { LOGIT_ROW } from '../../../experiment/functions/activationFields';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { LOGITS } from '../../../experiment/limits';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact, formatNumber, MINUS } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { chip } from '../../../page/ui/chip';
import { createNumberField, type NumberField } from '../../../page/ui/numberField';
import { createTex } from '../../../page/ui/tex';
import { runStyle } from '../../shared/runStyle';
import type { FunctionContext } from '../context';
import { figureText } from '../stage/figureText';
import { createStageSlider } from '../stage/slider';
import { indexed, logitModel, logitRange, withCount, withLogit } from './logits';
import { type ActivationPart, activationEdits, type PartLook } from './part';
import { texts } from './texts';

const { activations: SETTINGS } = FUNCTION_SETTINGS;
/** A share or an entry of the Jacobian in a figure: what fits into a cell. */
const SHOWN = 5;
/** Entries are differences of products of at most 1, over T; six of them keep this much rounding, times 1/T. */
const ROUNDING = 8 * Number.EPSILON;

/** Softmax: logits that are dragged, what becomes of them, the Jacobian, and how the literal form fares in float32. */
export function createSoftmaxPart(context: FunctionContext): ActivationPart {
  const { page } = context;
  const edits = activationEdits(context);
  /** While a bar is dragged the axis stays. */
  let held: readonly [number, number] | null = null;

  const fewer = chip(() => edits.set({ logits: withCount(edits.settings.logits, edits.settings.logits.length - 1) }));
  const more = chip(() => edits.set({ logits: withCount(edits.settings.logits, edits.settings.logits.length + 1) }));
  setText(fewer, '−');
  setText(more, '+');
  const count = h('span', { class: 'figure' });
  const temperature = createStageSlider(SETTINGS.temperature, {
    change: (value) => edits.set({ temperature: value }, 'activations.temperature'),
    end: edits.end,
  });
  const shift = createStageSlider(SETTINGS.shift, {
    change: (value) => edits.set({ shift: value }, 'activations.shift'),
    end: edits.end,
  });
  const fields = Array.from({ length: LOGITS[1] }, (_, i): NumberField => {
    return createNumberField(LOGIT_ROW.min, LOGIT_ROW.max, (value) => {
      edits.set({ logits: withLogit(edits.settings.logits, i, value) });
    });
  });
  const formula = createTex(false);
  const controls = h(
    'div',
    { class: 'activation-controls', 'data-group': true },
    h(
      'div',
      { class: 'activation-sliders', 'data-group': true },
      h('div', { class: 'chips logit-count', 'data-part': 'count', role: 'group' }, fewer, count, more),
      asPart('temperature', temperature.element),
      asPart('shift', shift.element),
    ),
    h('div', { class: 'logit-fields', 'data-part': 'logits' }, ...fields.map(({ element }) => element)),
  );

  const logitPlot = createFunctionPlot({
    onDrag(id, _, y, phase) {
      const { logits, shift: c } = edits.settings;
      if (phase === 'start') held = logitRange(logits.map((z) => z + c));
      const [low, high] = held ?? logitRange(logits.map((z) => z + c));
      const step = (high - low) / 1000;
      const unit = 10 ** Math.ceil(Math.log10(step));
      // A key moves by less than a pixel's worth, and is taken as it is.
      const value = phase === 'end' && held === null ? y - c : Math.round((y - c) / unit) * unit;
      const next = Number(Math.min(LOGIT_ROW.max, Math.max(LOGIT_ROW.min, value)).toPrecision(12)) + 0;
      if (phase === 'end') held = null;
      edits.set({ logits: withLogit(logits, Number(id), next) }, `activations.logit.${id}`);
      if (phase === 'end') edits.end();
    },
  });
  const shareBars = createBars();
  const jacobian = createMatrix();
  const sums = h('p', { class: 'quiet' });
  const [gaps, about, spread] = [h('p', {}), h('p', {}), h('p', { class: 'figure' })];
  const head = h('tr', {});
  const body = h('tbody', {});
  const forms = h('table', { class: 'table ruled forms-table' }, h('thead', {}, head), body);
  const element = h(
    'div',
    { class: 'activation-softmax' },
    controls,
    h('div', { class: 'softmax-formula', 'data-part': 'formula' }, formula.element),
    h(
      'div',
      { class: 'softmax-figures', 'data-figure': true },
      h('div', { class: 'softmax-figure' }, logitPlot.element),
      h('div', { class: 'softmax-figure' }, shareBars.element),
    ),
    h('div', { class: 'softmax-jacobian', 'data-part': 'jacobian' }, jacobian.element, sums),
    h(
      'div',
      { class: 'softmax-words', 'data-group': true },
      h('div', { class: 'softmax-facts', 'data-part': 'facts' }, gaps, about, spread),
      h('div', { class: 'scroll', 'data-part': 'forms' }, forms),
    ),
  );

  function draw({ settings, theme, digits }: PartLook): void {
    const { words } = page;
    const { logits, shift: c, temperature: t } = settings;
    const n = logits.length;
    const colors = logits.map((_, i) => runStyle(i, theme).color);
    const moved = logits.map((z) => z + c);
    const shares = softmax(moved, t);
    setText(count, words.t(texts.softmax.count, { count: n }));
    fewer.disabled = n <= LOGITS[0];
    more.disabled = n >= LOGITS[1];
    fields.forEach(({ element: row, show }, i) => {
      row.hidden = i >= n;
      if (i < n) show(logits[i]!);
    });
    temperature.show(t);
    shift.show(c);
    logitPlot.show(logitModel(logits, c, held ?? logitRange(moved), colors, words));
    shareBars.show({
      name: words.t(texts.softmax.sharesFigure),
      title: words.t(texts.softmax.shares),
      range: [0, 1],
      bars: shares.map((share, i) => ({
        label: indexed('s', i),
        math: true,
        value: share,
        text: cellText(share),
        color: colors[i]!,
        strong: share === Math.max(...shares),
      })),
      reference: { at: 1 / n, text: `1/${n}` },
      table: {
        caption: words.t(texts.softmax.shares),
        columns: shares.map((_, i) => indexed('s', i)),
        rows: [shares.map((share) => figureText(share, digits))],
      },
    });
    showJacobian(softmaxJacobian(shares, t), ROUNDING / t, words);
    setText(gaps, words.t(texts.softmax.gaps));
    setText(about, words.t(texts.softmax.temperature));
    const told = { value: formatExact(entropy(shares), 5), most: formatExact(Math.log(n), 5) };
    setText(spread, words.t(texts.softmax.entropy, told));
    showForms(
      moved.map((z) => z / t),
      shares,
      digits,
      words,
    );
  }

  function showJacobian(matrix: readonly (readonly number[])[], rounding: number, words: Words): void {
    const total = (values: readonly number[]): number => {
      const sum = values.reduce((all, value) => all + value, 0);
      return Math.abs(sum) <= rounding ? 0 : sum;
    };
    const columns = matrix.map((_, j) => total(matrix.map((row) => row[j]!)));
    const rows = matrix.map((row) => [...row, total(row)]);
    const all = [...rows, [...columns, total(columns)]];
    const n = matrix.length;
    const isSum = (row: number, column: number): boolean => row === n || column === n;
    jacobian.show({
      caption: words.t(texts.softmax.jacobian),
      rows: [...matrix.map((_, i) => `∂${indexed('s', i)}`), words.t(texts.softmax.total)],
      columns: [...matrix.map((_, j) => `∂${indexed('z', j)}`), words.t(texts.softmax.total)],
      math: true,
      values: all.map((row, i) => row.map((value, j) => (isSum(i, j) ? Number.NaN : value))),
      texts: all.map((row, i) => row.map((value, j) => (isSum(i, j) ? formatExact(value, SHOWN) : cellText(value)))),
      marked: (row, column) => row === column && row < n,
    });
    setText(sums, words.t(texts.softmax.sums));
  }

  /** Side by side: in float64, and both forms in float32. */
  function showForms(z: readonly number[], shares: readonly number[], digits: number, words: Words): void {
    const rows = [
      ['exact', shares],
      ['stable', stableSoftmax(z, FLOAT32).values],
      ['literal', literalSoftmax(z, FLOAT32).values],
    ] as const;
    head.replaceChildren(
      h('th', { scope: 'col' }, words.t(texts.softmax.how)),
      ...shares.map((_, i) => h('th', { scope: 'col', class: 'math' }, indexed('s', i))),
    );
    body.replaceChildren(
      ...rows.map(([form, values]) =>
        h(
          'tr',
          { 'data-form': form },
          h('th', { scope: 'row' }, words.t(texts.softmax[form])),
          ...values.map((value) => numberCell(value, digits)),
        ),
      ),
    );
  }

  page.live((words) => {
    fewer.setAttribute('aria-label', words.t(texts.softmax.fewer));
    more.setAttribute('aria-label', words.t(texts.softmax.more));
    temperature.name(words.t(SETTINGS.temperature.label), words);
    shift.name(words.t(SETTINGS.shift.label), words);
    fields.forEach(({ name, input }, i) => {
      name(indexed('z', i), words);
      input.setAttribute('aria-label', words.t(texts.softmax.logit, { index: i + 1 }));
    });
    forms.setAttribute('aria-label', words.t(texts.softmax.how));
    formula.show(
      String.raw`s_i = \frac{e^{(z_i + c)/T}}{\sum_j e^{(z_j + c)/T}}`,
      'sᵢ = e^((zᵢ + c)/T) / Σⱼ e^((zⱼ + c)/T)',
    );
  });
  return { element, show: draw };
}

/** Four places, as columns of numbers are read; what they would make 0 is said by its size. */
function cellText(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  return size >= 0.5e-4 && size < 1 ? value.toFixed(4).replace('-', MINUS) : formatNumber(value, SHOWN);
}

/** A number of a computation; NaN and ∞ stand out, as they are what went wrong. */
export function numberCell(value: number, digits: number): HTMLElement {
  return h('td', { class: Number.isFinite(value) ? 'figure' : 'figure broken' }, figureText(value, digits));
}
