import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../../src/experiment/lessons/schema';
import type { Lesson, Step } from '../../../../src/experiment/lessons/types';
import {
  addStep,
  captionText,
  changeDeck,
  changeStep,
  currentDeck,
  type Decks,
  duplicateStep,
  filled,
  moveStep,
  NO_DECKS,
  removeStep,
  withCaption,
  withDeck,
  withNewDeck,
  withoutDeck,
} from '../../../../src/labs/lessons/decks/edits';
import { deckId, loadDecks, readDecks, STORAGE_KEY, saveDecks } from '../../../../src/labs/lessons/decks/storage';
import { createDecksStore } from '../../../../src/labs/lessons/decks/store';
import type { KeyValueStore } from '../../../../src/page/prefs';

/** Anything that people type, with the signs that mean something in a lesson more often than chance has them. */
const typed = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc
    .array(fc.constantFrom('{A}', '{b1}', '$', '\\', '{', '}', 'x', ' ', '$\\frac{a}{b}$', '**', '\n\n'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);
const words = fc.record({ en: typed, zh: typed });
const step: fc.Arbitrary<Step> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'race', 'race-2'),
    title: words,
    caption: fc.array(words, { minLength: 1, maxLength: 4 }),
    experiment: fc.constantFrom('v=1', 'v=1&f=x^2', 'v=1&network=2-4-1'),
    offers: fc.constantFrom([], ['transport'], ['*']),
    notes: words,
    play: fc.record({ at: fc.nat(100) }),
  },
  { requiredKeys: ['id', 'title', 'caption'] },
);
const index = fc.integer({ min: -1, max: 8 });
const change: fc.Arbitrary<(deck: Lesson) => Lesson> = fc.oneof(
  step.map((each) => (deck: Lesson) => addStep(deck, each)),
  index.map((at) => (deck: Lesson) => removeStep(deck, at)),
  index.map((at) => (deck: Lesson) => duplicateStep(deck, at)),
  fc.tuple(index, index).map(
    ([from, to]) =>
      (deck: Lesson) =>
        moveStep(deck, from, to),
  ),
  fc.tuple(index, words).map(
    ([at, title]) =>
      (deck: Lesson) =>
        changeStep(deck, at, { title }),
  ),
);
const changes = fc.array(change, { maxLength: 20 });

const made = (list: readonly ((deck: Lesson) => Lesson)[]): Decks =>
  list.reduce((state, each) => changeDeck(state, each), withNewDeck(NO_DECKS, 'deck-one'));

function memory(limit = Number.POSITIVE_INFINITY): KeyValueStore & { text: string | null } {
  return {
    text: null,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      this.text = value;
    },
    removeItem() {
      this.text = null;
    },
  };
}

describe('a deck', () => {
  test('after any edits is a lesson: as a file it comes back equal', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const lesson = filled(currentDeck(made(list))!);
        if (lesson.steps.length === 0) return;
        const file = JSON.stringify({ version: 1, lesson });
        expect(parseLesson(JSON.parse(file))).toEqual(JSON.parse(JSON.stringify(lesson)));
        // Filled once, filled for good.
        expect(filled(lesson)).toEqual(lesson);
      }),
    );
  });

  test('undoes and redoes every edit', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { store, ...decks } = createDecksStore(
          () => memory(),
          () => {},
        );
        decks.edit((now) => withNewDeck(now, 'deck-one'));
        const seen = [store.state.history.present];
        for (const each of list) {
          decks.edit((now) => changeDeck(now, each));
          if (store.state.history.present !== seen.at(-1)) seen.push(store.state.history.present);
        }
        for (const before of seen.slice(0, -1).reverse()) {
          decks.undo();
          expect(store.state.history.present).toBe(before);
        }
        for (const after of seen.slice(1)) {
          decks.redo();
          expect(store.state.history.present).toBe(after);
        }
      }),
    );
  });

  test('moves, duplicates and removes steps', () => {
    const titled = (id: string): Step => ({ id, title: { en: id, zh: id }, caption: [{ en: id, zh: id }] });
    const deck = ['a', 'b', 'c'].reduce(
      (now, id) => addStep(now, titled(id)),
      currentDeck(withNewDeck(NO_DECKS, 'deck-x'))!,
    );
    const ids = ({ steps }: Lesson) => steps.map(({ id }) => id);
    expect(ids(moveStep(deck, 0, 2))).toEqual(['b', 'c', 'a']);
    expect(ids(moveStep(deck, 2, -5))).toEqual(['c', 'a', 'b']);
    expect(ids(duplicateStep(deck, 1))).toEqual(['a', 'b', 'b-2', 'c']);
    expect(ids(duplicateStep(duplicateStep(deck, 1), 1))).toEqual(['a', 'b', 'b-3', 'b-2', 'c']);
    expect(ids(removeStep(deck, 1))).toEqual(['a', 'c']);
    expect(moveStep(deck, 1, 1)).toBe(deck);
  });

  test('says in the language that was left empty what the other one says', () => {
    const bare: Step = {
      id: 'a',
      title: { en: '', zh: '山谷' },
      caption: [{ en: 'One.', zh: '' }],
      notes: { en: ' ', zh: '' },
    };
    const deck = filled(addStep(currentDeck(withNewDeck(NO_DECKS, 'deck-x'))!, bare));
    expect(deck.steps[0]).toEqual({
      id: 'a',
      title: { en: '山谷', zh: '山谷' },
      caption: [{ en: 'One.', zh: 'One.' }],
    });
  });

  test('has its paragraphs apart by empty lines, language by language', () => {
    const caption = withCaption(withCaption([], 'en', 'One.\n\nTwo.'), 'zh', '一。');
    expect(caption).toEqual([
      { en: 'One.', zh: '一。' },
      { en: 'Two.', zh: '' },
    ]);
    expect(captionText(caption, 'en')).toBe('One.\n\nTwo.');
    expect(captionText(withCaption(caption, 'en', 'One.'), 'zh')).toBe('一。');
  });
});

