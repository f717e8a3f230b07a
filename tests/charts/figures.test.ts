import { describe, expect, test } from 'vitest';
import { fitted } from '../../src/charts/figureExport';
import { cellColor } from '../../src/charts/matrix';

describe('a figure as a picture', () => {
  test('fills the size as far as its sides allow, in the middle', () => {
    expect(fitted({ width: 800, height: 400 }, { width: 1920, height: 1080 })).toEqual({
      x: 0,
      y: 60,
      width: 1920,
      height: 960,
    });
    expect(fitted({ width: 400, height: 800 }, { width: 1920, height: 1080 })).toEqual({
      x: 690,
      y: 0,
      width: 540,
      height: 1080,
    });
  });
});

describe('the ground of a number in a matrix', () => {
  test('says its sign and its size, and lets it be read', () => {
    expect(cellColor(1, 1)).toBe('color-mix(in srgb, var(--hue-blue) 45.0%, transparent)');
    expect(cellColor(-0.5, 1)).toBe('color-mix(in srgb, var(--hue-orange) 22.5%, transparent)');
    expect(cellColor(7, 1)).toBe(cellColor(1, 1));
  });

  test('is nothing where there is nothing to say', () => {
    for (const value of [0, Number.NaN]) expect(cellColor(value, 1)).toBe('transparent');
    expect(cellColor(1, 0)).toBe('transparent');
  });
});
