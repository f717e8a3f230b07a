import { PerspectiveCamera, Vector3 } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { randomBits, randomUnit, STREAM } from '../../src/engine/random';
import type { SceneModel } from '../../src/scene/contract';
import { axesOf, boxLabels, labelBox, sideOf } from '../../src/scene/three/boxLabels';
import { FIELD_OF_VIEW, type Furniture, fitted, furnitureOf } from '../../src/scene/three/fit';
import { BOX_CORNERS, type Framing } from '../../src/scene/three/framing';
import { usualViewpoint, type Viewpoint } from '../../src/scene/three/viewpoint';
import { makeField, square } from './fields';

const model: SceneModel = {
  field: makeField(square(-5, 5, 9), (x, y) => x * x + y * y),
  axes: { x: 'x', y: 'y', z: 'f' },
  height: { kind: 'linear', low: 0, high: 50, soft: 1 },
  look: { theme: 'dark', colors: 'cividis', contours: true, scale: 1, reducedMotion: true },
  runs: [],
  minima: [],
  start: null,
  probe: null,
};
const DEGREE = Math.PI / 180;

interface Picture {
  readonly width: number;
  readonly height: number;
}

/** What is seen of the box and of its labels, by the camera that draws. */
function seen({ position, target }: Framing, { width, height }: Picture, { axes, scale }: Furniture) {
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, width / height, 0.01, 100);
  camera.position.set(...position);
  camera.lookAt(new Vector3(...target));
  camera.updateMatrixWorld();
  const toScreen = (v: readonly [number, number, number]) => {
    const point = new Vector3(...v).project(camera);
    return [((point.x + 1) / 2) * width, ((1 - point.y) / 2) * height] as const;
  };
  const points = BOX_CORNERS.map(toScreen);
  const labels =
    axes === null ? [] : boxLabels(axes, sideOf(position), toScreen, scale).map((label) => labelBox(label, scale));
  const xs = [...points.map(([x]) => x), ...labels.flatMap(({ left, width }) => [left, left + width])];
  const ys = [...points.map(([, y]) => y), ...labels.flatMap(({ top, height }) => [top, top + height])];
  return {
    points,
    labels,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** Area of the convex hull of points. */
function hullArea(points: readonly (readonly [number, number])[]): number {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (line: typeof sorted) => {
    const kept: (readonly [number, number])[] = [];
    for (const p of line) {
      while (kept.length > 1) {
        const [a, b] = [kept.at(-2)!, kept.at(-1)!];
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        kept.pop();
      }
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  const ring = [...half(sorted), ...half(sorted.reverse())];
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return sum + x * ny - nx * y;
  }, 0);
  return Math.abs(twice) / 2;
}

describe('the fit', () => {
  let draws = 0;
  const between = (low: number, high: number) =>
    low + randomUnit(randomBits(12, 0, draws++, STREAM.start)[0]) * (high - low);
  const cases = Array.from({ length: 400 }, () => {
    const aspect = Math.exp(between(Math.log(0.45), Math.log(2.4)));
    const height = between(360, 2160);
    return {
      size: { width: Math.max(360, aspect * height), height },
      scale: between(0.8, 1.3) * Math.max(1, Math.min(aspect, 1) * (height / 1080)),
      direction: { azimuth: between(-180, 180) * DEGREE, elevation: between(2, 80) * DEGREE },
    };
  });

  it('holds box and labels in pictures of any shape from any side, and touches their borders', () => {
    for (const { size, scale, direction } of cases) {
      const furniture: Furniture = { axes: axesOf(model), bar: null, scale };
      const { left, right, top, bottom } = seen(fitted(direction, size, furniture), size, furniture);
      // The labels' places follow the camera's, which follows them: what is left of it is a part of the gap.
      const said = JSON.stringify({ size, scale, direction });
      expect(left, said).toBeGreaterThan(0);
      expect(top, said).toBeGreaterThan(0);
      expect(right, said).toBeLessThan(size.width);
      expect(bottom, said).toBeLessThan(size.height);
      // The gaps on either side, and two per cent for what has not settled.
      const across = (right - left + 20 * scale) / size.width;
      const along = (bottom - top + 20 * scale) / size.height;
      expect(Math.max(across, along), said).toBeGreaterThan(0.98);
    }
  });

  it('keeps off the colour bar, and loses no room to it where it is not in the way', () => {
    let beside = 0;
    for (const { size, scale, direction } of cases) {
      const furniture = furnitureOf(model, size, scale);
      const bar = furniture.bar!;
      const fit = fitted(direction, size, furniture);
      const { points, labels } = seen(fit, size, furniture);
      const under = [
        ...points.filter(([x, y]) => x > bar.left + 1 && y > bar.top + 1),
        ...labels.filter(({ left, top, width, height }) => left + width > bar.left + 1 && top + height > bar.top + 1),
      ];
      expect(under, JSON.stringify({ size, scale, direction })).toEqual([]);
      if (JSON.stringify(fit) === JSON.stringify(fitted(direction, size, { ...furniture, bar: null }))) beside++;
    }
    // The corner with the bar is empty more often than not: the box is a hexagon.
    expect(beside).toBeGreaterThan(cases.length / 4);
  });

  it.each([
    [1920, 1080, 0.4],
    [3840, 2160, 0.4],
    [1280, 960, 0.45],
    [1000, 1400, 0.26],
    [390, 500, 0.28],
  ])('fills %d × %d: the box itself takes at least %d of it', (width, height, share) => {
    const size = { width, height };
    const scale = Math.max(1, width / 1920);
    const { points } = seen(fitted(usualViewpoint(width / height), size, furnitureOf(model, size, scale)), size, {
      axes: null,
      bar: null,
      scale,
    });
    expect(hullArea(points) / (width * height)).toBeGreaterThan(share);
  });

  it('goes by the distance that a viewpoint asks for', () => {
    const size = { width: 1600, height: 900 };
    const furniture = furnitureOf(model, size, 1);
    const direction: Viewpoint = { azimuth: 0.4, elevation: 0.5 };
    const length = ({ position, target }: Framing) => Math.hypot(...position.map((part, axis) => part - target[axis]!));
    const near = length(fitted(direction, size, furniture));
    expect(length(fitted({ ...direction, distance: 1.5 }, size, furniture)) / near).toBeCloseTo(1.5, 12);
  });
});
