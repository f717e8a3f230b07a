import type { GUI } from 'lil-gui';
import { FUNCTION_GROUPS, FUNCTION_LIST } from '../../../catalog/functions';
import { resolveFunction } from '../../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { COORDINATE } from '../../../experiment/kinds';
import { LIMITS } from '../../../experiment/limits';
import { h } from '../../../page/dom';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import { addNote } from '../../../page/panel/note';
import { numberOptions } from '../../../page/panel/numberControl';
import { sharedTexts } from '../../shared/texts';
import type { FunctionActions } from '../context';
import {
  asOwnFunction,
  chooseFunction,
  declareParameter,
  functionById,
  setDomainEnd,
  setFormula,
  setParameter,
} from '../edits';
import { railTexts } from './texts';

/** The list's entry for a formula of the user's own. */
const OWN = 'own';
/** Half the length of a slider for a parameter of which nothing is known. */
const REACH = 10;

/** Which function: from the catalogue with its parameters, or a formula; and the interval that is looked at. */
export function addFunctionControls(
  folder: GUI,
  build: PanelBuilder<FunctionExperiment>,
  experiment: FunctionExperiment,
  words: Words,
  actions: FunctionActions,
): void {
  const { function: choice } = experiment;
  const { variable, entry, parameters } = resolveFunction(choice);
  build.choice(
    folder,
    {
      key: 'function',
      label: words.t(railTexts.function),
      read: ({ function: now }) => ('id' in now ? now.id : OWN),
      write: (now, id) => {
        const next = functionById(id);
        return next === null ? { ...now, function: asOwnFunction(now.function) } : chooseFunction(now, next);
      },
    },
    [
      ...FUNCTION_LIST.map(({ id, name, group }) => ({
        value: id,
        label: words.t(name),
        group: words.t(FUNCTION_GROUPS[group]),
      })),
      { value: OWN, label: words.t(sharedTexts.ownFormula), group: words.t(railTexts.own) },
    ],
  );
  if (entry !== null) addNote(folder, words.t(entry.about));
  else {
    build.formula(
      folder,
      {
        key: 'f',
        label: `f(${variable})`,
        read: ({ function: now }) => ('formula' in now ? now.formula : ''),
        write: setFormula,
      },
      {
        words,
        example: `sin(${variable}) + ${variable}^2/2`,
        declare: (name, text) => actions.edit((now) => declareParameter(setFormula(now, text), name)),
        scope: {
          variables: [variable],
          parameters: Object.keys(parameters),
          columns: [],
          reductions: false,
          vectors: false,
        },
      },
    );
  }
  for (const [name, value] of Object.entries(parameters)) {
    const row = entry?.parameters[name];
    const reach = Math.min(Math.max(REACH, 2 * Math.abs(value)), LIMITS.parameter[1]);
    build.number(
      folder,
      {
        key: `parameter.${name}`,
        label: row === undefined ? name : words.t(row.label),
        read: (now) => resolveFunction(now.function).parameters[name] ?? value,
        write: (now, next) => setParameter(now, name, next),
      },
      numberOptions({
        min: LIMITS.parameter[0],
        max: LIMITS.parameter[1],
        slider: row === undefined ? [-reach, reach] : [row.min, row.max],
        scale: 'linear',
        integer: false,
      }),
    );
  }
  const domainNote = h('p', { class: 'panel-note panel-warning', role: 'status', hidden: true });
  for (const end of [0, 1] as const) {
    build.number(
      folder,
      {
        key: `domain.${end}`,
        label: `${variable} ${end === 0 ? '≥' : '≤'}`,
        read: (now) => resolveFunction(now.function).domain[end],
        write: (now, value) => setDomainEnd(now, end, value),
        refused: (value) => {
          domainNote.textContent = words.t(railTexts.emptyDomain[end === 0 ? 'low' : 'high'], {
            value: formatInput(value),
          });
          domainNote.hidden = false;
        },
      },
      numberOptions(COORDINATE),
    );
  }
  folder.$children.append(domainNote);
  build.onSync(() => {
    domainNote.hidden = true;
  });
}

/** Which controls it needs, as a text that can be compared. */
export function functionStructure({ function: choice }: FunctionExperiment): string {
  const { entry, variable, parameters } = resolveFunction(choice);
  return JSON.stringify([entry?.id ?? null, variable, Object.keys(parameters)]);
}
