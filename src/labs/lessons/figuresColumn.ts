import type { Step } from '../../experiment/lessons/types';
import { h } from '../../page/dom';
import type { LessonsContext } from './context';
import type { LessonFigure } from './figures';
import type { LessonNumbers } from './numbers';
import { stepOf } from './state';

export interface FiguresColumn {
  readonly element: HTMLElement;
  /** @param count of reveals; absent: those that there are */
  show(count?: number): void;
  /** The numbers have other values. */
  refresh(): void;
}

/**
 * The step's own figures, each as soon as it is in sight and its numbers are known.
 *
 * @param built called when those of another step have taken their place
 */
export function createFiguresColumn(
  { page, store }: LessonsContext,
  numbers: LessonNumbers,
  built: () => void,
): FiguresColumn {
  const element = h('div', { class: 'lesson-figures' });
  let figures: readonly LessonFigure[] = [];
  let drawn: Step | null = null;

  /** Charts come with the first step that has figures of its own. */
  async function build(step: Step): Promise<void> {
    for (const figure of figures) figure.dispose();
    figures = [];
    element.replaceChildren();
    drawn = step;
    if (step.figures === undefined) return;
    try {
      const { createLessonFigure } = await import('./figures');
      if (drawn !== step || figures.length > 0) return;
      figures = step.figures.map(createLessonFigure);
      element.replaceChildren(...figures.map((figure) => figure.element));
      write();
      built();
    } catch (error) {
      drawn = null;
      page.actions.partMissing(error);
    }
  }

  const write = (): void => show();

  function show(count = store.state.place?.revealed ?? 0): void {
    const { place } = store.state;
    if (place === null) return;
    const step = stepOf(place);
    if (step !== drawn) void build(step);
    element.hidden = true;
    figures.forEach((figure, index) => {
      const seen = (step.figures?.[index]?.after ?? 0) <= count;
      figure.element.hidden = !seen;
      if (!seen) return;
      element.hidden = false;
      const data = numbers.readouts.figures[index];
      if (data !== undefined) figure.show(data, page.words);
    });
    element.classList.toggle('stale', numbers.stale);
  }

  page.live(write);
  page.watch(({ prefs }) => [prefs.theme], write);
  store.subscribe(write);
  return { element, show, refresh: write };
}
