import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../src/charts/decimate';
import { lossRange } from '../../src/charts/range';

const curve = (length: number, f: (step: number) => number) => Float64Array.from({ length }, (_, step) => f(step));

describe('decimation', () => {
  test('leaves short curves as they are, and fills what ended early with gaps', () => {
    expect(decimate([Float64Array.of(3, 2, 1), Float64Array.of(5)], 10)).toEqual({
      x: [0, 1, 2],
      curves: [
        [3, 2, 1],
        [5, null, null],
      ],
    });
  });

  test('keeps the ends, every spike and the order of steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (length, buckets, at) => {
          const spike = at % length;
          const values = curve(length, (step) => (step === spike ? 1e6 : Math.sin(step)));
          const { x, curves } = decimate([values], buckets);
          const [shown] = curves;
          expect(shown).toHaveLength(x.length);
          expect(x.length).toBeLessThanOrEqual(Math.max(length, 2 * buckets + 2));
          expect(x[0]).toBe(0);
          expect(x.at(-1)).toBe(length - 1);
          expect(shown![0]).toBe(values[0]);
          expect(shown!.at(-1)).toBe(values[length - 1]);
          expect(shown).toContain(1e6);
          for (let i = 1; i < x.length; i++) expect(x[i]!).toBeGreaterThan(x[i - 1]!);
        },
      ),
    );
  });

  test('finds the few numbers among many that are none', () => {
    const rare = curve(10_000, (step) => (step % 97 === 0 ? step : Number.NaN));
    const [shown] = decimate([rare], 50).curves;
    const numbers = shown!.filter((value) => value !== null && !Number.isNaN(value));
    expect(numbers).toHaveLength(101);
  });

  test('ends a long curve where it ended', () => {
    const { x, curves } = decimate([curve(10_000, () => 1), curve(5000, () => 2)], 100);
    const lastShown = x[curves[1]!.findLastIndex((value) => value !== null)]!;
    expect(Math.abs(lastShown - 5000)).toBeLessThan(200);
    expect(curves[1]!.at(-1)).toBeNull();
  });
});

describe('the range of the loss axis', () => {
  const falling = curve(200, (step) => 62 * Math.exp(-step / 20));

  test.each(['linear', 'log'] as const)('holds a falling curve whole (%s)', (scale) => {
    const [low, high] = lossRange([falling], scale);
    expect(low).toBeLessThanOrEqual(falling.at(-1)!);
    expect(high).toBeGreaterThanOrEqual(62);
    expect(high).toBeLessThan(100);
  });

  test.each(['linear', 'log'] as const)('is not stretched by a run that diverges (%s)', (scale) => {
    const exploding = curve(20, (step) => 62 * 30 ** step);
    const [, high] = lossRange([falling, exploding], scale);
    expect(high).toBeLessThanOrEqual(62e3);
  });

  test('is not stretched by a run that falls for ever', () => {
    const [low] = lossRange([falling, curve(200, (step) => 62 - 1.2 ** step)], 'linear');
    expect(low).toBeGreaterThan(-(1.2 ** 199));
  });

  test('is finite and not empty, whatever the numbers', () => {
    const any = fc.array(fc.array(fc.double(), { minLength: 1, maxLength: 50 }), { maxLength: 4 });
    fc.assert(
      fc.property(any, fc.constantFrom('linear' as const, 'log' as const), (lists, scale) => {
        const [low, high] = lossRange(
          lists.map((list) => Float64Array.from(list, (value) => value / 1e10)),
          scale,
        );
        expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
        expect(low).toBeLessThan(high);
        if (scale === 'log') expect(low).toBeGreaterThan(0);
      }),
    );
  });
});
