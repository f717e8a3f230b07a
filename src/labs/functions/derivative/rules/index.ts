import './rules.css';
import { createBars } from '../../../../charts/bars';
import { createFunctionPlot, type DragPhase, type PlotLayer } from '../../../../charts/functionPlot';
import { RULE_STEPS } from '../../../../experiment/functions/derivativeFields';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { FormulaError } from '../../../../formula';
import type { LocalText } from '../../../../formula/text';
import { asPart, h, setText } from '../../../../page/dom';
import type { Words } from '../../../../page/i18n';
import { pageTexts } from '../../../../page/texts';
import { createSegments } from '../../../../page/ui/segments';
import { createTex } from '../../../../page/ui/tex';
import { createWatcher } from '../../../../page/workbench/labContext';
import { addFolder, createSettings } from '../../../../page/workbench/settingsRail';
import type { FunctionContext } from '../../context';
import { createSnapping } from '../../stage/places';
import { functionExperimentOf } from '../../state';
import type { Part } from '../part';
import { createShrinkingPlayer } from '../shrinking';
import { texts as benchTexts } from '../texts';
import { type Composed, composed, type RuleName, type RuleNumbers, ruleNumbers } from './facts';
import { barsModel, piecesModel, rectangleModel, ruleLayers, STEP, wholeModel } from './models';
import { type RuleStep, ruleSteps, wrongRule } from './steps';
import { texts } from './texts';

const RULES: readonly RuleName[] = ['sum', 'product', 'quotient'];
const MOST_DIGITS = 6;

