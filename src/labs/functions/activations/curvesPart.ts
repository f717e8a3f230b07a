import { createFunctionPlot } from '../../../charts/functionPlot';
import { ACTIVATION_CURVES, OWN_CURVE } from '../../../experiment/functions/activationFields';
import { FUNCTION_SETTINGS, OPENING_FUNCTION_EXPERIMENT } from '../../../experiment/functions/experiment';
import { checkExpression, parseExpression } from '../../../formula';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import { optionName } from '../../../page/panel/builder';
import { chip } from '../../../page/ui/chip';
import { createFormulaField } from '../../../page/ui/formulaField';
import { createLiveText } from '../../../page/ui/liveText';
import type { FunctionContext } from '../context';
import { asOwnFunction, declareParameter, setFormula } from '../edits';
import { snapped } from '../stage/places';
import { lineSign } from '../stage/sign';
import { createStageSlider, type StageSlider } from '../stage/slider';
import { functionExperimentOf } from '../state';
import { type ActivationCurve, createCurveSource, parameterOf, parametersOf } from './curves';
import { createCurvesTable, intervalsText } from './curvesTable';
import { type ActivationPart, activationEdits, type PartLook } from './part';
import {
  type Aspect,
  createCurveSampler,
  curveLook,
  type Drawn,
  drawCurves,
  type PlotSetting,
  plotModel,
  saturatedOf,
} from './plots';
import { texts } from './texts';

const { activations: SETTINGS } = FUNCTION_SETTINGS;
const ASPECTS: readonly Aspect[] = ['value', 'slope'];

