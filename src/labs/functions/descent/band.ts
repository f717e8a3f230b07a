import { LABEL } from '../../../analysis/attractors';
import { type EndsPlan, type LineEnds, mapEnds } from '../../../analysis/descent/ends';
import { orbitRates } from '../../../analysis/descent/orbits';
import { BASIN_OTHERS, basinColor, basinShades } from '../../../charts/basinColors';
import { cssToBytes } from '../../../charts/classColors';
import type { PlotLayer, PlotMark } from '../../../charts/functionPlot';
import { lineRunPlan, problemOf } from '../../../experiment/functions/resolve';
import type { LineRun } from '../../../experiment/functions/types';
import { h } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import { createStatusLine } from '../../../page/ui/status';
import { createJob } from '../../../page/workbench/job';
import type { ShownFunction } from '../state';
import type { DescentContext } from './context';
import { chosenRun } from './state';
import { texts } from './texts';

export interface Band {
  /** Which colour is which minimum; hidden while there is no band. */
  readonly legend: HTMLElement;
  readonly busy: boolean;
  /** The strip under the axis. */
  layers(): PlotLayer[];
  /** The minima, in the colours of the strip. */
  marks(): PlotLayer[];
  /** Something that it depends on may have changed. */
  follow(): void;
  setActive(active: boolean): void;
}

/** Runs of the first, coarse band and of the fine one: one for every pixel of a screen of 4K. */
const COLUMNS = [256, 4096] as const;
/** A run is complete when it rests; one that does not gets so many steps at least. */
const PATIENT = 1000;
/** Places named beside the picture: more would leave it no room. */
const MOST_NAMED = 12;
/** Shades from few steps to many. */
const SHADES = 32;

interface Wanted {
  readonly key: string;
  readonly shown: ShownFunction;
  readonly run: LineRun;
  readonly plan: Omit<EndsPlan, 'starts'>;
  readonly range: readonly [number, number];
}

interface Found {
  readonly ends: LineEnds;
  readonly range: readonly [number, number];
  readonly layers: readonly PlotLayer[];
  readonly marks: readonly PlotLayer[];
}

/** One complete run from every pixel of the axis, coloured by the minimum that it ends in; on the engine of the moment. */
export function createBand(context: DescentContext, range: () => readonly [number, number], tell: () => void): Band {
  const { page } = context;
  let active = false;
  let wanted: Wanted | null = null;
  const list = h('ul', { class: 'band-list' });
  const status = createStatusLine(page);
  const legend = h('div', { class: 'band-legend', 'data-part': 'band', hidden: true }, list, status.element);

  const job = createJob<Wanted, Found>(
    page.engine,
    async ({ shown, plan, range: across }, engine, publish, signal) => {
      for (const columns of COLUMNS) {
        const ends = await mapEnds(engine, { ...plan, starts: orbitRates(across, columns) }, signal);
        if (!publish(pictured(ends, across, shown))) return;
      }
    },
    () => {
      write();
      tell();
    },
  );

  function follow(): void {
    const { experiment } = context;
    const { shown } = context.store.state;
    if (!active || !experiment.descent.band) {
      wanted = null;
      job.want(null);
      write();
      return;
    }
    const run = experiment.runs[chosenRun(experiment)]!;
    const { steps, seed, tolerance } = experiment;
    const across = range();
    // A schedule counts on its steps; any other run may take as many as it needs.
    const most = run.schedule === undefined ? Math.max(steps, PATIENT) : steps;
    const { start: _, ...rest } = run;
    const key = JSON.stringify([rest, most, seed, tolerance, across]);
    if (wanted?.key !== key || wanted.shown !== shown) {
      const plan = { problem: problemOf(shown.resolved), run: lineRunPlan(run), steps: most, seed, tolerance };
      wanted = { key, shown, run, plan, range: across };
    }
    job.want(wanted);
    write();
  }

  function current(): Found | null {
    const { shown } = context.store.state;
    return context.experiment.descent.band && job.of?.shown === shown ? job.result : null;
  }

  let written: unknown = null;
  function write(): void {
    const { words } = page;
    const found = current();
    legend.hidden = !context.experiment.descent.band;
    const { busy, failure } = job;
    const note = found === null ? '' : words.t(texts.band.note, { count: found.ends.starts.length });
    status.show({ busy, failure, note });
    const key = [found, words];
    if (Array.isArray(written) && key.every((part, i) => part === (written as unknown[])[i])) return;
    written = key;
    list.replaceChildren(...(found === null ? [] : itemsOf(found.ends, context)));
    list.setAttribute('aria-label', words.t(texts.band.name));
  }

  page.live(() => {
    written = null;
    write();
  });
  return {
    legend,
    get busy() {
      return job.busy;
    },
    layers: () => [...(current()?.layers ?? [])],
    marks: () => [...(current()?.marks ?? [])],
    follow,
    setActive(next) {
      active = next;
      follow();
    },
  };
}

