import { isBeyondFloat32 } from '../../../experiment/axis';
import './sweep.css';
import { sweptValue, withSwept } from '../../../experiment/surfaces/sweep';
import type { Run } from '../../../experiment/surfaces/types';
import { h, setText } from '../../../page/dom';
import { createStatusLine } from '../../../page/ui/status';
import { createRefinement } from '../../../page/workbench/budget';
import { createJob } from '../../../page/workbench/job';
import { runStyle } from '../../shared/runStyle';
import { createBackground } from '../background';
import type { CreateTool } from '../context';
import { createPathMap } from '../pathMap';
import { runNames } from '../rails/names';
import { latest } from '../request';
import { experimentOf } from '../state';
import { surfacesTexts } from '../texts';
import { cellOutcome, cellValues, createCellPath, type PathRequest, runOfCell } from './cell';
import { createSweepPane } from './pane';
import { computeSweep, type SweepMap, type SweepRequest, sweepRequest, theoryOf } from './request';
import { createSweepSettings } from './settings';
import { texts } from './texts';

/**
 * Two things of a run at once: every cell of the map is one complete run. Computed coarse to fine, anew whenever
 * something else of the experiment changes; what theory knows is drawn on top.
 */
export const createSweepTool: CreateTool = (context) => {
  const { page } = context;
  let active = false;
  const refinement = createRefinement();
  let wanted: SweepRequest | null = null;
  let asked: PathRequest | null = null;
  let adopted: string | null = null;

  const job = createJob<SweepRequest, SweepMap>(
    page.engine,
    async (request, engine, publish, signal) => {
      const theory = await theoryOf(engine, request, signal);
      await refinement.run(
        engine,
        request.size,
        (side) => computeSweep(engine, request, side, signal),
        (ensemble, side) => publish({ side, ensemble, theory }),
      );
    },
    write,
  );
  const path = createCellPath(page.engine, drawPath);
  const backgroundOf = createBackground();

  const pane = createSweepPane(context, {
    onPoint() {
      askPath();
      writeReading();
    },
    onChoose: adopt,
    onWindow: (x, y) => context.set('sweep', { x, y }),
  });
  const status = createStatusLine(page, () => job.want(null));
  const summary = h('p', { class: 'sweep-summary', 'data-part': 'summary' });
  const note = h('p', { class: 'sweep-note' });
  const stage = h(
    'section',
    { class: 'sweep' },
    h('div', { class: 'sweep-head', 'data-group': true }, summary, status.element, pane.tools),
    note,
    pane.element,
  );

  const small = createPathMap();
  const values = h('p', { class: 'sweep-values' });
  const outcome = h('p', { class: 'sweep-outcome' });
  const reading = h('div', {}, values, outcome);
  // Cells are read out to who goes through them by the keyboard, not as the pointer passes over them.
  for (const [event, live] of [
    ['focusin', 'polite'],
    ['focusout', 'off'],
  ] as const) {
    pane.element.addEventListener(event, () => reading.setAttribute('aria-live', live));
  }
  const taken = h('p', { class: 'sweep-taken', role: 'status' });
  const dock = h(
    'section',
    { class: 'sweep-dock' },
    h('div', { class: 'sweep-path', 'data-part': 'cell.path', role: 'img' }, small.element),
    h('div', { class: 'sweep-reading', 'data-part': 'cell.reading' }, reading, taken),
  );
  const panel = createSweepSettings(context);

  function follow(): void {
    const { shown } = context.store.state;
    const request = shown === null ? null : sweepRequest(shown);
    if (request !== null && latest(wanted, request) !== wanted) {
      const same = wanted !== null && request.x.of === wanted.x.of && request.y.of === wanted.y.of;
      if (!same || request.index !== wanted?.index) pane.forget();
      wanted = request;
    }
    job.want(active ? wanted : null);
    write();
  }

  function askPath(): void {
    const { result, of } = job;
    const cell = pane.cursor;
    if (!active || cell === null || result === null || of === null) {
      // The last path stays: one may want to look at it, and the pointer has to leave the map for that.
      return;
    }
    asked = { request: of, run: runOfCell(of, result.side, cell) };
    adopted = null;
    path.want(asked);
  }

  function adopt(): void {
    const { result, of } = job;
    const cell = pane.cursor;
    if (result === null || of === null || cell === null) return;
    const chosen = runOfCell(of, result.side, cell);
    adopted = cellValues(of, result.side, cell, page.words);
    const take = (run: Run, name: string): Run => withSwept(run, name, sweptValue(chosen, name));
    context.actions.edit((now) => ({
      ...now,
      runs: now.runs.map((run, index) => (index === of.index ? take(take(run, of.x.of), of.y.of) : run)),
    }));
    writeReading();
  }

  function write(): void {
    const { words } = page;
    const { result, of, busy, failure } = job;
    stage.dataset.state = result === null ? 'waiting' : busy ? 'computing' : 'done';
    const limited = result !== null && of !== null && !busy && result.side < of.size;
    const cells = (side: number): string => `${side} × ${side}`;
    status.show({
      busy,
      failure,
      note: limited ? words.t(surfacesTexts.cpu, { shown: cells(result.side), wanted: cells(of.size) }) : '',
    });
    if (result === null || of === null) return;
    const name = runNames(of, words)[of.index] ?? '';
    setText(summary, words.t(texts.summary, { cells: cells(result.side), name, steps: of.experiment.steps }));
    const tooFine = page.engine.current?.kind === 'gpu' && [of.x, of.y].some((axis) => isBeyondFloat32(axis, of.size));
    setText(note, tooFine ? words.t(texts.float32) : '');
    pane.show(result, of);
    writeReading();
  }

  function writeReading(): void {
    const { words } = page;
    const { result, of } = job;
    const cell = pane.cursor;
    const pointed = cell !== null && result !== null && of !== null;
    setText(values, pointed ? cellValues(of, result.side, cell, words) : words.t(texts.hint));
    setText(outcome, pointed ? cellOutcome(result, of, cell, words) : '');
    setText(taken, adopted === null ? '' : words.t(texts.adopted, { values: adopted }));
  }

  function drawPath(): void {
    const { state } = context.store;
    const { theme } = page.store.state.prefs;
    const picture = backgroundOf(state, theme);
    const { shown } = state;
    if (picture === null || shown === null) return;
    const index = wanted?.index ?? 0;
    // A path on another surface is none on this one.
    const own = path.of?.request.experiment.surface === shown.experiment.surface ? path.result : null;
    small.show({
      picture,
      trajectory: own?.trajectory ?? shown.descents[index]?.trajectory ?? new Float64Array(),
      minima: shown.resolved.minima,
      style: runStyle(index, theme),
      theme,
    });
    small.moveTo(Number.MAX_SAFE_INTEGER);
  }

  page.live((words) => {
    stage.setAttribute('aria-label', words.t(surfacesTexts.tools.sweep.name));
    dock.setAttribute('aria-label', words.t(surfacesTexts.tools.sweep.name));
    small.element.parentElement?.setAttribute('aria-label', words.t(texts.pathName));
    write();
    writeReading();
  });
  context.watch(
    ({ shown }) => [shown],
    () => {
      follow();
      drawPath();
    },
  );
  context.watch(
    (state, { prefs }) => [prefs, experimentOf(state).runs, experimentOf(state).view],
    () => {
      write();
      drawPath();
    },
  );
  // A wider window may have changed the size of type.
  window.addEventListener(
    'resize',
    () => {
      if (active) requestAnimationFrame(write);
    },
    { signal: page.signal },
  );

  return {
    stage,
    dock,
    panel,
    transport: null,
    get busy() {
      return job.busy;
    },
    setActive(next) {
      active = next;
      follow();
    },
  };
};
