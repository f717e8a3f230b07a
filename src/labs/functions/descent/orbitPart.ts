import './orbit.css';
import { type Fate, fateOf, partingStep } from '../../../analysis/descent/chaos';
import { orbitPeriods } from '../../../analysis/descent/orbits';
import type { PlotView } from '../../../charts/functionPlot';
import { LIMITS } from '../../../experiment/limits';
import { h, setText } from '../../../page/dom';
import { formatSignificant } from '../../../page/format';
import { iconButton } from '../../../page/ui/button';
import { createLiveText } from '../../../page/ui/liveText';
import { createStatusLine } from '../../../page/ui/status';
import { namesOfRuns } from '../../shared/runs/names';
import { ratesTexts } from '../../shared/runs/ratesTexts';
import { createCobwebPlot } from './cobwebPart';
import type { DescentContext, DescentPart } from './context';
import { jetOf, plainRate, rateOf } from './numbers';
import { boundsOf, createOrbitJob } from './orbitJob';
import { createOrbitPlot } from './orbitPlot';
import { createRateControl } from './rateControl';
import { chosenRun } from './state';
import { texts } from './texts';

/** Windows of the diagram are no narrower than this, of their numbers: float32 could not fill them. */
const NARROWEST = 2e-5;
/** Milliseconds after which another turn of the wheel is another window to go back to. */
const APART = 800;
/** Two starts this far apart are followed until they differ by so much, for so many steps at most. */
const PARTING = { apart: 1e-12, seen: 0.1, most: 20_000 } as const;

