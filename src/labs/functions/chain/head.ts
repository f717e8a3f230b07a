import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { LIMITS } from '../../../experiment/limits';
import { adviceOn } from '../../../formula';
import { asPart, h, setText } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { chip } from '../../../page/ui/chip';
import { createFormulaField } from '../../../page/ui/formulaField';
import { createNumberField, type NumberField } from '../../../page/ui/numberField';
import { createSegments } from '../../../page/ui/segments';
import type { FunctionContext } from '../context';
import { functionExperimentOf } from '../state';
import { printName } from './print';
import { PROPOSALS } from './proposals';
import { type ChainSettings, chainVariables, type Subject, subjectOf } from './subject';
import { texts } from './texts';

export interface ChainHead {
  readonly element: HTMLElement;
  show(subject: Subject, settings: ChainSettings): void;
}

/** The formula, where it is computed, in which mode, and formulas worth trying. */
export function createChainHead(context: FunctionContext, set: SetChain): ChainHead {
  const { page, store, actions } = context;
  const label = h('span', { class: 'math' });
  const field = createFormulaField({
    rows: 1,
    words: () => page.words,
    // Anywhere it has a value will do: where exactly is said beside the numbers.
    check: (text) => void subjectOf({ ...settingsNow(), formula: text, at: [] }, store.state.shown.resolved),
    accept: (text) => set(withFormula(settingsNow(), text), 'chain.formula'),
    finish: actions.endGesture,
    declare: null,
    advise: adviceOn,
  });
  field.field.classList.add('chain-formula');
  const places = h('div', { class: 'chain-places', 'data-part': 'place', role: 'group' });
  let fields: readonly NumberField[] = [];
  let named = '';
  let lastPlace: readonly number[] = [];
  const { mode: MODE } = FUNCTION_SETTINGS.chain;
  const modes = createSegments(['forward', 'reverse'] as const, (mode) => set({ mode }));
  const proposals = PROPOSALS.map(({ formula, at = [] }) => ({
    formula,
    button: chip(() => {
      field.field.blur();
      set({ formula, at });
    }, 'chain-proposal'),
  }));
  const back = chip(() => {
    field.field.blur();
    actions.edit(withoutFormula);
  });
  const chips = h(
    'div',
    { class: 'chips', 'data-part': 'proposals', role: 'group' },
    ...proposals.map(({ button }) => button),
    back,
  );
  const element = h(
    'div',
    { class: 'chain-head', 'data-group': true },
    h(
      'div',
      { class: 'chain-row', 'data-group': true },
      h('label', { class: 'chain-own', 'data-part': 'formula' }, label, field.field),
      places,
      asPart('mode', modes.element),
    ),
    field.message,
    chips,
  );

  function settingsNow(): ChainSettings {
    return functionExperimentOf(store.state).chain;
  }

  page.live((words) => {
    field.field.setAttribute('aria-label', words.t(texts.formulaName));
    field.field.placeholder = words.t(texts.hint);
    modes.name(words.t(texts.mode), (value) => optionName(MODE, value, words));
    chips.setAttribute('aria-label', words.t(texts.proposals));
    PROPOSALS.forEach(({ formula, about }, index) => {
      const { button } = proposals[index]!;
      setText(button, formula.replaceAll('*', '·').replaceAll('-', '−').replaceAll('^2', '²'));
      button.title = words.t(about);
    });
    setText(back, words.t(texts.ofFunction));
    field.recheck();
  });

  return {
    element,
    show(subject, settings) {
      const { variables, numbers, formula } = subject;
      setText(label, variables.length === 0 ? 'f =' : `f(${variables.map(printName).join(', ')}) =`);
      field.show(settings.formula ?? formula);
      back.hidden = settings.formula === undefined;
      modes.show(settings.mode);
      for (const { formula: proposed, button } of proposals) {
        button.setAttribute('aria-pressed', String(settings.formula === proposed));
      }
      const key = variables.join(' ');
      if (key !== named) {
        named = key;
        fields = variables.map((_, index) =>
          createNumberField(LIMITS.coordinate[0], LIMITS.coordinate[1], (value) => set({ at: placed(index, value) })),
        );
        places.replaceChildren(...fields.map((each) => each.element));
      }
      fields.forEach((each, index) => {
        each.name(`${printName(variables[index]!)} =`, page.words);
        each.show(settings.at[index] ?? numbers.at[variables[index]!]!);
      });
      lastPlace = variables.map((name, index) => settings.at[index] ?? numbers.at[name]!);
    },
  };

  function placed(index: number, value: number): readonly number[] {
    return lastPlace.map((each, i) => (i === index ? value : each));
  }
}

/** Changes settings of the bench; a name makes a drag that is undone at once. */
export type SetChain = (change: Partial<ChainSettings>, gesture?: string) => void;

/** The same place as long as the variables are the same. */
function withFormula(settings: ChainSettings, formula: string): Partial<ChainSettings> {
  const before = settings.formula === undefined ? null : chainVariables(settings.formula).join(' ');
  return before === chainVariables(formula).join(' ') ? { formula } : { formula, at: [] };
}

function withoutFormula(experiment: FunctionExperiment): FunctionExperiment {
  const { formula: _, ...chain } = experiment.chain;
  return { ...experiment, chain: { ...chain, at: [] } };
}
