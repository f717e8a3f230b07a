import type { Rejected } from '../experiment/address';
import type { LocalText } from '../formula/text';
import type { SceneViewpoint } from '../scene/contract';
import type { Command } from './hotkeys';
import type { Words } from './i18n';
import type { PictureSource, Say, SectionContext } from './share/section';
import type { Context } from './ui/context';
import type { Viewport } from './viewport';
import type { Transport } from './workbench/transport';

/** A laboratory before it is opened: the page is given a list of these, and knows no laboratory but by this contract. */
export interface LaboratoryKind {
  /** Short and unique; names it in the document (`data-laboratory`) and to tests. */
  readonly name: string;
  /** What its tab says. */
  readonly title: LocalText;
  /** What one does there, in a sentence. */
  readonly about: LocalText;
  /** Has `decks`; one of the list does. */
  readonly keepsDecks?: true;
  /** Takes the addresses and files that nobody claims; one of the list does. */
  readonly takesRest?: true;
  /** Whether an address, or a file, speaks of this laboratory. */
  claims(address: string): boolean;
  claimsFile(file: FileContent): boolean;
  /** Every laboratory comes with its own files when it is first wanted. */
  load(): Promise<CreateLaboratory>;
}

/** @param address what the page opens with, if that belongs here; null: the page has opened with another laboratory */
export type CreateLaboratory = (page: Context, viewport: Viewport, address: string | null) => Laboratory;

/** A laboratory at work. */
export interface Laboratory {
  /** The experiment, as far as the page has to do with it. */
  readonly document: ExperimentDocument;
  /** What could not be used of the address it was opened with. */
  readonly rejected: readonly Rejected[];
  /**
   * Children of the page's grid, and how that is laid out: with the scene in its middle and a rail on either side, plainly,
   * or as a lesson.
   */
  readonly parts: readonly HTMLElement[];
  readonly layout: 'scene' | 'plain' | 'lesson';
  /** Name of the bench that is shown; stands in the document as `data-bench`. */
  readonly bench: string;
  /** Buttons for the page's header while this laboratory is shown. */
  readonly header: readonly HTMLElement[];
  /** Where the link at the top of the page leads, past everything that comes before. */
  readonly skip: { readonly text: LocalText; target(): HTMLElement };
  /** What play, step, reset and the time line drive at the moment; null: nothing. */
  transport(): Transport | null;
  /** What it leads through at the moment, step by step; null: nothing. Absent: it never does. */
  talk?(): Talk | null;
  /** A command of the keyboard that is not the page's own; false: it has no meaning here. */
  command(command: Command): boolean;
  /** It comes into view, or goes: what nobody looks at computes nothing and does not play. */
  setActive(active: boolean): void;
  /** The device is being replaced: what plays pauses. */
  interrupt(): void;
  /** What holds as long as the state does, a card each, in sentences; nobody can close it. */
  statements(words: Words): readonly (readonly string[])[];
  /** The present experiment is shown, and nothing is left to compute for it. */
  readonly ready: boolean;
  /**
   * Shows in space, or flat, what can be shown either way, where the experiment does not say it. Absent: there is no such
   * thing.
   */
  setSpatial?(spatial: boolean): void;
  /** Names of parts and settings that stay in sight while it is presented, beside its figure (`workbench/offers.ts`). */
  readonly wall?: readonly string[];
  /** What is said above it then; absent: what the experiment is called. */
  caption?(words: Words): string;
  /** Where steps of one's own are collected, edited and shown. Absent: elsewhere. */
  readonly decks?: DeckKeeper;
  /** For tests and curious people: what `window.nabla` says of it. */
  inspect(): object;
  readonly share: LaboratoryShare;
  /** Calls back after every change of what `statements` and `document` say. */
  subscribe(tell: () => void): void;
}

/** Steps in front of an audience: those of a lesson, of a route, of a deck. */
export interface Talk {
  readonly title: LocalText;
  readonly steps: readonly TalkStep[];
  /** Index of the step that is shown; −1: none of them. */
  readonly at: number;
  /** So many of its further parts are in sight, of so many. */
  readonly revealed: number;
  readonly reveals: number;
  /** The one next thing: a part that is revealed, or the next step; `back` is its inverse. */
  next(): void;
  back(): void;
  show(index: number): void;
  /** A text, typeset; with the numbers of the step that is shown, if it is one of its own. */
  prose(text: string, own: boolean): HTMLElement;
  /** What is seen of the step, beside what is said of it. */
  readonly figure: HTMLElement;
  /** What is said of the step: on a wall it is turned page by page. Its last element of `data-newest` is what came last. */
  readonly pages: HTMLElement;
}

export interface DeckKeeper {
  /**
   * Takes what a laboratory shows at this moment into the deck, as a step. Rejects if what that takes cannot be loaded.
   *
   * @param camera where the scene is looked at from; null: there is none, or it is flat
   */
  collect(from: Laboratory, camera: SceneViewpoint | null): Promise<void>;
  /** Opens the decks for editing; the laboratory must be shown. */
  open(): Promise<void>;
}

export interface TalkStep {
  /** Unique among all steps. */
  readonly key: string;
  readonly title: LocalText;
  /** What it says first, and what is only for who teaches. Absent: there is none, or it has not been loaded yet. */
  readonly says?: LocalText;
  readonly notes?: LocalText;
}

/** The experiment of a laboratory, whatever it is about. */
export interface ExperimentDocument {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  /** The fragment that carries it, with its `#`. */
  address(): string;
  /**
   * Where in the laboratory one is: who goes back with the browser comes from one place to the one before. Null: that is
   * on its way. Absent: all of it is one place.
   */
  readonly place?: string | null;
  /** Whether the address says everything; else a file must. */
  addressIsWhole(): boolean;
  /** Takes over what an address says, as one edit; gives back what could not be used. */
  open(address: string): readonly Rejected[];
  /**
   * The laboratory stands as if it had just been opened with this, at rest: no history, nothing played, trained, pointed
   * out or chosen. An address, or the object of a file. Never throws; gives back what could not be used.
   */
  restart(experiment: string | object): readonly Rejected[];
  /** As a file. */
  fileText(): string;
  /**
   * Takes over what a file holds, as one edit; gives back what there is to say about it. Rejects with errors that carry a
   * text for people (`failure.ts`).
   */
  openFile(file: FileContent): Promise<readonly LocalText[]>;
}

export interface FileContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Parsed, where the bytes are a JSON object. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** What can be taken along of a laboratory, besides link and file. */
export interface LaboratoryShare {
  /** What the experiment is called, for file names. */
  title(words: Words): string;
  /** Absent: there is no picture to be taken. */
  readonly picture?: PictureSource;
  /** The figures that are shown, for a laboratory without a scene; null: none at the moment. Absent: there never are any. */
  readonly figure?: () => FigureSource | null;
  /** Further sections of the dialog, loaded when it is opened for the first time. */
  sections?(share: SectionContext, say: Say): Promise<readonly HTMLElement[]>;
}

/** Figures on the page that can be saved as they look. */
export interface FigureSource {
  /** Holds them all. */
  readonly element: HTMLElement;
  /** Two lines to stand under the picture. */
  caption(words: Words, date: Date): readonly [string, string];
}
