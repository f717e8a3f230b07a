import type { FigureLine, PointGroup } from '../../../charts/boundary';
import { alike, type Store } from '../../../page/store';
import { createSeparationCard } from '../../shared/separation/card';
import { createSeparations, separationLines, wrongMarks } from '../../shared/separation/model';
import type { NetContext } from '../context';
import { isLinearClassifier, lineOf, rowsOf } from './linear';
import type { TrainViewState } from './viewState';

type Range = readonly [low: number, high: number];

/** What lies over the ground of the figure. */
interface Over {
  readonly lines: readonly FigureLine[];
  readonly points: readonly PointGroup[];
}

export interface LineLayer {
  /** The numbers of the line. */
  readonly element: HTMLElement;
  /** The points, and over a net that is a line that line with its margins; the same object while nothing changes. */
  over(x: Range, y: Range, ink: string, points: readonly PointGroup[]): Over;
}

/** A linear classifier is a line: it is drawn with its margins and the widest one, with the weights of the colours. */
export function createLineLayer({ page, store }: NetContext, view: Store<TrainViewState>): LineLayer {
  const card = createSeparationCard();
  const separate = createSeparations();
  let known: { readonly key: readonly unknown[]; readonly over: Over } | null = null;

  function make(x: Range, y: Range, ink: string, points: readonly PointGroup[]): Over {
    const { sampling, margins, blank } = view.state;
    const { theme } = page.store.state.prefs;
    const shown = sampling?.shown ?? store.state.shown;
    const wanted = margins && !blank && shown !== null && isLinearClassifier(shown.resolved);
    const found = wanted ? separate(lineOf(shown.resolved, shown.weights), rowsOf(shown.resolved)) : null;
    const style = { color: ink, theme, bare: false };
    card.show(found, style, page.words);
    if (found === null) return { lines: [], points };
    return { lines: separationLines(found, x, y, style), points: [...wrongMarks(found), ...points] };
  }

  return {
    element: card.element,
    over(x, y, ink, points) {
      const { sampling, margins, blank } = view.state;
      const { theme } = page.store.state.prefs;
      const { language } = page.words;
      const key = [sampling, store.state.shown, margins, blank, points, ink, theme, language, ...x, ...y];
      if (known === null || !alike(known.key, key)) known = { key, over: make(x, y, ink, points) };
      return known.over;
    },
  };
}
