import { OPTIMIZER_LIST } from '../../../catalog';
import { LIMITS, MOST_RUNS } from '../../../experiment/limits';
import { startingHyper } from '../../../experiment/surfaces/defaults';
import { checkOwnRule, OWN, OWN_RULE, optimizerOf, withRule } from '../../../experiment/surfaces/optimizer';
import type { Experiment, Interval, Run } from '../../../experiment/surfaces/types';
import { FormulaError, parseRule, ruleToTex, ruleToText, withoutZeros } from '../../../formula';
import { compileRule } from '../../../formula/programs/rule';
import { ruleWgsl } from '../../../formula/targets/rule-wgsl';
import { asPart, h, setText } from '../../../page/dom';
import { enumeration } from '../../../page/i18n/join';
import { chip } from '../../../page/ui/chip';
import { createFormulaField } from '../../../page/ui/formulaField';
import { createTex } from '../../../page/ui/tex';
import { runTexts } from '../../shared/runs/texts';
import type { ToolContext } from '../context';
import { changeRun, commonStart, removeRun, setHyper } from '../edits';
import { runNames } from '../rails/names';
import { railTexts } from '../rails/texts';
import { experimentOf } from '../state';
import { createCodeBlock } from './codeBlock';
import { createSliderList } from './sliderRow';
import { texts } from './texts';

/** Names with a meaning of their own in every rule, and the functions that see all coordinates at once. */
const NAMES = ['theta', 'g', 't', 'newton', 'norm(v)', 'dot(a, b)'] as const;

/** The catalogue's rules whose states all begin at 0, as those of an own rule do. */
const MODELS = OPTIMIZER_LIST.filter(
  (each) => each.kind === 'rule' && Object.values(each.state).every((v) => v === '0'),
);

