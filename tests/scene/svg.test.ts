import { describe, expect, it } from 'vitest';
import type { SceneModel } from '../../src/scene/contract';
import { heightField } from '../../src/scene/heightfield';
import { contourSvg } from '../../src/scene/map/svg';
import { contourLines, join, type Polyline, raisedAreas, simplified } from '../../src/scene/polylines';
import { makeField, square } from './fields';

const bowl = (x: number, y: number) => x * x + y * y;
const scale = { kind: 'linear', low: 0, high: 2, soft: 1 } as const;
const grid = square(-1, 1, 81);

/** Signed, by the shoelace formula, in cells. */
function areaOf(line: Polyline): number {
  let sum = 0;
  for (let i = 0; i < line.length; i += 2) {
    const j = (i + 2) % line.length;
    sum += line[i]! * line[j + 1]! - line[j]! * line[i + 1]!;
  }
  return Math.abs(sum) / 2;
}

function isClosed(line: Polyline): boolean {
  return Math.hypot(line[0]! - line.at(-2)!, line[1]! - line.at(-1)!) < 1e-3;
}

describe('level lines', () => {
  const field = heightField(makeField(grid, bowl), scale);
  const levels = { offset: 0.25, spacing: 10, every: 1 };

  it('are one closed line around a bowl', () => {
    const lines = contourLines(field, levels).get(0)!;
    expect(lines).toHaveLength(1);
    expect(isClosed(lines[0]!)).toBe(true);
    // Radius √0.5 of the domain, 40 cells a unit; chords of a cell's length miss some of the circle.
    expect(areaOf(lines[0]!)).toBeCloseTo(Math.PI * 0.5 * 1600, -2);
  });

  it('bound what is above them, with the border of the rectangle', () => {
    const areas = raisedAreas(field, levels).get(0)!;
    expect(areas.every(isClosed)).toBe(true);
    const sizes = areas.map(areaOf).sort((a, b) => b - a);
    // By the even-odd rule: the whole square less the disc.
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeCloseTo(80 * 80, -1);
    expect(sizes[0]! - sizes[1]!).toBeCloseTo(6400 - Math.PI * 0.5 * 1600, -2);
  });

  it('leave holes out', () => {
    const holed = heightField(
      makeField(grid, (x, y) => (x > 0 ? null : bowl(x, y) + 1)),
      scale,
    );
    const areas = raisedAreas(holed, { offset: 0.1, spacing: 10, every: 1 }).get(0)!;
    // Half the square, and at most the cells along the hole's border.
    expect(Math.abs(areas.map(areaOf).reduce((a, b) => a + b) - 3200)).toBeLessThan(81);
  });

  it('are joined in either direction', () => {
    expect(join([0, 0, 1, 0, 2, 0, 1, 0, 2, 0, 3, 0, 9, 9, 8, 8])).toEqual([
      [0, 0, 1, 0, 2, 0, 3, 0],
      [9, 9, 8, 8],
    ]);
    expect(join([1, 0, 2, 0, 1, 0, 0, 0])).toEqual([[0, 0, 1, 0, 2, 0]]);
  });

  it('lose the points that make no difference', () => {
    expect(simplified([0, 0, 1, 0.01, 2, 0, 3, 2], 0.1)).toEqual([0, 0, 2, 0, 3, 2]);
    expect(simplified([0, 0, 1, 1], 0.1)).toEqual([0, 0, 1, 1]);
    const circle = contourLines(field, levels).get(0)![0]!;
    const fewer = simplified(circle, 0.05);
    expect(fewer.length).toBeLessThan(circle.length / 2);
    expect(areaOf(fewer)).toBeCloseTo(areaOf(circle), -2);
  });
});

