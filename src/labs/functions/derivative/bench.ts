import './derivative.css';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { asPart, h } from '../../../page/dom';
import { createSegments } from '../../../page/ui/segments';
import type { CreateFunctionBench } from '../context';
import { functionExperimentOf } from '../state';
import { createErrorPart } from './error';
import type { Part } from './part';
import { createPredictPart } from './predict';
import { createRulesPart } from './rules';
import { createTablePart } from './table';
import { createTangentPart } from './tangent';
import { texts } from './texts';

type PartName = FunctionExperiment['derivative']['part'];

const PARTS: readonly PartName[] = ['tangent', 'error', 'predict', 'table', 'rules'];

const CREATE = {
  tangent: createTangentPart,
  error: createErrorPart,
  predict: createPredictPart,
  table: createTablePart,
  rules: createRulesPart,
} as const;

/** The derivative: seen at the curve, computed by differences, drawn by hand, looked up, and put together by rules. */
export const createDerivativeBench: CreateFunctionBench = (context) => {
  const { store, actions } = context;
  const made = new Map<PartName, Part>();
  const { part: setting } = FUNCTION_SETTINGS.derivative;
  const segments = createSegments(PARTS, (part) => actions.edit((now) => setting.write(now, part)));
  const host = h('div', { class: 'derivative-part' });
  const panel = h('div', {});
  const stage = h(
    'div',
    { class: 'derivative' },
    h('div', { class: 'derivative-head', 'data-group': true }, asPart('parts', segments.element)),
    host,
  );
  let active = false;
  let current: Part | null = null;

  function partOf(name: PartName): Part {
    const known = made.get(name);
    if (known !== undefined) return known;
    const part = CREATE[name](context);
    made.set(name, part);
    return part;
  }

  function bring(name: PartName): void {
    segments.show(name);
    if (!active) return;
    const next = partOf(name);
    if (next === current) return;
    current?.setActive(false);
    current = next;
    host.replaceChildren(next.element);
    panel.replaceChildren(next.panel);
    next.setActive(true);
    context.arrange();
  }

  context.live((words) => segments.name(words.t(texts.parts), (part) => words.t(texts.short[part])));
  context.watch(
    (state) => [functionExperimentOf(state).derivative.part],
    ([part]) => bring(part),
  );
  return {
    stage,
    panel,
    get transport() {
      return current?.transport ?? null;
    },
    get figures() {
      return current?.figures;
    },
    setActive(now) {
      active = now;
      if (now) {
        bring(functionExperimentOf(store.state).derivative.part);
        current?.setActive(true);
      } else current?.setActive(false);
    },
  };
};
