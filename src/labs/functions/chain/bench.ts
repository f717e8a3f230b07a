import './chain.css';
import { createGraphFigure, type GraphItem } from '../../../charts/graph';
import { FormulaError } from '../../../formula';
import { pathsFrom } from '../../../formula/programs/computation/passes';
import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { entries } from '../../../page/i18n/join';
import { transportNames } from '../../../page/workbench/transport';
import { createStepPlayer } from '../../shared/stepPlayer';
import type { CreateFunctionBench } from '../context';
import { setBench } from '../edits';
import { functionExperimentOf } from '../state';
import { createCard } from './card';
import { createComposition } from './composition';
import { createCounts } from './counts';
import { type ChainStep, courseOf, type Progress, progressAt } from './course';
import { aboutEdge, COLORS, type PictureSetting, pictureOf } from './figureModel';
import { createChainHead, type SetChain } from './head';
import { type Told, tell, tellPaths } from './narrate';
import { printName, printNumber } from './print';
import { createChainSettings } from './settings';
import { type Subject, subjectInstead, subjectOf } from './subject';
import { texts } from './texts';

/** Milliseconds a step stays while it plays. */
const BEAT = 1300;

const NAMES = transportNames(texts.transport, (at, last, words) => words.t(texts.transport.position, { at, last }));

