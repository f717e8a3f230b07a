import { PerspectiveCamera, Vector3 } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { heightField } from '../../src/scene/heightfield';
import { fromScene, placeToScene, toScene } from '../../src/scene/three/coordinates';
import { BOX_CORNERS, frameBox } from '../../src/scene/three/framing';
import { chooseViewpoint, USUAL_VIEWPOINT } from '../../src/scene/three/viewpoint';
import { makeField, rosenbrock, square } from './fields';

describe('framing', () => {
  const margins = { left: 50, right: 70, top: 20, bottom: 60 };

  it.each([
    [1920, 1080, -32, 34],
    [390, 844, -32, 34],
    [390, 844, 118, 54],
    [3840, 1080, 45, 10],
    [300, 300, 0, 80],
  ])('fits the box into %d × %d from azimuth %d°, elevation %d°, and fills it', (width, height, azimuth, elevation) => {
    const fov = (26 * Math.PI) / 180;
    const { position, target } = frameBox(
      (azimuth * Math.PI) / 180,
      (elevation * Math.PI) / 180,
      fov,
      { width, height },
      margins,
    );
    const camera = new PerspectiveCamera(26, width / height, 0.01, 100);
    camera.position.set(...position);
    camera.lookAt(new Vector3(...target));
    camera.updateMatrixWorld();
    const points = BOX_CORNERS.map((corner) => new Vector3(...corner).project(camera));
    const xs = points.map((point) => ((point.x + 1) / 2) * width);
    const ys = points.map((point) => ((1 - point.y) / 2) * height);
    const room = {
      left: Math.min(...xs) - margins.left,
      right: width - margins.right - Math.max(...xs),
      top: Math.min(...ys) - margins.top,
      bottom: height - margins.bottom - Math.max(...ys),
    };
    // A hundredth of a pixel: rounding of the projection.
    for (const side of Object.values(room)) expect(side).toBeGreaterThan(-0.01);
    expect(
      Math.min(Math.abs(room.left) + Math.abs(room.right), Math.abs(room.top) + Math.abs(room.bottom)),
    ).toBeLessThan(0.05);
  });

  it('leaves something to see where the margins are larger than the window', () => {
    const { position } = frameBox(0, 0.5, 0.5, { width: 60, height: 40 }, margins);
    expect(Math.hypot(...position)).toBeLessThan(200);
    expect(position.every(Number.isFinite)).toBe(true);
  });
});

describe('coordinates', () => {
  it('go to the scene and back', () => {
    const grid = { x: [-2, 3], y: [1, 2], columns: 9, rows: 5 } as const;
    expect(fromScene(grid, toScene(grid, 3.5, 1.25, 0.4), true)).toEqual(
      [3.5, 1.25, 0.4].map((v) => expect.closeTo(v, 12)),
    );
    expect(placeToScene(grid, -2, 1, 0)).toEqual([-1, 0, 1]);
    expect(placeToScene(grid, 3, 2, 0)).toEqual([1, 0, -1]);
  });
});

describe('the viewpoint', () => {
  it('is the usual one where everything can be seen from there', () => {
    const bowl = heightField(
      makeField(square(-1, 1, 64), (x, y) => x * x + y * y),
      { kind: 'linear', low: 0, high: 20, soft: 1 },
    );
    expect(chooseViewpoint(bowl, [[0, 0]])).toEqual(USUAL_VIEWPOINT);
  });

  it('goes round or above a wall that hides the minimum', () => {
    const scale = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
    const wall = heightField(
      makeField(square(-1, 1, 64), (x, y) => (y < -0.3 || x < -0.3 ? 0.95 : 0)),
      scale,
    );
    expect(chooseViewpoint(wall, [[-0.2, -0.2]])).not.toEqual(USUAL_VIEWPOINT);
  });

  it('looks down into the valley of Rosenbrock', () => {
    const scale = { kind: 'log', low: 0, high: 2509, soft: 0.1 } as const;
    const field = heightField(makeField({ x: [-2, 2], y: [-1, 3], columns: 96, rows: 96 }, rosenbrock), scale);
    expect(
      chooseViewpoint(field, [
        [1, 1],
        [-1.5, 1.5],
      ]).elevation,
    ).toBeGreaterThan(USUAL_VIEWPOINT.elevation);
  });

  it('exists for a surface without a single sample', () => {
    const nothing = heightField(
      makeField(square(0, 1, 9), () => null),
      { kind: 'linear', low: 0, high: 1, soft: 1 },
    );
    expect(chooseViewpoint(nothing, [[0.5, 0.5]])).toEqual(USUAL_VIEWPOINT);
  });
});
