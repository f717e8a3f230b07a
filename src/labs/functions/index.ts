import { functionExperiments } from '../../experiment/functions/experiment';
import { resolveFunction } from '../../experiment/functions/resolve';
import type { Words } from '../../page/i18n';
import type { Laboratory } from '../../page/laboratory';
import { createStore } from '../../page/store';
import { pageTexts } from '../../page/texts';
import type { Context } from '../../page/ui/context';
import type { Viewport } from '../../page/viewport';
import { createBenchHost } from '../../page/workbench/benchHost';
import { createDocument, plainFormat } from '../../page/workbench/document';
import { createEditing } from '../../page/workbench/editing';
import { createLabContext, labContextUntil } from '../../page/workbench/labContext';
import { createPlainLayout } from '../../page/workbench/plainLayout';
import { createRestart } from '../../page/workbench/restart';
import { BENCHES, FUNCTION_BENCH_ENTRIES } from './benches';
import type { FunctionContext } from './context';
import { inspectFunctions } from './inspect';
import { createFunctionSettings, createViewSettings } from './rails/panel';
import { functionExperimentOf, initialFunctionState, withCompiled } from './state';
import { functionsTexts } from './texts';

/** Of each bench, what it found out. */
const WALL = [
  ...['points', 'quotient', 'triangle', 'readings', 'best', 'score', 'rules.steps', 'entry.domain'],
  ...['runs.table', 'band', 'said', 'summary', 'cobweb', 'rates.rate', 'rates.verdict'],
  ...['headline', 'verdict', 'sums', 'result', 'legend', 'card', 'values', 'facts', 'forms', 'largest'],
];

/** The laboratory of functions of one variable. */
export function createFunctions(page: Context, viewport: Viewport, address: string | null): Laboratory {
  const { experiment, rejected } = functionExperiments.open(address ?? '');
  const store = createStore(initialFunctionState(experiment));
  const actions = createEditing(store, BENCHES);
  // First of all subscriptions: whoever else hears of a new function finds it compiled, or knows why it is not.
  store.subscribe((state) => {
    const next = withCompiled(state);
    if (next !== state) store.update(() => next);
  });
  const context: FunctionContext = Object.assign(createLabContext(page, store, actions, viewport), {
    arrange: () => host.arrange(),
  });
  const host = createBenchHost(page, {
    name: 'functions',
    label: functionsTexts.benches,
    broken: functionsTexts.broken,
    names: BENCHES.names,
    benches: FUNCTION_BENCH_ENTRIES,
    shown: () => functionExperimentOf(store.state).bench,
    choose: actions.showBench,
    contextFor: (until) => ({
      context: Object.assign(labContextUntil(context, until), { arrange: context.arrange }),
      setActive() {},
    }),
    transport: null,
  });
  const layout = createPlainLayout(page, host, {
    laboratory: 'functions',
    subject: createFunctionSettings(context),
    settings: createViewSettings(context),
    benchText: (words) => words.t(functionsTexts.part),
  });
  let active = false;
  context.watch(
    (state) => [functionExperimentOf(state).bench],
    () => host.follow(active),
  );

  function title(words: Words): string {
    return words.t(resolveFunction(functionExperimentOf(store.state).function).title);
  }

  /** What a saved picture says below: the function, and which bench shows it. */
  function figureCaption(words: Words, date: Date): readonly [string, string] {
    const { formula, variable } = store.state.shown.resolved;
    const { bench } = functionExperimentOf(store.state);
    const name = words.t(functionsTexts.bench[bench]);
    const shown = host.current?.formula?.() ?? `f(${variable}) = ${formula}`;
    return [shown, `${name} · Nabla · ${date.toISOString().slice(0, 10)}`];
  }

  return {
    document: createDocument(
      store,
      actions,
      plainFormat(functionExperiments),
      createRestart(context, host, initialFunctionState),
    ),
    rejected,
    parts: layout.parts,
    layout: 'plain',
    get bench() {
      return functionExperimentOf(store.state).bench;
    },
    header: [],
    skip: { text: functionsTexts.skip, target: () => layout.view },
    transport: host.transport,
    command(command) {
      if (host.command(command)) return true;
      const preset = command.startsWith('preset');
      const name = preset ? BENCHES.names[Number(command.slice('preset'.length)) - 1] : undefined;
      if (name !== undefined) actions.showBench(name);
      return preset;
    },
    setActive(next) {
      active = next;
      host.follow(next);
    },
    interrupt() {},
    wall: WALL,
    statements: (words) => {
      const { failure } = store.state;
      return failure === null ? [] : [[words.t(pageTexts.work.failure), words.t(failure)]];
    },
    get ready() {
      return !host.state.busy;
    },
    inspect: () => ({ function: inspectFunctions(store.state, host.state, host.current) }),
    share: {
      title,
      figure() {
        const element = host.current?.figures ?? host.current?.stage;
        return element === undefined ? null : { element, caption: figureCaption };
      },
    },
    subscribe: (tell) =>
      void store.subscribe((state, previous) => {
        if (state.history !== previous.history || state.failure !== previous.failure) tell();
      }),
  };
}
