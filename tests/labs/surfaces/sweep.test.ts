import { describe, expect, it } from 'vitest';
import type { Ensemble } from '../../../src/engine/contract';
import { isBeyondFloat32 } from '../../../src/experiment/axis';
import { normalise } from '../../../src/experiment/surfaces/experiment';
import type { SweptAxis } from '../../../src/experiment/surfaces/types';
import { axisName, zoomed } from '../../../src/labs/surfaces/sweep/axes';
import { paintSweep, spanOf } from '../../../src/labs/surfaces/sweep/pixels';
import { CODE, type SweepMap } from '../../../src/labs/surfaces/sweep/request';
import { createWords } from '../../../src/page/i18n';

const experiment = normalise({ surface: { id: 'mse' }, runs: [{ optimizer: 'momentum', schedule: { id: 'step' } }] });
const run = experiment.runs[0]!;
const words = createWords('en');

/** A map of 2 × 2 cells. */
function mapOf(codes: readonly number[], loss: readonly number[], steps: readonly number[]): SweepMap {
  const ensemble: Ensemble = {
    positions: new Float32Array(8),
    loss: Float32Array.from(loss),
    codes: Uint8Array.from(codes),
    steps: Uint32Array.from(steps),
  };
  return { side: 2, ensemble, theory: { kind: 'silent', why: 'shape' } };
}

describe('the colours of a sweep', () => {
  const request = { measure: 'loss', floor: 0, experiment } as const;
  const brightness = (pixels: Uint8ClampedArray, i: number): number =>
    pixels[4 * i]! + pixels[4 * i + 1]! + pixels[4 * i + 2]!;

  it('are lighter where the loss is lower, and hatched where it ended early', () => {
    const map = mapOf([CODE.converged, CODE.running, CODE.diverged, CODE.undefined], [1e-3, 10, 5, 5], [9, 9, 3, 2]);
    const { pixels, hatched } = paintSweep(map, request, spanOf(map, request));
    expect(brightness(pixels, 0)).toBeGreaterThan(brightness(pixels, 1));
    expect([...hatched]).toEqual([0, 0, 1, 2]);
    expect([0, 1, 2, 3].map((i) => pixels[4 * i + 3])).toEqual([255, 255, 255, 255]);
    // Four states, four colours.
    expect(new Set([0, 1, 2, 3].map((i) => pixels.slice(4 * i, 4 * i + 3).join())).size).toBe(4);
  });

  it('count losses from the lowest, where the surface goes below zero', () => {
    const map = mapOf([0, 0, 0, 0], [-78, -77, -70, -50], [9, 9, 9, 9]);
    expect(spanOf(map, { measure: 'loss', floor: -78.33 }).floor).toBe(-78.33);
    expect(spanOf(map, request).floor).toBe(-78);
    const { lower, upper } = spanOf(map, request);
    expect(lower).toBeGreaterThan(0);
    expect(upper).toBeGreaterThan(lower);
  });

  it('show steps, and who did not get there', () => {
    const steps = { ...request, measure: 'steps' } as const;
    const map = mapOf([CODE.converged, CODE.converged, CODE.running, CODE.diverged], [0, 0, 1, 9], [4, 60, 100, 8]);
    const span = spanOf(map, steps);
    expect([span.lower, span.upper]).toEqual([4, 60]);
    const { pixels, hatched } = paintSweep(map, steps, span);
    expect(brightness(pixels, 0)).toBeGreaterThan(brightness(pixels, 1));
    expect([...hatched]).toEqual([0, 0, 0, 1]);
    expect(new Set([0, 1, 2, 3].map((i) => pixels.slice(4 * i, 4 * i + 3).join())).size).toBe(4);
  });

  it('have a span even where all is alike, or nothing got there', () => {
    for (const map of [
      mapOf([1, 1, 1, 1], [0, 0, 0, 0], [3, 3, 3, 3]),
      mapOf([3, 3, 4, 4], [1, 1, 1, 1], [1, 1, 1, 1]),
    ]) {
      for (const measure of ['loss', 'steps'] as const) {
        const { lower, upper } = spanOf(map, { measure, floor: 0 });
        expect(lower).toBeGreaterThan(0);
        expect(upper).toBeGreaterThan(lower);
      }
    }
  });
});

describe('the axes of a sweep', () => {
  const rates: SweptAxis = { of: 'lr', low: 1e-4, high: 1, scale: 'log' };
  const factors: SweptAxis = { of: 'momentum', low: 0, high: 0.99, scale: 'linear' };

  it('zoom into a part, and out again only as far as values make sense', () => {
    const part = zoomed(rates, run, 0.25, 0.75);
    expect(part.low).toBeCloseTo(1e-3, 12);
    expect(part.high).toBeCloseTo(0.1, 12);
    const wide = zoomed(factors, run, -0.5, 1.5);
    expect(wide.low).toBe(0);
    expect(wide.high).toBeCloseTo(1.485, 12);
    expect(zoomed({ of: 'start.x', low: 0, high: 1, scale: 'linear' }, run, -0.5, 1.5).low).toBe(-0.5);
  });

  it('say when float32 cannot follow', () => {
    expect(isBeyondFloat32(rates, 1024)).toBe(false);
    expect(isBeyondFloat32({ ...factors, low: 0.9, high: 0.900001 }, 256)).toBe(true);
  });

  it('are called what their sliders are called', () => {
    expect(axisName('lr', experiment, run, words)).toBe('learning rate');
    expect(axisName('start.y', experiment, run, words)).toBe('start b');
    expect(axisName('schedule.gamma', experiment, run, words)).toMatch(/^schedule: /);
  });
});
