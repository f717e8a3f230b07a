import '../diagram/diagram.css';
import './walkthrough.css';
import './wall.css';
import { layout } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { asPart, h, setText } from '../../../page/dom';
import { entries } from '../../../page/i18n/join';
import { createJob } from '../../../page/workbench/job';
import { createStepPlayer } from '../../shared/stepPlayer';
import type { CreateNetView } from '../context';
import { createCheckPane } from '../diagram/checkPane';
import { equationElement } from '../diagram/equations';
import { createFigure } from '../diagram/figure';
import type { Item } from '../diagram/geometry';
import { plain, figure as print } from '../diagram/math';
import { itemEquations, itemName, itemSentence, stepTitle } from '../diagram/narrate';
import { createRowField } from '../diagram/rowField';
import { diagramTexts } from '../diagram/texts';
import { netExperimentOf } from '../state';
import { createCard, linesOf } from './card';
import { placeAt, startOf, stepsOf } from './course';
import { whichExample, workedExample } from './example';
import { remarks, roundsTable } from './foot';
import { createInvitation, shrunk } from './invitation';
import { type Look, lookAt } from './look';
import { pictureAt } from './picture';
import { extendRounds, NO_ROUNDS, type Rounds } from './rounds';
import { texts } from './texts';

/** Parameters that fit on the page, each with its own line. */
const MOST_PARAMETERS = 40;
/** Results of a step that are said aloud. */
const MOST_SAID = 9;
const LOSS_DIGITS = 13;

/** A network by hand. */
interface Course {
  readonly experiment: NetExperiment;
  readonly resolved: ResolvedNetwork;
}

/** Its rounds up to this one. */
interface RoundsRequest {
  readonly course: Course;
  readonly round: number;
}

