import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { equationElement } from '../diagram/equations';
import type { Item } from '../diagram/geometry';
import { isLinearLayer, type Line, stepLines, stepRule, stepTitle } from '../diagram/narrate';
import type { Step } from '../diagram/steps';
import { diagramTexts } from '../diagram/texts';
import type { Place } from './course';
import type { Look } from './look';
import { texts } from './texts';
import { updateLines } from './update';

/** More lines than this are set smaller, fewer than that larger: a lecture hall reads them. */
const MANY = 8;
const FEW = 4;

/** Where the course stands, with the steps of its round. */
export interface CardPlace extends Place {
  readonly steps: readonly Step[];
  /** There is no step before. */
  readonly first: boolean;
}

export interface Card {
  readonly element: HTMLElement;
  /** The steps of the round, to jump to. */
  readonly steps: HTMLElement;
  show(look: Look, experiment: NetExperiment, place: CardPlace, words: Words): void;
  /** Marks the lines about what is pointed at in the picture. */
  mark(item: Item | null): void;
}

export interface CardActions {
  back(): void;
  forward(): void;
  /** To a step of the round. */
  jump(index: number): void;
  /** A line is pointed at, and with it a part of the picture. */
  point(item: Item | null): void;
}

/** One step of the calculation: its name, its rule, and every line in letters and in numbers. */
export function createCard(actions: CardActions): Card {
  const counter = h('p', { class: 'hand-counter' });
  const back = h('button', { type: 'button', class: 'push-button' });
  const forward = h('button', { type: 'button', class: 'push-button hand-forward' });
  const controls = h(
    'div',
    { class: 'hand-controls', 'data-part': 'card.buttons', role: 'group' },
    back,
    counter,
    forward,
  );
  const steps = h('ol', { class: 'hand-steps', 'data-part': 'steps' });
  const title = h('h3', {});
  const rule = h('p', { class: 'hand-rule' });
  const lines = h('div', { class: 'hand-lines' });
  const element = h(
    'article',
    { class: 'hand-card', 'data-part': 'card', 'data-side': true },
    controls,
    title,
    rule,
    lines,
  );
  let written: readonly { readonly line: Line; readonly element: HTMLElement }[] = [];

  back.addEventListener('click', actions.back);
  forward.addEventListener('click', actions.forward);

  function writeSteps({ steps: all, index }: CardPlace, layers: number, words: Words): void {
    steps.setAttribute('aria-label', words.t(texts.steps));
    const had = [...steps.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    const chips = all.map((step, i) => {
      const current = i === index ? 'step' : null;
      const chip = h('button', { type: 'button', 'aria-current': current }, stepTitle(step, layers, words));
      chip.addEventListener('click', () => actions.jump(i));
      return chip;
    });
    steps.replaceChildren(
      ...chips.map((chip, i) => h('li', { class: i < index ? 'past' : i === index ? 'now' : '' }, chip)),
    );
    chips[Math.min(had, chips.length - 1)]?.focus({ preventScroll: true });
    // On a phone the steps are one row, which follows the present one.
    const now = chips[index];
    if (now !== undefined)
      steps.scrollLeft = now.offsetLeft - steps.offsetLeft - (steps.clientWidth - now.offsetWidth) / 2;
  }

  return {
    element,
    steps,
    show(look, experiment, place, words) {
      const { step } = place;
      const layers = look.reader.facts.net.widths.length - 1;
      controls.setAttribute('aria-label', words.t(texts.controls));
      setText(back, words.t(texts.back));
      setText(forward, words.t(diagramTexts.flow.step));
      back.setAttribute('aria-disabled', String(place.first));
      const position = { round: place.round + 1, step: place.index + 1, steps: place.steps.length };
      setText(counter, words.t(texts.counter, position));
      setText(title, stepTitle(step, layers, words));
      const all = linesOf(look, step, experiment);
      setText(rule, ruleOf(look, step, experiment, all, words));
      written = all.map((line) => {
        const equation = equationElement(line.equation, step.kind === 'update' ? '←' : '=');
        equation.addEventListener('pointerenter', () => actions.point(line.item));
        equation.addEventListener('pointerleave', () => actions.point(null));
        return { line, element: equation };
      });
      lines.classList.toggle('many', all.length > MANY);
      lines.classList.toggle('few', all.length < FEW);
      lines.replaceChildren(...written.map(({ element: line }) => line));
      writeSteps(place, layers, words);
    },
    mark(item) {
      const key = item === null ? '' : keyOf(item);
      for (const { line, element: one } of written) one.classList.toggle('pointed', keyOf(line.item) === key);
    },
  };
}

/** All that a step calculates. */
export function linesOf({ explainer, reader, round }: Look, step: Step, experiment: NetExperiment): Line[] {
  if (step.kind !== 'update') return stepLines(explainer, reader, step);
  return updateLines(explainer, reader, round.after.weights, experiment);
}

function ruleOf({ reader }: Look, step: Step, experiment: NetExperiment, lines: readonly Line[], words: Words): string {
  if (step.kind === 'update' && lines[0]?.equation.symbolic === null) {
    const optimizer = NETWORK_OPTIMIZERS.get(experiment.optimizer);
    return words.t(diagramTexts.rule.optimizer, { name: optimizer === undefined ? '' : words.t(optimizer.name) });
  }
  return stepRule(step, step.kind === 'forward' && isLinearLayer(reader, step.layer), words);
}

function keyOf(item: Item): string {
  return item.kind === 'node' ? `${item.column}/${item.unit}` : `w${item.edge.parameter}`;
}
