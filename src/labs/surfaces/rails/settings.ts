import type { GUI } from 'lil-gui';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import type { Experiment } from '../../../experiment/surfaces/types';
import type { PanelBuilder } from '../../../page/panel/builder';
import { addPageControls } from '../../../page/panel/pageControls';
import { pageTexts } from '../../../page/texts';
import type { Context } from '../../../page/ui/context';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { runsStructure } from '../../shared/runs/runsFolder';
import { runTexts } from '../../shared/runs/texts';
import { sharedTexts } from '../../shared/texts';
import type { SurfaceContext } from '../context';
import { addDescentControls } from './descentFolder';
import { addRunControls } from './runsFolder';
import { addSurfaceControls } from './surfaceFolder';
import { railTexts } from './texts';

/** Folders that are open on the first visit. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['surface', 'runs', 'view']);

/** The settings of the experiment; those of the tool stand above them. */
export function createPanel(context: SurfaceContext): HTMLElement {
  const { page, actions } = context;
  return createSettings(context, {
    title: (words) => words.t(pageTexts.settings),
    openAtFirst: OPEN_AT_FIRST,
    structure: (experiment, { prefs, session }) =>
      JSON.stringify([structureOf(experiment), prefs.theme, session.backend, prefs.scale]),
    fill(root, build, experiment, words) {
      const surface = addFolder(root, 'surface', words.t(railTexts.settings.surface));
      addSurfaceControls(surface, build, experiment, words, actions);
      const runs = addFolder(root, 'runs', words.t(runTexts.optimizers));
      addRunControls(runs, build, experiment, words, actions, page.store.state.prefs.theme);
      const descent = addFolder(root, 'descent', words.t(runTexts.training));
      addDescentControls(descent, build, experiment, words, actions);
      addViewControls(addFolder(root, 'view', words.t(sharedTexts.view)), build, page);
    },
  });
}

/** Which controls an experiment needs, as a text that can be compared. */
function structureOf(experiment: Experiment): string {
  const { surface } = experiment;
  const kind =
    'id' in surface ? surface.id : 'samples' in surface ? surface.samples.name : 'loss' in surface ? 'loss' : 'formula';
  const parameters = 'id' in surface ? [] : Object.keys(surface.parameters ?? {});
  const domain = 'id' in surface ? surface.domain : null;
  const data = 'data' in surface && typeof surface.data === 'string' ? surface.data : null;
  return JSON.stringify([kind, parameters, domain, data, runsStructure(experiment), experiment.stop === undefined]);
}

function addViewControls(folder: GUI, build: PanelBuilder<Experiment>, page: Context): void {
  const { words, store } = page;
  const { view } = SURFACE_SETTINGS;
  const flatOnly = store.state.session.backend === 'canvas2d';
  if (!flatOnly) {
    build.field(folder, view.projection, words);
  }
  for (const setting of [view.height, view.colors, view.contours, view.equal, view.digits]) {
    build.field(folder, setting, words);
  }
  addPageControls(folder, build, page);
}
