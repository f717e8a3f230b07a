import { describe, expect, it } from 'vitest';
import { arrowGroups, levelFor } from '../../src/scene/arrowField';
import { cssToRgb, isDark, LUMA } from '../../src/scene/colormap';
import type { ArrowLevel } from '../../src/scene/contract';
import { heightField } from '../../src/scene/heightfield';
import { makeField, square } from './fields';

const HEIGHT = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
/** From dark on the left to light on the right, in every map whose low end is dark. */
const SURFACE = heightField(
  makeField(square(0, 1, 65), (x) => x),
  HEIGHT,
);

const levels: readonly ArrowLevel[] = [6, 12, 24].map((across) => ({ arrows: new Float64Array(), across }));

const brightness = (css: string): number => cssToRgb(css).reduce((sum, part, i) => sum + (part / 255) * LUMA[i]!, 0);

describe('the density of a field of arrows', () => {
  it('grows with the room, and the coarsest stays where there is little', () => {
    const across = [50, 400, 700, 1200, 4000].map((width) => levelFor(levels, width, 1)?.across);
    expect(across).toEqual([6, 6, 12, 24, 24]);
    expect(levelFor([], 1000, 1)).toBeNull();
  });

  it('is the same on a wall, where everything is larger', () => {
    for (const width of [300, 700, 1200]) expect(levelFor(levels, 2 * width, 2)).toBe(levelFor(levels, width, 1));
  });

  it('leaves a few arrows at chosen points as they are', () => {
    const few = { arrows: Float64Array.of(0, 0, 1, 1), across: 0 };
    expect(levelFor([few], 20, 2)).toBe(few);
  });
});

describe('the colours of arrows', () => {
  const arrows = Float64Array.from(Array.from({ length: 20 }, (_, i) => [i / 20, 0.5, 0.01, 0]).flat());

  it.each(['dark', 'light', 'projector'] as const)('are light on dark ground and dark on light, theme %s', (theme) => {
    const groups = arrowGroups({ color: null }, { arrows, across: 20 }, SURFACE, HEIGHT, { theme, colors: 'cividis' });
    const seen = groups.flatMap(({ arrows: some, color }) =>
      Array.from({ length: some.length / 4 }, (_, i) => ({ x: some[4 * i]! + 0.005, color })),
    );
    expect(seen).toHaveLength(20);
    for (const { x, color } of seen) {
      const ground = isDark(x, HEIGHT, 'cividis');
      expect(brightness(color) > 0.5, `at ${x}`).toBe(ground);
    }
    expect(new Set(seen.map(({ color }) => color)).size).toBe(2);
  });

  it('are their own where they have one', () => {
    const look = { theme: 'dark', colors: 'cividis' } as const;
    const groups = arrowGroups({ color: '#123456' }, { arrows, across: 20 }, SURFACE, HEIGHT, look);
    expect(groups.map(({ color }) => color)).toEqual(['#123456']);
    expect(groups[0]!.arrows).toBe(arrows);
  });
});
