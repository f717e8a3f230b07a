import type { LocalText } from '../formula/text';
import { pageTexts } from './texts';

/** What a key does; `createActions.ts` and the laboratories carry it out. */
export type Command =
  | 'togglePlay'
  | 'stepForward'
  | 'stepBack'
  | 'reset'
  | 'faster'
  | 'slower'
  | 'toggleMap'
  | 'resetCamera'
  | 'fullscreen'
  | 'theme'
  | 'language'
  | 'help'
  | 'share'
  | 'undo'
  | 'redo'
  | 'laboratory'
  | 'nextBench'
  | 'previousBench'
  | 'lessonNext'
  | 'lessonBack'
  | 'present'
  | 'collect'
  | 'decks'
  | 'print'
  | `preset${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export interface Hotkey<C = Command> {
  /** `KeyboardEvent.key`, in lower case for letters; any of them. */
  readonly keys: readonly string[];
  readonly command: C;
  /** What the help says it does. */
  readonly text: LocalText;
  /** How the help writes the keys. */
  readonly shown: string;
  /** With Ctrl (or ⌘): not a single-key shortcut, and never switched off. */
  readonly modified?: { readonly shift: boolean };
  /** No character, but what a presenter's remote sends: never switched off, and the browser's own where it does nothing. */
  readonly remote?: true;
}

const PRESETS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The one table: handlers, help dialog and tests read it. */
export const HOTKEYS: readonly Hotkey[] = [
  { keys: [' '], command: 'togglePlay', text: pageTexts.key.togglePlay, shown: 'Space' },
  { keys: ['.', 'arrowright'], command: 'stepForward', text: pageTexts.key.stepForward, shown: '. →' },
  { keys: [',', 'arrowleft'], command: 'stepBack', text: pageTexts.key.stepBack, shown: ', ←' },
  { keys: ['r'], command: 'reset', text: pageTexts.key.reset, shown: 'R' },
  { keys: ['+', '='], command: 'faster', text: pageTexts.key.faster, shown: '+' },
  { keys: ['-'], command: 'slower', text: pageTexts.key.slower, shown: '−' },
  { keys: ['n'], command: 'laboratory', text: pageTexts.key.laboratory, shown: 'N' },
  { keys: [']'], command: 'nextBench', text: pageTexts.key.nextBench, shown: ']' },
  { keys: ['['], command: 'previousBench', text: pageTexts.key.previousBench, shown: '[' },
  { keys: ['pagedown'], command: 'lessonNext', text: pageTexts.key.lessonNext, shown: 'PageDown', remote: true },
  { keys: ['pageup'], command: 'lessonBack', text: pageTexts.key.lessonBack, shown: 'PageUp', remote: true },
  { keys: ['p'], command: 'present', text: pageTexts.key.present, shown: 'P' },
  { keys: ['d'], command: 'collect', text: pageTexts.key.collect, shown: 'D' },
  { keys: ['e'], command: 'decks', text: pageTexts.key.decks, shown: 'E' },
  { keys: ['m'], command: 'toggleMap', text: pageTexts.key.toggleMap, shown: 'M' },
  { keys: ['c'], command: 'resetCamera', text: pageTexts.key.resetCamera, shown: 'C' },
  { keys: ['f'], command: 'fullscreen', text: pageTexts.key.fullscreen, shown: 'F' },
  { keys: ['t'], command: 'theme', text: pageTexts.key.theme, shown: 'T' },
  { keys: ['l'], command: 'language', text: pageTexts.key.language, shown: 'L' },
  { keys: ['s'], command: 'share', text: pageTexts.key.share, shown: 'S' },
  { keys: ['?'], command: 'help', text: pageTexts.key.help, shown: '?' },
  { keys: ['z'], command: 'undo', text: pageTexts.key.undo, shown: 'Ctrl+Z', modified: { shift: false } },
  { keys: ['z'], command: 'redo', text: pageTexts.key.redo, shown: 'Ctrl+Shift+Z', modified: { shift: true } },
  { keys: ['y'], command: 'redo', text: pageTexts.key.redo, shown: 'Ctrl+Y', modified: { shift: false } },
  ...PRESETS.map(
    (digit): Hotkey => ({ keys: [digit], command: `preset${digit}`, text: pageTexts.key.preset, shown: digit }),
  ),
];

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** An input method is composing a character. */
  readonly isComposing: boolean;
}

/** Where the press happened. */
export interface KeyContext {
  /** In a text or number field: keys write. */
  readonly typing: boolean;
  /** On an element that uses this key itself: a slider the arrows, a button the space bar. */
  readonly taken: (key: string) => boolean;
  /** Single-key shortcuts are on. */
  readonly shortcuts: boolean;
}

/** What a key press asks for, or null. */
export function hotkeyFor(press: KeyPress, context: KeyContext): Hotkey | null {
  return hotkeyIn(HOTKEYS, press, context);
}

/** The same with another table, as while one presents. */
export function hotkeyIn<C>(table: readonly Hotkey<C>[], press: KeyPress, context: KeyContext): Hotkey<C> | null {
  if (press.isComposing || press.altKey || context.typing) return null;
  const key = press.key.toLowerCase();
  const modified = press.ctrlKey || press.metaKey;
  const hotkey = table.find(
    (candidate) =>
      candidate.keys.includes(key) &&
      (candidate.modified === undefined
        ? !modified && (candidate.remote === true || (context.shortcuts && !context.taken(key)))
        : modified && candidate.modified.shift === press.shiftKey),
  );
  return hotkey ?? null;
}

const ARROWS: ReadonlySet<string> = new Set(['arrowleft', 'arrowright', 'arrowup', 'arrowdown']);

/** A figure that can be enlarged. */
const ZOOM: ReadonlySet<string> = new Set(['+', '=', '-']);

/** What the focused element does with keys. */
export function contextOf(element: Element | null, shortcuts: boolean): KeyContext {
  const input = element instanceof HTMLInputElement ? element : null;
  const pointed = input !== null && ['range', 'checkbox', 'radio', 'button'].includes(input.type);
  const typing =
    (input !== null && !pointed) ||
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement && element.isContentEditable);
  return {
    typing,
    shortcuts,
    taken: (key) => {
      // A list jumps to the entry that begins with a typed letter.
      if (element instanceof HTMLSelectElement) return true;
      if (key === ' ') return element?.closest('button, a, summary, [role="button"], input, [role="tab"]') != null;
      if (ARROWS.has(key)) return element?.closest('input, [role="slider"], [role="tab"], [data-arrows]') != null;
      if (ZOOM.has(key)) return element?.closest('[data-zoom]') != null;
      return false;
    },
  };
}
