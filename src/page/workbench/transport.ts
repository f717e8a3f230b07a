import type { LocalText } from '../../formula/text';
import type { Words } from '../i18n';

/** Something that runs on: a playback, the training of a net, of a population, of a GAN. */
export interface Transport {
  /** What the bar and its parts are called; absent: by steps (`transportBar.ts`). */
  readonly names?: TransportNames;
  /** Of the moment; read whenever `subscribe` tells. */
  readonly position: TransportPosition;
  /** Calls back after every change of the position; gives back how to end that. */
  subscribe(tell: () => void): () => void;
  togglePlay(): void;
  stepForward(): void;
  /** Back to the beginning. */
  reset(): void;
  /** Absent: there is no way back, and neither a time line nor a step back. */
  readonly seek?: (at: number) => void;
  readonly stepBack?: () => void;
  /**
   * Comes to stand there as fast as it goes: what has not been done yet is done first. Resolves when it stands, or can
   * come no further; asked for another place, the one before is given up. Absent: `seek` does.
   */
  readonly reach?: (at: number) => Promise<void>;
  /** Absent: it runs as fast as it goes. */
  readonly speed?: TransportSpeed;
}

export interface TransportPosition {
  readonly playing: boolean;
  /** Nothing is left to be played: pressing play begins anew. */
  readonly ended: boolean;
  /** Whole steps (epochs, updates) at which one looks, that were done (fractional between two), and that are planned; no plan: null. */
  readonly at: number;
  readonly done: number;
  readonly planned: number | null;
}

export interface TransportSpeed {
  readonly value: number;
  /** What can be chosen, slowest first. */
  readonly choices: readonly number[];
  set(value: number): void;
  text(value: number, words: Words): string;
}

export interface TransportNames {
  bar(words: Words): string;
  play(words: Words): string;
  /** Of the play button once it has ended. */
  anew(words: Words): string;
  back(words: Words): string;
  forward(words: Words): string;
  reset(words: Words): string;
  scrubber(words: Words): string;
  speed(words: Words): string;
  /** The position, spoken. */
  position(at: number, last: number, words: Words): string;
}

/** All names but the position. */
export type TransportTexts = Readonly<Record<Exclude<keyof TransportNames, 'position'>, LocalText>>;

/** Names of one's own for what is driven. */
export function transportNames(texts: TransportTexts, position: TransportNames['position']): TransportNames {
  const say = (text: LocalText) => (words: Words) => words.t(text);
  return {
    bar: say(texts.bar),
    play: say(texts.play),
    anew: say(texts.anew),
    back: say(texts.back),
    forward: say(texts.forward),
    reset: say(texts.reset),
    scrubber: say(texts.scrubber),
    speed: say(texts.speed),
    position,
  };
}

/** The next faster (or slower) of the speeds that can be chosen; the last one stays. */
export function changeSpeed({ value, choices, set }: TransportSpeed, direction: 1 | -1): void {
  const index = choices.findIndex((choice) => choice >= value);
  set(choices[Math.min(choices.length - 1, Math.max(0, index + direction))]!);
}
