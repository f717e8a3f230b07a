import { describe, expect, test } from 'vitest';
import { plotFrame } from '../../../src/charts/functionPlot/frame';
import { keyTarget } from '../../../src/charts/functionPlot/handles';
import type { PlotHandle } from '../../../src/charts/functionPlot/model';
import { columnPlace, erased, nearestColumn, stroked } from '../../../src/charts/functionPlot/sketch';

const frame = plotFrame(
  { name: '', x: { range: [-4, 2], title: 'x' }, y: { range: [-1, 9], title: 'y' }, layers: [] },
  800,
  500,
  16,
);
const handle: PlotHandle = {
  id: 'p',
  x: 0.3,
  y: 1,
  color: 'red',
  along: 'x',
  name: 'point',
  valueText: '',
  step: 0.1,
  range: [-4, 2],
};
const press = (key: string, change = {}) => ({ key, shiftKey: false, altKey: false, ...change });

describe('keys on a handle', () => {
  test('move it by its step, ten steps with Shift, a tenth with Alt', () => {
    expect(keyTarget(handle, press('ArrowRight'), frame)).toEqual({ x: 0.4, y: 1 });
    expect(keyTarget(handle, press('ArrowUp'), frame)).toEqual({ x: 0.4, y: 1 });
    expect(keyTarget(handle, press('ArrowLeft', { shiftKey: true }), frame)).toEqual({ x: -0.7, y: 1 });
    expect(keyTarget(handle, press('ArrowLeft', { altKey: true }), frame)).toEqual({ x: 0.29, y: 1 });
  });

  test('take it to both ends, and not beyond', () => {
    expect(keyTarget(handle, press('Home'), frame)).toEqual({ x: -4, y: 1 });
    expect(keyTarget(handle, press('End'), frame)).toEqual({ x: 2, y: 1 });
    expect(keyTarget({ ...handle, x: 1.95 }, press('ArrowRight'), frame)).toEqual({ x: 2, y: 1 });
  });

  test('move along the axis that is its own', () => {
    const upright = { ...handle, along: 'y' as const, range: [0, 8] as const };
    expect(keyTarget(upright, press('ArrowRight'), frame)).toEqual({ x: 0.3, y: 1.1 });
    expect(keyTarget(upright, press('End'), frame)).toEqual({ x: 0.3, y: 8 });
    const free = { ...handle, along: 'both' as const };
    expect(keyTarget(free, press('ArrowUp'), frame)).toEqual({ x: 0.3, y: 1.1 });
    expect(keyTarget(free, press('ArrowRight'), frame)).toEqual({ x: 0.4, y: 1 });
  });

  test('are a factor on a logarithmic axis', () => {
    const log = plotFrame(
      { name: '', x: { range: [1e-16, 1], title: 'h', scale: 'log' }, y: { range: [0, 1], title: '' }, layers: [] },
      800,
      500,
      16,
    );
    const step = { ...handle, x: 1e-6, step: 10, range: [1e-16, 1] as const };
    // Products of decimal numbers: rounding of a few operations.
    expect(keyTarget(step, press('ArrowLeft'), log)!.x / 1e-7).toBeCloseTo(1, 12);
    expect(keyTarget(step, press('Home'), log)!.x).toBe(1e-16);
  });

  test('that mean nothing here are left alone', () => {
    expect(keyTarget(handle, press('PageDown'), frame)).toBeNull();
    expect(keyTarget(handle, press('a'), frame)).toBeNull();
  });
});

describe('a curve drawn by hand', () => {
  const empty = new Float64Array(11).fill(Number.NaN);
  const sketch = { range: [-1, 1] as const, values: empty };

  test('has a value at each of its places', () => {
    expect(columnPlace(sketch, 0)).toBe(-1);
    expect(columnPlace(sketch, 10)).toBe(1);
    expect(nearestColumn(sketch, 0.05)).toBe(5);
    expect(nearestColumn(sketch, 9)).toBe(10);
    expect(nearestColumn(sketch, -9)).toBe(0);
  });

  test('joins the places of a stroke, either way, and draws over what was there', () => {
    const there = stroked(empty, { column: 2, y: 0 }, { column: 6, y: 4 });
    expect([...there.slice(2, 7)]).toEqual([0, 1, 2, 3, 4]);
    expect(there[1]).toBeNaN();
    expect(there[7]).toBeNaN();
    const back = stroked(there, { column: 6, y: 0 }, { column: 4, y: 2 });
    expect([...back.slice(2, 7)]).toEqual([0, 1, 2, 1, 0]);
    // The one before stays what it was: undo keeps it.
    expect(there[5]).toBe(3);
    expect(empty.every(Number.isNaN)).toBe(true);
  });

  test('is wiped beside where one stands', () => {
    const full = new Float64Array(11).fill(1);
    expect(erased(full, 0).findIndex((value) => !Number.isNaN(value))).toBe(2);
    expect([...erased(full, 5)].filter(Number.isNaN)).toHaveLength(3);
  });
});
