import { startHistory } from '../../../src/page/history';
import type { CreateLaboratory, LaboratoryKind } from '../../../src/page/laboratory';
import { createStore } from '../../../src/page/store';
import { type Bench, createBenchHost } from '../../../src/page/workbench/benchHost';
import type { BenchLens } from '../../../src/page/workbench/benchLens';
import { createDocument, plainFormat } from '../../../src/page/workbench/document';
import { createEditing, type Edited, type Editing } from '../../../src/page/workbench/editing';
import { createLabContext, type LabContext, labContextUntil } from '../../../src/page/workbench/labContext';
import { createPlainLayout } from '../../../src/page/workbench/plainLayout';
import { createRestart } from '../../../src/page/workbench/restart';
import { addFolder, createSettings } from '../../../src/page/workbench/settingsRail';
import { type ToyExperiment, toyExperiments } from './experiment';

export type ToyContext = LabContext<Edited<ToyExperiment>, Editing<ToyExperiment, 'graph'>>;

const texts = {
  name: { en: 'Toy', zh: '玩具' },
  graph: { en: 'Graph', zh: '图像' },
  broken: { en: 'The graph could not be loaded.', zh: '无法加载图像。' },
  settings: { en: 'Curve', zh: '曲线' },
} as const;

const BENCHES: BenchLens<ToyExperiment, 'graph'> = {
  names: ['graph'],
  shown: () => 'graph',
  show: (experiment) => experiment,
  settings: () => null,
};

/** A laboratory of one formula, one number and one bench, made of what the page offers to all. */
export const toy: LaboratoryKind = {
  name: 'toy',
  title: texts.name,
  about: texts.name,
  claims: toyExperiments.owns,
  claimsFile: ({ json }) => json !== undefined && 'curve' in json,
  load: async () => createToy,
};

const createToy: CreateLaboratory = (page, viewport, address) => {
  const { experiment, rejected } = toyExperiments.open(address ?? '');
  const initial = (first: ToyExperiment): Edited<ToyExperiment> => ({ history: startHistory(first) });
  const store = createStore(initial(experiment));
  const editing = createEditing(store, BENCHES);
  const context: ToyContext = createLabContext(page, store, editing, viewport);
  const host = createBenchHost<'graph', Bench, ToyContext>(page, {
    name: 'toy',
    label: texts.name,
    broken: texts.broken,
    names: BENCHES.names,
    benches: { graph: { title: texts.graph, load: async () => (await import('./graph')).createGraph } },
    shown: () => 'graph',
    choose: editing.showBench,
    contextFor: (until) => ({ context: labContextUntil(context, until), setActive() {} }),
    transport: null,
  });
  const { curve, gain } = toyExperiments.settings;
  const settings = createSettings(context, {
    title: (words) => words.t(texts.settings),
    structure: () => '',
    fill(root, build, _, words) {
      const folder = addFolder(root, 'curve', words.t(texts.settings));
      build.formula(
        folder,
        { key: 'curve', label: words.t(curve.label), read: curve.read, write: curve.write },
        {
          scope: { variables: ['x'], parameters: [], columns: [], reductions: false, vectors: false },
          words,
          example: 'x^3 - x',
          declare: null,
        },
      );
      build.field(folder, gain, words);
    },
  });
  const layout = createPlainLayout(page, host, {
    laboratory: 'toy',
    settings,
    benchText: (words) => words.t(texts.graph),
  });
  return {
    document: createDocument(store, editing, plainFormat(toyExperiments), createRestart(context, host, initial)),
    rejected,
    parts: layout.parts,
    layout: 'plain',
    bench: 'graph',
    header: [],
    skip: { text: texts.graph, target: () => layout.view },
    transport: host.transport,
    command: host.command,
    setActive: host.follow,
    interrupt() {},
    statements: () => [],
    get ready() {
      return !host.state.busy;
    },
    inspect: () => ({ toy: { experiment: store.state.history.present, at: host.transport()?.position.at ?? null } }),
    share: { title: (words) => words.t(texts.name) },
    subscribe: (tell) => void store.subscribe(tell),
  };
};
