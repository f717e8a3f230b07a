import { chooseSurface, openingOf } from '../../../experiment/surfaces/choose';
import { fitsAddress } from '../../../experiment/surfaces/experiment';
import './data.css';
import { LOSS_LIST } from '../../../catalog';
import { LONGEST_ADDRESS } from '../../../experiment/address';
import { h, setText } from '../../../page/dom';
import { formatExact, formatInput, parseInput } from '../../../page/format';
import { download, fileName } from '../../../page/share/download';
import { chip } from '../../../page/ui/chip';
import type { SceneLayers } from '../../../scene/contract';
import { classStyle } from '../../shared/classStyle';
import { pointSign } from '../../shared/pointSign';
import { formatTable } from '../../shared/table/table';
import type { CreateTool, ToolContext } from '../context';
import { experimentOf } from '../state';
import { type Bend, bendOf, createFacts } from './facts';
import { createDataImport } from './importDialog';
import { generate, type LossData, lossDataOf, withColumns, withoutRow, withRow, withTable } from './points';
import { createScatter, MOST_SHOWN } from './scatter';
import { texts } from './texts';

const MOST_MADE = 2000;
/** So many numbers, of two characters at least, need not be written out to see that an address cannot hold them. */
const SURELY_TOO_MANY = LONGEST_ADDRESS / 2;

