import { writeExperiment } from '../../experiment/file';
import type { ExperimentDocument, Laboratory, LaboratoryKind } from '../../page/laboratory';
import { part } from '../../page/part';
import { createStore } from '../../page/store';
import type { Context } from '../../page/ui/context';
import type { Viewport } from '../../page/viewport';
import { writeLessonAddress } from './address';
import { createChildren } from './children';
import type { LessonsContext } from './context';
import type { DecksPart } from './decks';
import { isDeckId } from './decks/id';
import { inspectLesson } from './inspect';
import { createLessonLayout } from './layout';
import { COURSE } from './library';
import { createNavigation } from './navigation';
import { createPlayer, stepExperimentOf } from './player';
import { loadProgress, saveProgress } from './progress';
import { HOME, isStaged, settingAt } from './setting';
import { initialLessonsState, isAsked, LAST, type Place, stepKey, stepOf } from './state';
import { lessonsTexts } from './texts';

/** Commands of a laboratory that leave what the step is about. */
const LEADS_AWAY = /^(?:preset\d|nextBench|previousBench)$/;

/** The laboratory of lessons, which shows its steps in laboratories of these kinds. */
export const createLessons =
  (kinds: readonly LaboratoryKind[]) =>
  (page: Context, viewport: Viewport, opened: string | null): Laboratory => {
    const storage = () => window.localStorage;
    const store = createStore(initialLessonsState(loadProgress(storage)));
    const listeners: (() => void)[] = [];
    let active = false;
    /** Something is shown, or on its way. */
    let entered = false;
    const tell = (): void => {
      for (const listener of listeners) listener();
    };
    const navigation = createNavigation(page, store);
    const children = createChildren(page, viewport, kinds, (child) => {
      layout.add(child);
      child.laboratory.subscribe(() => {
        follow();
        tell();
      });
    });
    const broken = page.actions.partMissing;
    const player = createPlayer(children, broken, () => {
      layout.show(player.current);
      follow();
      tell();
    });
    const context: LessonsContext = {
      page,
      store,
      course: COURSE,
      kinds,
      actions: {
        ...navigation,
        restore: () => enter(),
        take() {
          const taken = child();
          if (taken !== null) page.actions.openExperiment(taken.document);
        },
      },
    };
    const layout = createLessonLayout(context, { tell, broken, known: navigation.known });
    const child = (): Laboratory | null => player.current?.laboratory ?? null;

    /** The numbers are those of the experiment of the moment. */
    function follow(): void {
      const { place } = store.state;
      if (!active || place === null) {
        layout.want(null);
        return;
      }
      layout.want({ step: stepOf(place), experiment: player.experiment });
    }

    /** `opens`: a step has come, and not only more of it. */
    function enter(opens = false): void {
      const { place } = store.state;
      entered = true;
      player.enter(place === null ? HOME : settingAt(stepOf(place), place.revealed), isAsked(store.state), opens);
    }

    /** Without a step, and with none on its way, there is the table of contents. */
    function settle(): void {
      if (active && !entered && store.state.wanted === null) enter();
    }

    store.subscribe((state, previous) => {
      if (state.progress !== previous.progress) saveProgress(storage, state.progress);
      const { place } = state;
      if (place !== previous.place && isOther(place, previous.place)) {
        enter(place !== null && isOtherStep(place, previous.place));
      } else if (place === null) settle();
      else if (place !== previous.place) player.offer(settingAt(stepOf(place), place.revealed));
      if (!isAsked(state) && isAsked(previous)) player.go();
      tell();
    });
    let decksPart: Promise<DecksPart> | null = null;
    function loadDecks(): Promise<DecksPart> {
      decksPart ??= part(() => import('./decks')).then(({ createDecks }) =>
        createDecks({
          page,
          host: layout.host,
          show(lesson, step) {
            navigation.openForeign(lesson);
            navigation.goTo({ lesson: lesson.id, step: lesson.steps[step]?.id ?? null, whole: false });
          },
        }),
      );
      // Offline for a moment: the next press tries again.
      decksPart.catch(() => {
        decksPart = null;
      });
      return decksPart;
    }

    const rejected = opened === null ? [] : navigation.open(opened);

    /** Everything that was asked for is seen. */
    function isReady(): boolean {
      return store.state.wanted === null && layout.ready && !player.busy && (child()?.ready ?? true);
    }

    const document: ExperimentDocument = {
      get canUndo() {
        return child()?.document.canUndo ?? false;
      },
      get canRedo() {
        return child()?.document.canRedo ?? false;
      },
      undo: () => child()?.document.undo(),
      redo: () => child()?.document.redo(),
      address() {
        const { place, wanted, route } = store.state;
        // What is on its way: a page that is loaded anew meanwhile must not lose it.
        if (place === null && wanted !== null) {
          return writeLessonAddress({ lesson: wanted.lesson, step: wanted.step === LAST ? null : wanted.step, route });
        }
        return writeLessonAddress({
          lesson: place?.lesson.id ?? null,
          step: place === null ? null : stepOf(place).id,
          route,
        });
      },
      get place() {
        const { place, wanted } = store.state;
        if (wanted !== null) return null;
        return place === null ? '' : stepKey(place);
      },
      addressIsWhole: () => store.state.place?.foreign !== true,
      open: navigation.open,
      restart: (wanted) => (typeof wanted === 'string' ? navigation.open(wanted) : []),
      // The table of contents has but the experiment beside it.
      fileText() {
        const { place } = store.state;
        return place === null
          ? (child()?.document.fileText() ?? '')
          : writeExperiment({ version: 1, lesson: place.lesson });
      },
      async openFile({ json }) {
        // What is wrong with it is said by step and field; the lesson that is shown stays.
        const { parseLesson } = await part(() => import('../../experiment/lessons/schema'));
        const lesson = parseLesson(json);
        // A deck that comes as a file can be edited like one that was made here.
        if (isDeckId(lesson.id)) (await loadDecks()).take(lesson);
        navigation.openForeign(lesson);
        return [];
      },
    };

    const laboratory: Laboratory = {
      document,
      rejected,
      parts: layout.parts,
      layout: 'lesson',
      get bench() {
        return child()?.bench ?? 'contents';
      },
      header: [],
      skip: { text: lessonsTexts.skip, target: layout.main },
      transport: () => child()?.transport() ?? null,
      talk: () => layout.talk(),
      decks: {
        async collect(from, camera) {
          const { place } = store.state;
          const shown =
            from === laboratory
              ? { step: place === null ? null : stepOf(place), experiment: player.experiment }
              : { from, experiment: stepExperimentOf(from.document) };
          (await loadDecks()).collect(shown, camera);
        },
        async open() {
          (await loadDecks()).open();
        },
      },
      command(command) {
        if (store.state.place === null) return false;
        if (command === 'lessonNext') navigation.next();
        else if (command === 'lessonBack') navigation.back();
        // No key leads to what a step does not offer: another bench, another subject.
        else if (!LEADS_AWAY.test(command)) return child()?.command(command) ?? false;
        return true;
      },
      setActive(next) {
        active = next;
        settle();
        player.setActive(next);
        follow();
      },
      interrupt: () => child()?.interrupt(),
      statements: (words) => child()?.statements(words) ?? [],
      get ready() {
        return isReady();
      },
      inspect: () => ({ lesson: inspectLesson(store.state, player, layout.numberText, isReady()) }),
      share: { title: (words) => words.t(store.state.place?.lesson.title ?? lessonsTexts.name) },
      subscribe: (listener) => void listeners.push(listener),
    };
    return laboratory;
  };

/** Whether what is shown has to be set up anew. */
function isOther(place: Place | null, before: Place | null): boolean {
  if (isOtherStep(place, before)) return true;
  if (place === null || before === null) return false;
  const [from, to] = [Math.min(place.revealed, before.revealed), Math.max(place.revealed, before.revealed)];
  const step = stepOf(place);
  return Array.from({ length: to - from }, (_, index) => isStaged(step, from + index)).some(Boolean);
}

function isOtherStep(place: Place | null, before: Place | null): boolean {
  return place?.lesson !== before?.lesson || place?.step !== before?.step;
}
