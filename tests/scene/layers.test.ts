import { readFileSync } from 'node:fs';
import { Scene } from 'three/webgpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Annotator, FloatingLabel, MarkStyle } from '../../src/scene/annotator';
import { showsColors } from '../../src/scene/colorbar';
import { contourLevels } from '../../src/scene/contours';
import type { SceneMark, SceneModel, ScenePlane, SceneSwarm } from '../../src/scene/contract';
import { dotPaint, dotSize, MOST_MARKED, quietGround } from '../../src/scene/dots';
import { heightAt, heightField, toGrid } from '../../src/scene/heightfield';
import { DotRaster } from '../../src/scene/map/dotRaster';
import { drawMarks, signPath } from '../../src/scene/marks';
import { PALETTES } from '../../src/scene/palette';
import { checkCapture, isKept, modelFor } from '../../src/scene/picture';
import { planeContours, planePatch, planeStroke, planeValue } from '../../src/scene/plane';
import { applyHeight } from '../../src/scene/scale';
import { ARROW_STRIDE, layArrows } from '../../src/scene/three/arrows';
import { barBox, tilesOf, unmultiply } from '../../src/scene/three/capture';
import { BOX_HEIGHT } from '../../src/scene/three/framing';
import { layRibbon } from '../../src/scene/three/lay';
import { headsOf } from '../../src/scene/three/lines';
import { RIBBON_STRIDE } from '../../src/scene/three/ribbon';
import { Surface } from '../../src/scene/three/surface';
import { Swarms } from '../../src/scene/three/swarms';
import { AXIS_FONT, TEXT_FONT } from '../../src/scene/typeface';
import { makeField, rosenbrock, square } from './fields';

const unit = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
const look = {
  theme: 'dark',
  colors: 'cividis',
  contours: true,
  scale: 1,
  reducedMotion: false,
} as const;
const tilted = heightField(
  makeField(square(-1, 1, 33), (x) => 0.5 + 0.25 * x),
  unit,
);

function swarmOf(samples: Float32Array, more: Partial<SceneSwarm> = {}): SceneSwarm {
  const paint = { by: 'one', color: '#102030' } as const;
  return { count: samples.length / 4, samples, buffer: null, version: 1, paint, marker: 'circle', ...more };
}

function modelOf(more: Partial<SceneModel> = {}): SceneModel {
  return {
    field: makeField(square(-1, 1, 9), (x, y) => x * x + y * y),
    axes: { x: 'x', y: 'y', z: 'f' },
    height: { kind: 'linear', low: 0, high: 2, soft: 1 },
    look,
    runs: [],
    minima: [],
    start: null,
    probe: null,
    ...more,
  };
}

describe('the size of dots', () => {
  it('shrinks with their number and grows with the screen, within what can be seen', () => {
    const radii = [1, 100, 1e4, 1e5, 1e6].map((count) => dotSize(count, 1920, 1080, 1).radius);
    expect(radii.toSorted((a, b) => b - a)).toEqual(radii);
    expect(radii[0]! / radii.at(-1)!).toBeGreaterThan(4);
    expect(dotSize(1e5, 3840, 2160, 2).radius).toBeCloseTo(2 * dotSize(1e5, 1920, 1080, 1).radius, 9);
    expect(dotSize(1e6, 100, 100, 2).radius).toBeGreaterThanOrEqual(1);
  });

  it('leaves a million without rims, but not without their density', () => {
    expect(dotSize(1e6, 1920, 1080, 1)).toMatchObject({ rim: 0 });
    expect(dotSize(1e6, 1920, 1080, 1).opacity).toBeLessThan(dotSize(1e3, 1920, 1080, 1).opacity);
    expect(dotSize(1e3, 1920, 1080, 1).rim).toBeGreaterThan(0);
  });
});

