import { describe, expect, it } from 'vitest';
import { basinColor } from '../../src/charts/basinColors';
import { RUN_COLORS } from '../../src/labs/shared/runStyle';
import { NOWHERE, STATUS_COLORS } from '../../src/labs/surfaces/swarm/colors';
import { cssToRgb, LUMA } from '../../src/scene/colormap';
import type { SceneModel, SwarmPaint } from '../../src/scene/contract';
import { quietGround, rimColor } from '../../src/scene/dots';

const THEMES = ['dark', 'light', 'projector'] as const;

function modelOf(theme: (typeof THEMES)[number], paint: SwarmPaint): SceneModel {
  return {
    field: null,
    axes: { x: 'x', y: 'y', z: 'f' },
    height: { kind: 'linear', low: 0, high: 1, soft: 1 },
    look: { theme, colors: 'cividis', contours: true, scale: 1, reducedMotion: false },
    runs: [],
    minima: [],
    start: null,
    probe: null,
    swarms: [{ count: 0, samples: new Float32Array(), buffer: null, version: 0, paint, marker: 'circle' }],
  };
}

/** Contrast of two colours as WCAG 2 has it. */
function contrast(a: string, b: string): number {
  const luminance = (css: string): number =>
    cssToRgb(css)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * LUMA[i]!, 0);
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Every paint with colours of its own, and those colours. */
function paintsIn(theme: (typeof THEMES)[number]): readonly (readonly [SwarmPaint, readonly string[]])[] {
  const places = { by: 'destination', places: new Float64Array(), radius: 0, colors: [], other: NOWHERE } as const;
  return [
    ...RUN_COLORS[theme].map((color) => [{ by: 'one', color } as const, [color]] as const),
    [{ by: 'status', colors: STATUS_COLORS }, STATUS_COLORS],
    [places, [NOWHERE, ...Array.from({ length: 12 }, (_, slot) => basinColor(slot))]],
  ];
}

describe.each(THEMES)('a swarm on the ground of the theme %s', (theme) => {
  it('is told from it, and from its rim, by brightness alone', () => {
    for (const [paint, colors] of paintsIn(theme)) {
      const model = modelOf(theme, paint);
      const around = [quietGround(model)!.color, rimColor(paint, model.look)];
      for (const color of colors) {
        // What WCAG asks of graphics.
        for (const other of around) expect(contrast(color, other), `${color} on ${other}`).toBeGreaterThan(3);
      }
    }
  });
});
