import { describe, expect, it } from 'vitest';
import { plotBox, plotShape, plotTransform } from '../../src/scene/map/plot';

const SHOWN = { x: [-10, 10], y: [-4, 4] } as const;

describe('the plot of a map', () => {
  it('takes what room there is, within bounds of its shape', () => {
    expect(plotShape({}, SHOWN)).toBeNull();
    const { width, height } = plotBox(900, 700, 1);
    expect(width / height).toBeCloseTo((900 - 144) / (700 - 82), 12);
    const wide = plotBox(3000, 400, 1);
    expect(wide.width / wide.height).toBeCloseTo(1.5, 12);
  });

  it('has one scale for both variables where that is asked for, and right angles stay right', () => {
    for (const [width, height] of [
      [900, 700],
      [390, 500],
      [3000, 400],
    ] as const) {
      const box = plotBox(width, height, 1, plotShape({ equal: true }, SHOWN));
      expect(box.width / box.height).toBeCloseTo(20 / 8, 12);
      expect(box.left + box.width).toBeLessThanOrEqual(width);
      expect(box.top + box.height).toBeLessThanOrEqual(height);
      const { toScreen } = plotTransform(box, SHOWN);
      const [zero, right, up] = [toScreen(0, 0), toScreen(1, 0), toScreen(0, 1)];
      expect(right[0] - zero[0]).toBeCloseTo(zero[1] - up[1], 9);
    }
  });

  it('waits for a window to know a shape of', () => {
    expect(plotShape({ equal: true }, null)).toBeNull();
  });
});
