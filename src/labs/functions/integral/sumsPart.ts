import type { SumErrors } from '../../../analysis/calculus/sumErrors';
import { type RiemannSum, SUM_RULES, type SumRule } from '../../../analysis/calculus/sums';
import { createFunctionPlot, type FunctionPlotModel } from '../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import { chip } from '../../../page/ui/chip';
import { createLiveText } from '../../../page/ui/liveText';
import { createTex } from '../../../page/ui/tex';
import type { FunctionContext } from '../context';
import { figureText } from '../stage/figureText';
import { createStageSlider } from '../stage/slider';
import { valueTable } from '../stage/valueTable';
import { createBoundFields } from './boundFields';
import { endText } from './ends';
import { errorsModel, orderText } from './errorsPlot';
import { createHeadline } from './headline';
import { LOOKS } from './looks';
import { allErrors, allSums, type IntegralFacts, integralFacts } from './model';
import type { IntegralEdits, IntegralPart, PartLook } from './part';
import { areaLayer, boundHandles, boundsLayer, stripsLayer } from './plots';
import { RULE_TEX, ruleName } from './ruleNames';
import { createSumsTable, rounded } from './sumsTable';
import { texts } from './texts';

const { integral: SETTINGS } = FUNCTION_SETTINGS;
const RULES = SETTINGS.rule.options.map(({ value }) => value);