/** Minima are numbered and coloured from left to right, as they stand in the picture. */
function orderOf({ attractors }: LineEnds): number[] {
  return [...attractors.keys()].sort((a, b) => attractors[a]!.x - attractors[b]!.x);
}

function pictured(ends: LineEnds, range: readonly [number, number], shown: ShownFunction): Found {
  const { attractors, labels, steps } = ends;
  const slots = new Map(orderOf(ends).map((attractor, slot) => [attractor, slot]));
  const shades = [...slots.values()].map((slot) => basinShades(slot, SHADES));
  const pixels = new Uint8ClampedArray(4 * labels.length).fill(255);
  let [low, high] = [Number.POSITIVE_INFINITY, 1];
  labels.forEach((label, i) => {
    if (label < 0) return;
    low = Math.min(low, steps[i]!);
    high = Math.max(high, steps[i]!);
  });
  const span = Math.log1p(high) - Math.log1p(low) || 1;
  labels.forEach((label, i) => {
    if (label >= 0) {
      const slot = slots.get(label)!;
      const share = Math.max(0, Math.min(1, (Math.log1p(steps[i]!) - Math.log1p(low)) / span));
      pixels.set(shades[slot]!.subarray(3 * Math.round(share * (SHADES - 1))).subarray(0, 3), 4 * i);
    } else pixels.set(cssToBytes(othersOf(label).ground), 4 * i);
  });
  const named = namedOf(ends);
  const marks = attractors.flatMap(({ x, kind }, i): PlotMark[] => {
    if (kind === 'stretch' || !named.has(i)) return [];
    const slot = slots.get(i)!;
    const y = shown.evaluator.value(x);
    return [{ kind: 'dot', x, y, color: basinColor(slot), size: 0.36, shape: 'diamond', label: String(slot + 1) }];
  });
  return {
    ends,
    range,
    layers: [{ key: 'band', marks: [{ kind: 'strip', from: range[0], to: range[1], pixels }] }],
    marks: [{ key: 'minima', marks }],
  };
}

type Other = keyof typeof BASIN_OTHERS;
function othersOf(label: number): (typeof BASIN_OTHERS)[Other] {
  const name = (Object.keys(LABEL) as Other[]).find((each) => LABEL[each] === label) ?? 'elsewhere';
  return BASIN_OTHERS[name];
}

function itemsOf(ends: LineEnds, { words, experiment, store }: DescentContext): HTMLElement[] {
  const { variable } = store.state.shown.resolved;
  const total = ends.starts.length;
  const item = (color: string, number: string, ...said: string[]): HTMLElement => {
    const swatch = h('span', { class: 'band-swatch', 'aria-hidden': 'true' }, number);
    swatch.style.setProperty('--color', color);
    return h('li', {}, swatch, h('span', {}, said.join(' · ')));
  };
  const share = (count: number): string =>
    words.t(texts.band.share, { percent: formatExact((100 * count) / total, 3) });
  const named = namedOf(ends);
  const rest = ends.attractors.filter((_, attractor) => !named.has(attractor));
  const minima = orderOf(ends).flatMap((attractor, slot) => {
    if (!named.has(attractor)) return [];
    const { x, value, members, kind } = ends.attractors[attractor]!;
    // No place of a stretch is more its own than another.
    if (kind === 'stretch') {
      return item(basinColor(slot), String(slot + 1), words.t(texts.band.stretch), share(members));
    }
    const digits = Math.min(experiment.view.digits, 7);
    const place = `${variable} = ${formatExact(x, digits)}`;
    return item(basinColor(slot), String(slot + 1), place, `f = ${formatExact(value, digits)}`, share(members));
  });
  const others = (['diverged', 'unsettled', 'undefined', 'elsewhere'] as const)
    .filter((name) => ends[name] > 0)
    .map((name) => {
      const said = words.t(texts.band[name], { steps: Math.max(...ends.steps) });
      return item(BASIN_OTHERS[name].ground, '', said, share(ends[name]));
    });
  const fewer = rest.reduce((sum, { members }) => sum + members, 0);
  const more = words.t(texts.band.more, { count: rest.length });
  return [
    ...minima,
    ...(rest.length === 0 ? [] : [item(BASIN_OTHERS.elsewhere.ground, '', more, share(fewer))]),
    ...others,
  ];
}

/** Those that are named: the ones that most starts end in, as many as have room beside the picture. */
function namedOf({ attractors }: LineEnds): ReadonlySet<number> {
  const order = [...attractors.keys()].sort(
    (a, b) => attractors[b]!.members - attractors[a]!.members || attractors[a]!.x - attractors[b]!.x,
  );
  return new Set(order.slice(0, MOST_NAMED));
}