describe('the paint of a swarm', () => {
  const particles = Float32Array.of(0, 0, 0, 0, 0.9, 0, 1, 1, 3, 3, 5, 3, 0, 0, Number.NaN, 4);

  it('hides what has diverged or is undefined, unless it is painted by status', () => {
    const one = dotPaint({ by: 'one', color: '#ffffff' }, unit, look);
    expect([0, 4, 8, 12].map((at) => one.classify(particles, at))).toEqual([0, 0, -1, -1]);
    const status = dotPaint(
      { by: 'status', colors: ['#000000', '#111111', '#222222', '#333333', '#444444'] },
      unit,
      look,
    );
    expect([0, 4, 8, 12].map((at) => status.classify(particles, at))).toEqual([0, 1, 3, 4]);
    expect([...status.colors.subarray(9, 12)]).toEqual([0x33, 0x33, 0x33]);
  });

  it('by destination is that of the nearest place within the radius, else the other', () => {
    const paint = dotPaint(
      {
        by: 'destination',
        places: Float64Array.of(1, 0, 0.5, 0),
        colors: ['#ff0000', '#00ff00'],
        radius: 0.45,
        other: '#0000ff',
      },
      unit,
      look,
    );
    expect([0, 4].map((at) => paint.classify(particles, at))).toEqual([2, 0]);
    expect([...paint.colors]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255]);
  });

  it('by loss quietens the surface, whose own colours these are, but not a drape', () => {
    const swarms = [swarmOf(particles, { paint: { by: 'loss' } })];
    const drape = { columns: 1, rows: 1, pixels: new Uint8ClampedArray(4) };
    expect(quietGround(modelOf({ swarms }))?.color).toBe(PALETTES[look.theme].quietSurface);
    expect(quietGround(modelOf({ swarms, drape }))).toBeNull();
    expect(quietGround(modelOf())).toBeNull();
    expect([showsColors(modelOf({ swarms, drape })), showsColors(modelOf({ drape })), showsColors(modelOf())]).toEqual([
      true,
      false,
      true,
    ]);
    const paint = dotPaint({ by: 'loss' }, unit, look);
    expect(paint.classify(particles, 0)).toBe(0);
    expect(paint.classify(particles, 4)).toBe(255);
  });
});

describe('dots without a GPU', () => {
  const size = { radius: 0.8, rim: 0, opacity: 0.6 };
  const place = { x: [10, 10], y: [-10, 10] } as const;
  const paint = dotPaint({ by: 'one', color: '#c08040' }, unit, look);
  const alphaAt = (raster: DotRaster, x: number, y: number) => raster.pixels[4 * (y * raster.width + x) + 3]!;

  it('stand where they belong, y upwards, and grow denser upon one another', () => {
    const raster = new DotRaster(20, 20);
    raster.stamp(Float32Array.of(0.55, 0.55, 0, 0), 0, 1, place, size, paint, [0, 0, 0]);
    expect([...raster.pixels.subarray(4 * (4 * 20 + 15), 4 * (4 * 20 + 15) + 3)]).toEqual([0xc0, 0x80, 0x40]);
    const once = alphaAt(raster, 15, 4);
    expect(once).toBeCloseTo(0.6 * 255, 0);
    raster.stamp(Float32Array.of(0.55, 0.55, 0, 0), 0, 1, place, size, paint, [0, 0, 0]);
    expect(alphaAt(raster, 15, 4)).toBeGreaterThan(once);
    raster.clear();
    expect(raster.pixels.every((part) => part === 0)).toBe(true);
  });

  it('at and beyond the edges break nothing, and those that are no numbers are left out', () => {
    const raster = new DotRaster(20, 20);
    const far = Float32Array.of(-1, 1, 0, 0, 1, -1, 0, 0, 1e30, 0, 0, 0, Number.NaN, 0, 0, 0, 0, 0, 0, 3);
    raster.stamp(far, 0, 5, place, { radius: 3, rim: 1, opacity: 1 }, paint, [1, 2, 3]);
    expect(alphaAt(raster, 0, 0)).toBe(255);
    expect(alphaAt(raster, 10, 10)).toBe(0);
  });

  it('are the same picture in pieces as at once', () => {
    const count = 45_000;
    const samples = new Float32Array(4 * count);
    for (let i = 0; i < count; i++) samples.set([Math.sin(i), Math.cos(1.7 * i), 0, 0], 4 * i);
    const [whole, pieces] = [new DotRaster(64, 64), new DotRaster(64, 64)];
    const wide = { x: [32, 32], y: [-32, 32] } as const;
    expect(whole.stamp(samples, 0, count, wide, size, paint, [0, 0, 0])).toBe(count);
    let turns = 0;
    // A deadline that has passed still lets one slice through, so that it ends.
    for (let at = 0; at < count; turns++) at = pieces.stamp(samples, at, count, wide, size, paint, [0, 0, 0], 0);
    expect(turns).toBe(3);
    expect(pieces.pixels).toEqual(whole.pixels);
  });
});

