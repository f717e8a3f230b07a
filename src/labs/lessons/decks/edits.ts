import { withoutStrangers } from '../../../experiment/lessons/names';
import type { Lesson, Step } from '../../../experiment/lessons/types';
import type { LocalText } from '../../../formula/text';

/**
 * A deck is a lesson of one's own. While it is edited, a text may be empty in one language or both; what is shown, saved and
 * given away is filled ({@link filled}), and so holds to the format of lessons.
 */
export interface Decks {
  readonly decks: readonly Lesson[];
  /** Id of the deck that collects and is edited; null: there is none yet. */
  readonly current: string | null;
}

export const NO_DECKS: Decks = { decks: [], current: null };

const TITLE: LocalText = { en: 'My deck', zh: '我的讲稿' };
const QUESTION: LocalText = { en: 'A deck of my own', zh: '自己的讲稿' };

export function currentDeck({ decks, current }: Decks): Lesson | null {
  return decks.find(({ id }) => id === current) ?? null;
}

/** With one more deck, which is the current one from now on. */
export function withNewDeck(state: Decks, id: string, title: LocalText = TITLE): Decks {
  const deck: Lesson = { id, title, question: QUESTION, minutes: 5, needs: [], steps: [] };
  return { decks: [...state.decks, deck], current: id };
}

/** With the lesson of a file as a deck; one of the same id is replaced. */
export function withDeck(state: Decks, deck: Lesson): Decks {
  const others = state.decks.filter(({ id }) => id !== deck.id);
  return { decks: [...others, deck], current: deck.id };
}

export function withoutDeck(state: Decks, id: string): Decks {
  const decks = state.decks.filter((deck) => deck.id !== id);
  return { decks, current: state.current === id ? (decks.at(-1)?.id ?? null) : state.current };
}

export function choose(state: Decks, id: string): Decks {
  return state.current === id ? state : { ...state, current: id };
}

/** Changes the current deck; nothing, where there is none. */
export function changeDeck(state: Decks, change: (deck: Lesson) => Lesson): Decks {
  return {
    ...state,
    decks: state.decks.map((deck) => (deck.id === state.current ? change(deck) : deck)),
  };
}

/** A step more, after the one at `index`; its id is made unique. */
export function addStep(deck: Lesson, step: Step, index = deck.steps.length - 1): Lesson {
  const steps = [...deck.steps];
  steps.splice(index + 1, 0, { ...step, id: freeId(deck, step.id) });
  return { ...deck, steps };
}

export function removeStep(deck: Lesson, index: number): Lesson {
  return { ...deck, steps: deck.steps.filter((_, i) => i !== index) };
}

export function duplicateStep(deck: Lesson, index: number): Lesson {
  const step = deck.steps[index];
  return step === undefined ? deck : addStep(deck, step, index);
}

/** Takes the step at `from` to the place `to`; places beyond the ends are the ends. */
export function moveStep(deck: Lesson, from: number, to: number): Lesson {
  const at = Math.min(Math.max(0, to), deck.steps.length - 1);
  const step = deck.steps[from];
  if (step === undefined || at === from) return deck;
  const steps = deck.steps.filter((_, i) => i !== from);
  steps.splice(at, 0, step);
  return { ...deck, steps };
}

export function changeStep(deck: Lesson, index: number, change: Partial<Step>): Lesson {
  return { ...deck, steps: deck.steps.map((step, i) => (i === index ? { ...step, ...change } : step)) };
}

function freeId({ steps }: Lesson, wanted: string): string {
  const taken = new Set(steps.map(({ id }) => id));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '').slice(0, 56);
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** The deck as a lesson: a language that was left empty says what the other one does, a step without words its title. */
export function filled(deck: Lesson): Lesson {
  return {
    ...deck,
    title: both(deck.title, TITLE),
    question: both(deck.question, QUESTION),
    steps: deck.steps.map((step, index) => filledStep(step, String(index + 1))),
  };
}

/** @param number what a step without a title is called */
export function filledStep(step: Step, number: string): Step {
  const names = new Set(step.numbers?.map(({ name }) => name));
  const said = ({ en, zh }: LocalText): LocalText => ({
    en: withoutStrangers(en, names),
    zh: withoutStrangers(zh, names),
  });
  const title = said(both(step.title, { en: number, zh: number }));
  const caption = step.caption.filter(isSaid).map((text) => said(both(text, title)));
  const { notes, ...rest } = step;
  return {
    ...rest,
    title,
    caption: caption.length === 0 ? [title] : caption,
    ...(notes === undefined || !isSaid(notes) ? {} : { notes: said(both(notes, notes)) }),
  };
}

function isSaid({ en, zh }: LocalText): boolean {
  return en.trim() !== '' || zh.trim() !== '';
}

function both({ en, zh }: LocalText, otherwise: LocalText): LocalText {
  if (en.trim() === '' && zh.trim() === '') return otherwise;
  return { en: en.trim() === '' ? zh : en, zh: zh.trim() === '' ? en : zh };
}

/** Paragraphs of one language, as they stand in a field: an empty line parts them. */
export function captionText(caption: readonly LocalText[], language: keyof LocalText): string {
  return caption
    .map((text) => text[language])
    .join('\n\n')
    .trim();
}

/** The caption with another text in one language; the paragraphs of the other stay beside them. */
export function withCaption(
  caption: readonly LocalText[],
  language: keyof LocalText,
  text: string,
): readonly LocalText[] {
  const now = text.split(/\n\s*\n/).map((each) => each.trim());
  const other = language === 'en' ? 'zh' : 'en';
  const count = Math.max(1, now.length, caption.findLastIndex((each) => each[other] !== '') + 1);
  return Array.from({ length: Math.min(12, count) }, (_, i) => {
    const words = { [language]: now[i] ?? '', [other]: caption[i]?.[other] ?? '' };
    return { en: words.en ?? '', zh: words.zh ?? '' };
  });
}
