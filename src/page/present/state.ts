/** What a wall shows beside the step itself: immutable data. `null` in the page's state means that nobody presents. */
export interface Presenting {
  /** The audience sees the step, or nothing. */
  readonly screen: 'shown' | 'black' | 'white';
  /** What lies over the step: all steps to choose from, or a large code for phones. */
  readonly panel: 'overview' | 'code' | null;
  /** What the pointer is: a dot of light, a bright circle in the dark, or a pen. */
  readonly tool: Tool | null;
  /** Lines drawn on the step, in the order in which they were drawn; gone with it. */
  readonly drawing: readonly Stroke[];
  /** Digits that were typed so far: the number of a step, or of none. */
  readonly typed: string;
  readonly timer: Timer;
  /** The audience keeps the picture of this moment while the next one is prepared. */
  readonly frozen: boolean;
  /** The speaker's notes stand on the wall's own page: where a window of their own is refused. */
  readonly notes: boolean;
}

export type Tool = 'pointer' | 'spotlight' | 'pen';

/** Corners of a line in shares of the picture's width and height: x and y in turn, from the upper left corner. */
export type Stroke = readonly number[];

export interface Timer {
  /** It stands on the wall. */
  readonly shown: boolean;
  /** When the talk began, in milliseconds since 1970. */
  readonly since: number;
}

/** Digits of the longest number that can be typed. */
const MOST_DIGITS = 3;

/** @param now milliseconds since 1970 */
export function beginPresenting(now: number): Presenting {
  return {
    screen: 'shown',
    panel: null,
    tool: null,
    drawing: [],
    typed: '',
    timer: { shown: false, since: now },
    frozen: false,
    notes: false,
  };
}

/** Black, or white, or back again. */
export function covered(state: Presenting, screen: 'black' | 'white'): Presenting {
  return { ...state, screen: state.screen === screen ? 'shown' : screen };
}

export function uncovered(state: Presenting): Presenting {
  return { ...state, screen: 'shown' };
}

/** Opens a panel, or closes it. */
export function withPanel(state: Presenting, panel: 'overview' | 'code'): Presenting {
  return { ...state, panel: state.panel === panel ? null : panel, typed: '' };
}

/** Takes a tool, or puts it away. */
export function withTool(state: Presenting, tool: Tool): Presenting {
  return { ...state, tool: state.tool === tool ? null : tool };
}

export function typing(state: Presenting, digit: string): Presenting {
  return { ...state, typed: `${state.typed}${digit}`.slice(-MOST_DIGITS) };
}

/** One more line. */
export function drawn(state: Presenting, stroke: Stroke): Presenting {
  return { ...state, drawing: [...state.drawing, stroke] };
}

/** Without the last line; the same state where there is none. */
export function undrawn(state: Presenting): Presenting {
  return state.drawing.length === 0 ? state : { ...state, drawing: state.drawing.slice(0, -1) };
}

/** Closes the topmost thing that is open, one at a time; the same state where there is none. The talk goes on. */
export function closed(state: Presenting): Presenting {
  if (state.screen !== 'shown') return uncovered(state);
  if (state.typed !== '') return { ...state, typed: '' };
  if (state.panel !== null) return { ...state, panel: null };
  if (state.tool !== null) return { ...state, tool: null };
  if (state.notes) return { ...state, notes: false };
  return state;
}

/** Another step is shown: what was drawn, typed or opened over the last one is gone. */
export function onStep(state: Presenting): Presenting {
  if (state.drawing.length === 0 && state.typed === '' && state.panel === null) return state;
  return { ...state, drawing: [], typed: '', panel: null };
}
