import type { Field } from '../../engine/contract';
import type { Words } from '../../page/i18n';
import type { Prefs, Theme } from '../../page/prefs';
import type { HeightScale, Look, SceneModel, SceneRun } from '../../scene/contract';
import { chooseHeight } from '../../scene/scale';
import { runStyle } from '../shared/runStyle';
import { commonStart } from './edits';
import { runNames } from './rails/names';
import { experimentOf, type Shown, type SurfaceState } from './state';
import { surfacesTexts } from './texts';

/** What the window adds to the state. */
export interface Surroundings {
  /** Of type, lines and markers. */
  readonly scale: number;
  readonly reducedMotion: boolean;
}

/** Choosing a scale sorts the field's values, so it is kept while field and choice stay the same. */
export function createModelBuilder(): (
  state: SurfaceState,
  prefs: Prefs,
  words: Words,
  around: Surroundings,
) => SceneModel {
  let height: HeightScale | null = null;
  let heightOf: readonly [Field, string] | null = null;

  function heightFor(shown: Shown, wanted: 'auto' | 'linear' | 'log'): HeightScale {
    const hint = wanted === 'auto' ? shown.resolved.heightHint : wanted;
    if (height === null || heightOf?.[0] !== shown.field || heightOf[1] !== hint) {
      height = chooseHeight(shown.field, hint);
      heightOf = [shown.field, hint];
    }
    return height;
  }

  return (state, prefs, words, around) => {
    const { view } = experimentOf(state);
    const { shown } = state;
    const look: Look = {
      theme: prefs.theme,
      colors: view.colors,
      contours: view.contours,
      equal: view.equal,
      scale: around.scale,
      reducedMotion: around.reducedMotion,
    };
    if (shown === null) return { ...EMPTY, look };
    const { problem, minima } = shown.resolved;
    return {
      field: shown.field,
      axes: {
        x: withIndex(problem.variables[0]),
        y: withIndex(problem.variables[1]),
        z: problem.data === null ? 'f' : words.t(surfacesTexts.runs.loss),
      },
      height: heightFor(shown, view.height),
      look,
      runs: sceneRuns(state, shown, prefs.theme, words),
      minima,
      start: movedStart(state),
      probe: state.probe?.place ?? null,
    };
  };
}

const EMPTY: Omit<SceneModel, 'look'> = {
  field: null,
  axes: { x: 'x', y: 'y', z: 'f' },
  height: { kind: 'linear', low: 0, high: 1, soft: 1 },
  runs: [],
  minima: [],
  start: null,
  probe: null,
};

function sceneRuns(state: SurfaceState, shown: Shown, theme: Theme, words: Words): SceneRun[] {
  const names = runNames(shown, words, { short: true });
  return shown.descents.map((descent, index) => {
    const { kind } = descent.status;
    return {
      label: names[index] ?? '',
      ...runStyle(index, theme),
      trajectory: descent.trajectory,
      loss: descent.loss,
      muted: state.pointed !== null && state.pointed !== index,
      note: kind === 'diverged' || kind === 'undefined' ? words.t(surfacesTexts.runs.note[kind]) : null,
    };
  });
}

/** The start that the pointer moves: of the chosen run, else the common one. Dragged, it runs ahead of the descents. */
function movedStart(state: SurfaceState): readonly [number, number] | null {
  const { runs } = experimentOf(state);
  const chosen = state.pinned === null ? undefined : runs[state.pinned];
  return chosen?.start ?? commonStart(runs);
}

/** A name as it is set in formulas: `w2` is w₂. */
function withIndex(name: string): string {
  return name.replace(/\d+$/, (digits) => [...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join(''));
}
