import { guessDomain } from '../../../analysis/domain';
import { SURFACES } from '../../../catalog';
import { LIMITS } from '../../../experiment/limits';
import { chooseSurface } from '../../../experiment/surfaces/choose';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, Interval, SurfaceChoice } from '../../../experiment/surfaces/types';
import { adviceOn, checkExpression, freeNames, parseExpression } from '../../../formula';
import { compileSurface, type SurfaceSource } from '../../../formula/programs/surface';
import { surfaceWgsl } from '../../../formula/targets/surface-wgsl';
import { h, setText } from '../../../page/dom';
import { formatInput, parseInput } from '../../../page/format';
import type { SliderScale } from '../../../page/panel/scale';
import { pageTexts } from '../../../page/texts';
import { chip } from '../../../page/ui/chip';
import { createFormulaField } from '../../../page/ui/formulaField';
import type { ToolContext } from '../context';
import { asOwn, changeSurface, declareParameter, setFormula, setParameter } from '../edits';
import { experimentOf } from '../state';
import { createCodeBlock } from './codeBlock';
import { createDerivativesView } from './derivativesView';
import { createSliderList } from './sliderRow';
import { TEMPLATES } from './templates';
import { texts } from './texts';

/** Half the length of a slider for a parameter of which nothing is known. */
const REACH = 10;

/** A surface of one's own: its formula, parameters and domain; beside them what it means and what becomes of it. */
export function createSurfaceEditor(context: ToolContext): HTMLElement {
  const { page } = context;
  const { store, actions } = context;
  const surfaceOf = (experiment: Experiment): SurfaceChoice => experiment.surface;
  const label = h('label', { class: 'formula-label math', for: page.id('tool-formula-field') });
  const hint = h('p', { class: 'quiet' });
  const chips = h('div', { class: 'chips', 'data-part': 'formula.templates', role: 'group' });
  const templates = TEMPLATES.map(({ id, surface }) => {
    const chip = h('button', { type: 'button', class: 'chip', 'data-template': id });
    chip.addEventListener('click', () => {
      field.field.blur();
      actions.edit((now) => chooseSurface(now, surface));
    });
    return chip;
  });
  const field = createFormulaField({
    rows: 2,
    words: () => page.words,
    check(text) {
      const source = sourceOf(experimentOf(store.state));
      if (source === null) return;
      checkExpression(parseExpression(text), {
        variables: source.variables,
        parameters: source.parameters,
        columns: source.columns,
        reductions: source.columns.length > 0,
        vectors: false,
      });
    },
    accept: (text) => actions.edit((now) => setFormula(changeSurface(now, asOwn), text), 'formula'),
    finish: () => actions.endGesture(),
    advise: adviceOn,
    declare: (name, text) => {
      actions.edit((now) => declareParameter(setFormula(changeSurface(now, asOwn), text), name));
      // What was wrong is right now: the field says so although it still has the focus.
      field.replace(text);
    },
  });
  field.field.id = page.id('tool-formula-field');
  const sliders = createSliderList();
  const parametersHeading = h('h3', {});
  const parameters = h(
    'section',
    { class: 'formula-parameters', 'data-part': 'formula.parameters' },
    parametersHeading,
    sliders.element,
  );
  /** The formula of the experiment when it was last written into the field. */
  let shown: string | null = null;
  /** What is typeset and generated at the moment. */
  let read: string | null = null;
  const ranges = new Map<string, Interval>();
  const domain = createDomainRow(context);
  const derivatives = createDerivativesView(page);
  const code = createCodeBlock(page, texts.wgsl);
  chips.append(...templates);

  function write(): void {
    const experiment = experimentOf(store.state);
    const source = sourceOf(experiment);
    const { words } = page;
    field.field.disabled = source === null;
    const variables = resolveSurface(surfaceOf(experiment)).problem.variables.join(', ');
    setText(label, `f(${variables}) =`);
    setText(hint, hintOf(experiment));
    const text = source?.formula ?? '';
    // What is being typed, right or wrong, stays until another formula comes from elsewhere.
    if (text !== shown) field.show(text);
    shown = text;
    // Deriving and typesetting take longer than a frame, and the values of parameters change nothing of them.
    const key = JSON.stringify(source);
    if (key !== read) {
      read = key;
      derivatives.show(source);
      code.show(source === null ? null : () => surfaceWgsl(compileSurface(source)));
    }
    showParameters(experiment, source);
    parametersHeading.textContent = words.t(texts.parameters);
    parameters.hidden = sliders.element.hidden;
  }

  function hintOf({ surface }: Experiment): string {
    const { words } = page;
    if ('samples' in surface) return words.t(texts.sampled);
    if ('id' in surface) return words.t(texts.fromCatalogue);
    return words.t('loss' in surface ? texts.hintLoss : texts.hintPlain);
  }

  function showParameters({ surface }: Experiment, source: SurfaceSource | null): void {
    const { words } = page;
    const used = source === null ? [] : freeNames(parseExpression(source.formula));
    const values = resolveSurface(surface).problem.parameters;
    const entry = 'id' in surface ? SURFACES.get(surface.id) : undefined;
    sliders.show(
      Object.entries(values).map(([name, value]) => {
        const row = entry?.parameters[name];
        const reach = Math.min(Math.max(REACH, 2 * Math.abs(value)), LIMITS.parameter[1]);
        if (!ranges.has(name) && entry === undefined) ranges.set(name, [-reach, reach]);
        const [low, high] = ranges.get(name) ?? [row?.min ?? -reach, row?.max ?? reach];
        const scale: SliderScale = { low, high, scale: 'linear', integer: false };
        return {
          name,
          label: name,
          options: {
            value,
            scale,
            least: LIMITS.parameter[0],
            most: LIMITS.parameter[1],
            change: (next: number) => actions.edit((now) => setParameter(now, name, next), `parameter.${name}`),
            finish: () => actions.endGesture(),
            range(from: number, to: number) {
              ranges.set(name, [from, to]);
              showParameters(experimentOf(store.state), source);
            },
            ...(entry === undefined && !used.includes(name)
              ? { remove: () => actions.edit((now) => withoutParameter(now, name)) }
              : {}),
          },
        };
      }),
      { low: words.t(texts.low), high: words.t(texts.high), remove: words.t(texts.remove) },
    );
  }

  context.watch((state) => [experimentOf(state).surface], write);
  page.live((words) => {
    chips.setAttribute('aria-label', words.t(texts.templates));
    TEMPLATES.forEach(({ label: text }, i) => {
      templates[i]!.textContent = words.t(text);
    });
    field.field.placeholder = words.t(pageTexts.formula.hint, { example: 'sin(x)*cos(y)' });
    field.recheck();
    write();
  });

  return h(
    'div',
    { class: 'formula-columns', 'data-group': true },
    h(
      'div',
      { class: 'formula-edit', 'data-group': true },
      h(
        'div',
        { class: 'formula-field nabla-formula', 'data-part': 'formula.field' },
        label,
        field.field,
        field.message,
        hint,
      ),
      parameters,
      domain,
      chips,
    ),
    h('div', { class: 'formula-read', 'data-group': true }, derivatives.element, code.element),
  );
}

