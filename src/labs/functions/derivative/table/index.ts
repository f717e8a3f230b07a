import './table.css';
import type { DragPhase } from '../../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import { h, setText } from '../../../../page/dom';
import { createWatcher } from '../../../../page/workbench/labContext';
import { addFolder, createSettings } from '../../../../page/workbench/settingsRail';
import type { FunctionContext } from '../../context';
import { chooseFunction } from '../../edits';
import { createSnapping } from '../../stage/places';
import { functionExperimentOf } from '../../state';
import type { Part } from '../part';
import { texts as benchTexts } from '../texts';
import { snappedBase, TABLE } from './entries';
import { texts } from './texts';
import { createTile, STEP } from './tile';

/** The table of derivatives: every entry a picture that moves. */
export function createTablePart(context: FunctionContext): Part {
  const { page, store, actions } = context;
  const { derivative: fields } = FUNCTION_SETTINGS;
  let active = false;
  const snap = createSnapping();
  const about = h('p', { class: 'quiet derivative-hint', 'data-part': 'about' });
  const tiles = TABLE.map((entry) =>
    createTile(entry, {
      drag,
      set(setting, value, done) {
        const next = setting === 'base' ? snappedBase(value) : value;
        actions.edit((now) => fields[setting].write(now, next), `derivative.${setting}`);
        if (done) actions.endGesture();
      },
      open: ({ id }) =>
        actions.edit((now) => {
          const { base, exponent, place } = now.derivative;
          const next = chooseFunction(now, { id, ...parametersOf(id, base, exponent) });
          return { ...next, derivative: { ...next.derivative, part: 'tangent', at: [place] } };
        }),
    }),
  );
  const grid = h('div', { class: 'derivative-table', 'data-figure': true }, ...tiles.map(({ element }) => element));

  function drag(x: number, phase: DragPhase): void {
    const place = Number(snap(x, STEP, phase).toPrecision(6));
    if (phase !== 'start') {
      actions.edit(
        (now) => (now.derivative.place === place ? now : fields.place.write(now, place)),
        'derivative.place',
      );
    }
    if (phase === 'end') actions.endGesture();
  }

  function show(): void {
    const { words } = context;
    setText(about, words.t(texts.about));
    grid.setAttribute('aria-label', words.t(texts.name));
    const { derivative, view } = functionExperimentOf(store.state);
    for (const tile of tiles) tile.show(derivative, view.digits, words);
  }

  const watcher = createWatcher(
    page,
    store,
    (state, { prefs }) => {
      const { derivative, view } = functionExperimentOf(state);
      return [derivative, view.digits, prefs.language];
    },
    show,
    () => active,
  );
  return {
    element: h('div', { class: 'derivative-table-part' }, about, grid),
    figures: grid,
    panel: createSettings(context, {
      structure: () => '',
      fill(root, build, _, words) {
        const folder = addFolder(root, 'derivative', words.t(benchTexts.rail.table));
        for (const field of [fields.place, fields.base, fields.exponent]) build.field(folder, field, words);
      },
    }),
    transport: null,
    setActive(now) {
      active = now;
      watcher.look();
    },
  };
}

/** What the table's sliders say of an entry. */
function parametersOf(id: string, base: number, exponent: number): { parameters?: Record<string, number> } {
  const entry = TABLE.find((candidate) => candidate.id === id);
  const [name] = Object.keys(entry?.parameters ?? {});
  return name === undefined ? {} : { parameters: { [name]: name === 'n' ? exponent : base } };
}