/** The curve with its strips, all sums with their errors, and the error over n. */
export function createSumsPart({ page }: FunctionContext, edits: IntegralEdits): IntegralPart {
  /** Stays while the bounds stand where there is no integral, and while nothing changes that they come from. */
  let last: { readonly key: readonly unknown[]; readonly errors: readonly SumErrors[] } = { key: [], errors: [] };

  const chips = new Map(RULES.map((rule) => [rule, chip(() => edits.set({ rule }))] as const));
  const rules = h('div', { class: 'chips integral-rules', 'data-part': 'rules', role: 'group' }, ...chips.values());
  const strips = createStageSlider(SETTINGS.n, {
    change: (n) => edits.set({ n: Math.round(n) }, 'integral.n'),
    end: edits.end,
  });
  const scaled = (factor: number) => () => {
    const { n } = edits.settings;
    edits.set({ n: Math.min(SETTINGS.n.max, Math.max(SETTINGS.n.min, Math.round(n * factor))) });
  };
  const fewer = chip(scaled(1 / 2));
  const more = chip(scaled(2));
  const bounds = createBoundFields(edits);
  const controls = h(
    'div',
    { class: 'integral-controls', 'data-group': true },
    rules,
    h(
      'div',
      { class: 'integral-numbers', 'data-group': true },
      bounds.element,
      h('div', { class: 'chips', 'data-part': 'strips' }, fewer, more),
      asPart('strips', strips.element),
    ),
  );

  const plot = createFunctionPlot({
    onDrag(id, x, _, phase) {
      if (id === 'from' || id === 'to') edits.drag(id, x);
      if (phase === 'end') edits.end();
    },
  });
  const errorsPlot = createFunctionPlot({
    onDrag(_, n, __, phase) {
      edits.set({ n: Math.min(SETTINGS.n.max, Math.max(SETTINGS.n.min, Math.round(n))) }, 'integral.n');
      if (phase === 'end') edits.end();
    },
    onPoint: (n) => edits.set({ n: Math.min(SETTINGS.n.max, Math.max(SETTINGS.n.min, Math.round(n))) }),
  });
  const headline = createHeadline();
  const ruleFormula = createTex(false);
  const verdict = createLiveText('integral-verdict');
  const warning = h('p', { class: 'integral-warning', role: 'status' });
  const note = h('p', { class: 'quiet integral-note', 'data-part': 'note' });
  const table = createSumsTable((rule) => edits.set({ rule }));
  const element = h(
    'div',
    { class: 'integral-sums' },
    controls,
    h('div', { class: 'integral-plot', 'data-figure': true }, plot.element),
    h(
      'div',
      { class: 'integral-words', 'data-group': true, 'data-side': true },
      headline.element,
      warning,
      h('div', { class: 'integral-rule', 'data-part': 'formula' }, ruleFormula.element),
      asPart('verdict', verdict.element),
      note,
      table.element,
      h('div', { class: 'integral-errors', 'data-figure': true, 'data-part': 'errors' }, errorsPlot.element),
    ),
  );

  function plotOf(now: PartLook, sum: RiemannSum | null): FunctionPlotModel {
    const { curve, settings, interval, drawn, line, digits } = now;
    const { words } = page;
    const { variable } = curve.shown.resolved;
    const legend = (['over', 'under', 'exact'] as const).map((kind) => ({
      text: words.t(texts.sums[kind]),
      color: LOOKS[kind].color,
    }));
    const signs = (['positive', 'negative'] as const).map((kind) => ({
      text: words.t(texts.sums[kind]),
      color: LOOKS[kind].color,
    }));
    return {
      name: words.t(texts.sums.plot),
      x: { range: interval, title: variable, math: true, grid: true },
      y: { range: drawn.range, title: `f(${variable})`, math: true, grid: true },
      layers: [
        sum === null ? areaLayer(curve, drawn, settings) : stripsLayer(curve, sum),
        line,
        boundsLayer(curve, settings),
      ],
      handles: boundHandles(curve, settings, interval, words),
      legend: sum === null ? signs : legend,
      readout(x) {
        const y = curve.f(x);
        if (!Number.isFinite(y)) return null;
        const line = `f(${formatExact(x, 4)}) = ${formatExact(y, 5)}`;
        return { lines: [{ text: line }], points: [{ y, color: LOOKS.curve }] };
      },
      table: valueTable(
        words.t(texts.sums.plot),
        variable,
        [{ head: `f(${variable})`, f: curve.f, missing: '–' }],
        interval,
        digits,
      ),
    };
  }

  function verdictOf(now: PartLook, facts: IntegralFacts, sum: RiemannSum | null): string {
    const { words } = page;
    const { settings, digits, curve } = now;
    const { variable } = curve.shown.resolved;
    if (sum === null) {
      if (facts.areas === null) return '';
      const { positive, negative } = facts.areas;
      const told = { positive: figureText(positive, digits), negative: figureText(negative, digits) };
      return words.t(
        texts.sums.area,
        settings.from <= settings.to ? told : { positive: told.negative, negative: told.positive },
      );
    }
    const { n } = settings;
    const rule = ruleName(sum.rule, words);
    if (sum.missing !== null)
      return words.t(texts.sums.verdict.missing, { rule, variable, at: formatExact(sum.missing, 5) });
    const told = { rule, n, sum: figureText(sum.total, digits) };
    if (facts.exact === null) return words.t(texts.sums.verdict.alone, told);
    const error = rounded(sum.total - facts.exact.value, facts.exact, sum.total);
    if (error === 0) return words.t(texts.sums.verdict.exact, told);
    const size = figureText(Math.abs(error), Math.min(digits, 5));
    return words.t(texts.sums.verdict[error > 0 ? 'over' : 'under'], { ...told, error: size });
  }

  function noteOf({ settings }: PartLook, errors: readonly SumErrors[], sum: RiemannSum | null): string {
    const { words } = page;
    const { rule, n, from, to } = settings;
    const sentences: string[] = [];
    if (from > to) sentences.push(words.t(texts.sums.reversed));
    if (rule === 'simpson' && n === 1) sentences.push(words.t(texts.sums.simpsonOne));
    else if (rule === 'simpson' && n % 2 === 1) sentences.push(words.t(texts.sums.simpsonOdd));
    const found = errors.find((each) => each.rule === rule);
    if (found !== undefined && sum?.missing === null) sentences.push(orderSentence(found));
    return sentences.join(words.language === 'zh' ? '' : ' ');
  }

  function orderSentence({ rule, fit }: SumErrors): string {
    const { words } = page;
    const name = ruleName(rule, words);
    if (fit === null) return words.t(texts.errors.noOrder, { rule: name });
    const order = orderText(fit.order);
    const isWhole = /^\d+$/.test(order);
    const left = isWhole ? `1/${2 ** Number(order)}` : formatExact(2 ** -fit.order, 2);
    return words.t(texts.errors.order, { rule: name, power: order === '1' ? '' : raised(order), left });
  }

  function errorsOf({ curve, settings, seed, dragged }: PartLook, { exact }: IntegralFacts): typeof last {
    if (exact === null) return last;
    const { from, to, rule } = settings;
    const key = [curve, from, to, seed, dragged && rule];
    if (key.length === last.key.length && key.every((part, i) => part === last.key[i])) return last;
    return { key, errors: allErrors(curve, settings, exact, seed, !dragged) };
  }

  function show(next: PartLook): void {
    const { words } = page;
    const { curve, settings, seed, digits } = next;
    const facts = integralFacts(curve, settings, next.dragged);
    const sums = allSums(curve, settings, seed);
    const sum = settings.rule === 'none' ? null : (sums[SUM_RULES.indexOf(settings.rule as SumRule)] ?? null);
    last = errorsOf(next, facts);
    const { errors: lastErrors } = last;
    const errors = facts.exact === null ? [] : lastErrors;
    for (const [rule, button] of chips) {
      button.setAttribute('aria-pressed', String(rule === settings.rule));
      setText(button, ruleName(rule, words));
    }
    rules.setAttribute('aria-label', words.t(texts.rules));
    strips.name(words.t(SETTINGS.n.label), words);
    strips.show(settings.n);
    for (const [button, text, name] of [
      [fewer, texts.fewer, texts.fewerStrips],
      [more, texts.more, texts.moreStrips],
    ] as const) {
      setText(button, words.t(text));
      button.setAttribute('aria-label', words.t(name));
      button.title = words.t(name);
    }
    bounds.show(settings, words);
    plot.show(plotOf(next, sum));
    headline.show(curve, settings, facts, digits);
    const ends = endText(facts.found, curve.shown.resolved.variable, words);
    const stays = facts.exact === null && lastErrors.length > 0 ? words.t(texts.ends.stays) : '';
    setText(warning, [ends, stays].filter((text) => text !== '').join(words.language === 'zh' ? '' : ' '));
    warning.hidden = ends === '';
    const rule = settings.rule === 'none' ? null : RULE_TEX[settings.rule];
    ruleFormula.element.parentElement!.hidden = rule === null;
    if (rule !== null) ruleFormula.show(`\\displaystyle ${rule[0]}`, rule[1]);
    verdict.show(verdictOf(next, facts, sum));
    const told = noteOf(next, errors, sum);
    setText(note, told);
    note.hidden = told === '';
    table.show({ sums, errors, exact: facts.exact, rule: settings.rule, digits, words });
    const error =
      sum === null || facts.exact === null
        ? Number.NaN
        : rounded(sum.total - facts.exact.value, facts.exact, sum.total);
    errorsPlot.element.parentElement!.hidden = lastErrors.length === 0;
    errorsPlot.show(errorsModel({ errors: lastErrors, settings, error, words }));
  }

  return { element, show };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An exponent: raised digits where it is whole, else `^1.5`. */
function raised(text: string): string {
  return /^\d+$/.test(text) ? Array.from(text, (digit) => RAISED[Number(digit)]).join('') : `^${text}`;
}
