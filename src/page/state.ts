import type { Engine } from '../engine/contract';
import type { Rejected } from '../experiment/address';
import type { LocalText } from '../formula/text';
import type { Prefs } from './prefs';
import type { Presenting } from './present/state';
import { BACKENDS, type Backend, type Cause, finestGrid, type Stage, type Tier } from './tier';

/** The state of the page: immutable data, no commands. What is experimented with belongs to its laboratories. */
export interface PageState {
  readonly session: Session;
  readonly prefs: Prefs;
  readonly notices: readonly Notice[];
  readonly layout: Layout;
  /** Name of the laboratory that is shown; the others rest. */
  readonly laboratory: string;
  /** What is shown fills the wall of a hall; null: an ordinary page. */
  readonly presenting: Presenting | null;
  /** How much type, lines and markers of figures are enlarged (`scale.ts`). */
  readonly scale: number;
}

/** What the page runs on. */
export interface Session {
  readonly tier: Tier;
  readonly backend: Backend;
  readonly engine: Engine['kind'] | null;
  /** The adapter's or the processor's name. */
  readonly adapter: string;
  /** False until the first stage stands, and while a lost device is replaced. */
  readonly standing: boolean;
  /** Samples a side of the finest surface that this machine computes and draws without a hitch. */
  readonly finestGrid: number;
}

export type Notice =
  | { readonly id: string; readonly kind: 'cause'; readonly cause: Cause }
  | { readonly id: string; readonly kind: 'address'; readonly rejected: readonly Rejected[] }
  | { readonly id: string; readonly kind: 'text'; readonly text: LocalText }
  | { readonly id: string; readonly kind: 'link'; readonly address: string }
  /** With a button that loads the page anew, in its newest version; what is open is kept. */
  | { readonly id: string; readonly kind: 'renew'; readonly text: LocalText; readonly button: LocalText };

export interface Layout {
  /** The rails of a wide page: what leads into the experiment on the left, where there is such a thing; settings on the right. */
  readonly lead: boolean;
  readonly settings: boolean;
  readonly help: boolean;
  /** The dialog of links, files, pictures and code. */
  readonly share: boolean;
}

export function initialPageState(prefs: Prefs, laboratory: string): PageState {
  return {
    session: { tier: 3, backend: 'none', engine: null, adapter: '', standing: false, finestGrid: 0 },
    prefs,
    notices: [],
    layout: { lead: true, settings: true, help: false, share: false },
    laboratory,
    presenting: null,
    scale: 1,
  };
}

/** Replaces the notice of the same id, or adds it. */
export function withNotice(state: PageState, notice: Notice): PageState {
  return { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
}

export function withoutNotice(state: PageState, id: string): PageState {
  const notices = state.notices.filter((notice) => notice.id !== id);
  return notices.length === state.notices.length ? state : { ...state, notices };
}

export function withSession(state: PageState, session: Partial<Session>): PageState {
  return { ...state, session: { ...state.session, ...session } };
}

/** The page runs on this from now on; `causes` says why, where there is something to say. */
export function withStage(state: PageState, stage: Stage, causes: readonly Cause[]): PageState {
  // What was said of the flat map holds no longer once the scene is back.
  const known = stage.scene === null ? state : withoutNotice(state, 'lostTwice');
  const told = causes.reduce((now, cause) => withNotice(now, { id: cause.reason, kind: 'cause', cause }), known);
  return withSession(told, {
    tier: stage.tier,
    backend: BACKENDS[stage.tier],
    engine: stage.engine?.kind ?? null,
    adapter: stage.adapter,
    standing: stage.tier < 3,
    finestGrid: finestGrid(stage),
  });
}
