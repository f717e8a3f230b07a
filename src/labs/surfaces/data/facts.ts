import { eigen } from '../../../analysis/curvature';
import { createExactJet } from '../../../analysis/exactJet';
import { JET } from '../../../engine/contract';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import { clauses } from '../../../page/i18n/join';
import type { Context } from '../../../page/ui/context';
import { placeAt } from '../../../scene/trail';
import type { Shown, SurfaceState } from '../state';
import { surfacesTexts } from '../texts';
import { texts } from './texts';

/** What the data do to the surface, at its minimum or, where none is known, where a run stands. */
export interface Bend {
  readonly at: readonly [number, number];
  /** False: the place is that of a run. */
  readonly minimum: boolean;
  readonly value: number;
  /** The larger first. */
  readonly curvatures: readonly [number, number];
  /** Unit vectors that belong to them. */
  readonly directions: readonly [readonly [number, number], readonly [number, number]];
}

/** Where there is too much data to ask without the engine. */
const UNMEASURED = {
  minimum: true,
  curvatures: [Number.NaN, Number.NaN],
  directions: [
    [1, 0],
    [0, 1],
  ],
} as const;

/** Null where there is too much data and no known minimum, or the loss is undefined there. */
export function bendOf(shown: Shown, state: SurfaceState): Bend | null {
  const { problem, minima } = shown.resolved;
  const jetAt = createExactJet(problem);
  const [lowest] = minima;
  if (jetAt === null)
    return lowest === undefined ? null : { ...UNMEASURED, at: [lowest.x, lowest.y], value: lowest.value };
  const run = shown.descents[state.pointed ?? 0];
  if (lowest === undefined && run === undefined) return null;
  const at = lowest === undefined ? placeAt(run!.trajectory, state.playback.cursor) : ([lowest.x, lowest.y] as const);
  const jet = jetAt(...at);
  if (jet[JET.flags] !== 0) return null;
  const { values, vectors } = eigen(jet[JET.xx]!, jet[JET.xy]!, jet[JET.yy]!);
  return {
    at,
    minimum: lowest !== undefined,
    value: jet[JET.value]!,
    curvatures: [values[1], values[0]],
    directions: [vectors[1], vectors[0]],
  };
}

export interface Facts {
  readonly element: HTMLElement;
  show(rows: number, bend: Bend | null): void;
}

/** Minimum, curvatures and the largest stable rate, as a list. */
export function createFacts(page: Context): Facts {
  const terms = ['points', 'place', 'curvature', 'rate'] as const;
  const rows = terms.map(() => ({ term: h('dt', {}), value: h('dd', {}) }));
  const element = h(
    'dl',
    { class: 'data-facts', 'data-part': 'facts' },
    ...rows.map(({ term, value }) => h('div', {}, term, value)),
  );
  let last: readonly [number, Bend | null] = [0, null];

  function write(): void {
    const { words } = page;
    const [count, bend] = last;
    const [points, place, curvature, rate] = rows as [Row, Row, Row, Row];
    setText(points.term, words.t(texts.points));
    setText(points.value, String(count));
    setText(place.term, words.t(bend?.minimum === false ? texts.here : texts.minimum));
    setText(
      place.value,
      bend === null
        ? words.t(texts.unknown)
        : clauses(
            [
              `(${formatExact(bend.at[0], 4)}, ${formatExact(bend.at[1], 4)})`,
              `${words.t(surfacesTexts.runs.loss)} ${formatExact(bend.value, 4)}`,
            ],
            words,
          ),
    );
    setText(curvature.term, words.t(texts.curvatures));
    setText(curvature.value, bend === null ? '–' : bend.curvatures.map((each) => formatNumber(each, 4)).join(', '));
    setText(rate.term, words.t(texts.stable));
    setText(rate.value, bend === null || !(bend.curvatures[0] > 0) ? '–' : formatNumber(2 / bend.curvatures[0], 4));
  }

  page.live(write);
  return {
    element,
    show(count, bend) {
      last = [count, bend];
      write();
    },
  };
}

type Row = { readonly term: HTMLElement; readonly value: HTMLElement };