/** The rules for sum, product and quotient, step by step, with their pieces plotted. */
export function createRulesPart(context: FunctionContext): Part {
  const { page, store, actions } = context;
  const { derivative: fields } = FUNCTION_SETTINGS;
  let active = false;
  const snap = createSnapping();
  const player = createShrinkingPlayer(page, {
    decades: 3,
    lastStep: 90,
    texts: texts.playing,
    position: (factor, words) => words.t(texts.playing.position, { factor }),
    changed: () => show(),
  });
  const whole = createFunctionPlot({ onDrag: dragged });
  const pieces = createFunctionPlot();
  const rectangle = createFunctionPlot();
  const bars = createBars();
  const area = h('div', { class: 'derivative-plot' }, rectangle.element);
  const sum = h('div', { class: 'derivative-plot' }, bars.element);
  const figures = h(
    'div',
    { class: 'derivative-figures derivative-rules', 'data-figure': true },
    h('div', { class: 'derivative-plot' }, whole.element),
    h('div', { class: 'derivative-plot' }, pieces.element),
    area,
    sum,
  );
  const segments = createSegments(RULES, (rule) => actions.edit((now) => fields.rule.write(now, rule)));
  const steps = Array.from({ length: RULE_STEPS }, createStep);
  const wrong = createTex(false);
  const wrongNote = h('p', { class: 'derivative-wrong', 'data-part': 'rules.wrong' }, h('span', {}), wrong.element);
  const next = h('button', { type: 'button', class: 'text-button strong' });
  const back = h('button', { type: 'button', class: 'text-button' });
  const count = h('span', { class: 'quiet' });
  const failure = h('p', { class: 'derivative-note', role: 'status', hidden: true });
  const card = h(
    'div',
    { class: 'derivative-numbers', 'data-group': true, 'data-side': true },
    h(
      'section',
      { class: 'derivative-card', 'data-group': true },
      h('div', { class: 'derivative-row', 'data-group': true }, asPart('rules.rule', segments.element)),
      h('ol', { class: 'derivative-steps', 'data-part': 'rules.steps' }, ...steps.map(({ element }) => element)),
      wrongNote,
      failure,
      h('div', { class: 'derivative-row', 'data-part': 'rules.steps.buttons' }, next, back, count),
    ),
  );
  next.addEventListener('click', () => stepTo(1));
  back.addEventListener('click', () => stepTo(-1));
  /** The last two formulas that mean something, with the curves made of them. */
  let known: { readonly key: string; readonly all: Composed; readonly layers: ReturnType<typeof ruleLayers> } | null =
    null;
  let fault: LocalText | null = null;

  function stepTo(by: 1 | -1): void {
    actions.edit((now) => {
      const step = Math.min(RULE_STEPS, Math.max(1, now.derivative.step + by));
      return step === now.derivative.step ? now : fields.step.write(now, step);
    });
  }

  function dragged(id: string, at: number, _: number, phase: DragPhase): void {
    const place = snap(at, STEP, phase);
    if (phase !== 'start') {
      const { x } = functionExperimentOf(store.state).derivative;
      player.reset();
      if (id === 'x') actions.edit((now) => fields.x.write(now, place), 'derivative.x');
      else actions.edit((now) => fields.dx.write(now, Number((place - x).toPrecision(12))), 'derivative.dx');
    }
    if (phase === 'end') actions.endGesture();
  }

  function composedNow({ rule, u, v }: FunctionExperiment['derivative']): NonNullable<typeof known> | null {
    const key = JSON.stringify([rule, u, v]);
    if (known?.key === key) return known;
    try {
      const all = composed(rule, u, v);
      known = { key, all, layers: ruleLayers(all) };
      fault = null;
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      fault = error.text;
    }
    return known;
  }

  function show(): void {
    if (!active) return;
    const { words } = context;
    const { derivative, view } = functionExperimentOf(store.state);
    const now = composedNow(derivative);
    segments.show(derivative.rule);
    segments.name(words.t(texts.rule), (rule) => words.t(texts.names[rule]));
    const numbers = now === null ? null : ruleNumbers(now.all, derivative.x, derivative.dx / player.divisor);
    const said = whyNot(numbers, words);
    failure.hidden = said === '';
    setText(failure, said);
    if (now === null || numbers === null) return;
    const { all, layers } = now;
    const digits = Math.min(view.digits, MOST_DIGITS);
    draw(all, layers, numbers, digits, words);
    write(all.rule, numbers, digits, derivative.step, words);
  }

  /** What is wrong with the formulas, or with the place; empty: nothing is. */
  function whyNot(numbers: RuleNumbers | null, words: Words): string {
    if (fault !== null) return `${words.t(pageTexts.work.failure)} ${words.t(fault)}`;
    return numbers === null || Number.isFinite(numbers.f) ? '' : words.t(texts.undefined);
  }

  function draw(
    all: Composed,
    layers: Record<'whole' | 'pieces', PlotLayer>,
    numbers: RuleNumbers,
    digits: number,
    words: Words,
  ): void {
    whole.show(wholeModel(all, layers.whole, numbers, digits, words));
    pieces.show(piecesModel(all, layers.pieces, numbers, digits, words));
    const product = all.rule === 'product';
    area.hidden = !product;
    sum.hidden = product;
    if (product) rectangle.show(rectangleModel(numbers, digits, words));
    else bars.show(barsModel(all.rule, numbers, words));
  }

  function write(rule: RuleName, numbers: RuleNumbers, digits: number, step: number, words: Words): void {
    ruleSteps(rule, numbers, digits).forEach((each, i) => {
      steps[i]!.show(each, words);
      steps[i]!.element.hidden = i >= step;
      steps[i]!.element.classList.toggle('last', i === step - 1);
    });
    const said = step < RULE_STEPS ? null : wrongRule(rule, numbers, digits);
    wrongNote.hidden = said === null;
    setText(wrongNote.firstElementChild!, words.t(texts.wrong));
    if (said !== null) wrong.show(said, said);
    setText(next, words.t(texts.next));
    setText(back, words.t(texts.back));
    next.disabled = step >= RULE_STEPS;
    back.disabled = step <= 1;
    setText(count, words.t(texts.stepOf, { step, steps: RULE_STEPS }));
  }

  const watcher = createWatcher(
    page,
    store,
    (state, { prefs }) => [functionExperimentOf(state).derivative, functionExperimentOf(state).view, prefs.language],
    show,
    () => active,
  );
  return {
    element: h('div', { class: 'derivative-split' }, figures, card),
    figures,
    panel: createSettings(context, {
      structure: () => '',
      fill(root, build, _, words) {
        const folder = addFolder(root, 'derivative', words.t(benchTexts.rail.rules));
        build.field(folder, fields.rule, words);
        for (const name of ['u', 'v'] as const) {
          build.formula(
            folder,
            {
              key: `derivative.${name}`,
              label: words.t(fields[name].label),
              read: ({ derivative }) => derivative[name],
              write: (now, text) => fields[name].write(now, text),
            },
            {
              words,
              example: fields[name].default,
              declare: null,
              scope: { variables: ['x'], parameters: [], columns: [], reductions: false, vectors: false },
            },
          );
        }
        for (const field of [fields.x, fields.dx]) build.field(folder, field, words);
      },
    }),
    transport: player.transport,
    setActive(now) {
      active = now;
      player.setActive(now);
      watcher.look();
    },
  };
}

interface StepView {
  readonly element: HTMLElement;
  show(step: RuleStep, words: Words): void;
}

function createStep(): StepView {
  const about = h('p', { class: 'derivative-step-about' });
  const [letters, numbers] = [createTex(), createTex()];
  const element = h('li', {}, about, letters.element, numbers.element);
  return {
    element,
    show(step, words) {
      setText(about, words.t(step.about));
      letters.show(step.tex, step.tex);
      numbers.show(`= ${step.numbers}`, step.numbers);
    },
  };
}
