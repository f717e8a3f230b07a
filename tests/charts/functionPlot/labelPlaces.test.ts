import { describe, expect, test } from 'vitest';
import { around, boxOf, type LabelWish, placeLabels } from '../../../src/charts/functionPlot/labelPlaces';
import { type Box, textWidth } from '../../../src/charts/textBox';

const BOUNDS: Box = { left: 0, right: 400, top: 0, bottom: 300 };
const SIZE = 14;
const wish = (key: string, x: number, y: number, text = 'tangent'): LabelWish => ({
  key,
  text,
  color: 'red',
  math: false,
  places: around(x, y, 12),
});
const place = (
  wishes: readonly LabelWish[],
  obstacles: readonly number[] = [],
  taken: readonly Box[] = [],
  before = new Map(),
) => placeLabels(wishes, BOUNDS, SIZE, obstacles, taken, before);
const boxes = (placed: ReturnType<typeof place>) => placed.map(({ at, text }) => boxOf(at, text, SIZE));
const apart = (one: Box, other: Box) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

describe('labels', () => {
  test('stand at their first place where nothing is in the way', () => {
    expect(place([wish('a', 200, 150)])[0]!.chosen).toBe(0);
  });

  test('keep apart, though all are about one point', () => {
    const placed = boxes(place(['a', 'b', 'c', 'd'].map((key) => wish(key, 200, 150))));
    expect(placed).toHaveLength(4);
    placed.forEach((one, i) => {
      for (const other of placed.slice(i + 1)) expect(apart(one, other)).toBe(true);
    });
  });

  test('stay within the plot, in its corners too', () => {
    for (const [x, y] of [
      [0, 0],
      [400, 0],
      [0, 300],
      [400, 300],
    ] as const) {
      const [box] = boxes(place([wish('a', x, y)]));
      expect(box!.left).toBeGreaterThanOrEqual(BOUNDS.left);
      expect(box!.right).toBeLessThanOrEqual(BOUNDS.right);
      expect(box!.top).toBeGreaterThanOrEqual(BOUNDS.top);
      expect(box!.bottom).toBeLessThanOrEqual(BOUNDS.bottom);
    }
  });

  test('leave alone what is taken, and rather cover no line', () => {
    const first = boxes(place([wish('a', 200, 150)]))[0]!;
    expect(apart(boxes(place([wish('a', 200, 150)], [], [first]))[0]!, first)).toBe(true);
    const line = Array.from({ length: 40 }, (_, i) => [200 + 3 * i, 150 - 2 * i]).flat();
    expect(place([wish('a', 200, 150)], line)[0]!.chosen).not.toBe(0);
  });

  test('stay where they were, as long as that is no worse', () => {
    expect(place([wish('a', 200, 150)], [], [], new Map([['a', 2]]))[0]!.chosen).toBe(2);
    const there = boxOf(around(200, 150, 12)[2]!, 'tangent', SIZE);
    expect(place([wish('a', 200, 150)], [], [there], new Map([['a', 2]]))[0]!.chosen).not.toBe(2);
  });

  test('are wider in Chinese', () => {
    expect(textWidth('割线', 10)).toBe(20);
    expect(textWidth('il', 10)).toBeLessThan(textWidth('mw', 10));
    expect(textWidth('', 10)).toBe(0);
  });
});
