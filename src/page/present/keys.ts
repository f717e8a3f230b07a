import type { Hotkey } from '../hotkeys';
import { presentTexts } from './texts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** What a key does while one presents; `commands.ts` carries it out. */
export type TalkCommand =
  | 'next'
  | 'advance'
  | 'back'
  | 'first'
  | 'last'
  | 'black'
  | 'white'
  | 'fullscreen'
  | 'fill'
  | 'close'
  | 'overview'
  | 'go'
  | 'speaker'
  | 'notes'
  | 'freeze'
  | 'pointer'
  | 'spotlight'
  | 'pen'
  | 'undo'
  | 'timer'
  | 'play'
  | 'code'
  | 'end'
  | `digit${(typeof DIGITS)[number]}`;

const { key } = presentTexts;

/**
 * The one table of presenting: handlers, help, documentation and tests read it. A presenter's remote sends PageDown and
 * PageUp, F5 and Escape in turn (its start button), and `b` or `.` (its blank button); some send arrows.
 */
export const TALK_KEYS: readonly Hotkey<TalkCommand>[] = [
  { keys: ['pagedown'], command: 'next', text: key.next, shown: 'PageDown', remote: true },
  { keys: ['arrowright', 'arrowdown', 'n'], command: 'next', text: key.next, shown: '→ ↓ N' },
  { keys: ['pageup'], command: 'back', text: key.back, shown: 'PageUp', remote: true },
  { keys: ['arrowleft', 'arrowup', 'p'], command: 'back', text: key.back, shown: '← ↑ P' },
  { keys: [' '], command: 'advance', text: key.advance, shown: 'Space' },
  { keys: ['k'], command: 'play', text: key.play, shown: 'K' },
  { keys: ['home'], command: 'first', text: key.first, shown: 'Home' },
  { keys: ['end'], command: 'last', text: key.last, shown: 'End' },
  ...DIGITS.map(
    (digit): Hotkey<TalkCommand> => ({ keys: [digit], command: `digit${digit}`, text: key.go, shown: digit }),
  ),
  { keys: ['enter'], command: 'go', text: key.go, shown: '0–9 Enter' },
  { keys: ['o'], command: 'overview', text: key.overview, shown: 'O' },
  { keys: ['b', '.'], command: 'black', text: key.black, shown: 'B .' },
  { keys: ['w', ','], command: 'white', text: key.white, shown: 'W ,' },
  { keys: ['l'], command: 'pointer', text: key.pointer, shown: 'L' },
  { keys: ['h'], command: 'spotlight', text: key.spotlight, shown: 'H' },
  { keys: ['d'], command: 'pen', text: key.pen, shown: 'D' },
  { keys: ['z'], command: 'undo', text: key.undo, shown: 'Z' },
  { keys: ['z'], command: 'undo', text: key.undo, shown: 'Ctrl+Z', modified: { shift: false } },
  { keys: ['s'], command: 'speaker', text: key.speaker, shown: 'S' },
  { keys: ['v'], command: 'notes', text: key.notes, shown: 'V' },
  { keys: ['i'], command: 'freeze', text: key.freeze, shown: 'I' },
  { keys: ['t'], command: 'timer', text: key.timer, shown: 'T' },
  { keys: ['a'], command: 'code', text: key.code, shown: 'A' },
  { keys: ['f'], command: 'fullscreen', text: key.fullscreen, shown: 'F' },
  { keys: ['f5'], command: 'fill', text: key.fill, shown: 'F5', remote: true },
  { keys: ['escape'], command: 'close', text: key.close, shown: 'Esc', remote: true },
  { keys: ['q'], command: 'end', text: key.end, shown: 'Q' },
];
