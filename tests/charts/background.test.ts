import { describe, expect, test } from 'vitest';
import {
  type ClassBackground,
  decisionLines,
  paintBackground,
  type ScalarBackground,
} from '../../src/charts/background';
import { cssToBytes, divergingStops, divergingTable, TABLE_SIZE } from '../../src/charts/classColors';

const stops = divergingStops('light');

function scalar(columns: number, rows: number, f: (x: number, y: number) => number, change = {}): ScalarBackground {
  const values = Float32Array.from({ length: columns * rows }, (_, i) => f(i % columns, Math.floor(i / columns)));
  const colors = { low: 0, middle: 0.5, high: 1, threshold: 0.5, stops } as const;
  return { kind: 'scalar', columns, rows, values, discrete: false, ...colors, ...change };
}

function classes(columns: number, rows: number, f: (x: number, y: number) => number[]): ClassBackground {
  const shares = Array.from({ length: columns * rows }, (_, i) => f(i % columns, Math.floor(i / columns)));
  const colors = ['#0000ff', '#ff0000', '#00ff00'];
  return {
    kind: 'classes',
    columns,
    rows,
    values: Float32Array.from(shares.flat()),
    discrete: false,
    colors,
    neutral: '#808080',
  };
}

const pixel = (pixels: Uint8ClampedArray, at: number) => [...pixels.subarray(4 * at, 4 * at + 4)];

describe('the colours of a ground', () => {
  test('pass through the stops', () => {
    const table = divergingTable(stops);
    expect([...table.subarray(0, 3)]).toEqual(cssToBytes(stops[0]));
    expect([...table.subarray(3 * (TABLE_SIZE - 1))]).toEqual(cssToBytes(stops[2]));
  });

  test('have the highest row first and what is beyond the ends at the ends', () => {
    const pixels = paintBackground(scalar(2, 2, (x, y) => (y === 1 ? (x === 0 ? -7 : 9) : 0.5)));
    expect(pixel(pixels, 0)).toEqual([...cssToBytes(stops[0]), 255]);
    expect(pixel(pixels, 1)).toEqual([...cssToBytes(stops[2]), 255]);
    const middle = cssToBytes(stops[1]);
    const undecided = pixel(pixels, 2);
    for (const [k, part] of middle.entries()) expect(Math.abs(undecided[k]! - part)).toBeLessThan(4);
  });

  test('are two where only decisions count, and none for what is no number', () => {
    const pixels = paintBackground(scalar(3, 1, (x) => [0.49, 0.5, Number.NaN][x]!, { discrete: true }));
    expect(pixel(pixels, 0)).toEqual([...cssToBytes(stops[0]), 255]);
    expect(pixel(pixels, 1)).toEqual([...cssToBytes(stops[2]), 255]);
    expect(pixel(pixels, 2)).toEqual([0, 0, 0, 0]);
  });

  test('of classes go from undecided to certain', () => {
    const pixels = paintBackground(classes(2, 1, (x) => (x === 0 ? [1 / 3, 1 / 3, 1 / 3] : [0, 0, 1])));
    expect(pixel(pixels, 0)).toEqual([128, 128, 128, 255]);
    expect(pixel(pixels, 1)).toEqual([0, 255, 0, 255]);
  });
});

describe('the line where the decision changes', () => {
  const ends = (lines: Float32Array) =>
    Array.from({ length: lines.length / 2 }, (_, i) => [lines[2 * i]!, lines[2 * i + 1]!] as const);

  test('lies where the value is that of the threshold', () => {
    const lines = decisionLines(scalar(9, 9, (x, y) => 0.5 + 0.1 * (x + 2 * y - 10.3)));
    expect(lines.length).toBeGreaterThan(40);
    for (const [x, y] of ends(lines)) expect(x + 2 * y).toBeCloseTo(10.3, 4);
  });

  test('is closed around an island', () => {
    const lines = ends(decisionLines(scalar(21, 21, (x, y) => Math.hypot(x - 10, y - 10) / 12)));
    const seen = new Map<string, number>();
    for (const [x, y] of lines) {
      const key = `${x.toFixed(4)} ${y.toFixed(4)}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen.values()].every((count) => count % 2 === 0)).toBe(true);
    for (const [x, y] of lines) expect(Math.abs(Math.hypot(x - 10, y - 10) - 6)).toBeLessThan(0.15);
  });

  test('is none without a threshold, and none through what is no number', () => {
    expect(decisionLines(scalar(5, 5, (x) => x, { threshold: null }))).toHaveLength(0);
    expect(decisionLines(scalar(2, 2, (x, y) => (x + y === 2 ? Number.NaN : x)))).toHaveLength(4);
  });

  test('between three classes meets in one point', () => {
    const share = (x: number, y: number) => {
      const raw = [0, 1, 2].map((k) => Math.exp(0.4 * (x * Math.cos(2 * k) + y * Math.sin(2 * k))));
      return raw.map((value) => value / (raw[0]! + raw[1]! + raw[2]!));
    };
    const lines = decisionLines(classes(17, 17, (x, y) => share(x - 8.2, y - 7.9)));
    let near = 0;
    for (const [x, y] of ends(lines)) {
      const [first, second] = share(x - 8.2, y - 7.9).sort((a, b) => b - a) as [number, number];
      expect(first - second).toBeLessThan(0.03);
      if (Math.hypot(x - 8.2, y - 7.9) < 0.5) near++;
    }
    expect(near).toBeGreaterThanOrEqual(3);
  });
});
