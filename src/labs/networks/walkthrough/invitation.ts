import { layout } from '../../../engine/contract/network';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { removeLayer, setWidth } from '../edits';
import { texts } from './texts';

/** What a network too large to be calculated on the page is offered. */
export interface Offer {
  readonly element: HTMLElement;
  show(experiment: NetExperiment, most: number, words: Words): void;
}

export interface OfferEvents {
  onExample(weights: 'equal' | 'different'): void;
  onShrink(): void;
}

/** Units of the one hidden layer that is left: as many as can be followed, and as fit. */
const WIDEST = 4;

/** What there is to see by hand, and the ways there: the worked example, its twin, or the same net made small. */
export function createInvitation({ onExample, onShrink }: OfferEvents): Offer {
  const title = h('h2', {});
  const about = h('p', {});
  const count = h('p', { class: 'quiet' });
  const equal = choice('push-button hand-forward', () => onExample('equal'));
  const different = choice('push-button', () => onExample('different'));
  const shrink = choice('push-button', onShrink);
  const choices = h('ul', { class: 'hand-choices' }, equal.element, different.element, shrink.element);
  const element = h('div', { class: 'hand-invitation' }, title, about, count, choices);

  return {
    element,
    show(experiment, most, words) {
      const { layers, bias } = experiment.network;
      setText(title, words.t(texts.invite.title));
      setText(about, words.t(texts.invite.about));
      setText(count, words.t(texts.big, { parameters: layout({ widths: layers, bias }).parameters, most }));
      equal.write(words.t(texts.load), words.t(texts.invite.equal));
      different.write(words.t(texts.invite.load), words.t(texts.invite.different));
      const small = shrunk(experiment, most);
      shrink.element.hidden = small === null;
      const widths = small?.network.layers.join('-') ?? '';
      shrink.write(words.t(texts.invite.shrink, { widths }), words.t(texts.invite.own));
    },
  };
}

/** The same experiment with one hidden layer that leaves at most so many parameters; null: there is none. */
export function shrunk(experiment: NetExperiment, most: number): NetExperiment | null {
  const { layers, bias } = experiment.network;
  let small = experiment;
  while (small.network.layers.length > 3) small = removeLayer(small);
  for (let width = Math.min(WIDEST, layers[1]!); width > 0 && layers.length > 2; width--) {
    const fitting = setWidth(small, 0, width);
    if (layout({ widths: fitting.network.layers, bias }).parameters <= most) return fitting;
  }
  return null;
}

function choice(className: string, press: () => void) {
  const button = h('button', { type: 'button', class: className });
  button.addEventListener('click', press);
  const about = h('p', { class: 'quiet' });
  return {
    element: h('li', {}, button, about),
    write(name: string, text: string): void {
      setText(button, name);
      setText(about, text);
    },
  };
}
