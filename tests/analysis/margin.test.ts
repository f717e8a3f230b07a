import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardMargin, levelLine, misclassified, scoreAt, type TwoClasses } from '../../src/analysis/margin';
import hinge from '../golden/seeds/002_hinge.json';
import perceptron from '../golden/seeds/002_perceptron.json';

const classes = (positive: readonly (readonly number[])[], negative: readonly (readonly number[])[]): TwoClasses => ({
  places: [...positive, ...negative].flat(),
  labels: [...positive.map(() => 1), ...negative.map(() => -1)],
});

describe('the line with the widest margin', () => {
  it('is that of the reference for the two samples of the tutorial', () => {
    const { w, b, half_margin } = hinge.hard_margin_svm;
    const found = hardMargin({ places: perceptron.X.flat(), labels: perceptron.y })!;
    expect([...found.w, found.b]).toEqual([2 / 17, 8 / 17, -11 / 17]);
    expect([...found.w, found.b]).toEqual([...w, b]);
    expect(found.halfWidth).toBeCloseTo(half_margin, 14);
    expect(found.halfWidth).toBeCloseTo(1 / Math.hypot(...found.w), 14);
  });

  it('stands on an edge where that is nearer than its corners', () => {
    // The edge x = 1 of one class, the corner (−1, 0.25) of the other.
    const found = hardMargin(classes([[1, -1], [1, 1], [3, 0]], [[-1, 0.25], [-2, 5], [-2, -5]]))!; // biome-ignore format: a class each
    expect([...found.w, found.b + 0]).toEqual([1, 0, 0]);
    expect(found.halfWidth).toBe(1);
  });

  it('is none where no line separates, or a class is empty', () => {
    expect(hardMargin(classes([[0, 0], [1, 1]], [[0, 1], [1, 0]]))).toBeNull(); // biome-ignore format: XOR
    expect(hardMargin(classes([[0, 0]], [[-1, 0], [1, 0]]))).toBeNull(); // biome-ignore format: between
    expect(hardMargin(classes([[0, 0]], [[0, 0]]))).toBeNull();
    expect(hardMargin(classes([[0, 0], [4, 0], [0, 4]], [[1, 1]]))).toBeNull(); // biome-ignore format: within
    expect(hardMargin(classes([[1, 2]], []))).toBeNull();
  });

  it('is wider than any other line, and touches both classes', () => {
    const coordinate = fc.integer({ min: -60, max: 60 }).map((each) => each / 8);
    const point = fc.tuple(coordinate, coordinate);
    let separable = 0;
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        coordinate,
        (points, angle, offset) => {
          // Whatever a line separates has a widest margin.
          const [c, s] = [Math.cos(angle), Math.sin(angle)];
          const side = ([x, y]: readonly [number, number]) => c * x + s * y + offset;
          const positive = points.filter((each) => side(each) > 0.05);
          const negative = points.filter((each) => side(each) < -0.05);
          const data = classes(positive, negative);
          const found = hardMargin(data);
          if (positive.length === 0 || negative.length === 0) {
            expect(found).toBeNull();
            return;
          }
          separable++;
          expect(misclassified(found!, data)).toEqual([]);
          const margins = (list: readonly (readonly [number, number])[], label: number) =>
            Math.min(...list.map((each) => label * scoreAt(found!, ...each)));
          // Coordinates up to 7.5 at distances down to 0.1: scores cancel from some hundred, 1e-14 each.
          expect(margins(positive, 1)).toBeCloseTo(1, 9);
          expect(margins(negative, -1)).toBeCloseTo(1, 9);
          // The line that separated them has no wider margin.
          const free = Math.min(...positive.map(side), ...negative.map((each) => -side(each)));
          expect(found!.halfWidth).toBeGreaterThanOrEqual(free - 1e-9);
        },
      ),
    );
    expect(separable).toBeGreaterThan(20);
  });
});

describe('what a line decides', () => {
  it('counts points on it as misclassified', () => {
    const { rows } = perceptron.real_perceptron_batch;
    for (const { w, b, misclassified: expected } of rows) {
      const line = { w: [w[0]!, w[1]!] as const, b };
      expect(misclassified(line, { places: perceptron.X.flat(), labels: perceptron.y })).toEqual(expected);
    }
    expect(misclassified({ w: [1, 0], b: -1 }, classes([[1, 0], [2, 0]], [[0, 0], [3, 0]]))).toEqual([0, 3]); // biome-ignore format: a class each
  });

  it('is drawn as far as a rectangle reaches', () => {
    const line = { w: [1, 2], b: -1 } as const;
    expect([...levelLine(line, 0, [-1, 3], [-5, 5])]).toEqual([-1, 1, 3, -1]);
    expect([...levelLine(line, 1, [-10, 10], [-1, 1])]).toEqual([4, -1, 0, 1]);
    expect(levelLine(line, 100, [-1, 1], [-1, 1])).toHaveLength(0);
    expect([...levelLine({ w: [0, 2], b: 1 }, 0, [0, 1], [-1, 1])]).toEqual([0, -0.5, 1, -0.5]);
    expect(levelLine({ w: [0, 0], b: 0 }, 0, [0, 1], [-1, 1])).toHaveLength(0);
  });
});
