import type { Lesson } from '../../../experiment/lessons/types';
import { createWords } from '../../../page/i18n';
import type { Language } from '../../../page/i18n/language';
import type { SceneViewpoint } from '../../../scene/contract';
import { collectedStep, ownStep, type ShownLaboratory, type ShownStep } from './collect';
import type { DecksHost } from './context';
import { createEditor } from './editor';
import { addStep, changeDeck, currentDeck, filled, withDeck, withNewDeck } from './edits';
import { deckId } from './storage';
import { createDecksStore, type DecksStore } from './store';
import { decksTexts } from './texts';

export interface DecksPart {
  readonly decks: DecksStore;
  /**
   * Takes what a laboratory shows into the current deck, which the first step begins. Says where it stands now.
   *
   * @param camera where its scene is looked at from; null: there is none, or it is flat
   */
  collect(shown: ShownLaboratory | ShownStep, camera: SceneViewpoint | null): void;
  /** Takes a deck that came as a file, in the place of one of the same id. */
  take(deck: Lesson): void;
  open(): void;
}

export function createDecks(context: DecksHost): DecksPart {
  const { page } = context;
  const decks = createDecksStore(
    () => window.localStorage,
    (hear) => window.addEventListener('storage', ({ key, newValue }) => hear(key, newValue)),
  );
  decks.store.subscribe(({ kept }, { kept: before }) => {
    if (!kept && before) page.actions.notify({ id: 'decks', kind: 'text', text: decksTexts.notKept });
  });
  const editor = createEditor(context, decks);

  return {
    decks,
    collect(shown, camera) {
      const step = 'from' in shown ? collectedStep(shown, camera) : ownStep(shown, camera);
      if (step === null) {
        page.actions.notify({ id: 'decks', kind: 'text', text: decksTexts.nothing });
        return;
      }
      decks.edit((now) => {
        const begun = currentDeck(now) === null ? withNewDeck(now, deckId()) : now;
        return changeDeck(begun, (deck) => addStep(deck, step));
      });
      const deck = filled(currentDeck(decks.decks)!);
      if (!decks.store.state.kept) return;
      const said = (language: Language): string => {
        const words = createWords(language);
        return words.t(decksTexts.collected, { step: deck.steps.length, deck: words.t(deck.title) });
      };
      page.actions.notify({ id: 'decks', kind: 'text', text: { en: said('en'), zh: said('zh') } });
    },
    take: (deck) => decks.edit((now) => withDeck(now, deck)),
    open: editor.open,
  };
}
