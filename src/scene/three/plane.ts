import { Discard, Fn, float, positionGeometry, uniform, varying, vec4 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, NodeMaterial, type Scene, Vector3 } from 'three/webgpu';
import type { Grid } from '../../engine/contract';
import { cssToRgb } from '../colormap';
import type { HeightScale, Look, ScenePlane } from '../contract';
import { type PlanePatch, planePatch, planeStroke, planeValue } from '../plane';
import { applyHeight } from '../scale';
import { placeToScene } from './coordinates';
import { BOX_HEIGHT } from './framing';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';

/** Samples on a side: a logarithmic scale bends the plane. */
const SIDE = 33;
/** Lines within the rim that show how it is tilted. */
const INNER = 3;
const ORDER = 6;
/** Under a surface that curves upwards the whole plane is hidden: it shows through, faintly. */
const SHOWN = { fill: 0.32, rim: 1, inner: 0.45 } as const;
const HIDDEN = { fill: 0.2, rim: 0.6, inner: 0.22 } as const;
const LIFT = 0.004;
const ALWAYS = 1e9;

/** A tangent plane: a translucent sheet with a rim, cut at the floor and at the top of the scale. */
export class TangentPlane {
  private readonly sheets = [new Sheet(false, ORDER), new Sheet(true, ORDER + 2)] as const;
  private readonly rims = [new Ribbon(LIFT, ORDER + 1), new Ribbon(LIFT, ORDER + 4)] as const;
  private readonly inner = [new Ribbon(LIFT, ORDER + 1), new Ribbon(LIFT, ORDER + 3)] as const;
  private shown = '';

  constructor(scene: Scene) {
    for (const ribbon of [this.rims[0], this.inner[0]]) ribbon.mesh.material.depthTest = false;
    for (const part of this.parts) {
      part.mesh.visible = false;
      scene.add(part.mesh);
    }
  }

  show(plane: ScenePlane | null, grid: Grid | null, scale: HeightScale, look: Look): void {
    const patch = plane === null || grid === null ? null : planePatch(plane, grid);
    const key = patch === null ? '' : JSON.stringify([plane, grid!.x, grid!.y, scale, look.scale, look.theme]);
    if (key === this.shown) return;
    this.shown = key;
    for (const part of this.parts) part.mesh.visible = patch !== null;
    if (plane === null || grid === null || patch === null) return;
    const rim = toRibbon(rimOf(patch), plane, scale, grid);
    const inner = toRibbon(innerOf(patch), plane, scale, grid);
    for (const [i, opacity] of [HIDDEN, SHOWN].entries()) {
      this.sheets[i]!.show(sheetGeometry(plane, patch, scale, grid), plane.color, opacity.fill);
      replace(this.rims[i]!, rim);
      replace(this.inner[i]!, inner);
      const { color } = plane;
      this.rims[i]!.setStyle({ color, width: 2.4 * look.scale, dash: null, opacity: opacity.rim });
      this.inner[i]!.setStyle({ color, width: 1.1 * look.scale, dash: null, opacity: opacity.inner });
    }
    // On light grounds a thin light sheet would vanish: its colour is laid on a little thicker.
    if (look.theme !== 'dark') this.sheets[1].setOpacity(SHOWN.fill + 0.08);
  }

  setViewport(width: number, height: number, ratio: number): void {
    for (const ribbon of [...this.rims, ...this.inner]) ribbon.setViewport(width, height, ratio);
  }

  dispose(): void {
    for (const part of this.parts) {
      part.mesh.geometry.dispose();
      part.dispose();
    }
  }

  private get parts(): readonly (Sheet | Ribbon)[] {
    return [...this.sheets, ...this.rims, ...this.inner];
  }
}

class Sheet {
  readonly mesh: Mesh<BufferGeometry, NodeMaterial>;
  private readonly color = uniform(new Vector3());
  private readonly opacity = uniform(0);

  constructor(tested: boolean, order: number) {
    const material = new NodeMaterial();
    material.transparent = true;
    material.side = DoubleSide;
    material.depthWrite = false;
    material.depthTest = tested;
    const { color, opacity } = this;
    const height = varying(positionGeometry.y.div(BOX_HEIGHT), 'planeHeight');
    material.positionNode = positionGeometry;
    material.fragmentNode = Fn(() => {
      Discard(height.lessThan(0).or(height.greaterThan(1)));
      return vec4(color, float(opacity));
    })();
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = order;
  }

  show(geometry: BufferGeometry, color: string, opacity: number): void {
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    const [r, g, b] = cssToRgb(color);
    this.color.value.set(r / 255, g / 255, b / 255);
    this.setOpacity(opacity);
  }

  setOpacity(opacity: number): void {
    this.opacity.value = opacity;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.material.dispose();
  }
}

function sheetGeometry(plane: ScenePlane, patch: PlanePatch, scale: HeightScale, grid: Grid): BufferGeometry {
  const positions = new Float32Array(3 * SIDE * SIDE);
  const index: number[] = [];
  for (let j = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++) {
      const x = patch.x[0] + (i / (SIDE - 1)) * (patch.x[1] - patch.x[0]);
      const y = patch.y[0] + (j / (SIDE - 1)) * (patch.y[1] - patch.y[0]);
      // Far outside the box the fragment stage cuts it; a steep plane must not lose the cut's precision.
      const height = Math.min(8, Math.max(-8, applyHeight(scale, planeValue(plane, x, y))));
      positions.set(placeToScene(grid, x, y, height), 3 * (j * SIDE + i));
      if (i + 1 === SIDE || j + 1 === SIDE) continue;
      const a = j * SIDE + i;
      index.push(a, a + 1, a + SIDE, a + 1, a + SIDE + 1, a + SIDE);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(index);
  return geometry;
}

type Stroke = readonly [from: readonly [number, number], to: readonly [number, number]];

function rimOf({ x, y }: PlanePatch): Stroke[] {
  return [
    [[x[0], y[0]], [x[1], y[0]]],
    [[x[1], y[0]], [x[1], y[1]]],
    [[x[1], y[1]], [x[0], y[1]]],
    [[x[0], y[1]], [x[0], y[0]]],
  ]; // biome-ignore format: one side a line
}

function innerOf({ x, y }: PlanePatch): Stroke[] {
  return Array.from({ length: INNER }, (_, i) => (i + 1) / (INNER + 1)).flatMap((t): Stroke[] => {
    const px = x[0] + t * (x[1] - x[0]);
    const py = y[0] + t * (y[1] - y[0]);
    return [
      [[px, y[0]], [px, y[1]]],
      [[x[0], py], [x[1], py]],
    ]; // biome-ignore format: one line each way
  });
}

function toRibbon(strokes: readonly Stroke[], plane: ScenePlane, scale: HeightScale, grid: Grid): Float32Array {
  const pieces = strokes.flatMap(([from, to]) => planeStroke(plane, scale, from, to));
  const out = new Float32Array(pieces.length * RIBBON_STRIDE);
  for (const [i, [a, b]] of pieces.entries()) {
    out.set(
      [...placeToScene(grid, a.x, a.y, a.height), 0, ...placeToScene(grid, b.x, b.y, b.height), 0, 0, 0],
      i * RIBBON_STRIDE,
    );
  }
  return out;
}

function replace(ribbon: Ribbon, segments: Float32Array): void {
  ribbon.mesh.geometry.dispose();
  ribbon.setGeometry(ribbonGeometry(segments));
  ribbon.setStep(ALWAYS, segments.length / RIBBON_STRIDE);
}
