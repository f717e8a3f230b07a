import type { PlotDash } from '../../../charts/functionPlot';

/** How a series looks: colour and, as a second cue, dash and marker. */
export interface SeriesLook {
  readonly color: string;
  readonly dash: PlotDash;
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle';
}

const COMPUTED: readonly SeriesLook[] = [
  { color: 'var(--hue-blue)', dash: [], shape: 'circle' },
  { color: 'var(--hue-orange)', dash: [7, 2.5], shape: 'square' },
  { color: 'var(--hue-green)', dash: [9, 2.5, 1.5, 2.5], shape: 'triangle' },
  { color: 'var(--hue-violet)', dash: [4, 2], shape: 'diamond' },
];

/** What a tutorial says, and nobody has computed: it stands back. */
const TYPED: readonly SeriesLook[] = [
  { color: 'var(--text-quiet)', dash: [1.5, 2.5], shape: 'circle' },
  { color: 'var(--text-quiet)', dash: [5, 3], shape: 'square' },
  { color: 'var(--text-quiet)', dash: [9, 3], shape: 'triangle' },
];

/** @param typed for each series, whether a tutorial typed it */
export function seriesLooks(typed: readonly boolean[]): readonly SeriesLook[] {
  const counts = { computed: 0, typed: 0 };
  return typed.map((each) =>
    each ? TYPED[counts.typed++ % TYPED.length]! : COMPUTED[counts.computed++ % COMPUTED.length]!,
  );
}