/** Activations above their derivatives on one axis, with a place where all are read, and the table of what they are. */
export function createCurvesPart(context: FunctionContext): ActivationPart {
  const { page, store, actions } = context;
  const edits = activationEdits(context);
  const curvesOf = createCurveSource();
  const sample = createCurveSampler();
  let look: PartLook | null = null;
  let pointed: string | null = null;
  /** What was drawn last, and of what. */
  let drawn: { readonly key: readonly unknown[]; readonly of: Readonly<Record<Aspect, Drawn>> } | null = null;

  /** Where the focus is saturated; it stays while x is dragged. */
  let bands: { readonly of: readonly unknown[]; readonly saturated: ReturnType<typeof saturatedOf> } | null = null;

  const chips = new Map(ACTIVATION_CURVES.map((id) => [id, chip(() => toggle(id), 'activation-chip')] as const));
  const all = chip(() => edits.set({ show: ACTIVATION_CURVES.filter((id) => id !== OWN_CURVE) }));
  const usual = chip(() => edits.set({ show: OPENING_FUNCTION_EXPERIMENT.activations.show }));
  const legend = h(
    'div',
    { class: 'chips activation-legend', 'data-part': 'curves', role: 'group' },
    ...chips.values(),
  );
  const sets = h('div', { class: 'chips activation-sets', 'data-part': 'curves.sets' }, all, usual);
  for (const [id, button] of chips) {
    button.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') point(id);
    });
    button.addEventListener('pointerleave', () => point(null));
  }

  const own = createFormulaField({
    rows: 1,
    words: () => page.words,
    check: (text) => checkExpression(parseExpression(text), scope()),
    accept: (text) => actions.edit((now) => setFormula({ ...now, function: asOwnFunction(now.function) }, text), 'own'),
    finish: actions.endGesture,
    declare: (name, text) =>
      actions.edit((now) =>
        declareParameter(setFormula({ ...now, function: asOwnFunction(now.function) }, text), name),
      ),
  });
  const ownName = h('span', { class: 'math' });
  const ownRow = h('label', { class: 'activation-own', 'data-part': 'own' }, ownName, own.field);
  const sliders = h('div', { class: 'activation-sliders', 'data-part': 'sliders' });
  const parameterSliders = new Map<string, StageSlider>();
  const threshold = createStageSlider(SETTINGS.threshold, {
    change: (value) => edits.set({ threshold: value }, 'activations.threshold'),
    end: edits.end,
  });

  const plots = Object.fromEntries(
    ASPECTS.map((aspect) => [
      aspect,
      createFunctionPlot({
        onDrag(id, x, y, phase) {
          const { reach } = edits.settings;
          if (id === 'x') edits.set({ x: Math.min(reach, Math.max(-reach, snapped(x, reach))) }, 'activations.x');
          else edits.set({ threshold: Math.max(0.001, Number(y.toPrecision(2))) }, 'activations.threshold');
          if (phase === 'end') edits.end();
        },
        onPoint(x) {
          edits.set({ x: snapped(x, edits.settings.reach) });
        },
      }),
    ]),
  ) as Readonly<Record<Aspect, ReturnType<typeof createFunctionPlot>>>;
  const verdict = createLiveText('activation-verdict');
  const table = createCurvesTable((id) => edits.set({ focus: id }), point);
  const element = h(
    'div',
    { class: 'activation-curves' },
    h('div', { class: 'activation-controls', 'data-group': true }, legend, ownRow, own.message, sliders),
    h('div', { class: 'activation-plots', 'data-figure': true }, ...ASPECTS.map((aspect) => plots[aspect].element)),
    asPart('verdict', verdict.element),
    table.element,
  );

  function scope() {
    const { resolved } = store.state.shown;
    const { function: choice } = functionExperimentOf(store.state);
    const { variable = 'x', parameters = {} } = 'formula' in choice ? choice : resolved;
    return {
      variables: [variable],
      parameters: Object.keys(parameters),
      columns: [],
      reductions: false,
      vectors: false,
    };
  }

  function toggle(id: string): void {
    const { show, focus } = edits.settings;
    const next = show.includes(id) ? show.filter((other) => other !== id) : [...show, id];
    edits.set({
      show: ACTIVATION_CURVES.filter((other) => next.includes(other)),
      focus: next.includes(id) ? id : focus,
    });
  }

  function point(id: string | null): void {
    if (id === pointed) return;
    pointed = id;
    if (look !== null) draw(look);
  }

  function draw({ settings, shown, theme, digits }: PartLook): void {
    const { words } = page;
    const curves = curvesOf(settings, shown);
    const find = (id: string | null): ActivationCurve | null => curves.find((curve) => curve.id === id) ?? null;
    const focus = find(pointed) ?? find(settings.focus);
    const { reach, x, threshold: level } = settings;
    const setting: PlotSetting = {
      reach,
      x,
      threshold: level,
      digits,
      theme,
      words,
      focus,
      pointed: find(pointed) === null ? null : pointed,
    };
    const key = [curves, reach, theme, words, setting.pointed];
    if (drawn === null || key.some((part, i) => part !== drawn!.key[i])) {
      drawn = {
        key,
        of: {
          value: drawCurves(curves, 'value', setting, sample),
          slope: drawCurves(curves, 'slope', setting, sample),
        },
      };
    }
    const band = [focus, reach, level] as const;
    if (bands === null || band.some((each, i) => each !== bands!.of[i])) {
      bands = { of: band, saturated: saturatedOf(...band) };
    }
    const { saturated } = bands;
    for (const aspect of ASPECTS) {
      plots[aspect].show(plotModel(curves, aspect, drawn.of[aspect], saturated, setting));
    }
    table.show(curves, setting, digits);
    verdict.show(verdictText(curves, focus, saturated, setting));
  }

  function verdictText(
    curves: readonly ActivationCurve[],
    focus: ActivationCurve | null,
    saturated: readonly (readonly [number, number])[],
    { reach, threshold: level, words }: PlotSetting,
  ): string {
    if (curves.length === 0) return words.t(texts.curves.nothing);
    if (focus === null) return words.t(texts.curves.notShown);
    const told = { name: words.t(focus.name), threshold: formatExact(level, 5) };
    if (saturated.length === 0) {
      const ends = { low: formatExact(-reach, 5), high: formatExact(reach, 5) };
      return words.t(texts.curves.never, { ...told, ...ends });
    }
    const [first] = saturated;
    const whole = saturated.length === 1 && first![0] <= -reach && first![1] >= reach;
    const where = whole ? words.t(texts.curves.everywhere) : intervalsText(saturated, reach);
    return words.t(texts.curves.verdict, { ...told, where });
  }

  /** The threshold, and the parameters of what is shown. */
  function showSliders({ settings }: PartLook): void {
    const keys = settings.show.flatMap((id) => parametersOf(id));
    for (const { key, row } of keys) {
      if (parameterSliders.has(key)) continue;
      const spec = { min: row.min, max: row.max, slider: [row.min, row.max] as const, scale: 'linear' as const };
      const made = createStageSlider(
        { ...spec, integer: false, steps: null },
        {
          change: (value) => edits.set({ parameters: { ...edits.settings.parameters, [key]: value } }, key),
          end: edits.end,
        },
      );
      parameterSliders.set(key, made);
    }
    const wanted = [threshold.element, ...keys.map(({ key }) => parameterSliders.get(key)!.element), sets];
    if (wanted.length !== sliders.children.length || wanted.some((each, i) => each !== sliders.children[i])) {
      sliders.replaceChildren(...wanted);
    }
    const { words } = page;
    threshold.name(words.t(SETTINGS.threshold.label), words);
    threshold.show(settings.threshold);
    for (const { key, name, parameter } of keys) {
      const sign = parameter === 'alpha' ? 'α' : parameter;
      const slider = parameterSliders.get(key)!;
      slider.name(words.t(texts.curves.parameter, { name: words.t(name), parameter: sign }), words);
      slider.show(parameterOf(settings, key));
    }
  }

  function showLegend({ settings, shown, theme }: PartLook): void {
    const { words } = page;
    legend.setAttribute('aria-label', words.t(texts.curves.which));
    for (const [id, button] of chips) {
      button.setAttribute('aria-pressed', String(settings.show.includes(id)));
      button.replaceChildren(lineSign(curveLook(id, theme)), optionName(SETTINGS.focus, id, words));
    }
    setText(all, words.t(texts.curves.all));
    setText(usual, words.t(texts.curves.usual));
    const owned = settings.show.includes(OWN_CURVE);
    ownRow.hidden = !owned;
    own.message.hidden = !owned;
    setText(ownName, words.t(texts.curves.ownFormula, { variable: shown.resolved.variable }));
    const { function: choice } = functionExperimentOf(store.state);
    own.show('formula' in choice ? choice.formula : shown.resolved.formula);
    own.recheck();
  }

  return {
    element,
    show(next) {
      look = next;
      showLegend(next);
      showSliders(next);
      draw(next);
    },
  };
}
