import './basins.css';
import { type BasinMap, mapBasins } from '../../../analysis/basins';
import { basinGradient } from '../../../charts/basinColors';
import { h, setText } from '../../../page/dom';
import { createStatusLine } from '../../../page/ui/status';
import { createRefinement } from '../../../page/workbench/budget';
import { createJob } from '../../../page/workbench/job';
import type { SceneDrape, SceneLayers, SceneLine, SceneMark } from '../../../scene/contract';
import { runStyle } from '../../shared/runStyle';
import type { CreateTool } from '../context';
import { runNames } from '../rails/names';
import { latest } from '../request';
import { experimentOf } from '../state';
import { surfacesTexts } from '../texts';
import { createBasinList } from './list';
import { countName, placeNumber } from './names';
import { createPathJob, type PathRequest, pathText } from './path';
import { paint, type Sketch, sketch } from './picture';
import { type BasinRequest, basinRequest, gridPlan } from './request';
import { createBasinSettings } from './settings';
import { assignSlots, type Slot } from './slots';
import { texts } from './texts';

interface Result {
  readonly map: BasinMap;
  readonly sketch: Sketch;
  readonly slots: readonly Slot[];
  /** No finer one will come. */
  readonly final: boolean;
}

/**
 * Basins of attraction: one complete run from every pixel. Hue says where it ends, lightness how long it takes. Computed
 * anew, coarse to fine, whenever the optimizer or the surface changes.
 */