/** An update rule of one's own, which runs beside the built-in ones. */
export function createRuleEditor(context: ToolContext): HTMLElement {
  const { page } = context;
  const { store, actions } = context;
  /** The run whose rule is shown, by its place. */
  let chosen = 0;
  /** What code is generated of at the moment. */
  let coded = '';

  const pick = h('select', { class: 'quiet-select' });
  const pickLabel = h('label', { class: 'field-row' }, h('span', {}), pick);
  const model = h('select', { class: 'quiet-select' });
  const modelLabel = h('label', { class: 'field-row' }, h('span', {}), model);
  const remove = chip();
  const label = h('label', { class: 'formula-label', for: page.id('tool-rule-field') });
  const hint = h('p', { class: 'quiet' });
  const field = createFormulaField({
    rows: 5,
    words: () => page.words,
    check: checkOwnRule,
    accept: (text) => actions.edit((now) => changeRun(now, chosen, (run) => withRule(run, text)), 'rule'),
    finish: () => actions.endGesture(),
    declare: null,
  });
  field.field.id = page.id('tool-rule-field');
  const slidersHeading = h('h3', {});
  const states = h('p', { class: 'quiet' });
  const sliders = createSliderList();
  const ranges = new Map<string, Interval>();
  let shown: string | null = null;
  const readHeading = h('h3', {});
  const tex = createTex();
  const help = h('dl', { class: 'rule-help' });
  const helpBox = h('details', {}, h('summary', {}), help);
  const code = createCodeBlock(page, texts.wgslRule);

  model.addEventListener('change', () => {
    const id = model.value;
    model.value = '';
    if (id === '') return;
    field.field.blur();
    actions.edit((now) => addRuleRun(now, id));
    choose(experimentOf(store.state).runs.length - 1);
    field.field.focus();
  });
  pick.addEventListener('change', () => {
    choose(Number(pick.value));
    actions.point(chosen);
  });
  remove.addEventListener('click', () => {
    actions.edit((now) => removeRun(now, chosen));
    choose(firstOwn(experimentOf(store.state)));
  });

  function choose(index: number): void {
    chosen = index;
    field.field.blur();
    write();
  }

  function write(): void {
    const { words } = page;
    const experiment = experimentOf(store.state);
    const { runs } = experiment;
    if (chosen >= runs.length) chosen = firstOwn(experiment);
    const run = runs[chosen]!;
    const names = runNames({ experiment }, words);
    if (pick.options.length !== runs.length) pick.replaceChildren(...runs.map((_, i) => h('option', { value: i })));
    names.forEach((name, i) => {
      pick.options[i]!.text = name;
    });
    pick.value = String(chosen);
    const full = runs.length >= MOST_RUNS;
    model.disabled = full;
    const own = run.optimizer === OWN;
    remove.hidden = !own || runs.length < 2;
    const optimizer = optimizerOf(run);
    const rule = optimizer.kind === 'rule' ? optimizer.rule : null;
    field.field.readOnly = !own;
    const text = own ? (run.rule ?? '') : rule === null ? '' : ruleToText(parseRule(rule));
    // What is being typed, right or wrong, stays until another run is chosen or its rule comes from elsewhere.
    const key = `${chosen} ${own} ${text}`;
    if (key !== shown) field.show(text);
    shown = key;
    setText(
      hint,
      full
        ? words.t(runTexts.full)
        : words.t(own ? texts.hintRule : rule === null ? railTexts.runs.method : texts.builtIn),
    );
    showRule(rule);
    showHyper(run);
    const listed = optimizer.kind === 'rule' ? Object.keys(optimizer.state) : [];
    setText(
      states,
      listed.length === 0 ? words.t(texts.noStates) : words.t(texts.states, { names: enumeration(listed, words) }),
    );
  }

  function showRule(rule: string | null): void {
    try {
      const { optimizer, hyper } = experimentOf(store.state).runs[chosen]!;
      // Who writes a rule wants to see all of it.
      const names = optimizer === OWN ? [] : Object.keys(hyper);
      const zeros = new Set(names.filter((name) => hyper[name] === 0));
      const parsed = rule === null ? null : withoutZeros(parseRule(rule), zeros);
      tex.show(parsed === null ? '' : ruleToTex(parsed), parsed === null ? '' : ruleToText(parsed));
      tex.element.hidden = parsed === null;
    } catch (error) {
      // The experiment of an address may hold a rule that says nothing; the field says what is wrong with it.
      if (!(error instanceof FormulaError)) throw error;
    }
    const run = experimentOf(store.state).runs[chosen]!;
    // The values of hyperparameters change nothing of the code; only their names are in it.
    const key = JSON.stringify([rule, run.optimizer, Object.keys(run.hyper)]);
    if (key === coded) return;
    coded = key;
    code.show(rule === null ? null : () => wgslOf(run));
  }

  function showHyper(run: Run): void {
    const { words } = page;
    const { hyper } = optimizerOf(run);
    sliders.show(
      Object.entries(hyper).map(([name, row]) => {
        const [low, high] = ranges.get(name) ?? [row.min, row.max];
        return {
          name,
          label: name,
          options: {
            value: run.hyper[name] ?? row.value,
            scale: {
              low,
              high,
              scale: low > 0 || row.min === low ? row.scale : ('linear' as const),
              integer: row.integer ?? false,
            },
            least: LIMITS.hyper[0],
            most: LIMITS.hyper[1],
            change: (next: number) => actions.edit((now) => setHyper(now, chosen, name, next), `hyper.${name}`),
            finish: () => actions.endGesture(),
            range(from: number, to: number) {
              ranges.set(name, [from, to]);
              write();
            },
          },
        };
      }),
      { low: words.t(texts.low), high: words.t(texts.high), remove: words.t(texts.remove) },
    );
  }

  context.watch((state) => [experimentOf(state).runs], write);
  page.live((words) => {
    const name = (of: HTMLElement, text: string): void => setText(of.firstElementChild!, text);
    name(pickLabel, words.t(texts.run));
    name(modelLabel, words.t(texts.addRule));
    model.replaceChildren(
      h('option', { value: '' }, words.t(texts.choose)),
      h('option', { value: OWN }, words.t(texts.heavyBall)),
      ...MODELS.map(({ id, name: text }) => h('option', { value: id }, words.t(texts.copyOf, { name: words.t(text) }))),
    );
    remove.textContent = words.t(texts.removeRun);
    label.textContent = words.t(texts.rule);
    slidersHeading.textContent = words.t(texts.hyper);
    readHeading.textContent = words.t(texts.reading);
    helpBox.firstElementChild!.textContent = words.t(texts.names);
    help.replaceChildren(
      ...NAMES.flatMap((each, i) => [h('dt', {}, h('code', {}, each)), h('dd', {}, words.t(HELP[i]!))]),
    );
    field.recheck();
    write();
  });

  return h(
    'div',
    { class: 'formula-columns', 'data-group': true },
    h('div', { class: 'chips formula-runs', 'data-part': 'formula.runs' }, pickLabel, modelLabel, remove),
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
      h(
        'section',
        { class: 'formula-parameters', 'data-part': 'formula.parameters' },
        slidersHeading,
        states,
        sliders.element,
      ),
    ),
    h(
      'div',
      { class: 'formula-read', 'data-group': true },
      h(
        'section',
        { class: 'derivatives', 'data-part': 'formula.reading' },
        readHeading,
        h('div', { class: 'tex-lines' }, tex.element),
      ),
      asPart('formula.names', helpBox),
      code.element,
    ),
  );
}

const HELP = [
  texts.help.theta,
  texts.help.g,
  texts.help.t,
  texts.help.newton,
  texts.help.norm,
  texts.help.dot,
] as const;

/** A run more, by a rule that begins as a copy of the catalogue's, or as a heavy ball. */
function addRuleRun(experiment: Experiment, id: string): Experiment {
  if (experiment.runs.length >= MOST_RUNS) return experiment;
  const start = commonStart(experiment.runs);
  const base = { optimizer: id === OWN ? 'momentum' : id };
  const hyper = startingHyper(experiment.surface, base, start);
  const { rule: _, ...shared } = experiment.runs[0]!;
  const model = optimizerOf(base);
  const text = id === OWN || model.kind !== 'rule' ? OWN_RULE : ruleToText(parseRule(model.rule));
  const run = withRule({ ...shared, ...base, start, hyper }, text);
  return { ...experiment, runs: [...experiment.runs, run] };
}

function firstOwn({ runs }: Experiment): number {
  return Math.max(
    0,
    runs.findIndex(({ optimizer }) => optimizer === OWN),
  );
}

function wgslOf(run: Run): string {
  const optimizer = optimizerOf(run);
  if (optimizer.kind !== 'rule') return '';
  const { rule, state, hyper, rate } = optimizer;
  return ruleWgsl(compileRule({ rule, state, hyper: Object.keys(hyper), schedule: null, rate }));
}
