import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedText, alignedTicks } from '../../src/geometry/axis';
import { COLORS, colorAt, colorPivot, colorPosition, colorTable, cssToRgb } from '../../src/scene/colormap';
import { MARKERS } from '../../src/scene/contract';
import { keyAction } from '../../src/scene/keyboard';
import { intersection, type LabelRequest, placeLabels } from '../../src/scene/labels';
import { plotBox, plotTransform } from '../../src/scene/map/plot';
import { panWindow, zoomWindow } from '../../src/scene/map/window';
import { markerOf, markerPath } from '../../src/scene/marker';
import { PALETTES } from '../../src/scene/palette';
import { fitPixels } from '../../src/scene/sizing';
import { heightTicks } from '../../src/scene/ticks';

describe('colour maps', () => {
  const luminance = (table: Uint8Array, i: number) =>
    0.2126 * table[4 * i]! + 0.7152 * table[4 * i + 1]! + 0.0722 * table[4 * i + 2]!;

  it.each(['cividis', 'viridis', 'magma'] as const)('%s grows lighter from end to end', (name) => {
    const table = colorTable(name);
    for (let i = 16; i < COLORS; i += 16) expect(luminance(table, i)).toBeGreaterThan(luminance(table, i - 16));
  });

  it('diverges from cold to warm around zero', () => {
    const scale = { kind: 'linear', low: -1, high: 3, soft: 1 } as const;
    const pivot = colorPivot(scale, 'diverging');
    expect(pivot).toBeCloseTo(0.25, 12);
    expect(colorPosition(pivot, pivot)).toBe(0.5);
    const [cold, warm] = [cssToRgb(colorAt(0, scale, 'diverging')), cssToRgb(colorAt(1, scale, 'diverging'))];
    expect(cold[2]).toBeGreaterThan(cold[0]);
    expect(warm[0]).toBeGreaterThan(warm[2]);
    expect(colorPivot(scale, 'cividis')).toBe(0.5);
  });

  it('keeps positions within the table', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ min: 0.02, max: 0.98, noNaN: true }), (height, pivot) => {
        const at = colorPosition(height, pivot);
        expect(at >= 0 && at <= 1).toBe(true);
      }),
    );
  });

  it('reads the notations it writes, and no other', () => {
    expect(cssToRgb('#0f8')).toEqual([0, 255, 136]);
    expect(cssToRgb('#102030')).toEqual([16, 32, 48]);
    expect(cssToRgb('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
    expect(() => cssToRgb('red')).toThrow(RangeError);
  });
});

describe('palettes', () => {
  /** Contrast ratio of WCAG 2.2. */
  const contrast = (a: string, b: string) => {
    const light = (css: string) =>
      cssToRgb(css)
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };

  it.each(Object.entries(PALETTES))('%s: all text can be read on the ground', (theme, palette) => {
    const least = theme === 'projector' ? 7 : 4.5;
    for (const ground of [palette.ground, palette.rim]) {
      expect(contrast(palette.text, ground)).toBeGreaterThan(7);
      expect(contrast(palette.quiet, ground)).toBeGreaterThan(least);
    }
  });
});

describe('ticks', () => {
  it('are round and within the range', () => {
    expect(alignedTicks([-2, 2], 5).map((tick) => tick.text)).toEqual(['−2', '−1', '0', '1', '2']);
    expect(alignedTicks([0.1, 0.35], 5).map((tick) => tick.text)).toEqual([
      '0.10',
      '0.15',
      '0.20',
      '0.25',
      '0.30',
      '0.35',
    ]);
  });

  it('are powers of ten on a logarithmic height', () => {
    const ticks = heightTicks({ kind: 'log', low: 2e-5, high: 2509, soft: 0.1 }, 5);
    expect(ticks.map((tick) => tick.text)).toEqual(['0.1', '1', '10', '100', '1000']);
    expect(ticks.every((tick) => tick.height >= 0 && tick.height <= 1)).toBe(true);
  });

  it('never stand closer than their number allows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.double({ min: -6, max: -1, noNaN: true }),
        (low, range, decades) => {
          const scale = { kind: 'log', low, high: low + range, soft: range * 10 ** decades } as const;
          const heights = heightTicks(scale, 5).map((tick) => tick.height);
          for (let i = 1; i < heights.length; i++) expect(heights[i]! - heights[i - 1]!).toBeGreaterThan(0.13);
        },
      ),
    );
  });

  it.each([
    [0, 1, '0'],
    [1e-17, 0.1, '0'],
    [-0.5, 0.5, '−0.5'],
    [1500, 500, '1500'],
    [1e5, 1e5, '10⁵'],
    [-2.5e-4, 1e-4, '−2.5·10⁻⁴'],
  ] as const)('%d at a spacing of %d reads %s', (value, step, text) => {
    expect(alignedText(value, step)).toBe(text);
  });
});

