import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginPresenting,
  closed,
  covered,
  drawn,
  onStep,
  type Presenting,
  typing,
  uncovered,
  undrawn,
  withPanel,
  withTool,
} from '../../../src/page/present/state';
import { elapsedText } from '../../../src/page/present/timer';

const begun = beginPresenting(0);

const changes: readonly ((state: Presenting) => Presenting)[] = [
  (state) => covered(state, 'black'),
  (state) => covered(state, 'white'),
  (state) => withPanel(state, 'overview'),
  (state) => withPanel(state, 'code'),
  (state) => withTool(state, 'pointer'),
  (state) => withTool(state, 'pen'),
  (state) => typing(state, '7'),
  (state) => drawn(state, [0, 0, 1, 1]),
  (state) => ({ ...state, notes: !state.notes }),
];

describe('what a wall shows', () => {
  test('black and white take turns, and each of them ends itself', () => {
    expect(covered(begun, 'black').screen).toBe('black');
    expect(covered(covered(begun, 'black'), 'white').screen).toBe('white');
    expect(covered(covered(begun, 'white'), 'white').screen).toBe('shown');
    expect(uncovered(covered(begun, 'black')).screen).toBe('shown');
  });

  test('a number keeps its last digits', () => {
    expect(['1', '2', '3', '4'].reduce(typing, begun).typed).toBe('234');
  });

  test('lines are undone one at a time, and gone with the step', () => {
    const two = drawn(drawn(begun, [0, 0, 1, 1]), [0, 1, 1, 0]);
    expect(undrawn(two).drawing).toEqual([[0, 0, 1, 1]]);
    expect(undrawn(begun)).toBe(begun);
    expect(onStep({ ...two, typed: '3', panel: 'overview' })).toMatchObject({ drawing: [], typed: '', panel: null });
    expect(onStep(begun)).toBe(begun);
  });

  test('closing ends one thing after another, then nothing, and never the talk', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...changes), { maxLength: 12 }), (made) => {
        let state = made.reduce((now, change) => change(now), begun);
        for (let i = 0; i < 6; i++) {
          const next = closed(state);
          if (next === state) break;
          // One thing at a time.
          const differs = (Object.keys(state) as (keyof Presenting)[]).filter((key) => next[key] !== state[key]);
          expect(differs).toHaveLength(1);
          state = next;
        }
        expect(closed(state)).toBe(state);
        expect(state).toMatchObject({ screen: 'shown', panel: null, tool: null, typed: '', notes: false });
      }),
    );
  });

  test.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [60_000, '1:00'],
    [3_661_000, '1:01:01'],
    [-5, '0:00'],
  ])('%i ms are %s', (milliseconds, text) => expect(elapsedText(milliseconds)).toBe(text));
});