/** Forward, loss, backward, update: every multiplication of a small network on the page, in letters and in numbers. */
export const createHandView: CreateNetView = (context) => {
  const { page, store, actions } = context;
  let active = false;
  let course: Course | null = null;
  let item: Item | null = null;
  let failure: LocalText | null = null;
  let known: { readonly course: Course; readonly look: Look } | null = null;

  const calculation = createJob<RoundsRequest, Rounds>(
    page.engine,
    ({ course: asked, round }, engine, publish, signal) =>
      extendRounds(roundsOf(asked), round, engine, asked.resolved.plan, publish, signal),
    (fresh) => {
      if (fresh === null && failure === calculation.failure) return;
      failure = calculation.failure;
      write();
    },
    // What is known of one network goes on growing.
    { grace: (running, next) => (running.course === next.course ? Number.POSITIVE_INFINITY : 0) },
  );

  const player = createStepPlayer({
    last() {
      const { known, ended } = roundsOf(course);
      return ended ? startOf(known.length, layers()) - 1 : Number.POSITIVE_INFINITY;
    },
    end: (at) => startOf(placeAt(at, layers()).round + 1, layers()) - 1,
    onMove() {
      point(null);
      prepare();
      write();
      say();
    },
  });

  const heading = h('h2', {});
  const card = createCard({
    back: () => player.transport.stepBack?.(),
    forward: () => player.transport.stepForward(),
    jump: (index) => player.seek(startOf(place().round, layers()) + index),
    point,
  });
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const readout = h('div', { class: 'net-readout hand-readout', 'data-part': 'readout' });
  const table = h('div', { class: 'number-table', 'data-part': 'rounds' });
  const notesHeading = h('h3', {});
  const notes = h('div', { class: 'hand-notes' });
  const variant = h('button', { type: 'button', class: 'push-button' });
  const message = h('p', { role: 'status' });
  const load = h('button', { type: 'button', class: 'push-button hand-forward' });
  const obstacle = h('div', { class: 'hand-obstacle' }, message, load);
  const invitation = createInvitation({
    onExample: (weights) => loadExample(weights),
    onShrink: () => actions.edit((experiment) => shrunk(experiment, MOST_PARAMETERS) ?? experiment),
  });

  const figure = createFigure({
    largest: 2.4,
    type: 1,
    most: 4 * MOST_PARAMETERS,
    name: () => page.words.t(diagramTexts.name, { widths: widthsText() }),
    describe(one) {
      const now = look();
      return now === null ? '' : itemSentence(one, now.reader, page.words);
    },
    onPoint(one) {
      item = one;
      writeReadout();
      card.mark(one);
    },
  });
  const check = createCheckPane(page, () => {
    const now = look();
    const engine = page.engine.current;
    return now === null || engine === null ? null : { engine, facts: now.reader.facts };
  });
  const main = h(
    'div',
    { class: 'hand-main' },
    h('div', { class: 'hand-picture' }, figure.element, readout),
    card.element,
    h(
      'div',
      { class: 'hand-foot', 'data-group': true },
      table,
      h('section', { 'data-part': 'notes' }, notesHeading, notes, asPart('notes.example', variant)),
      check,
    ),
  );
  const head = h('div', { class: 'hand-head' }, heading, createRowField(context));
  const element = h('section', { class: 'net-hand' }, head, card.steps, obstacle, invitation.element, main, spoken);

  const layers = (): number => (course === null ? 1 : course.resolved.net.widths.length - 1);
  const widthsText = (): string => course?.resolved.net.widths.join('-') ?? '';
  const place = () => placeAt(player.at, layers());
  const isLarge = (): boolean => course !== null && layout(course.resolved.net).parameters > MOST_PARAMETERS;

  /** The round that is looked at; null while it is not calculated. */
  function look(): Look | null {
    if (course === null || isLarge()) return null;
    const round = roundsOf(course).known[place().round];
    if (round === undefined) return null;
    const next = lookAt(round, course.resolved, store.state.layout.row);
    const same = known?.course === course && known.look.round === round;
    if (same && known?.look.reader.facts.row === next.reader.facts.row) return known.look;
    known = { course, look: next };
    return next;
  }

  /** As far as they are calculated; those of another engine hold. */
  function roundsOf(of: Course | null): Rounds {
    return of !== null && calculation.of?.course === of ? (calculation.result ?? NO_ROUNDS) : NO_ROUNDS;
  }

  /** Begins anew when network, data or optimizer are others. */
  function follow(): void {
    const { shown } = store.state;
    if (!active) calculation.want(null);
    else if (shown !== null && shown.experiment === netExperimentOf(store.state)) {
      const { resolved, experiment } = shown;
      if (course?.resolved !== resolved) {
        course = { experiment, resolved };
        player.restart();
        item = null;
        write();
      }
      prepare();
    }
  }

  /** Calculates the round that is looked at, and the one after it. */
  function prepare(): void {
    if (course === null || isLarge()) {
      calculation.want(null);
      return;
    }
    const round = place().round + 1;
    const { known, ended } = roundsOf(course);
    if (known.length <= round && !ended) calculation.want({ course, round });
  }

  function point(one: Item | null): void {
    item = one;
    figure.point(one);
    writeReadout();
  }

  function write(): void {
    const { words } = page;
    const now = look();
    setText(heading, words.t(texts.title, { widths: widthsText() }));
    const large = isLarge();
    main.hidden = now === null;
    card.steps.hidden = now === null;
    head.hidden = large;
    obstacle.hidden = now !== null || large;
    invitation.element.hidden = !large;
    if (course !== null && large) invitation.show(course.experiment, MOST_PARAMETERS, words);
    else if (now === null || course === null) writeObstacle();
    else {
      const { step, round } = place();
      card.show(now, course.experiment, { ...place(), steps: stepsOf(round, layers()), first: player.at === 0 }, words);
      figure.show(pictureAt(now, step, page.store.state.prefs.theme));
      writeReadout();
      const { resolved, experiment } = course;
      const rounds = roundsOf(course);
      table.replaceChildren(roundsTable(rounds, place(), resolved.net, now.reader.facts.row, words));
      setText(notesHeading, words.t(texts.notes));
      notes.replaceChildren(...remarks(experiment, resolved, rounds, words).map((text) => h('p', {}, text)));
      const example = whichExample(experiment);
      const other = example === 'equal' ? texts.asymmetric : texts.symmetric;
      setText(variant, words.t(example === null ? texts.load : other));
    }
    player.tell();
  }

  /** Why there is nothing to see, and the way out. */
  function writeObstacle(): void {
    const { words } = page;
    const untrained = store.state.failure;
    load.hidden = untrained === null && failure === null;
    if (failure !== null) setText(message, words.t(texts.failed, { message: words.t(failure) }));
    else setText(message, untrained === null ? words.t(texts.waiting) : words.t(untrained));
  }

  function writeReadout(): void {
    const now = look();
    if (now === null) return;
    const { words } = page;
    if (item === null) {
      const hints = [words.t(diagramTexts.hint), words.t(texts.marks)];
      readout.replaceChildren(...hints.map((hint) => h('p', { class: 'quiet' }, hint)));
      return;
    }
    const { explainer, reader } = now;
    readout.replaceChildren(
      h('h3', {}, itemName(item, reader.facts.net.widths, words)),
      ...itemEquations(explainer, reader, item).map((equation) => equationElement(equation)),
    );
  }

  /** The step and its results, in one breath. */
  function say(): void {
    const now = look();
    if (now === null || course === null) return;
    const { step } = place();
    const results = linesOf(now, step, course.experiment).map(
      ({ equation }) => `${plain(equation.left)} = ${print(equation.value, LOSS_DIGITS)}`,
    );
    setText(
      spoken,
      page.words.t(texts.spoken, {
        step: stepTitle(step, layers(), page.words),
        results: entries(results.slice(0, MOST_SAID), page.words),
      }),
    );
  }

  const loadExample = (weights: 'equal' | 'different'): void =>
    actions.edit((experiment) => ({ ...workedExample(weights), seed: experiment.seed, view: 'hand' }));
  load.addEventListener('click', () => loadExample('equal'));
  variant.addEventListener('click', () =>
    loadExample(whichExample(netExperimentOf(store.state)) === 'equal' ? 'different' : 'equal'),
  );

  page.live((words) => {
    element.setAttribute('aria-label', words.t(texts.heading));
    setText(load, words.t(texts.load));
    write();
  });
  page.watch(({ prefs }) => [prefs.theme], write);
  context.watch((state) => [state.shown, state.history], follow);
  context.watch((state) => [state.failure, state.layout.row], write);

  return {
    stage: element,
    // Where there is nothing to step through, there is no transport.
    get transport() {
      return isLarge() ? null : player.transport;
    },
    get busy() {
      return calculation.busy || (course === null && store.state.failure === null);
    },
    setActive(next) {
      active = next;
      follow();
      if (!active) player.halt();
    },
  };
};