export const createBasinsTool: CreateTool = (context) => {
  const { page } = context;
  let active = false;
  let pointed: number | null = null;
  let probe: readonly [number, number] | null = null;
  let drape: { readonly of: Sketch; readonly pointed: number | null; readonly drape: SceneDrape } | null = null;

  const refinement = createRefinement();
  const job = createJob<BasinRequest, Result>(
    page.engine,
    async (request, engine, publish, signal) => {
      const { problem, run, size, known } = request;
      await refinement.run(
        engine,
        size,
        async (side) => {
          const map = await mapBasins(engine, problem, run, gridPlan(request, side), known, signal);
          return { map, sketch: await sketch(map) };
        },
        (made, _side, final) => {
          const slots = assignSlots(slotsBefore(request), made.map.attractors, problem.domain);
          publish({ ...made, slots, final });
        },
      );
    },
    tell,
  );
  const path = createPathJob(page.engine, () => {
    writeReading();
    context.refresh();
  });

  /** Another surface begins with hues of its own; with other parameters it is still the same. */
  function slotsBefore({ problem }: BasinRequest): readonly Slot[] {
    const { of, result } = job;
    const same =
      of !== null && of.problem.formula === problem.formula && alikeRanges(of.problem.domain, problem.domain);
    return same && result !== null ? result.slots : [];
  }

  const status = createStatusLine(page, () => job.want(null));
  const summary = h('p', { class: 'basin-summary', 'data-part': 'summary' });
  const reading = h('p', { class: 'basin-reading', 'data-part': 'reading' });
  const list = createBasinList(point);
  const fewest = h('span', { class: 'figure' });
  const most = h('span', { class: 'figure' });
  const bar = h('span', { class: 'basin-bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--bar', basinGradient(0));
  const legendName = h('span', {});
  const legend = h('p', { class: 'basin-legend', 'data-part': 'legend.steps' }, legendName, fewest, bar, most);
  const dock = h(
    'section',
    { class: 'dock-stack basins' },
    h('div', { class: 'dock-head', 'data-group': true }, summary, legend, status.element),
    reading,
    h('div', { class: 'scroll', 'data-part': 'list' }, list.element),
  );
  const panel = createBasinSettings(context);

  function point(label: number | null): void {
    if (label === pointed) return;
    pointed = label;
    list.point(label);
    context.refresh();
  }

  function follow(): void {
    const { shown } = context.store.state;
    const request = shown === null ? null : basinRequest(shown);
    // What the map does not depend on leaves it as it is; coming back to it, nothing is computed anew.
    if (request !== null) wanted = latest(wanted, request);
    job.want(active ? wanted : null);
    askPath();
  }
  let wanted: BasinRequest | null = null;

  /** Where the pointer is, as long as a map is there to tell where it leads. */
  function askPath(): void {
    const request = probe === null || !active || wanted === null ? null : { from: probe, map: wanted };
    if (request?.from === asked?.from && request?.map === asked?.map) return;
    asked = request;
    path.want(request);
    if (request === null) writeReading();
  }
  let asked: PathRequest | null = null;

  function tell(): void {
    const { result } = job;
    if (pointed !== null && (result?.map.attractors.length ?? 0) <= pointed) pointed = null;
    write();
    context.refresh();
  }

  function slotNumbers(): number[] {
    return job.result?.slots.map(({ slot }) => slot) ?? [];
  }

  function write(): void {
    const { words } = page;
    const { result, of, busy, failure } = job;
    dock.dataset.state = result === null ? 'waiting' : busy ? 'computing' : 'done';
    const limited = result !== null && of !== null && result.final && result.map.grid.columns < of.size;
    const side = result?.map.grid.columns ?? 0;
    const note = limited
      ? words.t(surfacesTexts.cpu, { shown: `${side} × ${side}`, wanted: `${of.size} × ${of.size}` })
      : '';
    status.show({ busy, failure, note });
    legend.hidden = result === null || result.map.attractors.length === 0;
    list.element.hidden = result === null;
    if (result === null || of === null) {
      setText(summary, '');
      return;
    }
    const { shown } = context.store.state;
    const name = shown === null ? '' : (runNames(shown, words)[of.index] ?? '');
    setText(
      summary,
      words.t(texts.summary, {
        size: `${side} × ${side}`,
        name,
        steps: countName(of.experiment.steps, words),
        count: result.map.attractors.length,
      }),
    );
    const [low, high] = result.sketch.steps;
    setText(fewest, countName(low, words));
    setText(most, countName(high, words));
    list.show(result.map, slotNumbers(), words);
    list.point(pointed);
    writeReading();
  }

  function writeReading(): void {
    const { words } = page;
    const { result, of } = job;
    const descent = asked === null ? null : path.result;
    if (descent === null || path.of === null || result === null || of === null) {
      setText(reading, words.t(texts.hint));
      return;
    }
    setText(reading, pathText(path.of.from, descent, result.map, of, slotNumbers(), words));
  }

  function drapeOf({ sketch: of }: Result): SceneDrape {
    if (drape?.of !== of || drape.pointed !== pointed) {
      const { columns, rows } = of;
      drape = { of, pointed, drape: { columns, rows, pixels: paint(of, slotNumbers(), pointed) } };
    }
    return drape.drape;
  }

  function pathLine(): SceneLine[] {
    if (asked === null || path.result === null || wanted === null) return [];
    const { color } = runStyle(wanted.index, page.store.state.prefs.theme);
    return [{ path: path.result.trajectory, color, width: 1.2, dash: 'solid', arrow: true }];
  }

  page.live((words) => {
    dock.setAttribute('aria-label', words.t(surfacesTexts.tools.basins.name));
    legendName.textContent = words.t(texts.legend);
    write();
    writeReading();
  });
  context.watch(({ shown }) => [shown], follow);
  context.watch((state) => [experimentOf(state).tools.basins.drape], context.refresh);

  return {
    dock,
    panel,
    get busy() {
      return job.busy;
    },
    layers(): SceneLayers {
      const { result } = job;
      if (result === null) return {};
      const drawn = experimentOf(context.store.state).tools.basins.drape;
      const marks = result.map.attractors.map(
        ({ x, y, kind }, index, all): SceneMark => ({
          x,
          y,
          kind: kind === 'flat' || kind === 'stretch' ? 'degenerate' : kind,
          label: placeNumber(result.slots[index]?.slot ?? 0, all.length),
        }),
      );
      return { drape: drawn ? drapeOf(result) : null, marks, lines: pathLine() };
    },
    onProbe(place) {
      probe = place;
      askPath();
    },
    setActive(next) {
      active = next;
      if (!next) probe = null;
      follow();
    },
  };
};

function alikeRanges(a: BasinRequest['problem']['domain'], b: BasinRequest['problem']['domain']): boolean {
  return a.flat().every((bound, index) => bound === b.flat()[index]);
}
