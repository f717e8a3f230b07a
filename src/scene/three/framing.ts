/** Three numbers: x right, y up, z towards the viewer of the untouched scene. */
export type Vec3 = readonly [number, number, number];

/** Height of the drawn box; its floor is the square [−1, 1]². */
export const BOX_HEIGHT = 0.95;

export const BOX_CORNERS: readonly Vec3[] = [-1, 1].flatMap((x) =>
  [0, BOX_HEIGHT].flatMap((y) => [-1, 1].map((z) => [x, y, z] as const)),
);

/** Empty space kept around the box for labels, in CSS pixels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Framing {
  readonly position: Vec3;
  readonly target: Vec3;
}

/**
 * Where to put a perspective camera that looks along a given direction so that the box just fits into the viewport less
 * its margins, and is centred there.
 *
 * @param azimuth angle of the camera around the vertical axis, in radians; 0: in front (+z)
 * @param elevation angle above the floor, in radians
 * @param fov vertical field of view, in radians
 */
export function frameBox(
  azimuth: number,
  elevation: number,
  fov: number,
  viewport: { readonly width: number; readonly height: number },
  margins: Margins,
  corners: readonly Vec3[] = BOX_CORNERS,
): Framing {
  const { back, right, up } = directions(azimuth, elevation);
  const halfHeight = Math.tan(fov / 2);
  const halfWidth = (halfHeight * viewport.width) / viewport.height;
  // The view's window in units of the distance: from −1 … 1 on both axes, less the margins (at least a fifth is left).
  const usable = (low: number, high: number, size: number) => {
    const most = 0.8 / Math.max(0.8, (low + high) / size);
    return [-1 + (2 * most * low) / size, 1 - (2 * most * high) / size] as const;
  };
  const [left, rightEdge] = usable(margins.left, margins.right, viewport.width);
  const [bottom, top] = usable(margins.bottom, margins.top, viewport.height);
  // A corner c fits iff slope · (distance − c·back) bounds c·axis − centre on either side. The tightest pair of
  // bounds on an axis gives that axis its distance; the larger distance fits both.
  const fitAxis = (axis: Vec3, low: number, high: number) => {
    const most = Math.max(...corners.map((c) => dot(c, axis) + high * dot(c, back)));
    const least = Math.min(...corners.map((c) => dot(c, axis) + low * dot(c, back)));
    return { most, least, distance: (most - least) / (high - low) };
  };
  const horizontal = fitAxis(right, left * halfWidth, rightEdge * halfWidth);
  const vertical = fitAxis(up, bottom * halfHeight, top * halfHeight);
  const distance = Math.max(horizontal.distance, vertical.distance);
  const centre = (f: typeof horizontal, low: number, high: number) =>
    (f.most - high * distance + (f.least - low * distance)) / 2;
  const cx = centre(horizontal, left * halfWidth, rightEdge * halfWidth);
  const cy = centre(vertical, bottom * halfHeight, top * halfHeight);
  const target: Vec3 = [right[0] * cx + up[0] * cy, right[1] * cx + up[1] * cy, right[2] * cx + up[2] * cy];
  return {
    position: [target[0] + back[0] * distance, target[1] + back[1] * distance, target[2] + back[2] * distance],
    target,
  };
}

/** Screen position, in pixels, of a point as a framed camera sees it. */
export function projectionOf(
  azimuth: number,
  elevation: number,
  fov: number,
  { width, height }: { readonly width: number; readonly height: number },
  { position }: Framing,
): (v: Vec3) => readonly [number, number] {
  const { back, right, up } = directions(azimuth, elevation);
  const unit = height / 2 / Math.tan(fov / 2);
  return (v) => {
    const from: Vec3 = [v[0] - position[0], v[1] - position[1], v[2] - position[2]];
    const depth = -dot(from, back);
    return [width / 2 + (unit * dot(from, right)) / depth, height / 2 - (unit * dot(from, up)) / depth];
  };
}

/** Axes of a camera: towards it from what it looks at, and right and up in its picture. */
function directions(azimuth: number, elevation: number): { back: Vec3; right: Vec3; up: Vec3 } {
  const back: Vec3 = [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
  const right: Vec3 = [Math.cos(azimuth), 0, -Math.sin(azimuth)];
  return { back, right, up: cross(back, right) };
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