describe('labels', () => {
  const bounds = { left: 0, top: 0, width: 400, height: 300 };
  const label = (x: number, y: number, slot = -1): LabelRequest => ({
    x,
    y,
    distance: 12,
    width: 70,
    height: 18,
    slot,
  });

  it('do not touch each other when four runs meet in one point', () => {
    const places = placeLabels(
      [1, 2, 3, 4].map(() => label(200, 150)),
      [{ left: 192, top: 142, width: 16, height: 16 }],
      bounds,
    );
    expect(places.map((place) => place.overlap)).toEqual([0, 0, 0, 0]);
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(0, i)) {
        expect(intersection({ ...a, width: 70, height: 18 }, { ...b, width: 70, height: 18 })).toBe(0);
      }
    }
  });

  it('find room for twelve', () => {
    const places = placeLabels(
      Array.from({ length: 12 }, () => label(200, 150)),
      [],
      bounds,
    );
    expect(places.every((place) => place.overlap === 0)).toBe(true);
  });

  it('stay on the screen in its corners', () => {
    for (const [x, y] of [
      [0, 0],
      [400, 0],
      [0, 300],
      [400, 300],
    ] as const) {
      expect(placeLabels([label(x, y)], [], bounds)[0]!.overlap).toBe(0);
    }
  });

  it('keep their place while it is nearly as good', () => {
    expect(placeLabels([label(200, 150, 3)], [], bounds)[0]!.slot).toBe(3);
    const blocked = [{ left: 100, top: 160, width: 90, height: 40 }];
    expect(placeLabels([label(200, 150, 3)], blocked, bounds)[0]!.slot).not.toBe(3);
  });
});

describe('markers', () => {
  it.each(MARKERS)('%s is closed, centred and no larger than its radius allows', (marker) => {
    const path = markerPath(marker, 10);
    expect(path).toMatch(/^M.*Z$/);
    const numbers = path
      .replace(/A[^Z]*/g, '')
      .match(/-?\d+(\.\d+)?/g)!
      .map(Number);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(14);
  });

  it('differ, and go round', () => {
    expect(new Set(MARKERS.map((marker) => markerPath(marker, 10))).size).toBe(MARKERS.length);
    expect(markerOf(MARKERS.length)).toBe(MARKERS[0]);
  });
});

describe('canvas sizes', () => {
  it('are skipped where there is nothing to draw on', () => {
    expect(fitPixels(0, 0, 1)).toBeNull();
    expect(fitPixels(300, 0, 2)).toBeNull();
    expect(fitPixels(Number.NaN, 10, 2)).toBeNull();
  });

  it('never exceed the largest texture', () => {
    expect(fitPixels(3840, 2160, 2)?.ratio).toBe(2);
    for (const [width, height, ratio] of [
      [20_000, 500, 1],
      [1000, 1000, 100],
      [4096, 2160, 3],
    ] as const) {
      const size = fitPixels(width, height, ratio)!;
      expect(Math.max(size.width, size.height) * size.ratio).toBeLessThanOrEqual(8192);
    }
    expect(fitPixels(100, 100, Number.NaN)?.ratio).toBe(1);
  });
});

describe('keys', () => {
  const key = (name: string, held: Partial<Record<'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) =>
    keyAction({ key: name, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held });

  it('turn, pan and probe with the arrows', () => {
    expect(key('ArrowLeft')).toEqual({ kind: 'turn', dx: -1, dy: 0 });
    expect(key('ArrowUp', { shiftKey: true })).toEqual({ kind: 'pan', dx: 0, dy: 1 });
    expect(key('ArrowDown', { altKey: true })).toEqual({ kind: 'probe', dx: 0, dy: -1 });
    expect(key('+', { shiftKey: true })).toEqual({ kind: 'zoom', way: 1 });
    expect(key('0')).toEqual({ kind: 'reset' });
    expect(key('Enter')).toEqual({ kind: 'start' });
  });

  it('leave the rest to the page', () => {
    for (const name of ['a', ' ', 'Tab', 'Escape', 'constructor']) expect(key(name)).toBeNull();
    expect(key('ArrowLeft', { ctrlKey: true })).toBeNull();
    expect(key('0', { metaKey: true })).toBeNull();
    expect(key('Enter', { altKey: true })).toBeNull();
  });
});

describe("the map's window", () => {
  const domain = { x: [-2, 2], y: [0, 10] } as const;

  it('zooms around a place that stays', () => {
    const shown = zoomWindow(domain, domain, 2, [1, 5]);
    expect((1 - shown.x[0]) / (shown.x[1] - shown.x[0])).toBeCloseTo(0.75, 12);
    expect(shown.y[1] - shown.y[0]).toBe(5);
  });

  it('never leaves the domain, whatever is done to it', () => {
    const action = fc.record({
      zoom: fc.boolean(),
      a: fc.double({ min: 0.1, max: 9, noNaN: true }),
      b: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let shown: { x: readonly [number, number]; y: readonly [number, number] } = domain;
        for (const { zoom, a, b } of actions) {
          shown = zoom ? zoomWindow(domain, shown, a, [b / 2, 5 + b]) : panWindow(domain, shown, b, a);
          for (const axis of ['x', 'y'] as const) {
            // Sums of float64 numbers of about 10.
            expect(shown[axis][0]).toBeGreaterThanOrEqual(domain[axis][0] - 1e-12);
            expect(shown[axis][1]).toBeLessThanOrEqual(domain[axis][1] + 1e-12);
            expect(shown[axis][1]).toBeGreaterThan(shown[axis][0]);
          }
        }
      }),
    );
  });

  it.each([
    [1280, 720, 1],
    [390, 844, 1],
    [3840, 2160, 2.5],
    [320, 300, 1],
  ] as const)('has a plot inside %d × %d', (width, height, scale) => {
    const box = plotBox(width, height, scale);
    expect(box.left).toBeGreaterThan(20);
    expect(box.top).toBeGreaterThan(0);
    expect(box.left + box.width).toBeLessThan(width - 20);
    expect(box.top + box.height).toBeLessThan(height - 20);
    expect(box.width * box.height).toBeGreaterThan(0.3 * width * Math.min(height, width));
    const { toDomain, toScreen } = plotTransform(box, domain);
    const [x, y] = toDomain(...toScreen(0.3, 7));
    expect([x, y]).toEqual([expect.closeTo(0.3, 9), expect.closeTo(7, 9)]);
  });
});