describe('what the browser keeps', () => {
  test('comes back as it was, after any edits', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const storage = memory();
        const state = made(list);
        expect(saveDecks(() => storage, state)).toBe(true);
        expect(loadDecks(() => storage)).toEqual(JSON.parse(JSON.stringify(state)));
      }),
    );
  });

  test('a full or forbidden store is told, and the deck stays', () => {
    const told: boolean[] = [];
    const { store, ...decks } = createDecksStore(
      () => memory(300),
      () => {},
    );
    store.subscribe(({ kept }) => told.push(kept));
    decks.edit((now) => withNewDeck(now, 'deck-x'));
    decks.edit((now) => changeDeck(now, (deck) => ({ ...deck, title: { en: 'x'.repeat(400), zh: '' } })));
    expect(told).toEqual([true, false]);
    expect(currentDeck(store.state.history.present)?.title.en).toHaveLength(400);
    const forbidden = (): KeyValueStore => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(loadDecks(forbidden)).toEqual(NO_DECKS);
    expect(saveDecks(forbidden, NO_DECKS)).toBe(false);
  });

  test('another tab’s decks arrive, unless something here exists nowhere else', () => {
    for (const limit of [Number.POSITIVE_INFINITY, 10]) {
      let hear: (key: string | null, text: string | null) => void = () => {};
      const { store, ...decks } = createDecksStore(
        () => memory(limit),
        (listen) => {
          hear = listen;
        },
      );
      decks.edit((now) => withNewDeck(now, 'deck-mine'));
      const others = JSON.stringify({ version: 1, ...withNewDeck(NO_DECKS, 'deck-theirs') });
      hear('nabla.prefs', others);
      expect(store.state.history.present.current).toBe('deck-mine');
      hear(STORAGE_KEY, others);
      expect(store.state.history.present.current).toBe(limit === 10 ? 'deck-mine' : 'deck-theirs');
      // Nothing is overwritten without a way back.
      if (limit !== 10) {
        decks.undo();
        expect(store.state.history.present.current).toBe('deck-mine');
      }
    }
  });

  test.each(['', 'nonsense', '{}', '{"decks":3}', '{"decks":[{"id":"why"},{"id":"deck-a","steps":7},null]}'])(
    'nonsense is left out: %s',
    (text) => expect(readDecks(text)).toEqual(NO_DECKS),
  );

  test('a deck is replaced by its own file, and can be removed', () => {
    const one = withNewDeck(NO_DECKS, deckId());
    const deck = currentDeck(one)!;
    const two = withDeck(withNewDeck(one, deckId()), { ...deck, minutes: 9 });
    expect(two.decks).toHaveLength(2);
    expect(currentDeck(two)?.minutes).toBe(9);
    expect(withoutDeck(two, deck.id).decks).toHaveLength(1);
  });
});
