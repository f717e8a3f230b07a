import type { PresentContext } from './context';
import type { Fullscreen } from './fullscreen';
import type { TalkCommand } from './keys';
import { closed, covered, typing, uncovered, undrawn, withPanel, withTool } from './state';

/** What needs more than the state: each comes with its own files. */
export interface TalkEffects {
  readonly fullscreen: Fullscreen;
  /** Opens the speaker's window, or brings it to the front. */
  speaker(): void;
  end(): void;
}

/** Whether it is allowed to follow a key that has only brought the picture back. */
const ALWAYS: ReadonlySet<TalkCommand> = new Set(['fill', 'fullscreen', 'speaker', 'end']);

/** Where all steps lie open, these keys walk among them. */
const WALKS: ReadonlySet<TalkCommand> = new Set(['next', 'back', 'first', 'last', 'advance']);

/**
 * Carries commands out. While the screen is covered, the first press only brings the picture back.
 *
 * @returns whether the command meant anything; else the key is the browser's own
 */
export function createCommands(
  context: PresentContext,
  { fullscreen, speaker, end }: TalkEffects,
): (command: TalkCommand) => boolean {
  const { page, update, laboratories } = context;
  const transport = () => laboratories.current.transport();

  function next(): void {
    if (context.pager()?.turn(1) !== true) context.talk()?.next();
  }

  function back(): void {
    if (context.pager()?.turn(-1) !== true) context.goBack();
  }

  /** Whether the step has something that has not been shown yet. */
  function hides(): boolean {
    const [talk, pager] = [context.talk(), context.pager()];
    if (pager !== null && pager.page < pager.pages - 1) return true;
    return talk !== null && talk.revealed < talk.reveals;
  }

  function show(index: number): void {
    const talk = context.talk();
    if (talk === null || index < 0 || index >= talk.steps.length) return;
    if (index === talk.at) context.pager()?.toFirst();
    talk.show(index);
  }

  function go(): void {
    const { typed } = page.store.state.presenting!;
    update((state) => ({ ...state, typed: '', panel: null }));
    show(Number(typed) - 1);
  }

  function undo(): void {
    const before = page.store.state.presenting!.drawing.length;
    update(undrawn);
    if (before === 0) laboratories.current.document.undo();
  }

  const commands: Readonly<Record<Exclude<TalkCommand, `digit${string}`>, () => void>> = {
    next,
    back,
    advance() {
      if (!hides() && transport() !== null) transport()?.togglePlay();
      else next();
    },
    first: () => show(0),
    last: () => show((context.talk()?.steps.length ?? 0) - 1),
    black: () => update((state) => covered(state, 'black')),
    white: () => update((state) => covered(state, 'white')),
    fullscreen: () => void fullscreen.toggle(),
    fill: () => void fullscreen.enter(),
    close: () => update(closed),
    overview: () => update((state) => withPanel(state, 'overview')),
    go,
    speaker,
    notes: () => update((state) => ({ ...state, notes: !state.notes })),
    freeze: () => update((state) => ({ ...state, frozen: !state.frozen })),
    pointer: () => update((state) => withTool(state, 'pointer')),
    spotlight: () => update((state) => withTool(state, 'spotlight')),
    pen: () => update((state) => withTool(state, 'pen')),
    undo,
    timer: () => update((state) => ({ ...state, timer: { ...state.timer, shown: !state.timer.shown } })),
    play: () => transport()?.togglePlay(),
    code: () => update((state) => withPanel(state, 'code')),
    end,
  };

  return (command) => {
    const { presenting } = page.store.state;
    if (presenting === null) return false;
    if (presenting.screen !== 'shown' && !ALWAYS.has(command)) {
      update(uncovered);
      return true;
    }
    if (presenting.panel === 'overview' && WALKS.has(command)) return false;
    if (isDigit(command)) {
      update((state) => typing(state, command.slice(-1)));
      return true;
    }
    // A key that finishes a number is the browser's own where none was typed: a button may have the focus.
    if (command === 'go' && presenting.typed === '') return false;
    commands[command]();
    return true;
  };
}

function isDigit(command: TalkCommand): command is Extract<TalkCommand, `digit${string}`> {
  return command.startsWith('digit');
}
