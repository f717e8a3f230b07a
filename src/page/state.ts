import type { Descent, Engine, Field } from '../engine/contract';
import type { Rejected } from '../experiment/address';
import type { Resolved } from '../experiment/resolve';
import type { Experiment } from '../experiment/types';
import type { LocalText } from '../formula/text';
import { initialPlayback, type Playback } from '../labs/surfaces/playback';
import { lastStepOf } from '../labs/surfaces/runState';
import { type History, startHistory } from './history';
import type { Prefs } from './prefs';
import type { Backend, Cause, Tier } from './tier';

/** The whole state of the page: immutable data, no commands. The experiment decides what is computed and drawn. */
export interface AppState {
  /** `present` is the experiment. */
  readonly history: History<Experiment>;
  readonly session: Session;
  readonly playback: Playback;
  readonly prefs: Prefs;
  readonly probe: Probe | null;
  /** Index of the run that is pointed out. */
  readonly pointed: number | null;
  /** Index of the run that was chosen: it stays pointed out, and the scene moves its start alone. */
  readonly pinned: number | null;
  readonly notices: readonly Notice[];
  readonly layout: Layout;
  /** Which of its two laboratories the page shows; the other rests. */
  readonly workspace: Workspace;
}

export const WORKSPACES = ['surfaces', 'networks'] as const;
export type Workspace = (typeof WORKSPACES)[number];

export interface Session {
  readonly tier: Tier;
  readonly backend: Backend;
  readonly engine: Engine['kind'] | null;
  /** The adapter's or the processor's name. */
  readonly adapter: string;
  /** False until the first stage stands, and while a lost device is replaced. */
  readonly standing: boolean;
  readonly computing: boolean;
  /** The last state that was computed without an error; null before the first. */
  readonly shown: Shown | null;
  /** Why the present experiment could not be computed; the shown state is then an earlier one. */
  readonly failure: LocalText | null;
}

/** An experiment with all that was computed for it. */
export interface Shown {
  readonly experiment: Experiment;
  readonly resolved: Resolved;
  readonly field: Field;
  /** One per run of `experiment`. */
  readonly descents: readonly Descent[];
}

/** Where the pointer is, and the last reading: of this place, or for a moment still of the one before. */
export interface Probe {
  readonly place: readonly [number, number];
  readonly reading: Reading | null;
}

/** Value and derivatives at a place; for `jet` see `JET`. */
export interface Reading {
  readonly place: readonly [number, number];
  readonly jet: Float64Array;
}

export type Notice =
  | { readonly id: string; readonly kind: 'cause'; readonly cause: Cause }
  | { readonly id: string; readonly kind: 'address'; readonly rejected: readonly Rejected[] }
  | { readonly id: string; readonly kind: 'text'; readonly text: LocalText }
  | { readonly id: string; readonly kind: 'link'; readonly address: string };

export const TABS = ['runs', 'chart', 'settings'] as const;
export type Tab = (typeof TABS)[number];

export interface Layout {
  /** Rails on a wide page. */
  readonly runs: boolean;
  readonly settings: boolean;
  /** What a narrow page shows below the scene. */
  readonly tab: Tab;
  readonly help: boolean;
  /** The dialog of links, files, pictures and code. */
  readonly share: boolean;
  /** Of the loss axis; null: as the surface's heights. */
  readonly chartScale: 'linear' | 'log' | null;
}

export function initialState(
  experiment: Experiment,
  prefs: Prefs,
  playing: boolean,
  workspace: Workspace = 'surfaces',
): AppState {
  return {
    history: startHistory(experiment),
    session: {
      tier: 3,
      backend: 'none',
      engine: null,
      adapter: '',
      standing: false,
      computing: true,
      shown: null,
      failure: null,
    },
    playback: { ...initialPlayback, playing },
    prefs,
    probe: null,
    pointed: null,
    pinned: null,
    notices: [],
    layout: { runs: true, settings: true, tab: 'runs', help: false, share: false, chartScale: null },
    workspace,
  };
}

export function experimentOf(state: AppState): Experiment {
  return state.history.present;
}

/** Of what is shown; before anything is, of what was asked for. */
export function lastStep(state: AppState): number {
  const descents = state.session.shown?.descents;
  return descents === undefined || descents.length === 0 ? experimentOf(state).steps : lastStepOf(descents);
}

/** Replaces the notice of the same id, or adds it. */
export function withNotice(state: AppState, notice: Notice): AppState {
  return { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
}

export function withoutNotice(state: AppState, id: string): AppState {
  return { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
}

export function withSession(state: AppState, session: Partial<Session>): AppState {
  return { ...state, session: { ...state.session, ...session } };
}
