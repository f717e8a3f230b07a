import type { Look } from './contract';

/** Colours of everything that is not the surface and not a run. All are `#rrggbb`, so that shaders can have them too. */
export interface Palette {
  /** Behind the scene, from its middle to its rim. */
  readonly ground: string;
  readonly rim: string;
  /** Grid on the walls, and the box's edges. */
  readonly grid: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  /** Around trails, markers and names, to part them from what they lie on. */
  readonly halo: string;
  /** Contour lines on light and on dark colours, and how strongly they are drawn: thin ones and index ones. */
  readonly contour: string;
  readonly contourOnDark: string;
  readonly contourOpacity: readonly [thin: number, index: number];
  /** Minima, start and probe. */
  readonly mark: string;
  /** The surface's colour where its own belong to a swarm on it, and what those are mixed with to stand out from it. */
  readonly quietSurface: string;
  readonly dotTint: string;
  /** The surface's colour under particles of the runs' colours, which are to be the brightest thing on it. */
  readonly swarmGround: string;
}

export const PALETTES: Readonly<Record<Look['theme'], Palette>> = {
  dark: {
    ground: '#151a24',
    rim: '#0a0d13',
    grid: '#303a4e',
    edge: '#4a556b',
    text: '#e8ecf4',
    quiet: '#9aa6bb',
    halo: '#0a0d13',
    contour: '#05070c',
    contourOnDark: '#b9c8f0',
    contourOpacity: [0.3, 0.6],
    mark: '#ffffff',
    quietSurface: '#9aa6bd',
    dotTint: '#05070c',
    swarmGround: '#0f1520',
  },
  light: {
    ground: '#ffffff',
    rim: '#eef1f5',
    grid: '#dbe0e8',
    edge: '#a3adbd',
    text: '#161b26',
    quiet: '#566176',
    halo: '#ffffff',
    contour: '#0b1020',
    contourOnDark: '#c4d2f5',
    contourOpacity: [0.25, 0.5],
    mark: '#10141d',
    quietSurface: '#dfe4ec',
    dotTint: '#10141d',
    swarmGround: '#e4e9f0',
  },
  // White ground and more contrast than any screen needs, because a projector in a lit room takes most of it away.
  projector: {
    ground: '#ffffff',
    rim: '#ffffff',
    grid: '#c3cad6',
    edge: '#4c5669',
    text: '#000000',
    quiet: '#2b3342',
    halo: '#ffffff',
    contour: '#000000',
    contourOnDark: '#ffffff',
    contourOpacity: [0.4, 0.8],
    mark: '#000000',
    quietSurface: '#e6eaf0',
    dotTint: '#000000',
    swarmGround: '#edf0f5',
  },
};
