import type { GUI } from 'lil-gui';
import { DATA_LIST, LOSS_LIST, SURFACE_LIST, SURFACES } from '../../../catalog';
import { COORDINATE } from '../../../experiment/kinds';
import { LIMITS } from '../../../experiment/limits';
import { chooseSurface, openingOf } from '../../../experiment/surfaces/choose';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, FormulaSurface, LossSurface, SurfaceChoice } from '../../../experiment/surfaces/types';
import { surfaceVariables } from '../../../experiment/surfaces/variables';
import type { Words } from '../../../page/i18n';
import type { Option, PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { sharedTexts } from '../../shared/texts';
import type { SurfaceActions } from '../context';
import { asOwn, changeSurface, declareParameter, setFormula, setParameter } from '../edits';
import { railTexts } from './texts';

/** The list's entries for a formula of the user's own, and for a surface from a file. */
const OWN = 'own';
const FILE = 'file';

export function addSurfaceControls(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  experiment: Experiment,
  words: Words,
  actions: SurfaceActions,
): void {
  const { surface } = experiment;
  build.choice(
    folder,
    {
      key: 'surface',
      label: words.t(railTexts.settings.surface),
      read: (now) => choiceOf(now.surface),
      write(now, id) {
        if (id === FILE) return now;
        return id === OWN ? changeSurface(now, asOwn) : chooseSurface(now, openingOf(id));
      },
    },
    surfaceOptions(surface, words),
  );
  if ('samples' in surface) addBounds(folder, build, surfaceVariables(surface));
  else if (!('id' in surface)) addFormula(folder, build, surface, words, actions);
  const entry = 'id' in surface ? SURFACES.get(surface.id) : undefined;
  if (entry?.data != null) addData(folder, build, entry.data, words);
  const parameters = entry === undefined ? ownParameters(surface) : Object.entries(entry.parameters);
  for (const [name, { value, min, max, label }] of parameters) {
    build.number(
      folder,
      {
        key: `parameter.${name}`,
        label: typeof label === 'string' ? label : words.t(label),
        read: (now) => now.surface.parameters?.[name] ?? value,
        write: (now, next) => setParameter(now, name, next),
      },
      parameterOptions(min, max),
    );
  }
}

function choiceOf(surface: SurfaceChoice): string {
  if ('id' in surface) return surface.id;
  return 'samples' in surface ? FILE : OWN;
}

const parameterOptions = (low: number, high: number) =>
  numberOptions({
    min: LIMITS.parameter[0],
    max: LIMITS.parameter[1],
    slider: [low, high],
    scale: 'linear',
    integer: false,
  });

/** Half the length of a slider for a parameter of which nothing is known. */
const REACH = 10;

/** The parameters of a formula of the user's own: a slider around zero, on which the value has room. */
function ownParameters(surface: SurfaceChoice): [string, { value: number; min: number; max: number; label: string }][] {
  return Object.entries(surface.parameters ?? {}).map(([name, value]) => {
    const reach = Math.min(Math.max(REACH, 2 * Math.abs(value)), LIMITS.parameter[1]);
    return [name, { value, min: -reach, max: reach, label: name }];
  });
}

function surfaceOptions(surface: SurfaceChoice, words: Words): Option<string>[] {
  const entries = (list: typeof SURFACE_LIST, group: string): Option<string>[] =>
    list.map(({ id, name }) => ({ value: id, label: words.t(name), group }));
  return [
    ...entries(SURFACE_LIST, words.t(railTexts.settings.functions)),
    ...entries(LOSS_LIST, words.t(railTexts.settings.losses)),
    { value: OWN, label: words.t(sharedTexts.ownFormula), group: words.t(railTexts.settings.own) },
    ...('samples' in surface
      ? [{ value: FILE, label: surface.samples.name, group: words.t(railTexts.settings.own) }]
      : []),
  ];
}

function addFormula(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  surface: FormulaSurface | LossSurface,
  words: Words,
  actions: SurfaceActions,
): void {
  const variables = surfaceVariables(surface);
  const { problem } = resolveSurface(surface);
  build.formula(
    folder,
    {
      key: 'formula',
      label: `f(${variables.join(', ')})`,
      read: ({ surface: now }) => ('loss' in now ? now.loss : 'formula' in now ? now.formula : ''),
      write: setFormula,
    },
    {
      words,
      example: `sin(${variables[0]})*cos(${variables[1]})`,
      declare: (name, text) => actions.edit((now) => declareParameter(setFormula(now, text), name)),
      scope: {
        variables,
        parameters: Object.keys(problem.parameters),
        columns: Object.keys(problem.data ?? {}),
        reductions: problem.data !== null,
        vectors: false,
      },
    },
  );
  addBounds(folder, build, variables);
}

function addBounds(folder: GUI, build: PanelBuilder<Experiment>, variables: readonly [string, string]): void {
  variables.forEach((name, axis) => {
    for (const end of [0, 1] as const) addBound(folder, build, name, axis as 0 | 1, end);
  });
}

/** One end of a variable's range; an end that would pass the other is not taken. */
function addBound(folder: GUI, build: PanelBuilder<Experiment>, name: string, axis: 0 | 1, end: 0 | 1): void {
  const range = (now: Experiment) => resolveSurface(now.surface).problem.domain[axis];
  build.number(
    folder,
    {
      key: `domain.${name}.${end}`,
      label: `${name} ${end === 0 ? '≥' : '≤'}`,
      read: (now) => range(now)[end],
      write: (now, value) => {
        const [low, high] = end === 0 ? [value, range(now)[1]] : [range(now)[0], value];
        // Beyond its samples a surface is unknown.
        const { samples } = resolveSurface(now.surface).problem;
        const known = samples?.[axis === 0 ? 'x' : 'y'];
        if (!(low < high) || (known !== undefined && (low < known[0] || high > known[1]))) return now;
        return changeSurface(now, (old) => ({ ...old, domain: { ...old.domain, [name]: [low, high] } }));
      },
    },
    numberOptions(COORDINATE),
  );
}

function addData(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  needs: { readonly columns: readonly string[]; readonly default: string },
  words: Words,
): void {
  const fitting = DATA_LIST.filter(({ columns }) => needs.columns.every((name) => Object.hasOwn(columns, name)));
  const own: Option<string> = { value: OWN, label: words.t(railTexts.settings.own) };
  build.choice(
    folder,
    {
      key: 'data',
      label: words.t(sharedTexts.data),
      read: ({ surface }) => {
        const data = 'data' in surface ? (surface.data ?? needs.default) : needs.default;
        return typeof data === 'string' ? data : OWN;
      },
      write: (now, id) => (id === OWN ? now : changeSurface(now, (old) => ({ ...old, data: id }) as SurfaceChoice)),
    },
    [...fitting.map(({ id, name }): Option<string> => ({ value: id, label: words.t(name) })), own],
  );
}
