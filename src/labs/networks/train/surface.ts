import { classColor, cssToBytes, type FigureTheme } from '../../../charts/classColors';
import type { Field } from '../../../engine/contract';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { type Store, watchStore } from '../../../page/store';
import type { Lease } from '../../../page/viewport';
import type { HeightScale, SceneModel } from '../../../scene/contract';
import type { NetContext } from '../context';
import { fieldOf } from './backgrounds';
import { type Points, pointsOf } from './pointGroups';
import { type OutputReading, readingOf } from './reading';
import type { Sampling } from './sampler';
import { texts } from './texts';
import type { TrainViewState } from './viewState';

/** Between the classes a surface is lit, so its middle colour is lighter than that of the flat figure. */
const MIDDLE: Readonly<Record<FigureTheme, string>> = { dark: '#7d8798', light: '#e9ebee', projector: '#eef0f3' };

export interface SurfaceExhibit {
  /** Takes the page's scene into the host, or gives it back. */
  setActive(active: boolean): void;
}

/** The outputs as a surface over the plane, with the data points at the heights of their targets. */
export function createSurfaceExhibit(
  context: NetContext,
  view: Store<TrainViewState>,
  host: HTMLElement,
): SurfaceExhibit {
  const { page } = context;
  let lease: Lease | null = null;
  let field: { readonly of: Sampling; readonly index: number; readonly drawn: Field } | null = null;
  let points: { readonly key: readonly unknown[]; readonly drawn: NonNullable<SceneModel['points']> } | null = null;

  function model(): SceneModel {
    const { sampling, testPoints, probe } = view.state;
    const { prefs } = page.store.state;
    const look = {
      theme: prefs.theme,
      colors: 'diverging',
      contours: true,
      scale: page.store.state.scale,
      reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    } as const;
    const nothing = { field: null, runs: [], minima: [], start: null, probe: null, look };
    const unit = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
    if (sampling === null || sampling.rows < 2) return { ...nothing, axes: { x: 'x₁', y: 'x₂', z: '' }, height: unit };
    const { resolved } = sampling.shown;
    const reading = readingOf(resolved);
    const index = Math.min(view.state.surfaceClass, reading.outputs - 1);
    const height = heightScale(reading);
    if (field?.index !== index) field = null;
    if (field?.of !== sampling)
      field = { of: sampling, index, drawn: fieldOf(sampling, reading, index, [height.low, height.high]) };
    const key = [resolved, testPoints, prefs.theme, index];
    if (points === null || key.some((part, i) => part !== points?.key[i])) {
      points = { key, drawn: onSurface(pointsOf(resolved, reading, testPoints, prefs.theme), reading, index) };
    }
    return {
      ...nothing,
      field: field.drawn,
      points: points.drawn,
      axes: { x: 'x₁', y: 'x₂', z: heightName(reading, index, page.words) },
      height,
      look: { ...look, colors: stopsFor(reading, index, prefs.theme) },
      probe: probe?.place ?? null,
    };
  }

  watchStore(
    view,
    ({ sampling, testPoints, surfaceClass, probe }) => [sampling, testPoints, surfaceClass, probe?.place],
    () => lease?.refresh(),
  );
  return {
    setActive(active) {
      if (active && lease === null) {
        lease = context.viewport.attach(host, {
          projection: () => '3d',
          model,
          cursor: () => 0,
          onProbe: (place) =>
            view.update((state) => ({
              ...state,
              probe: place === null ? null : { place, raw: state.probe?.raw ?? null },
            })),
        });
      } else if (!active && lease !== null) {
        lease.end();
        lease = null;
      }
    },
  };
}

/** Of several classes the surface is the share of one: its points belong on top, all others at the bottom. */
function onSurface(points: readonly Points[], { kind, low, high }: OutputReading, index: number): readonly Points[] {
  if (kind !== 'classes') return points;
  return points.map((group) => ({
    ...group,
    places: group.places.map((value, i) => (i % 3 !== 2 ? value : group.label === index ? high : low)),
  }));
}

function heightName({ kind }: OutputReading, index: number, words: Words): string {
  // Short enough to stand at an axis.
  if (kind === 'classes') return `p(${index})`;
  return words.t(kind === 'probability' ? texts.height : texts.output);
}

/** Scores are cut a little beyond the classes; the colours keep their places. */
function heightScale({ kind, low, high }: OutputReading): HeightScale {
  const room = kind === 'score' ? 0.5 * (high - low) : kind === 'value' ? 0.15 * (high - low) : 0;
  return { kind: 'linear', low: low - room, high: high + room, soft: 1 };
}

function stopsFor(reading: OutputReading, index: number, theme: Theme): readonly [string, string, string] {
  if (reading.kind !== 'classes') return [classColor(0, theme), MIDDLE[theme], classColor(1, theme)];
  const color = classColor(index, theme);
  return [MIDDLE[theme], between(MIDDLE[theme], color), color];
}

/** The colour halfway. */
function between(a: string, b: string): string {
  const other = cssToBytes(b);
  return `rgb(${cssToBytes(a)
    .map((part, i) => Math.round((part + other[i]!) / 2))
    .join(', ')})`;
}