describe('the contour figure', () => {
  const model: SceneModel = {
    field: makeField(grid, bowl),
    axes: { x: 'w<1>', y: 'b & c', z: 'loss' },
    height: scale,
    look: { theme: 'light', colors: 'viridis', contours: true, scale: 1, reducedMotion: false },
    runs: [
      {
        label: '动量 <SGD>',
        color: '#c2380a',
        marker: 'circle',
        dash: 'dashed',
        trajectory: Float64Array.of(-0.9, 0.8, -0.5, 0.4, 5, 0.2, 0, 0),
        loss: new Float64Array(4),
        muted: false,
        note: 'diverged',
      },
    ],
    minima: [{ x: 0, y: 0, value: 0 }],
    start: [-0.9, 0.8],
    probe: null,
    lines: [{ path: Float64Array.of(-1, 0, 1, 0), color: '#123456', width: 1, dash: 'solid', arrow: false }],
    marks: [{ x: 0.5, y: 0.5, kind: 'saddle', label: 'S "1"' }],
  };
  const options = { width: 800, height: 600, scale: 1, step: 1.5 };
  const svg = contourSvg(model, options);

  it('is well formed: every element is closed, and nothing is unescaped', () => {
    const open: string[] = [];
    for (const [, slash, name, empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (empty !== '/') open.push(name!);
    }
    expect(open).toEqual([]);
    expect(svg.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toContain('w&lt;1&gt;');
    expect(svg).toContain('b &amp; c');
    expect(svg).toContain('动量 &lt;SGD&gt;');
  });

  it('has what the map has, and no script, font or address of elsewhere', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800" height="600"/);
    expect(svg).toContain('#c2380a');
    expect(svg).toContain('#123456');
    expect(svg).toContain('S &quot;1&quot;');
    expect(svg).toContain('linearGradient');
    expect(svg).not.toMatch(/<script|@font-face|url\((?!#)|href/);
    expect(svg.match(/fill-rule="evenodd"/g)!.length).toBeGreaterThan(10);
    expect(svg.length).toBeLessThan(200_000);
  });

  it('draws the run up to the step, and no contours where none are wanted', () => {
    const later = contourSvg(model, { ...options, step: 3 });
    expect(later.length).toBeGreaterThan(svg.length);
    const bare = contourSvg({ ...model, look: { ...model.look, contours: false } }, options);
    expect(bare).not.toContain('stroke-opacity="0.25"');
    expect(svg).toContain('stroke-opacity="0.25"');
  });

  it('has the arrows of the tools as far as their feet are on the surface', () => {
    const arrows = {
      levels: [{ arrows: Float64Array.of(0, 0, 0.2, 0.1, 3, 0, 0.2, 0, 0.5, 0.5, 0, 0), across: 0 }],
      color: '#abcdef',
      weight: 1,
    };
    const withArrows = contourSvg({ ...model, arrows }, options);
    const heads = withArrows.match(/<path d="([^"]*)" fill="#abcdef"/)!;
    // One of three: the second stands outside, the third has no length.
    expect(heads[1]!.match(/Z/g)).toHaveLength(1);
    expect(withArrows).not.toMatch(/NaN/);
  });

  it('shows a drape in place of the colours, half a pixel beyond the rectangle', () => {
    const drape = { columns: 5, rows: 3, pixels: new Uint8ClampedArray(60) };
    const url = 'data:image/png;base64,AAAA';
    const draped = contourSvg({ ...model, drape }, options, url);
    expect(draped).not.toContain('fill-rule="evenodd"');
    const [frame, image] = [
      /<clipPath id="plot"><rect (.*?)\/>/,
      /<image (.*?) preserve.*href="data:image\/png;base64,AAAA"/,
    ]
      .map((pattern) => draped.match(pattern)![1]!)
      .map((text) => [...text.matchAll(/="([-.\d]+)"/g)].map(([, value]) => Number(value)));
    const [x, y, width, height] = frame!;
    // Numbers are written with two decimals.
    [x! - width! / 8, y! - height! / 4, (5 / 4) * width!, (3 / 2) * height!].forEach((value, i) => {
      expect(Math.abs(image![i]! - value)).toBeLessThan(0.02);
    });
  });

  it('needs a surface', () => {
    expect(() => contourSvg({ ...model, field: null }, options)).toThrow('no surface');
  });
});