describe('a tangent plane', () => {
  const log = { kind: 'log', low: 0, high: 2509, soft: 0.1 } as const;
  const grid = { x: [-2, 2], y: [-1, 3] } as const;
  const [x, y] = [-0.5, 1];
  const plane: ScenePlane = {
    at: [x, y],
    value: rosenbrock(x, y),
    gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    reach: 0.2,
    color: '#ffffff',
  };
  const patch = planePatch(plane, grid)!;

  it('has a square of its own, cut at the rectangle', () => {
    expect(patch).toEqual({ x: [-1.3, expect.closeTo(0.3, 12)], y: [expect.closeTo(0.2, 12), 1.8] });
    expect(planePatch({ ...plane, at: [1.9, 1] }, grid)!.x[1]).toBe(2);
    expect(planePatch({ ...plane, at: [5, 1] }, grid)).toBeNull();
    expect(planePatch({ ...plane, value: Number.NaN }, grid)).toBeNull();
  });

  it('has level lines at the levels of the surface, from edge to edge', () => {
    const lines = planeContours(plane, patch, log);
    expect(lines.length).toBeGreaterThan(8);
    const { offset, spacing } = contourLevels(log);
    for (let i = 0; i < lines.length; i += 4) {
      const ends = [0, 2].map((k) => planeValue(plane, lines[i + k]!, lines[i + k + 1]!));
      // Both ends at one height, relative to values of hundreds in float64.
      expect(ends[0]).toBeCloseTo(ends[1]!, 8);
      const level = (applyHeight(log, ends[0]!) - offset) / spacing;
      expect(level).toBeCloseTo(Math.round(level), 6);
    }
  });

  it('is drawn between the floor and the top of the scale only', () => {
    const strokes = planeStroke(plane, log, [patch.x[0], y], [patch.x[1], y]);
    expect(strokes.length).toBeGreaterThan(5);
    for (const point of strokes.flat()) {
      expect(point.height).toBeGreaterThanOrEqual(0);
      expect(point.height).toBeLessThanOrEqual(1);
    }
    expect(planeStroke({ ...plane, value: 1e9, gradient: [0, 0] }, log, [-1, 1], [0, 1])).toEqual([]);
    expect(planeStroke({ ...plane, value: 3, gradient: [0, 0] }, log, [-1, 1], [0, 1], 7)).toHaveLength(7);
  });
});

