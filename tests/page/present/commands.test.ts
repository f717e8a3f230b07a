import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Talk } from '../../../src/page/laboratory';
import { createCommands } from '../../../src/page/present/commands';
import type { PresentContext } from '../../../src/page/present/context';
import type { TalkCommand } from '../../../src/page/present/keys';
import { beginPresenting, type Presenting } from '../../../src/page/present/state';

/** A talk of five steps, of which the second is shown with one of its two reveals, on the first of two pages. */
function stage() {
  const heard: string[] = [];
  const note = (name: string) => () => void heard.push(name);
  const state: { presenting: Presenting | null } = { presenting: beginPresenting(0) };
  const text = { page: 0, pages: 2 };
  const talk = {
    title: { en: '', zh: '' },
    steps: Array.from({ length: 5 }, (_, index) => ({ key: String(index), title: { en: '', zh: '' } })),
    at: 1,
    revealed: 1,
    reveals: 2,
    next: note('next'),
    back: note('back'),
    show: (index: number) => void heard.push(`show ${index}`),
  };
  const context = {
    page: { store: { state } },
    laboratories: {
      current: { transport: () => ({ togglePlay: note('play') }), document: { undo: note('undo') } },
    },
    talk: () => talk as unknown as Talk,
    pager: () => ({
      ...text,
      turn(by: number) {
        const page = text.page + by;
        if (page < 0 || page >= text.pages) return false;
        text.page = page;
        heard.push(`page ${page}`);
        return true;
      },
      toFirst: note('first page'),
    }),
    goBack: note('back'),
    update(change: (now: Presenting) => Presenting) {
      if (state.presenting !== null) state.presenting = change(state.presenting);
    },
  } as unknown as PresentContext;
  const fullscreen = { enter: vi.fn(async () => {}), toggle: vi.fn(async () => {}), restore: vi.fn(), leave: vi.fn() };
  const run = createCommands(context, { fullscreen, speaker: note('speaker'), end: note('end') });
  return { run, heard, state, text, talk, fullscreen };
}

describe('commands of presenting', () => {
  let at: ReturnType<typeof stage>;
  beforeEach(() => {
    at = stage();
  });
  const all = (...commands: TalkCommand[]) => commands.map((command) => at.run(command));

  test('go on page by page, then in the talk; back is the inverse', () => {
    all('next', 'next', 'back', 'back');
    expect(at.heard).toEqual(['page 1', 'next', 'page 0', 'back']);
  });

  test('space goes on as long as there is something to be shown, and plays then', () => {
    all('advance', 'advance');
    at.talk.revealed = 2;
    at.run('advance');
    expect(at.heard).toEqual(['page 1', 'next', 'play']);
  });

  test('while the screen is covered, the first press only brings it back', () => {
    all('black', 'next');
    expect(at.heard).toEqual([]);
    expect(at.state.presenting?.screen).toBe('shown');
    all('white', 'white', 'next');
    expect(at.heard).toEqual(['page 1']);
    all('black', 'speaker');
    expect(at.heard).toEqual(['page 1', 'speaker']);
    expect(at.state.presenting?.screen).toBe('black');
  });

  test('a number and Enter lead to a step; Enter alone is the browser’s own', () => {
    expect(at.run('go')).toBe(false);
    expect(all('digit4', 'go')).toEqual([true, true]);
    expect(at.heard).toEqual(['show 3']);
    expect(at.state.presenting?.typed).toBe('');
    // No such step.
    all('digit9', 'go', 'digit0', 'go');
    expect(at.heard).toEqual(['show 3']);
  });

  test('home and end are the first and the last step', () => {
    all('first', 'last');
    expect(at.heard).toEqual(['show 0', 'show 4']);
  });

  test('undo takes back lines first, then changes', () => {
    at.state.presenting = { ...beginPresenting(0), drawing: [[0, 0, 1, 1]] };
    all('undo', 'undo');
    expect(at.state.presenting?.drawing).toEqual([]);
    expect(at.heard).toEqual(['undo']);
  });

  test('in the overview, the keys that walk are the panel’s', () => {
    at.run('overview');
    expect(all('next', 'back', 'first', 'last', 'advance')).toEqual([false, false, false, false, false]);
    expect(at.heard).toEqual([]);
    at.run('close');
    expect(at.state.presenting?.panel).toBeNull();
  });

  test('F5 asks for the whole screen, again and again, and never leaves it', () => {
    all('fill', 'fill', 'fullscreen');
    expect(at.fullscreen.enter).toHaveBeenCalledTimes(2);
    expect(at.fullscreen.toggle).toHaveBeenCalledTimes(1);
    expect(at.fullscreen.leave).not.toHaveBeenCalled();
  });

  test('nobody presents: nothing is heard', () => {
    at.state.presenting = null;
    expect(at.run('next')).toBe(false);
    expect(at.heard).toEqual([]);
  });
});