/** Where the iterates come to rest, over the learning rate. */
export function createOrbitPart(context: DescentContext): DescentPart {
  const { page } = context;
  const windows: Pick<DescentContext['experiment']['descent'], 'etas' | 'xs'>[] = [];
  /** Another function has windows of its own. */
  let windowsOf = context.store.state.shown;
  let zoomed = Number.NEGATIVE_INFINITY;
  let active = false;

  const plot = createOrbitPlot(context, (view) => setView(view));
  const job = createOrbitJob(context, () => {
    if (active) draw();
  });
  const cobweb = createCobwebPlot(context);
  const rate = createRateControl(context);
  const status = createStatusLine(page);
  const zoomIn = iconButton(page, {
    icon: 'plus',
    name: (words) => words.t(texts.orbit.zoomIn),
    onPress: () => zoomBy(0.5),
  });
  const zoomOut = iconButton(page, {
    icon: 'minus',
    name: (words) => words.t(texts.orbit.zoomOut),
    onPress: () => zoomBy(2),
  });
  const back = iconButton(page, { icon: 'undo', name: (words) => words.t(texts.orbit.back), onPress: goBack });
  const whole = iconButton(page, {
    icon: 'full',
    name: (words) => words.t(texts.orbit.whole),
    onPress: () => setView(null),
  });
  const tools = h('div', { class: 'orbit-tools', 'data-part': 'zoom' }, zoomIn, zoomOut, back, whole);
  const summary = h('p', { class: 'orbit-summary' });
  const hint = h('p', { class: 'orbit-summary' });
  const none = h('p', { class: 'rates-empty', hidden: true });
  const here = createLiveText('cobweb-slope');
  const plain = h('p', { class: 'cobweb-how' });
  const whyHead = h('h3', {});
  const why = h('p', {});
  const picture = h('div', { class: 'descent-plot', 'data-figure': true }, plot.element, tools);
  const element = h(
    'div',
    { class: 'descent-curve descent-orbit' },
    h(
      'div',
      { class: 'descent-picture' },
      picture,
      none,
      h('div', { class: 'orbit-foot', 'data-part': 'summary' }, summary, hint, status.element),
      rate.element,
    ),
    h(
      'div',
      { class: 'descent-numbers', 'data-group': true, 'data-side': true },
      h('div', { class: 'cobweb-said', 'data-part': 'said' }, here.element, plain),
      h('div', { class: 'orbit-cobweb', 'data-figure': true, 'data-part': 'cobweb' }, cobweb.element),
      h('section', { class: 'orbit-why', 'data-part': 'why' }, whyHead, why),
    ),
  );

  function remember(): void {
    const now = performance.now();
    const { etas, xs } = context.experiment.descent;
    if (now - zoomed > APART) {
      windows.push({ etas, xs });
      context.actions.endGesture();
    }
    zoomed = now;
  }

  function setView(view: PlotView | null): void {
    if (view === null) {
      remember();
      context.set({ etas: null, xs: null });
      return;
    }
    const [low, high] = view.x;
    const [least, most] = LIMITS.coordinate;
    const etas = [Math.max(low, (high - low) * 1e-3), Math.min(high, most)] as const;
    const xs = [Math.max(view.y[0], least), Math.min(view.y[1], most)] as const;
    if (isNarrow(etas) || isNarrow(xs)) return;
    remember();
    context.set({ etas, xs }, 'descent.window');
  }

  function zoomBy(factor: number): void {
    const { view } = plot;
    const run = context.experiment.runs[chosenRun(context.experiment)]!;
    if (view === null) return;
    const around = ([low, high]: readonly [number, number], centre: number): [number, number] => [
      centre + (low - centre) * factor,
      centre + (high - centre) * factor,
    ];
    const eta = rateOf(run)?.value ?? Number.NaN;
    const inside = eta > view.x[0] && eta < view.x[1] ? eta : (view.x[0] + view.x[1]) / 2;
    zoomed = Number.NEGATIVE_INFINITY;
    setView({ x: around(view.x, inside), y: around(view.y, (view.y[0] + view.y[1]) / 2) });
  }

  function goBack(): void {
    const last = windows.pop();
    zoomed = Number.NEGATIVE_INFINITY;
    if (last !== undefined) context.set(last);
  }

  let kept: { readonly of: unknown[]; readonly fate: Fate } | null = null;
  function fateAt(eta: number): Fate | null {
    const { experiment } = context;
    const { shown } = context.store.state;
    const run = experiment.runs[chosenRun(experiment)]!;
    if (plainRate(run) === null) return null;
    const of = [shown, run.start, eta];
    if (kept === null || !of.every((part, i) => part === kept!.of[i])) {
      kept = { of, fate: fateOf(jetOf(shown), eta, run.start) };
    }
    return kept.fate;
  }

  /** What becomes of the iterates at a learning rate: computed anew where the map is plain, else read off the picture. */
  function sayFate(eta: number): string {
    const { words } = context;
    const fate = fateAt(eta);
    if (fate === null) return sayPeriod(periodAt(eta));
    switch (fate.end.kind) {
      case 'rest':
        return sayPeriod(1);
      case 'cycle':
        return sayPeriod(fate.end.period);
      case 'diverged':
        return sayPeriod(-1);
      case 'chaos':
        return fate.exponent > 0
          ? words.t(texts.orbit.chaosExponent, { factor: formatSignificant(Math.exp(fate.exponent), 3) })
          : words.t(texts.orbit.slow);
    }
  }

  function sayPeriod(period: number | null): string {
    const { words } = context;
    if (period === null) return '';
    if (period === 1) return words.t(texts.orbit.rest);
    if (period === 2) return words.t(texts.orbit.oscillates);
    if (period === 0) return words.t(texts.orbit.chaos);
    return period < 0 ? words.t(texts.orbit.diverged) : words.t(texts.orbit.cycle, { period });
  }

  let read: { readonly of: unknown; readonly periods: Int8Array } | null = null;
  function periodAt(eta: number): number | null {
    const { found } = job;
    if (found === null || found.span === null) return null;
    if (read?.of !== found) {
      const span = found.span[1] - found.span[0];
      read = { of: found, periods: orbitPeriods(found.columns, span, boundsOf(found.shown)) };
    }
    const [low, high] = found.range;
    return read.periods[Math.floor(((eta - low) / (high - low)) * read.periods.length)] ?? null;
  }

  function draw(): void {
    const { words, experiment } = context;
    const { shown } = context.store.state;
    if (windowsOf !== shown) windows.length = 0;
    windowsOf = shown;
    const index = chosenRun(experiment);
    const run = experiment.runs[index]!;
    const eta = rateOf(run)?.value;
    const { found, busy, failure } = job;
    const { warm, kept: places } = experiment.descent;
    status.show({ busy, failure });
    picture.hidden = eta === undefined;
    none.hidden = eta !== undefined;
    setText(none, words.t(ratesTexts.none, { name: namesOfRuns(experiment.runs, words)[index] ?? '' }));
    back.setAttribute('aria-disabled', String(windows.length === 0));
    const columns = found?.columns.rates.length ?? 0;
    setText(summary, found === null ? '' : words.t(texts.orbit.summary, { columns, warm, kept: places }));
    setText(hint, words.t(texts.orbit.hint));
    setText(whyHead, words.t(texts.orbit.why));
    if (eta === undefined) return;
    plot.show(found, sayFate);
    const model = cobweb.show();
    const name = namesOfRuns(experiment.runs, words)[index] ?? '';
    setText(plain, model === null || model.own ? '' : words.t(texts.cobweb.plain, { name }));
    here.show(words.t(texts.orbit.here, { rate: formatSignificant(eta, 6), what: sayFate(eta) }));
    setText(why, sayWhy(eta, run.start));
  }

  function sayWhy(eta: number, start: number): string {
    const { words } = context;
    const fate = fateAt(eta);
    if (fate === null) return words.t(texts.orbit.whyOther);
    if (fate.end.kind === 'diverged') return words.t(texts.orbit.whyGone);
    const { derivative } = context.store.state.shown.evaluator;
    const { apart, seen, most } = PARTING;
    const steps = fate.exponent > 0 ? partingStep({ derivative }, eta, start, apart, seen, most) : null;
    return steps === null ? words.t(texts.orbit.whyCalm) : words.t(texts.orbit.whyChaos, { steps });
  }

  return {
    element,
    figures: picture,
    get busy() {
      return job.busy;
    },
    show() {
      job.follow(active);
      rate.show();
      draw();
    },
    move: cobweb.move,
    setActive(next) {
      active = next;
      job.follow(active);
    },
  };
}

function isNarrow([low, high]: readonly [number, number]): boolean {
  return !(high - low > NARROWEST * Math.max(Math.abs(low), Math.abs(high)));
}
