import '../../styles/net-diagram.css';
import '../../styles/net-hand.css';
import type { Engine } from '../../../engine/contract';
import { EngineError } from '../../../engine/contract';
import { layout } from '../../../engine/contract/network';
import { NETWORK_OPTIMIZERS } from '../../../experiment/network/optimizers';
import type { ResolvedNetwork } from '../../../experiment/network/resolve';
import type { NetExperiment } from '../../../experiment/network/types';
import { FormulaError } from '../../../formula';
import { h, setText } from '../../dom';
import type { PlainKey } from '../../i18n';
import type { CreateNetView, NetContext, NetTransport } from '../context';
import { createCheckPane } from '../diagram/checkPane';
import { equationElement } from '../diagram/equations';
import { createExplainer, type Explainer } from '../diagram/explain';
import { createReader, type Facts, type Reader } from '../diagram/facts';
import { createFigure, type FigureModel } from '../diagram/figure';
import type { Item } from '../diagram/geometry';
import { plain, figure as print } from '../diagram/math';
import { itemEquations, itemName, itemSentence, type Line, stepLines, stepRule, stepTitle } from '../diagram/narrate';
import { type Known, knownAt, litBy } from '../diagram/steps';
import { isIdentity } from '../diagram/symbols';
import { netExperimentOf } from '../state';
import { placeAt, startOf, stepsOf } from './course';
import { whichExample, workedExample } from './example';
import { createRounds, type Round, type Rounds } from './rounds';
import { findTwins } from './twins';
import { updateLines } from './update';

/** Parameters that fit on the page, each with its own line. */
export const MOST_PARAMETERS = 40;
/** Milliseconds a step stays while it runs by itself. */
const BEAT = 2200;
/** Edges of one layer that are written on. */
const MOST_WRITTEN = 12;
/** Losses are shown in full. */
const LOSS_DIGITS = 13;

interface Course {
  readonly experiment: NetExperiment;
  readonly resolved: ResolvedNetwork;
  readonly engine: Engine;
  readonly rounds: Rounds;
  readonly abort: AbortController;
}

/** Forward, loss, backward, update: every multiplication of a small network on the page, in letters and in numbers. */
export const createHandView: CreateNetView = (context) => {
  const view = createView(context);
  return { element: view.element, transport: view.transport, setActive: view.setActive };
};

