import './activations.css';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { asPart, h } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { createSegments } from '../../../page/ui/segments';
import type { CreateFunctionBench, FunctionContext } from '../context';
import { functionExperimentOf } from '../state';
import type { ActivationSettings } from './curves';
import { createCurvesPart } from './curvesPart';
import { type ActivationPart, activationEdits, type PartLook } from './part';
import { createActivationSettings } from './settings';
import { createSoftmaxPart } from './softmaxPart';
import { createStabilityPart } from './stabilityPart';
import { texts } from './texts';

type PartName = ActivationSettings['part'];
const { part: PART } = FUNCTION_SETTINGS.activations;
const PARTS = PART.options.map(({ value }) => value);

const CREATE: Readonly<Record<PartName, (context: FunctionContext) => ActivationPart>> = {
  curves: createCurvesPart,
  softmax: createSoftmaxPart,
  stability: createStabilityPart,
};

/** Activations with their derivatives, softmax with its Jacobian, and what float32 makes of both. */
export const createActivationsBench: CreateFunctionBench = (context) => {
  const { page, store, watch } = context;
  const edits = activationEdits(context);
  const parts = new Map<PartName, ActivationPart>();
  const segments = createSegments(PARTS, (part) => edits.set({ part }));
  const place = h('div', { class: 'activation-part' });
  const stage = h(
    'div',
    { class: 'activation-stage' },
    h('div', { class: 'activation-head', 'data-group': true }, asPart('parts', segments.element)),
    place,
  );
  let active = false;

  function partOf(name: PartName): ActivationPart {
    const made = parts.get(name) ?? CREATE[name](context);
    parts.set(name, made);
    return made;
  }

  function show(): void {
    if (!active) return;
    const { activations: settings, view } = functionExperimentOf(store.state);
    const look: PartLook = {
      settings,
      shown: store.state.shown,
      theme: page.store.state.prefs.theme,
      digits: view.digits,
    };
    const part = partOf(settings.part);
    segments.show(settings.part);
    if (place.firstElementChild !== part.element) place.replaceChildren(part.element);
    part.show(look);
  }

  watch((state, { prefs }) => {
    const { activations, view, function: choice } = functionExperimentOf(state);
    return [activations, view.digits, choice, state.shown, prefs.theme, prefs.language];
  }, show);
  page.live((words) => segments.name(words.t(texts.part), (value) => optionName(PART, value, words)));

  return {
    stage,
    panel: createActivationSettings(context),
    transport: null,
    setActive(next) {
      active = next;
      show();
    },
  };
};
