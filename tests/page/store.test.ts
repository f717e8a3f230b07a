import { describe, expect, test } from 'vitest';
import { edit, endGesture, HISTORY_LIMIT, redo, startHistory, undo } from '../../src/page/history';
import { createStore } from '../../src/page/store';

describe('the store', () => {
  test('tells listeners what is and what was, and only of changes', () => {
    const store = createStore({ n: 1 });
    const told: [number, number][] = [];
    const stop = store.subscribe((state, previous) => told.push([state.n, previous.n]));
    store.update((state) => state);
    store.update((state) => ({ n: state.n + 1 }));
    stop();
    store.update(() => ({ n: 9 }));
    expect(told).toEqual([[2, 1]]);
    expect(store.state.n).toBe(9);
  });

  test('tells a change made by a listener after the one it answers, to everyone in the same order', () => {
    const store = createStore({ n: 0 });
    const heard: string[] = [];
    store.subscribe(({ n }) => {
      heard.push(`a${n}`);
      if (n === 1) store.update(() => ({ n: 2 }));
    });
    store.subscribe(({ n }, previous) => heard.push(`b${previous.n}→${n}`));
    store.update(() => ({ n: 1 }));
    expect(heard).toEqual(['a1', 'b0→1', 'a2', 'b1→2']);
  });

  test('goes on after a listener that throws', () => {
    const store = createStore({ n: 0 });
    const stop = store.subscribe(() => {
      throw new Error('broken');
    });
    expect(() => store.update(() => ({ n: 1 }))).toThrow('broken');
    stop();
    const heard: number[] = [];
    store.subscribe(({ n }) => heard.push(n));
    store.update(() => ({ n: 2 }));
    expect(heard).toEqual([2]);
  });
});

describe('undo', () => {
  test('goes back and forth, and a new edit ends what could be redone', () => {
    let history = edit(edit(startHistory('a'), 'b'), 'c');
    history = undo(undo(history));
    expect(history.present).toBe('a');
    expect(undo(history)).toBe(history);
    history = redo(history);
    expect(history.present).toBe('b');
    history = edit(history, 'd');
    expect(redo(history)).toBe(history);
    expect(undo(history).present).toBe('b');
  });

  test('takes a whole drag back at once, and two drags one by one', () => {
    let history = startHistory(0);
    for (let value = 1; value <= 50; value++) history = edit(history, value, 'slider');
    history = endGesture(history);
    for (let value = 51; value <= 90; value++) history = edit(history, value, 'slider');
    expect(history.past).toEqual([0, 50]);
    history = undo(history);
    expect(history.present).toBe(50);
    expect(undo(history).present).toBe(0);
    expect(redo(history).present).toBe(90);
  });

  test('parts drags of different controls', () => {
    const history = edit(edit(startHistory(0), 1, 'a'), 2, 'b');
    expect(undo(history).present).toBe(1);
  });

  test('forgets the oldest', () => {
    let history = startHistory(0);
    for (let value = 1; value <= HISTORY_LIMIT + 10; value++) history = edit(history, value);
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(history.past[0]).toBe(10);
  });
});