function createView(context: NetContext) {
  const { page, store, actions } = context;
  let active = false;
  let course: Course | null = null;
  let at = 0;
  /** The farthest step somebody has come to. */
  let done = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let item: Item | null = null;
  let error: unknown = null;
  const listeners: (() => void)[] = [];

  const heading = h('h2', {});
  const counter = h('p', { class: 'hand-counter' });
  const back = h('button', { type: 'button', class: 'net-button' });
  const forward = h('button', { type: 'button', class: 'net-button hand-forward' });
  const controls = h('div', { class: 'hand-controls', role: 'group' }, back, counter, forward);
  const chips = h('ol', { class: 'hand-steps' });
  const title = h('h3', {});
  const rule = h('p', { class: 'hand-rule' });
  const lines = h('div', { class: 'hand-lines' });
  const card = h('article', { class: 'hand-card' }, controls, title, rule, lines);
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const readout = h('div', { class: 'net-readout hand-readout' });
  const roundsTable = h('div', { class: 'number-table' });
  const notesHeading = h('h3', {});
  const notes = h('div', { class: 'hand-notes' });
  const variant = h('button', { type: 'button', class: 'net-button' });
  const message = h('p', { role: 'status' });
  const load = h('button', { type: 'button', class: 'net-button hand-forward' });
  const obstacle = h('div', { class: 'hand-obstacle' }, message, load);

  const figure = createFigure({
    largest: 2.4,
    type: 1,
    most: 4 * MOST_PARAMETERS,
    name: () => page.words.t('net.hand.diagram.name', { widths: widthsText() }),
    describe(one) {
      const now = look();
      return now === null ? '' : itemSentence(one, now.reader, page.words);
    },
    onPoint(one) {
      item = one;
      writeReadout();
      markLines();
    },
  });
  const checkPane = createCheckPane(page, () => {
    const now = look();
    return now === null || course === null ? null : { engine: course.engine, facts: now.reader.facts };
  });
  const main = h(
    'div',
    { class: 'hand-main' },
    h('div', { class: 'hand-picture' }, figure.element, readout),
    card,
    h('div', { class: 'hand-foot' }, roundsTable, h('section', {}, notesHeading, notes, variant), checkPane),
  );
  const element = h('section', { class: 'net-hand' }, heading, chips, obstacle, main, spoken);

  const layers = (): number => (course === null ? 1 : course.resolved.net.widths.length - 1);
  const widthsText = (): string => course?.resolved.net.widths.join('-') ?? '';

  interface Look {
    readonly reader: Reader;
    readonly explainer: Explainer;
    readonly round: Round;
    readonly course: Course;
  }
  let last: Look | null = null;

  /** The round that is looked at; null while it is not calculated. */
  function look(): Look | null {
    if (course === null) return null;
    const round = course.rounds.known[placeAt(at, layers()).round];
    if (round === undefined) return null;
    const { net, train } = course.resolved;
    const row = Math.max(0, Math.min(train.rows - 1, store.state.layout.row));
    if (last?.course === course && last.round === round && last.reader.facts.row === row) return last;
    const facts: Facts = { net, weights: round.before.weights, data: train, inspection: round.inspection, row };
    const reader = createReader(facts);
    last = { reader, explainer: createExplainer(reader), round, course };
    return last;
  }

  /** Begins anew when network, data, optimizer or engine are others. */
  function follow(): void {
    const { shown, engine } = store.state;
    const fits = shown !== null && shown.experiment === netExperimentOf(store.state);
    if (!active || engine === null || !fits) return;
    const same = course !== null && course.resolved === shown.resolved && course.engine === engine;
    if (same) return;
    course?.abort.abort();
    halt();
    const abort = new AbortController();
    const { resolved, experiment } = shown;
    const rounds = createRounds(engine, resolved.plan, abort.signal);
    // A lost device changes no number: whoever was in the middle stays there.
    const keeps = course !== null && course.resolved === resolved;
    course = { experiment, resolved, engine, rounds, abort };
    if (!keeps) {
      at = 0;
      done = 0;
      item = null;
    }
    if (isSmall()) prepare();
    write();
  }

  const isSmall = (): boolean => course !== null && layout(course.resolved.net).parameters <= MOST_PARAMETERS;

  /** Calculates the round that is looked at, and the one after it. */
  function prepare(): void {
    const now = course;
    if (now === null) return;
    error = null;
    now.rounds.reach(placeAt(at, layers()).round + 1).then(
      () => {
        if (course === now) write();
      },
      (reason: unknown) => {
        const gone = reason instanceof EngineError && (reason.code === 'aborted' || reason.code === 'device-lost');
        if (course !== now || gone) return;
        error = reason;
        write();
      },
    );
  }

  function lastStep(): number {
    if (course === null || !course.rounds.ended) return Number.POSITIVE_INFINITY;
    return startOf(course.rounds.known.length, layers()) - 1;
  }

  function seek(to: number): void {
    if (course === null || !isSmall()) return;
    const next = Math.max(0, Math.min(to, lastStep()));
    if (next === at) return;
    at = next;
    done = Math.max(done, at);
    item = null;
    figure.point(null);
    prepare();
    write();
    say();
  }

  function halt(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function run(): void {
    seek(at + 1);
    timer = at < lastStep() ? setTimeout(run, BEAT) : null;
    tell();
  }

  const transport: NetTransport = {
    get position() {
      // The time line reaches to the end of the round that is looked at, or as far as somebody has been.
      const end = startOf(placeAt(Math.max(at, done), layers()).round + 1, layers()) - 1;
      return {
        playing: timer !== null,
        ended: at >= lastStep(),
        at,
        done: Math.max(done, at),
        planned: end,
        speed: null,
      };
    },
    subscribe: (told) => void listeners.push(told),
    togglePlay() {
      if (timer !== null) halt();
      else {
        if (at >= lastStep()) at = 0;
        run();
      }
      tell();
    },
    stepForward() {
      halt();
      seek(at + 1);
      tell();
    },
    stepBack() {
      halt();
      seek(at - 1);
      tell();
    },
    reset() {
      halt();
      seek(0);
      done = 0;
      tell();
    },
    seek(to) {
      halt();
      seek(to);
    },
  };

  function tell(): void {
    for (const told of listeners) told();
  }

  function write(): void {
    const { words } = page;
    setText(heading, words.t('net.hand.title', { widths: widthsText() }));
    const small = isSmall();
    const now = small ? look() : null;
    main.hidden = now === null;
    chips.hidden = now === null;
    obstacle.hidden = now !== null;
    const { failure } = store.state;
    load.hidden = small || (course === null && failure === null);
    if (course !== null && !small) {
      const { parameters } = layout(course.resolved.net);
      setText(message, words.t('net.hand.big', { parameters, most: MOST_PARAMETERS }));
    } else if (error !== null) {
      const text = error instanceof FormulaError ? words.pick(error.text) : String(error);
      setText(message, words.t('net.hand.failed', { message: text }));
    } else setText(message, course === null && failure !== null ? words.pick(failure) : words.t('net.hand.waiting'));
    if (now !== null) {
      writeCard(now);
      figure.show(modelOf(now));
      writeReadout();
      writeRounds(now.course);
      writeNotes(now.course);
    }
    tell();
  }

  /** The lines of the step, in letters and in numbers. */
  function linesOf({ explainer, reader, round, course: { experiment } }: Look): Line[] {
    const { step } = placeAt(at, layers());
    if (step.kind !== 'update') return stepLines(explainer, reader, step);
    return updateLines(explainer, reader, round.after.weights, experiment);
  }

  let written: readonly { readonly line: Line; readonly element: HTMLElement }[] = [];

  function writeCard(now: Look): void {
    const { words } = page;
    const { round, index, step } = placeAt(at, layers());
    const steps = stepsOf(round, layers());
    setText(counter, words.t('net.hand.counter', { round: round + 1, step: index + 1, steps: steps.length }));
    setText(title, stepTitle(step, layers(), words));
    const { net } = now.reader.facts;
    const linear = step.kind === 'forward' && isIdentity(net, step.layer);
    setText(rule, step.kind === 'update' ? updateRule(now, words.t) : stepRule(step, linear, words));
    const relation = step.kind === 'update' ? '←' : '=';
    written = linesOf(now).map((line) => {
      const element = equationElement(line.equation, relation);
      element.addEventListener('pointerenter', () => pointAt(line.item));
      element.addEventListener('pointerleave', () => pointAt(null));
      return { line, element };
    });
    lines.classList.toggle('many', written.length > 8);
    lines.classList.toggle('few', written.length < 4);
    lines.replaceChildren(...written.map(({ element: one }) => one));
    card.dataset.step = step.kind;
    back.setAttribute('aria-disabled', String(at === 0));
    forward.setAttribute('aria-disabled', String(at >= lastStep()));
    const start = startOf(round, layers());
    chips.replaceChildren(
      ...steps.map((one, i) => {
        const chip = h(
          'button',
          { type: 'button', 'aria-current': i === index ? 'step' : null },
          stepTitle(one, layers(), words),
        );
        chip.addEventListener('click', () => {
          halt();
          seek(start + i);
          chips.querySelectorAll('button')[i]?.focus();
        });
        return h('li', { class: i < index ? 'past' : i === index ? 'now' : '' }, chip);
      }),
    );
    followChip();
  }

  /** On a phone the steps are one row, which follows the present one. */
  function followChip(): void {
    const chip = chips.querySelector<HTMLElement>('[aria-current]');
    if (chip !== null)
      chips.scrollLeft = chip.offsetLeft - chips.offsetLeft - (chips.clientWidth - chip.offsetWidth) / 2;
  }

  function updateRule({ course: { experiment }, round, reader, explainer }: Look, t: typeof page.words.t): string {
    if (updateLines(explainer, reader, round.after.weights, experiment)[0]?.equation.symbolic !== null) {
      return t('net.hand.rule.update');
    }
    const optimizer = NETWORK_OPTIMIZERS.get(experiment.optimizer);
    return t('net.hand.rule.optimizer', { name: optimizer === undefined ? '' : page.words.pick(optimizer.name) });
  }

  function pointAt(one: Item | null): void {
    item = one;
    figure.point(one);
    writeReadout();
  }

  function markLines(): void {
    const key = item === null ? '' : keyOf(item);
    for (const { line, element: one } of written) one.classList.toggle('pointed', keyOf(line.item) === key);
  }

  function modelOf({ reader, explainer, round }: Look): FigureModel {
    const { step } = placeAt(at, layers());
    const { net, weights } = reader.facts;
    const { symbols } = explainer;
    const known: Known = knownAt(step, layers());
    const value = (column: number, unit: number): number | null => {
      if (column >= known.values) return null;
      return column === 0 ? reader.input(0, unit) : reader.output(column - 1, unit);
    };
    const updated = step.kind === 'update';
    return {
      net,
      weights: updated ? round.after.weights : weights,
      value,
      maps: null,
      nodeText(column, unit) {
        const result = value(column, unit);
        return result === null ? null : print(result, 9);
      },
      nodeName(column, unit) {
        if (column === 0) return plain(symbols.input(0, unit));
        const layer = column - 1;
        const symbol = plain(symbols.output(layer, unit));
        if (step.kind === 'loss' && column === layers())
          return `${symbol} (${plain(symbols.target(unit))} = ${print(reader.target(unit))})`;
        return symbol;
      },
      nodeNote(column, unit) {
        const layer = column - 1;
        if (layer < known.deltas) return null;
        return `∂L/∂${plain(symbols.sum(layer, unit))} = ${print(reader.delta(layer, unit), 9)}`;
      },
      edgeText(edge) {
        if (net.widths[edge.layer]! * net.widths[edge.layer + 1]! > MOST_WRITTEN) return null;
        if (updated) return print(round.after.weights[edge.parameter]!, 9);
        if (edge.layer >= known.gradients) return `∂ ${print(reader.gradient(edge.parameter), 9)}`;
        return print(weights[edge.parameter]!, 9);
      },
      lit: litBy(step, layers()),
      theme: page.store.state.prefs.theme,
    };
  }

  function writeReadout(): void {
    const now = look();
    if (now === null) return;
    const { words } = page;
    if (item === null) {
      readout.replaceChildren(
        h('p', { class: 'quiet' }, words.t('net.hand.hint')),
        h('p', { class: 'quiet' }, words.t('net.hand.marks')),
      );
      return;
    }
    readout.replaceChildren(
      h('h3', {}, itemName(item, now.reader.facts.net.widths, words)),
      ...itemEquations(now.explainer, now.reader, item).map((equation) => equationElement(equation)),
    );
  }

  /** What every finished round came to, the one in progress as far as it is told. */
  function writeRounds({ rounds, resolved }: Course): void {
    const { words } = page;
    const place = placeAt(at, layers());
    const { net } = resolved;
    const { units, layers: all } = layout(net);
    const output = all.at(-1)!;
    const row = last?.reader.facts.row ?? 0;
    const told = rounds.known.slice(0, place.round + 1);
    const body = told.map(({ inspection }, i) => {
      const known = i < place.round ? layers() + 1 : knownAt(place.step, layers()).values;
      const lossKnown = i < place.round || !['given', 'forward'].includes(place.step.kind);
      const values = Array.from(inspection.h.subarray(row * units + output.units, row * units + units), (one) =>
        print(one),
      );
      return h(
        'tr',
        {},
        h('th', { scope: 'row' }, String(i + 1)),
        h('td', {}, known > layers() ? values.join(', ') : '…'),
        h('td', {}, lossKnown ? print(inspection.loss, LOSS_DIGITS) : '…'),
      );
    });
    const column = (key: PlainKey): HTMLElement => h('th', { scope: 'col' }, words.t(key));
    roundsTable.replaceChildren(
      h(
        'table',
        {},
        h('caption', {}, words.t('net.hand.rounds')),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            column('net.hand.rounds.round'),
            column('net.hand.rounds.output'),
            column('net.hand.rounds.loss'),
          ),
        ),
        h('tbody', {}, ...body),
      ),
    );
  }

  function writeNotes({ experiment, resolved, rounds }: Course): void {
    const { words } = page;
    setText(notesHeading, words.t('net.hand.notes'));
    const texts: string[] = [];
    const first = rounds.known[0];
    for (const { units } of first === undefined ? [] : findTwins(resolved.net, first.before.weights)) {
      texts.push(words.t('net.hand.note.symmetric', { units: units.map((unit) => unit + 1).join(', ') }));
    }
    const example = whichExample(experiment);
    const second = rounds.known[1];
    if (example === 'equal' && second !== undefined) {
      const output = print(second.inspection.h.at(-1)!, LOSS_DIGITS);
      texts.push(words.t('net.hand.note.slides', { output, loss: print(second.inspection.loss, LOSS_DIGITS) }));
      texts.push(words.t('net.hand.note.indices'));
    }
    if (resolved.train.rows > 1) texts.push(words.t('net.hand.note.rows', { rows: resolved.train.rows }));
    if (rounds.ended) texts.push(words.t('net.hand.ended'));
    notes.replaceChildren(...texts.map((text) => h('p', {}, text)));
    const key = example === null ? 'net.hand.load' : example === 'equal' ? 'net.hand.asymmetric' : 'net.hand.symmetric';
    setText(variant, words.t(key));
  }

  /** The step and its results, in one breath. */
  function say(): void {
    const now = look();
    if (now === null) return;
    const { step } = placeAt(at, layers());
    const results = linesOf(now).map(
      ({ equation }) => `${plain(equation.left)} = ${print(equation.value, LOSS_DIGITS)}`,
    );
    setText(spoken, `${stepTitle(step, layers(), page.words)}. ${results.slice(0, 9).join('; ')}`);
  }

  const loadExample = (weights: 'equal' | 'different'): void => {
    actions.edit((experiment) => ({ ...workedExample(weights), seed: experiment.seed, view: 'hand' }));
  };
  load.addEventListener('click', () => loadExample('equal'));
  variant.addEventListener('click', () =>
    loadExample(course !== null && whichExample(course.experiment) === 'equal' ? 'different' : 'equal'),
  );
  back.addEventListener('click', () => transport.stepBack?.());
  forward.addEventListener('click', () => transport.stepForward());

  page.live((words) => {
    element.setAttribute('aria-label', words.t('net.hand.heading'));
    chips.setAttribute('aria-label', words.t('net.hand.steps'));
    controls.setAttribute('aria-label', words.t('net.hand.controls'));
    setText(back, words.t('net.hand.flow.back'));
    setText(forward, words.t('net.hand.flow.step'));
    setText(load, words.t('net.hand.load'));
    write();
  });
  page.watch(({ prefs }) => [prefs.theme], write);
  context.watch((state) => [state.shown, state.engine, state.history], follow);
  context.watch((state) => [state.failure], write);
  context.watch((state) => [state.layout.row], write);

  return {
    element,
    transport,
    setActive(next: boolean) {
      active = next;
      if (active) follow();
      else halt();
    },
  };
}

function keyOf(item: Item): string {
  return item.kind === 'node' ? `${item.column}/${item.unit}` : `w${item.edge.parameter}`;
}
