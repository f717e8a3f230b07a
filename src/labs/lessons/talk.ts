import type { Lesson, Step } from '../../experiment/lessons/types';
import type { Talk, TalkStep } from '../../page/laboratory';
import type { LessonsContext } from './context';
import { entryOf } from './library';
import { lessonKey, type Place, stepKey, stepOf } from './state';
import { lessonsTexts } from './texts';

/** Where a talk has its words and pictures from. */
export interface TalkParts extends Pick<Talk, 'pages' | 'figure' | 'prose'> {
  /** A lesson that is at hand; null: it has not been loaded, or there is none. */
  known(lesson: string): Lesson | null;
}

/** The lesson, or the route on which one walks, as a talk; null: the table of contents is shown. */
export function createTalk(
  { store, course, actions }: LessonsContext,
  { known, pages, figure, prose }: TalkParts,
): () => Talk | null {
  return () => {
    const { place, route } = store.state;
    if (place === null) return null;
    const stops = course.routes[route ?? ''];
    const onRoute = stops?.includes(stepKey(place)) === true;
    const steps = onRoute ? stops!.map(stop) : stepsOf(place);
    return {
      title: onRoute ? lessonsTexts.name : place.lesson.title,
      steps,
      at: steps.findIndex(({ key }) => key === stepKey(place)),
      revealed: place.revealed,
      reveals: stepOf(place).reveals?.length ?? 0,
      next: actions.next,
      back: actions.back,
      show(index) {
        const key = steps[index]?.key;
        if (key === undefined) return;
        const [lesson, step = null] = onRoute ? key.split('/') : [place.lesson.id, place.lesson.steps[index]!.id];
        actions.goTo({ lesson: lesson!, step, whole: false });
      },
      prose,
      pages,
      figure,
    };
  };

  /** Of a lesson that has not been loaded, its own title is what is known. */
  function stop(key: string): TalkStep {
    const [id = '', stepId] = key.split('/');
    const step = known(id)?.steps.find((each) => each.id === stepId);
    const title = step?.title ?? store.state.titles[key] ?? entryOf(id)?.title ?? { en: key, zh: key };
    return step === undefined ? { key, title } : { ...aboutOf(step), key, title };
  }
}

function stepsOf(place: Place): readonly TalkStep[] {
  return place.lesson.steps.map((step) => ({ key: `${lessonKey(place)}/${step.id}`, ...aboutOf(step) }));
}

function aboutOf({ title, caption, notes }: Step): Omit<TalkStep, 'key'> {
  return { title, says: caption[0]!, ...(notes === undefined ? {} : { notes }) };
}