/** The surface in the compiler's terms; null where there is no formula. */
function sourceOf({ surface }: Experiment): SurfaceSource | null {
  if ('samples' in surface) return null;
  const { formula, variables, parameters, data } = resolveSurface(surface).problem;
  return { formula, variables, parameters: Object.keys(parameters), columns: Object.keys(data ?? {}) };
}

function withoutParameter(experiment: Experiment, name: string): Experiment {
  return changeSurface(experiment, (surface) => {
    if ('samples' in surface) return surface;
    const { [name]: _, ...parameters } = surface.parameters ?? {};
    return { ...surface, parameters };
  });
}

/** The rectangle that is drawn: four numbers, or a guess. */
function createDomainRow(context: ToolContext): HTMLElement {
  const { page } = context;
  const { store, actions } = context;
  const heading = h('h3', {});
  const ends = ([0, 1] as const).flatMap((axis) =>
    ([0, 1] as const).map((end) => ({ axis, end, field: numberField() })),
  );
  const names = [h('span', { class: 'math' }), h('span', { class: 'math' })] as const;
  const guess = chip();
  const said = h('span', { class: 'quiet', role: 'status' });
  const rows = names.map((name, axis) =>
    h('div', { class: 'domain-axis' }, ends[2 * axis]!.field, '≤', name, '≤', ends[2 * axis + 1]!.field),
  );
  const element = h(
    'section',
    { class: 'formula-domain', 'data-part': 'formula.domain' },
    heading,
    ...rows,
    h('div', { class: 'chips' }, guess, said),
  );

  const set = (next: readonly [Interval, Interval]): void =>
    actions.edit((now) => {
      const { variables, domain } = resolveSurface(now.surface).problem;
      if (domain.every((side, axis) => side.every((each, end) => each === next[axis]![end]))) return now;
      const surface = { ...now.surface, domain: { [variables[0]]: next[0], [variables[1]]: next[1] } };
      const inside = now.runs.every((run) =>
        run.start.every((each, axis) => next[axis]![0] <= each && each <= next[axis]![1]),
      );
      // Runs that would start outside start anew, where the new piece of ground wants it.
      return inside ? { ...now, surface } : chooseSurface(now, surface);
    });

  for (const { axis, end, field } of ends) {
    field.addEventListener('change', () => {
      const { domain } = resolveSurface(experimentOf(store.state).surface).problem;
      const typed = parseInput(field.value);
      const next = [...domain[axis]] as [number, number];
      if (typed !== null) next[end] = Math.min(LIMITS.coordinate[1], Math.max(LIMITS.coordinate[0], typed));
      setText(said, '');
      // Typed the wrong way round, they are meant the right way round; a rectangle without width stays as it was.
      if (next[0] !== next[1]) set(axis === 0 ? [tidy(next), domain[1]] : [domain[0], tidy(next)]);
      else setText(said, page.words.t(texts.noWidth));
      write();
    });
  }
  guess.addEventListener('click', () => {
    const found = guessDomain(resolveSurface(experimentOf(store.state).surface).problem);
    if (found !== null) set(found);
    setText(said, page.words.t(found === null ? texts.noGuess : texts.guessed));
  });

  function write(): void {
    const { variables, domain } = resolveSurface(experimentOf(store.state).surface).problem;
    names.forEach((name, axis) => {
      setText(name, variables[axis]!);
    });
    for (const { axis, end, field } of ends) {
      field.value = formatInput(domain[axis][end]);
      const key = end === 0 ? texts.least : texts.most;
      field.setAttribute('aria-label', page.words.t(key, { name: variables[axis] }));
    }
  }

  context.watch((state) => [experimentOf(state).surface], write);
  page.live((words) => {
    heading.textContent = words.t(texts.domain);
    guess.textContent = words.t(texts.guess);
    said.textContent = '';
    write();
  });
  return element;
}

function tidy([low, high]: readonly [number, number]): Interval {
  return [Math.min(low, high), Math.max(low, high)];
}

function numberField(): HTMLInputElement {
  return h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
}