describe('arrows on the surface', () => {
  it('have foot and tip on it, and none has its foot beside it', () => {
    const arrows = Float64Array.of(0, 0, 0.5, 0, 2, 0, -1, 0, 0.9, 0, 0.3, 0, 0, 0, Number.NaN, 0);
    const laid = layArrows(tilted, { arrows });
    expect(laid).toHaveLength(2 * ARROW_STRIDE);
    expect([...laid.subarray(0, 6)]).toEqual(
      [0, 0.5 * BOX_HEIGHT, 0, 0.5, 0.625 * BOX_HEIGHT, 0].map((part) => expect.closeTo(part, 6)),
    );
    // The tip of the last one is beyond the rectangle: at the height of its border.
    expect(laid[10]).toBeCloseTo(0.75 * BOX_HEIGHT, 6);
  });

  it('end a line where it ends on the rectangle, in its last direction', () => {
    const line = (path: Float64Array) => ({ path, color: '#ffffff', width: 1, dash: 'solid', arrow: true }) as const;
    const within = Float64Array.of(-0.5, 0, 0, 0, 0, 0.5);
    const beyond = Float64Array.of(0, 0, 3, 0);
    const lines = [line(within), line(beyond), line(new Float64Array())];
    const heads = headsOf(
      lines,
      lines.map(({ path }) => layRibbon(tilted, path)),
      tilted,
    );
    expect(heads).toHaveLength(ARROW_STRIDE);
    const [x0, , z0, x1, , z1] = heads;
    expect([x1, z1]).toEqual([0, expect.closeTo(-0.5, 6)]);
    expect(x0).toBeCloseTo(0, 6);
    expect(z0).toBeGreaterThan(z1!);
  });

  it('and lines lie on the mesh', () => {
    const ribbon = layRibbon(tilted, Float64Array.of(-0.9, -0.9, 0.7, 0.8));
    for (let i = 0; i < ribbon.length; i += RIBBON_STRIDE) {
      const [column, row] = toGrid(tilted.grid, ribbon[i]!, -ribbon[i + 2]!);
      // Float32 coordinates.
      expect(ribbon[i + 1]).toBeCloseTo(heightAt(tilted, column, row) * BOX_HEIGHT, 5);
    }
  });
});

describe('marks of the tools', () => {
  class Recorder implements Annotator {
    readonly marks: string[] = [];
    readonly fills: string[] = [];
    readonly names: FloatingLabel[] = [];
    mark(key: string, _path: string, _x: number, _y: number, _radius: number, { fill }: MarkStyle): void {
      this.marks.push(key);
      this.fills.push(fill);
    }
    fixed(): void {}
    float(label: FloatingLabel): void {
      this.names.push(label);
    }
  }
  const kinds: readonly SceneMark['kind'][] = ['minimum', 'maximum', 'saddle', 'degenerate', 'point'];
  const draw = (model: SceneModel) => {
    const recorder = new Recorder();
    drawMarks(recorder, model, 0, PALETTES.dark, (x, y) => ({ x: 1000 * x, y: 1000 * y, hidden: false }));
    return recorder;
  };

  it('have shapes that differ', () => {
    expect(new Set(kinds.map((kind) => signPath(kind, 6))).size).toBe(kinds.length);
  });

  it('take the place of a known minimum, and its name', () => {
    const minima = [
      { x: 0, y: 0, value: 0 },
      { x: 0.5, y: 0, value: 1 },
    ];
    const marks: SceneMark[] = [{ x: 1e-4, y: 0, kind: 'minimum', label: 'A' }];
    const { marks: drawn, names } = draw(modelOf({ minima, marks }));
    expect(drawn).toEqual(['minimum 1', 'sign 0']);
    expect(names.map(({ key }) => key)).toEqual(['sign 0', 'minimum 1']);
  });

  it('without a word have no label, and hundreds have not all one', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ x: i / 300, y: 0, kind: 'saddle', label: 'S' }) as const);
    expect(draw(modelOf({ marks: many })).names.length).toBeLessThan(50);
    // They stand 3 pixels from one another: there is not room for all. Where there is, all are drawn.
    expect(draw(modelOf({ marks: many })).marks.length).toBeLessThan(50);
    const spread = many.map((mark) => ({ ...mark, x: 100 * mark.x }));
    expect(draw(modelOf({ marks: spread })).marks).toHaveLength(300);
    expect(draw(modelOf({ marks: [{ ...many[0]!, label: '' }] })).names).toEqual([]);
  });

  it('that are open have no filling, and a line of their own', () => {
    const filled = draw(modelOf({ marks: [{ x: 0, y: 0, kind: 'minimum', label: '' }] }));
    const open = draw(modelOf({ marks: [{ x: 0, y: 0, kind: 'minimum', open: true, label: '' }] }));
    expect(filled.fills).not.toContain('none');
    expect(new Set(open.fills)).toEqual(new Set(['none']));
  });

  it('lie below those that come before them', () => {
    const marks: SceneMark[] = [0, 1].map((x) => ({ x, y: 0, kind: 'minimum', label: '' }));
    expect(draw(modelOf({ marks })).marks).toEqual(['sign 1', 'sign 0']);
  });
});