/** The data that a loss is computed over, beside the surface that they make. */
export const createDataTool: CreateTool = (context) => {
  const { page } = context;
  const { store, actions } = context;
  let view: LossData | null = null;
  let brush: 0 | 1 = 1;
  let selected = -1;
  let bend: Bend | null = null;

  const scatter = createScatter(context, (row) => {
    selected = row;
    show();
  });
  const facts = createFacts(page);
  const opening = createOpening(context);
  const data = createDataImport(context, (columns) => {
    selected = -1;
    actions.edit((now) => withTable(now, columns));
  });
  const brushes = ([0, 1] as const).map((kind) => {
    const name = h('span', {});
    const sign = h('span', { class: 'data-sign' });
    const button = h('button', { type: 'button', class: 'chip data-brush' }, sign, name);
    button.addEventListener('click', () => {
      brush = kind;
      show();
    });
    return { button, name, sign };
  });
  const brushGroup = h('div', { class: 'chips', role: 'group' }, ...brushes.map(({ button }) => button));
  const open = chip(() => data.open());
  const save = chip(() => {
    if (view === null) return;
    const names = Object.keys(view.columns);
    const rows = Array.from({ length: view.rows }, (_, row) => names.map((name) => view!.columns[name]![row]!));
    const { shown } = store.state;
    const title = shown === null ? '' : page.words.t(shown.resolved.title);
    download(new Blob([formatTable(names, rows)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'));
  });
  const undo = chip(() => page.actions.run('undo'));
  const maker = createMaker(context, () => view);
  const row = createRowEditor(context, {
    view: () => view,
    selected: () => selected,
    select(next) {
      selected = next;
      show();
    },
  });
  const hint = h('p', { class: 'quiet', 'data-part': 'hint' });
  const said = h('p', { class: 'data-note', role: 'status' });
  const tools = h('div', { class: 'chips', 'data-part': 'edit' }, brushGroup, undo, open, save);
  const figureHost = h('div', { class: 'data-figure', 'data-part': 'points' }, scatter.element);
  const body = h(
    'div',
    { class: 'data-body' },
    tools,
    figureHost,
    hint,
    row.element,
    scatter.separation,
    facts.element,
    maker,
    said,
  );
  const dock = h('div', { class: 'data-tool' }, body, opening);

  // A table can be dropped where it will be drawn.
  dock.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  dock.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    // What is no table (a saved experiment) is for the page itself.
    if (file === undefined || view === null || /\.(json|npy|npz)$/i.test(file.name)) return;
    event.preventDefault();
    event.stopPropagation();
    data.read(file);
  });

  function show(): void {
    const { words } = page;
    body.hidden = view === null;
    opening.hidden = view !== null;
    if (view === null) return;
    if (selected >= view.rows) selected = -1;
    scatter.show({ view, brush, selected });
    const { classes, rows } = view;
    // Where the class is an axis, the place of a press says which it is.
    brushGroup.hidden = classes === null || classes.column === view.y;
    brushes.forEach(({ button, name, sign }, kind) => {
      button.setAttribute('aria-pressed', String(kind === brush));
      setText(name, classes === null ? '' : `${classes.column} = ${formatExact(classes.codes[kind as 0 | 1])}`);
      sign.replaceChildren(pointSign(classStyle(kind, page.store.state.prefs.theme)));
    });
    undo.disabled = store.state.history.past.length === 0;
    if (rows > MOST_SHOWN) setText(hint, words.t(texts.many, { shown: MOST_SHOWN, rows }));
    else setText(hint, `${words.t(texts.hint)}${bend?.minimum ? words.t(texts.best) : ''}`);
    row.show();
    const numbers = rows * Object.keys(view.columns).length;
    const fits = numbers <= SURELY_TOO_MANY && fitsAddress(experimentOf(store.state));
    setText(said, fits ? '' : words.t(texts.tooLong));
  }

  function measure(): void {
    const { shown } = store.state;
    bend = view === null || shown === null || shown.resolved.problem.data === null ? null : bendOf(shown, store.state);
    facts.show(view?.rows ?? 0, bend);
    show();
    context.refresh();
  }

  context.watch(
    (state, { prefs, scale }) => [experimentOf(state).surface, prefs.theme, scale],
    () => {
      view = lossDataOf(experimentOf(store.state).surface);
      show();
    },
  );
  context.watch((state) => [state.shown?.resolved, state.pointed], measure);
  context.watch(
    (state) => [state.playback.cursor, state.shown?.descents, state.pointed],
    () => {
      scatter.showFits();
      if (bend?.minimum === false) measure();
    },
  );
  page.live((words) => {
    open.textContent = words.t(texts.import);
    save.textContent = words.t(texts.export);
    undo.textContent = words.t(texts.undo);
    brushGroup.setAttribute('aria-label', words.t(texts.brush));
    show();
  });

  function layers(): SceneLayers {
    const { shown } = store.state;
    if (bend === null || shown === null) return {};
    const color = getComputedStyle(document.documentElement).getPropertyValue('--text').trim();
    return { lines: hessianAxes(bend, shown.resolved.problem.domain, color) };
  }

  return {
    dock,
    layers,
    setActive(next) {
      if (!next) data.close();
    },
  };
};

/** The axes of the ellipses around a place: the flatter the direction, the longer. */
function hessianAxes(
  { at, curvatures, directions }: Bend,
  domain: readonly [readonly [number, number], readonly [number, number]],
  color: string,
): NonNullable<SceneLayers['lines']> {
  const reach = 0.22 * Math.min(...domain.map(([low, high]) => high - low));
  const flattest = Math.min(...curvatures.map(Math.abs));
  return directions.flatMap(([x, y], i) => {
    const size = Math.abs(curvatures[i]!);
    if (!(size > 0)) return [];
    // Directions of no curvature at all would make the other one vanish.
    const length = reach * Math.max(0.15, Math.sqrt(Math.max(flattest, 1e-6 * size) / size));
    const path = Float64Array.of(at[0] - length * x, at[1] - length * y, at[0] + length * x, at[1] + length * y);
    return [
      { path, color, width: 1, dash: curvatures[i]! > 0 ? ('solid' as const) : ('dashed' as const), arrow: false },
    ];
  });
}

/** What is said where there is no loss, with losses to open. */
function createOpening({ page, actions }: ToolContext): HTMLElement {
  const text = h('p', {});
  const chips = LOSS_LIST.map(({ id }) => chip(() => actions.edit((now) => chooseSurface(now, openingOf(id)))));
  const element = h(
    'div',
    { class: 'data-opening', 'data-part': 'losses' },
    text,
    h('div', { class: 'tool-chips' }, ...chips),
  );
  page.live((words) => {
    text.textContent = words.t(texts.noLoss);
    LOSS_LIST.forEach(({ name }, i) => {
      chips[i]!.textContent = words.t(name);
    });
  });
  return element;
}

/** One row by its numbers, for the keyboard and for exact values. */
function createRowEditor(
  { page, actions }: ToolContext,
  row: { view(): LossData | null; selected(): number; select(row: number): void },
): { readonly element: HTMLElement; show(): void } {
  const at = h('input', { type: 'number', min: 1, step: 1, class: 'number-field' });
  const atLabel = h('label', { class: 'field-row' }, h('span', {}), at);
  const fields = h('span', { class: 'chips' });
  const remove = chip(() => {
    const view = row.view();
    const index = row.selected();
    if (view === null || index < 0) return;
    actions.edit((now) => withColumns(now, withoutRow(view.columns, index)));
    row.select(Math.min(index, view.rows - 2));
  });
  const element = h('div', { class: 'chips data-row', 'data-part': 'row' }, atLabel, fields, remove);
  let made: readonly { readonly name: string; readonly field: HTMLInputElement }[] = [];

  at.addEventListener('change', () => {
    taken(at);
    const view = row.view();
    if (view === null) return;
    const typed = Math.round(Number(at.value));
    row.select(at.value.trim() === '' || !Number.isFinite(typed) ? -1 : Math.min(view.rows, Math.max(1, typed)) - 1);
  });

  function change(name: string, field: HTMLInputElement): void {
    taken(field);
    const view = row.view();
    const index = row.selected();
    const typed = parseInput(field.value);
    if (view !== null && index >= 0 && typed !== null) {
      const codes = view.classes?.column === name ? view.classes.codes : null;
      const value = codes === null ? typed : codes[typed > (codes[0] + codes[1]) / 2 ? 1 : 0];
      actions.edit((now) => withColumns(now, withRow(view.columns, index, { [name]: value })));
    }
    show();
  }

  function show(): void {
    const view = row.view();
    if (view === null) return;
    const names = Object.keys(view.columns);
    if (made.length !== names.length || made.some(({ name }, i) => name !== names[i])) {
      made = names.map((name) => {
        const field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
        field.addEventListener('change', () => change(name, field));
        return { name, field };
      });
      fields.replaceChildren(
        ...made.map(({ name, field }) =>
          h('label', { class: 'field-row' }, h('span', { class: 'math' }, `${name} =`), field),
        ),
      );
    }
    const index = row.selected();
    const { words } = page;
    setText(atLabel.firstElementChild!, words.t(texts.row));
    setText(remove, words.t(texts.remove));
    at.max = String(view.rows);
    if (!isTyped(at)) put(at, index < 0 ? '' : String(index + 1));
    at.placeholder = `1–${view.rows}`;
    remove.disabled = index < 0 || view.rows <= 1;
    fields.hidden = index < 0;
    remove.hidden = index < 0;
    for (const { name, field } of made) {
      if (index >= 0 && !isTyped(field)) put(field, String(Number(view.columns[name]![index]!.toPrecision(8))));
    }
  }

  return { element, show };
}

/** Something is being typed into the field: what comes from elsewhere meanwhile must not overwrite it. */
function isTyped(field: HTMLInputElement): boolean {
  return document.activeElement === field && field.value !== field.defaultValue;
}

function put(field: HTMLInputElement, text: string): void {
  field.defaultValue = field.value = text;
}

/** What was typed has been read: the field shows what came of it. */
function taken(field: HTMLInputElement): void {
  field.defaultValue = field.value;
}

/** Data made from the experiment's seed. */
function createMaker({ page, store, actions, watch }: ToolContext, view: () => LossData | null): HTMLElement {
  const summary = h('summary', {});
  const rows = h('input', { type: 'number', min: 2, max: MOST_MADE, step: 1, value: 60, class: 'number-field' });
  const noise = h('input', {
    type: 'text',
    inputmode: 'decimal',
    value: '0.5',
    autocomplete: 'off',
    class: 'number-field',
  });
  const rowsLabel = h('label', { class: 'field-row' }, h('span', {}), rows);
  const noiseLabel = h('label', { class: 'field-row' }, h('span', {}), noise);
  const seed = h('span', { class: 'quiet' });
  const make = chip(() => {
    const now = view();
    if (now === null) return;
    const count = Math.min(MOST_MADE, Math.max(2, Math.round(Number(rows.value)) || 60));
    const spread = Math.min(1e6, Math.max(0, parseInput(noise.value) ?? 0.5));
    rows.value = String(count);
    noise.value = formatInput(spread);
    actions.edit((experiment) =>
      withColumns(experiment, generate(now, { rows: count, noise: spread, seed: experiment.seed })),
    );
  });
  const again = chip(() => {
    actions.edit((experiment) => ({ ...experiment, seed: (experiment.seed + 1) % 2 ** 32 }));
    make.click();
  });
  const element = h(
    'details',
    { class: 'data-maker', 'data-part': 'maker' },
    summary,
    h('div', { class: 'chips' }, rowsLabel, noiseLabel, make, again, seed),
  );
  const write = (): void => {
    const { words } = page;
    summary.textContent = words.t(texts.make);
    setText(rowsLabel.firstElementChild!, words.t(texts.count));
    setText(noiseLabel.firstElementChild!, words.t(texts.noise));
    make.textContent = words.t(texts.makeNow);
    again.textContent = words.t(texts.nextSeed);
    seed.textContent = words.t(texts.seed, { seed: experimentOf(store.state).seed });
  };
  page.live(write);
  watch((state) => [experimentOf(state).seed], write);
  return element;
}
