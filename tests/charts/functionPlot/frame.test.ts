import { describe, expect, test } from 'vitest';
import { equalRanges, frameKey, plotFrame } from '../../../src/charts/functionPlot/frame';
import type { FunctionPlotModel } from '../../../src/charts/functionPlot/model';
import { pannedView, zoomedView } from '../../../src/charts/functionPlot/view';

const model: FunctionPlotModel = {
  name: 'x² + 2x + 1',
  x: { range: [-4, 2], title: 'x' },
  y: { range: [-1, 9], title: 'y' },
  layers: [],
};
const REM = 16;
const frame = plotFrame(model, 800, 500, REM);
/** A number goes to pixels and back: rounding of a few operations. */
const DIGITS = 9;

describe('the frame of a plot', () => {
  test('takes numbers to pixels and back, y upwards', () => {
    for (const value of [-4, -1.25, 0, 2]) expect(frame.x.value(frame.x.at(value)!)).toBeCloseTo(value, DIGITS);
    expect(frame.x.at(-4)).toBe(frame.left);
    expect(frame.x.at(2)).toBe(frame.right);
    expect(frame.y.at(-1)).toBe(frame.bottom);
    expect(frame.y.at(9)).toBe(frame.top);
  });

  test('lets the axes go through zero, and along the edge where zero is not in range', () => {
    expect(frame.y.line).toBeCloseTo(frame.x.at(0)!, DIGITS);
    expect(frame.x.line).toBeCloseTo(frame.y.at(0)!, DIGITS);
    const off = plotFrame(
      { ...model, x: { range: [3, 5], title: 'x' }, y: { range: [-9, -2], title: 'y' } },
      800,
      500,
      REM,
    );
    expect(off.y.line).toBe(off.left);
    expect(off.x.line).toBe(off.top);
  });

  test('puts axes at the edge where the other one is logarithmic', () => {
    const log = plotFrame(
      {
        ...model,
        x: { range: [1e-16, 1], title: 'h', scale: 'log' },
        y: { range: [1e-12, 1], title: 'e', scale: 'log' },
      },
      800,
      500,
      REM,
    );
    expect([log.x.line, log.y.line]).toEqual([log.bottom, log.left]);
    expect(log.x.at(0)).toBeNull();
    expect(log.x.at(-1)).toBeNull();
    expect(log.x.value(log.x.at(1e-8)!)).toBeCloseTo(1e-8, 17);
    expect(log.x.ticks.every(({ text }) => text.startsWith('10') || ['1', '0.1', '0.01'].includes(text))).toBe(true);
  });

  test('keeps what is far away near the plot, and has no place for what is no number', () => {
    expect(frame.y.at(Number.NaN)).toBeNull();
    expect(frame.y.at(Number.POSITIVE_INFINITY)).toBe(frame.y.at(1e300));
    expect(frame.y.at(1e300)).toBeLessThan(frame.top);
    expect(frame.y.at(-1e300)).toBeGreaterThan(frame.bottom);
    expect(frame.y.exact(1e6)).toBeLessThan(frame.y.at(1e6)!);
  });

  test('has room for its numbers by one rule: figures one above the other share left and right', () => {
    const other = plotFrame({ ...model, y: { range: [2, 3], title: 'f′' } }, 800, 200, REM);
    expect([other.left, other.right]).toEqual([frame.left, frame.right]);
    const fixed = { left: 4, right: 1 };
    const log = { ...model, margins: fixed, y: { range: [1, 100] as const, title: 'y', scale: 'log' as const } };
    expect(plotFrame(log, 800, 200, REM).left).toBe(plotFrame({ ...model, margins: fixed }, 800, 200, REM).left);
  });

  test('widens the denser range where both have one scale', () => {
    const [x, y] = equalRanges([-4, 2], [-1, 9], 600, 400);
    expect(600 / (x[1] - x[0])).toBeCloseTo(400 / (y[1] - y[0]), DIGITS);
    expect((x[0] + x[1]) / 2).toBeCloseTo(-1, DIGITS);
    expect(y).toEqual([-1, 9]);
    const equal = plotFrame({ ...model, equal: true }, 800, 500, REM);
    expect(equal.x.at(1)! - equal.x.at(0)!).toBeCloseTo(equal.y.at(0)! - equal.y.at(1)!, DIGITS);
  });

  test('tells ticks deep in a zoom apart', () => {
    const deep = plotFrame({ ...model, x: { range: [1.62, 1.6200001], title: 'x' } }, 800, 500, REM);
    const texts = deep.x.ticks.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each([
    [-1e-320, 1e-320],
    [Number.MIN_VALUE, 2 * Number.MIN_VALUE],
    [1, 1 + Number.EPSILON],
    [-1e300, -1e300 * (1 - Number.EPSILON)],
  ])('widens a range from %s to %s, which is too narrow for ticks and pixels', (low, high) => {
    const { x, y } = plotFrame(
      { ...model, x: { range: [low, high], title: 'x' }, y: { range: [low, high], title: 'y' } },
      800,
      500,
      REM,
    );
    for (const { range, ticks, exact, value } of [x, y]) {
      expect(range[0]).toBeLessThan(low);
      expect(range[1]).toBeGreaterThan(high);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      const places = ticks.map((tick) => exact(tick.value));
      expect(new Set(places).size).toBe(ticks.length);
      for (const place of places) expect(place).not.toBeNaN();
      // And back: from its pixels to a number on the axis.
      expect(value(exact(low))).toBeGreaterThanOrEqual(range[0]);
      expect(value(exact(low))).toBeLessThanOrEqual(range[1]);
    }
  });

  test('leaves a range that can be divided as it is, and a single number', () => {
    for (const range of [
      [-4, 2],
      [1, 1 + 1e-13],
      [-1e-280, 1e-280],
      [3, 3],
    ] as const) {
      expect(plotFrame({ ...model, y: { range, title: 'y' } }, 800, 500, REM).y.range).toEqual(range);
    }
    const { y } = plotFrame({ ...model, y: { range: [3, 3], title: 'y' } }, 800, 500, REM);
    expect(y.ticks.map(({ text }) => text)).toEqual(['3']);
  });

  test('is another one when anything of it is', () => {
    expect(frameKey(plotFrame({ ...model, layers: [{ key: 'a', marks: [] }] }, 800, 500, REM))).toBe(frameKey(frame));
    expect(frameKey(plotFrame({ ...model, y: { ...model.y, title: 'f' } }, 800, 500, REM))).not.toBe(frameKey(frame));
    expect(frameKey(plotFrame(model, 801, 500, REM))).not.toBe(frameKey(frame));
  });
});

describe('the view of a plot', () => {
  test('is zoomed around a place that stays', () => {
    const [x, y] = [200, 300];
    const view = zoomedView(frame, x, y, 0.5);
    const zoomed = plotFrame(
      { ...model, x: { ...model.x, range: view.x }, y: { ...model.y, range: view.y } },
      800,
      500,
      REM,
    );
    expect(zoomed.x.value(x)).toBeCloseTo(frame.x.value(x), DIGITS);
    expect(zoomed.y.value(y)).toBeCloseTo(frame.y.value(y), DIGITS);
    expect(view.x[1] - view.x[0]).toBeCloseTo(3, DIGITS);
  });

  test('is moved with the pointer', () => {
    const view = pannedView(frame, { x: 100, y: 100 }, { x: 180, y: 60 });
    const moved = plotFrame(
      { ...model, x: { ...model.x, range: view.x }, y: { ...model.y, range: view.y } },
      800,
      500,
      REM,
    );
    expect(moved.x.value(180)).toBeCloseTo(frame.x.value(100), DIGITS);
    expect(moved.y.value(60)).toBeCloseTo(frame.y.value(100), DIGITS);
  });
});