describe('pictures', () => {
  const options = { width: 1920, height: 1080, scale: 1, step: 0 };

  it.each([
    [1920, 1080, 8192, 1],
    [8192, 8192, 8192, 16],
    [3000, 4200, 2048, 6],
    [5000, 10, 1024, 5],
  ])('of %d × %d pixels are covered by tiles', (width, height, most, count) => {
    const layout = tilesOf(width, height, most);
    expect(layout.tiles).toHaveLength(count);
    expect(Math.max(layout.width, layout.height)).toBeLessThanOrEqual(Math.min(most, 2048));
    const last = layout.tiles.at(-1)!;
    expect(last.x + layout.width).toBeGreaterThanOrEqual(width);
    expect(last.y + layout.height).toBeGreaterThanOrEqual(height);
    expect(last.x).toBeLessThan(width);
    expect(last.y).toBeLessThan(height);
  });

  it('are refused at impossible sizes', () => {
    expect(() => checkCapture(options)).not.toThrow();
    for (const wrong of [{ width: 0 }, { width: 8193 }, { height: 10.5 }, { scale: 0 }, { step: Number.NaN }]) {
      expect(() => checkCapture({ ...options, ...wrong })).toThrow(RangeError);
    }
    expect([isKept(1920, 1080), isKept(7680, 4320)]).toEqual([true, false]);
  });

  it('show the model at their own scale, and leave it as it is at that of the page', () => {
    const model = modelOf();
    expect(modelFor(model, options)).toBe(model);
    expect(modelFor(model, { ...options, scale: 3 }).look.scale).toBe(3);
  });

  it('have colours that are not multiplied by their alpha', () => {
    const pixels = Uint8ClampedArray.of(50, 100, 0, 100, 1, 2, 3, 255, 0, 0, 0, 0, 9, 9, 9, 8);
    unmultiply(pixels);
    expect([...pixels]).toEqual([127, 255, 0, 100, 1, 2, 3, 255, 0, 0, 0, 0, 255, 255, 255, 8]);
  });

  it('have the colour bar within them', () => {
    for (const [width, height, scale] of [
      [390, 844, 1],
      [3840, 2160, 2],
    ] as const) {
      const box = barBox(width, height, scale);
      expect(box.left + box.width).toBeLessThan(width);
      expect(box.top).toBeGreaterThan(0);
      expect(box.top + box.height).toBeLessThan(height);
    }
  });

  it('are written in the fonts of the page', () => {
    const css = readFileSync('src/scene/scene.css', 'utf8').replaceAll(/\s+/g, ' ');
    expect(css).toContain(`font-family: ${TEXT_FONT}`);
    expect(css).toContain(`font-family: ${AXIS_FONT}`);
  });
});

describe('a drape', () => {
  const pixels = (n: number) => new Uint8ClampedArray(4 * n).fill(7);

  it('is uploaded anew when its pixels are others, and made anew when its size is another', () => {
    const surface = new Surface();
    const shown = () =>
      (surface as unknown as { drape: { value: { version: number; image: { data: Uint8Array } } } }).drape;
    const first = pixels(4);
    surface.setDrape({ columns: 2, rows: 2, pixels: first });
    const texture = shown().value;
    const { version } = texture;
    expect(texture.image.data.buffer).toBe(first.buffer);
    const second = pixels(4);
    surface.setDrape({ columns: 2, rows: 2, pixels: second });
    expect(shown().value).toBe(texture);
    expect(texture.version).toBeGreaterThan(version);
    expect(texture.image.data.buffer).toBe(second.buffer);
    surface.setDrape({ columns: 3, rows: 2, pixels: pixels(6) });
    expect(shown().value).not.toBe(texture);
    surface.setDrape(null);
    surface.dispose();
  });
});

