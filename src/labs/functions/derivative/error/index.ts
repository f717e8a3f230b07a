import { createFunctionPlot } from '../../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import { LIMITS } from '../../../../experiment/limits';
import { tickText } from '../../../../geometry/axis';
import { asPart, h, setText } from '../../../../page/dom';
import { formatDigits } from '../../../../page/format';
import type { Words } from '../../../../page/i18n';
import { createNumberField } from '../../../../page/ui/numberField';
import { createSegments } from '../../../../page/ui/segments';
import { createWatcher } from '../../../../page/workbench/labContext';
import { addFolder, createSettings } from '../../../../page/workbench/settingsRail';
import type { FunctionContext } from '../../context';
import { functionExperimentOf } from '../../state';
import { createNumberList, type NumberRow } from '../numberList';
import type { Part } from '../part';
import { firstPlace, movedFirst } from '../places';
import { texts as benchTexts } from '../texts';
import { type ErrorFacts, errorFacts, nearestStep, type Precision, STEPS } from './facts';
import { errorModel, kindFacts } from './model';
import { texts } from './texts';

const PRECISIONS: readonly Precision[] = ['float64', 'float32'];

/** The V-curve: how far difference quotients are from the derivative, over h, in float64 and float32. */
export function createErrorPart(context: FunctionContext): Part {
  const { page, store, actions } = context;
  const { derivative: fields } = FUNCTION_SETTINGS;
  let active = false;
  const plot = createFunctionPlot({
    onDrag: (_, at, __, phase) => {
      if (phase !== 'start') pick(at, 'derivative.pick');
      if (phase === 'end') actions.endGesture();
    },
    onPoint: (at) => pick(at),
  });
  const figures = h(
    'div',
    { class: 'derivative-figures', 'data-figure': true },
    h('div', { class: 'derivative-plot' }, plot.element),
  );
  const place = createNumberField(...LIMITS.coordinate, (x) => actions.edit((now) => movedFirst(now, x)));
  const segments = createSegments(PRECISIONS, (precision) =>
    actions.edit((now) => fields.precision.write(now, precision)),
  );
  const readings = createNumberList();
  const best = createNumberList();
  const about = h('p', { class: 'quiet derivative-hint', 'data-part': 'about' });
  const note = h('p', { class: 'derivative-note', role: 'status', hidden: true });
  const card = h(
    'div',
    { class: 'derivative-numbers', 'data-group': true, 'data-side': true },
    h(
      'section',
      { class: 'derivative-card', 'data-group': true },
      h(
        'div',
        { class: 'derivative-row', 'data-group': true },
        asPart('place', place.element),
        asPart('precision', segments.element),
      ),
      about,
      note,
    ),
    h('section', { class: 'derivative-card', 'data-part': 'readings' }, readings.heading, readings.list),
    h('section', { class: 'derivative-card', 'data-part': 'best' }, best.heading, best.list),
  );
  let known: { readonly key: readonly unknown[]; readonly facts: ErrorFacts } | null = null;

  function pick(at: number, gesture?: string): void {
    const step = STEPS[nearestStep(at)]!;
    actions.edit((now) => (now.derivative.pick === step ? now : fields.pick.write(now, step)), gesture);
  }

  /** As long as function, place and precision stay, only the reading changes. */
  function factsNow(): ErrorFacts {
    const { shown } = store.state;
    const { precision } = functionExperimentOf(store.state).derivative;
    const key = [shown, firstPlace(store.state), precision];
    if (known === null || key.some((part, i) => part !== known!.key[i])) {
      known = { key, facts: errorFacts(shown.resolved, shown.evaluator, firstPlace(store.state), precision) };
    }
    return known.facts;
  }

  function show(): void {
    if (!active) return;
    const { words } = context;
    const { derivative, view } = functionExperimentOf(store.state);
    const facts = factsNow();
    const { variable } = store.state.shown.resolved;
    segments.show(derivative.precision);
    segments.name(words.t(texts.precision), (value) => value);
    place.name(`${variable} =`, words);
    place.show(firstPlace(store.state));
    setText(about, words.t(texts.about));
    const missing = !Number.isFinite(facts.derivative);
    const zero = [...facts.errors.forward, ...facts.errors.central].includes(0);
    // At a corner the formula's answer is a convention, and the errors are told from that.
    const kink = !missing && !facts.agree;
    note.hidden = !missing && !zero && !kink;
    setText(note, missing ? words.t(texts.none) : kink ? words.t(texts.kink) : zero ? words.t(texts.zero) : '');
    // The last good picture stays.
    if (missing) return;
    plot.show(errorModel(facts, derivative.pick, view.digits, words));
    write(facts, derivative.pick, view.digits, words);
  }

  function write(facts: ErrorFacts, pickedAt: number, digits: number, words: Words): void {
    const number = (value: number) => formatDigits(value, digits);
    const [forward, central] = (['forward', 'central'] as const).map((kind) => kindFacts(facts, kind, pickedAt));
    readings.show(words.t(texts.heading, { h: tickText(STEPS[nearestStep(pickedAt)]!, 3) }), [
      [words.t(texts.formula), number(facts.derivative)],
      [words.t(texts.forwardQuotient), number(forward!.quotient), 'strong'],
      [words.t(texts.its), formatDigits(forward!.error, 3)],
      [words.t(texts.centralQuotient), number(central!.quotient), 'strong'],
      [words.t(texts.its), formatDigits(central!.error, 3)],
    ]);
    const short = (value: number | null) => (value === null ? '–' : formatDigits(value, 3));
    best.show(
      words.t(texts.best.heading),
      (['forward', 'central'] as const).flatMap((kind, i): NumberRow[] => {
        const { best: at, bestError } = [forward!, central!][i]!;
        const name = words.t(texts[kind]);
        const { truncation, rounding } = facts.slopes[kind];
        return [
          [words.t(texts.best.predicted, { kind: name }), tickText(facts.predicted[kind], 2)],
          [
            words.t(texts.best.measured, { kind: name }),
            words.t(texts.best.with, { h: tickText(at, 2), error: formatDigits(bestError, 3) }),
            'strong',
          ],
          [
            words.t(texts.best.slope, { kind: name }),
            words.t(texts.best.slopes, { right: short(truncation), left: short(rounding) }),
          ],
        ];
      }),
    );
  }

  const watcher = createWatcher(
    page,
    store,
    (state, { prefs }) => [
      state.shown,
      functionExperimentOf(state).derivative,
      functionExperimentOf(state).view,
      prefs.language,
    ],
    show,
    () => active,
  );
  return {
    element: h('div', { class: 'derivative-split' }, figures, card),
    figures,
    panel: createSettings(context, {
      structure: () => '',
      fill(root, build, _, words) {
        const folder = addFolder(root, 'derivative', words.t(benchTexts.rail.error));
        build.field(folder, fields.precision, words);
        build.field(folder, fields.pick, words);
      },
    }),
    transport: null,
    setActive(now) {
      active = now;
      watcher.look();
    },
  };
}
