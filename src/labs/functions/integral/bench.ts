import './integral.css';
import type { Interval } from '../../../catalog/types';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { asPart, h } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { createSegments } from '../../../page/ui/segments';
import type { CreateFunctionBench, FunctionContext } from '../context';
import { functionExperimentOf } from '../state';
import { createAntiPart } from './antiPart';
import { type Curve, curveOf, type IntegralSettings, sampled, seenInterval } from './model';
import { type IntegralEdits, type IntegralPart, integralEdits, type PartLook } from './part';
import { curveLayer } from './plots';
import { createIntegralSettings } from './settings';
import { createSumsPart } from './sumsPart';
import { texts } from './texts';

type PartName = IntegralSettings['part'];
const { part: PART } = FUNCTION_SETTINGS.integral;

const CREATE: Readonly<Record<PartName, (context: FunctionContext, edits: IntegralEdits) => IntegralPart>> = {
  sums: createSumsPart,
  antiderivative: createAntiPart,
};

/** The area between bounds: by sums whose errors are seen, and as what an antiderivative has grown by. */
export const createIntegralBench: CreateFunctionBench = (context) => {
  const { page, store, watch } = context;
  const edits = integralEdits(context, seen, show);
  const parts = new Map<PartName, IntegralPart>();
  const segments = createSegments(
    PART.options.map(({ value }) => value),
    (part) => edits.set({ part }),
  );
  const place = h('div', { class: 'integral-part' });
  const stage = h(
    'div',
    { class: 'integral-stage' },
    h('div', { class: 'integral-head', 'data-group': true }, asPart('parts', segments.element)),
    place,
  );
  let active = false;
  let curve: Curve | null = null;
  let line: Pick<PartLook, 'curve' | 'interval' | 'drawn' | 'line'> | null = null;

  function seen(): Interval {
    return seenInterval(store.state.shown.resolved.domain, functionExperimentOf(store.state).integral);
  }

  /** The curve over an interval, sampled once. */
  function lineOf(now: Curve, interval: Interval): NonNullable<typeof line> {
    const [low, high] = interval;
    if (line?.curve !== now || line.interval[0] !== low || line.interval[1] !== high) {
      const drawn = sampled(now, interval);
      line = { curve: now, interval, drawn, line: curveLayer(drawn) };
    }
    return line;
  }

  function partOf(name: PartName): IntegralPart {
    const made = parts.get(name) ?? CREATE[name](context, edits);
    parts.set(name, made);
    return made;
  }

  function show(): void {
    if (!active) return;
    const { shown } = store.state;
    const { integral: settings, view, seed } = functionExperimentOf(store.state);
    if (curve?.shown !== shown) curve = curveOf(shown);
    const part = partOf(settings.part);
    segments.show(settings.part);
    if (place.firstElementChild !== part.element) place.replaceChildren(part.element);
    part.show({
      ...lineOf(curve, edits.held ?? seen()),
      settings,
      seed,
      digits: view.digits,
      dragged: edits.held !== null,
    });
  }

  watch((state, { prefs }) => {
    const { integral, view, seed } = functionExperimentOf(state);
    return [integral, view.digits, seed, state.shown, prefs.language];
  }, show);
  page.live((words) => segments.name(words.t(texts.part), (value) => optionName(PART, value, words)));

  return {
    stage,
    panel: createIntegralSettings(context),
    transport: null,
    setActive(next) {
      active = next;
      show();
    },
  };
};