/** The computation graph of a formula, with both modes of automatic differentiation step by step. */
export const createChainBench: CreateFunctionBench = (context) => {
  const { page, store, actions, watch } = context;
  let active = false;
  let subject: Subject | null = null;
  let course: readonly ChainStep[] = [];
  /** What the course belongs to. */
  let courseKey = '';
  let failure: LocalText | null = null;
  let pointed: GraphItem | null = null;
  let pinned: GraphItem | null = null;

  const set: SetChain = (change, gesture) => actions.edit((now) => setBench(now, 'chain', change), gesture);

  const player = createStepPlayer({
    last: () => Math.max(0, course.length - 1),
    end: () => Math.max(0, course.length - 1),
    names: NAMES,
    beat: BEAT,
    onMove() {
      write();
      say();
    },
  });
  const head = createChainHead(context, set);
  const alert = h('p', { class: 'chain-alert', role: 'alert' });
  const figure = createGraphFigure({
    onPoint(item) {
      pointed = item;
      write();
    },
    onPick(item) {
      pinned = pinned?.kind === item.kind && pinned.index === item.index ? null : item;
      write();
    },
  });
  const legend = h('p', { class: 'chain-legend', 'data-part': 'legend' });
  const result = h('p', { class: 'chain-result', 'data-part': 'result' });
  const card = createCard({
    back: () => player.transport.stepBack?.(),
    forward: () => player.transport.stepForward(),
  });
  const composed = createComposition({
    onMove(variable, value, end) {
      if (subject === null) return;
      const { variables, numbers } = subject;
      set({ at: variables.map((name) => (name === variable ? value : numbers.at[name]!)) }, 'chain.at');
      if (end) actions.endGesture();
    },
  });
  const counts = createCounts((inputs, end) => {
    set({ inputs }, 'chain.inputs');
    if (end) actions.endGesture();
  });
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  figure.element.dataset.figure = '';
  const picture = h(
    'div',
    { class: 'chain-picture' },
    h('div', { class: 'chain-strip', 'data-group': true }, result, legend),
    figure.element,
  );
  const stage = h(
    'div',
    { class: 'chain-stage' },
    head.element,
    alert,
    h('div', { class: 'chain-main' }, picture, card.element),
    composed.element,
    counts.element,
    spoken,
  );

  /** Computes anew; what has no value leaves the last picture as it is, and says why. */
  function follow(): void {
    const { chain } = functionExperimentOf(store.state);
    try {
      subject = subjectOf(chain, store.state.shown.resolved);
      failure = null;
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      failure = error.text;
      // The last picture stays; a link may bring the first one, which then has none before it.
      subject ??= subjectInstead(chain, store.state.shown.resolved);
    }
    if (subject !== null) {
      const { computation, numbers } = subject;
      course = courseOf(computation, numbers, chain.mode);
      const key = JSON.stringify([computation.source, chain.mode, course.length]);
      // Another formula is shown with all that comes of it; another place keeps the step.
      if (key !== courseKey) {
        player.restart(course.length - 1);
        pointed = null;
        pinned = null;
      }
      courseKey = key;
    }
    writeAll();
  }

  function progress(): Progress | null {
    if (subject === null) return null;
    return progressAt(subject.computation, subject.numbers, course, Math.min(player.at, course.length - 1));
  }

  function setting(): PictureSetting | null {
    const now = progress();
    if (subject === null || now === null) return null;
    const { chain, view } = functionExperimentOf(store.state);
    return { subject, mode: chain.mode, progress: now, lit: litBy(), digits: view.digits, words: page.words };
  }

  /** All ways from the node that is pointed at; or an edge with its two ends. */
  function litBy(): PictureSetting['lit'] {
    const item = pointed ?? pinned;
    if (item === null || subject === null) return null;
    const { edges } = subject.computation;
    if (item.kind === 'edge') {
      const { from, to } = edges[item.index]!;
      return { nodes: new Set([from, to]), edges: new Set([item.index]) };
    }
    const along = new Set(
      pathsFrom(subject.computation, subject.numbers, item.index).paths.flatMap((path) => path.edges),
    );
    const nodes = new Set([item.index, ...[...along].flatMap((edge) => [edges[edge]!.from, edges[edge]!.to])]);
    return { nodes, edges: along };
  }

  /** What changes with every step and with the pointer. */
  function write(): void {
    const now = setting();
    if (now === null || subject === null) return;
    const { words, digits, mode } = now;
    figure.show(pictureOf(now));
    const at = Math.min(player.at, course.length - 1);
    card.show(tell(course[at]!, mode, { subject, digits, words }), { at, last: course.length - 1 }, words);
    card.point(toldOf(now), words);
    const gradient = subject.variables.map(
      (name, index) => `∂f/∂${printName(name)} = ${printNumber(now.progress.gradient[index]!, digits)}`,
    );
    const value = now.progress.values[subject.computation.output]!;
    result.replaceChildren(...[`f = ${printNumber(value, digits)}`, ...gradient].map((text) => h('span', {}, text)));
    writeLegend(now);
    player.tell();
  }

  function toldOf(now: PictureSetting): Told | null {
    const item = pointed ?? pinned;
    if (item === null) return null;
    if (item.kind === 'node') return tellPaths(item.index, now);
    const edge = now.subject.computation.edges[item.index]!;
    return { title: '', lines: [], notes: [aboutEdge(edge, now)] };
  }

  function writeLegend({ mode, subject: { variables }, words }: PictureSetting): void {
    const step = course[Math.min(player.at, course.length - 1)];
    const pass = step?.kind === 'operation' || step?.kind === 'leaves' ? (step.pass ?? 0) : 0;
    const derivative =
      mode === 'forward'
        ? words.t(texts.legend.tangent, { variable: printName(variables[pass] ?? '') })
        : words.t(texts.legend.adjoint);
    const sign = (color: string, text: string) => {
      const dot = h('i', {});
      dot.style.background = color;
      return h('span', {}, dot, text);
    };
    legend.replaceChildren(
      sign(COLORS.value, words.t(texts.legend.value)),
      sign(COLORS.derivative, derivative),
      h('span', {}, words.t(texts.legend.local)),
      h('span', {}, words.t(texts.legend.dash)),
    );
  }

  function writeAll(): void {
    const { words } = page;
    setText(alert, failure === null ? '' : words.t(failure));
    alert.hidden = failure === null;
    if (subject === null) return;
    const { chain, view } = functionExperimentOf(store.state);
    head.show(subject, chain);
    composed.show(subject, chain, view.digits, words);
    counts.show(subject, chain, words);
    write();
  }

  /** The step, in one breath. */
  function say(): void {
    const now = setting();
    if (now === null || subject === null) return;
    setText(spoken, spokenOf(tell(course[Math.min(player.at, course.length - 1)]!, now.mode, now), now.words));
  }

  watch(
    (state, { prefs }) => {
      const { chain, view } = functionExperimentOf(state);
      return [chain, view.digits, state.shown, prefs.language];
    },
    () => {
      if (active) follow();
    },
  );

  return {
    stage,
    figures: picture,
    formula: () => (subject === null ? '' : `f(${subject.variables.join(', ')}) = ${subject.formula}`),
    panel: createChainSettings(context),
    transport: player.transport,
    setActive(now) {
      active = now;
      if (now) follow();
      else player.halt();
    },
  };
};

function spokenOf({ title, lines, notes }: Told, words: Words): string {
  return entries([title, ...lines.map(({ plain }) => plain), ...notes], words);
}