describe('swarms on the surface', () => {
  const GPU = { VERTEX: 32 };
  beforeAll(() => void Object.assign(globalThis, { GPUBufferUsage: GPU }));

  class CountingBackend {
    readonly stored = new Map<object, { buffer?: unknown }>();
    get(key: object): { buffer?: unknown } {
      const known = this.stored.get(key) ?? {};
      this.stored.set(key, known);
      return known;
    }
  }

  function setUp() {
    const backend = new CountingBackend();
    const standIns: object[] = [];
    const device = {
      createBuffer(descriptor: object) {
        standIns.push(descriptor);
        return descriptor;
      },
    } as unknown as GPUDevice;
    const scene = new Scene();
    return { backend, standIns, scene, swarms: new Swarms(scene, { backend, device }) };
  }
  const bufferOf = (count: number) => ({ size: 16 * count }) as GPUBuffer;
  const gpuSwarm = (buffer: GPUBuffer, version = 1) =>
    swarmOf(new Float32Array(4 * 5000), { samples: null, buffer, version });

  it('are drawn from the engine’s buffer, which is let go of when they leave', () => {
    const { backend, standIns, scene, swarms } = setUp();
    const buffer = bufferOf(5000);
    swarms.show([gpuSwarm(buffer)], tilted, unit, look);
    expect(swarms.adopted).toBe(1);
    // The particles themselves, and faintly those behind the surface.
    expect(scene.children).toHaveLength(2);
    // Rewritten in place: nothing is uploaded over it.
    swarms.show([gpuSwarm(buffer, 2)], tilted, unit, look);
    expect(swarms.adopted).toBe(1);
    swarms.show([], tilted, unit, look);
    expect(scene.children).toHaveLength(0);
    expect(standIns).toHaveLength(1);
    expect([...backend.stored.values()].some((entry) => entry.buffer === buffer)).toBe(false);
  });

  it('take another buffer in place of an old one', () => {
    const { backend, standIns, swarms } = setUp();
    const [old, fresh] = [bufferOf(5000), bufferOf(5000)];
    swarms.show([gpuSwarm(old)], tilted, unit, look);
    swarms.show([gpuSwarm(fresh)], tilted, unit, look);
    expect(swarms.adopted).toBe(1);
    expect(standIns).toHaveLength(1);
    expect([...backend.stored.values()].filter((entry) => entry.buffer === fresh)).toHaveLength(1);
    expect([...backend.stored.values()].some((entry) => entry.buffer === old)).toBe(false);
    swarms.dispose();
  });

  it('are uploaded where there is only an array, and again when its version grows', () => {
    const { scene, swarms } = setUp();
    const samples = new Float32Array(4 * 5000);
    const versions = () =>
      (scene.children[0] as unknown as { geometry: { attributes: { dot: { version: number } } } }).geometry.attributes
        .dot.version;
    swarms.show([swarmOf(samples)], tilted, unit, look);
    const before = versions();
    swarms.show([swarmOf(samples)], tilted, unit, look);
    expect(versions()).toBe(before);
    swarms.show([swarmOf(samples, { version: 2 })], tilted, unit, look);
    expect(versions()).toBeGreaterThan(before);
    expect(swarms.adopted).toBe(0);
    swarms.dispose();
    expect(scene.children).toHaveLength(0);
  });

  it('that are few have the shape of their marker', () => {
    const { scene, swarms } = setUp();
    const corners = () =>
      (scene.children[0] as unknown as { geometry: { attributes: { position: { count: number } } } }).geometry
        .attributes.position.count;
    swarms.show([swarmOf(new Float32Array(4 * MOST_MARKED), { marker: 'star' })], tilted, unit, look);
    const star = corners();
    swarms.show([swarmOf(new Float32Array(4 * (MOST_MARKED + 1)), { marker: 'star' })], tilted, unit, look);
    expect(star).toBeGreaterThan(20);
    expect(corners()).toBe(3);
    swarms.dispose();
  });
});
