import {
  attribute,
  cameraProjectionMatrix,
  Fn,
  modelViewMatrix,
  normalize,
  positionGeometry,
  uniform,
  vec4,
} from 'three/tsl';
import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  NodeMaterial,
  type Scene,
  Vector2,
  Vector3,
} from 'three/webgpu';
import { cssToRgb } from '../colormap';
import type { HeightScale, Look, ScenePoints } from '../contract';
import { type HeightField, heightAt, toGrid } from '../heightfield';
import { markerOutline } from '../marker';
import { PALETTES } from '../palette';
import { applyHeight } from '../scale';
import { toScene } from './coordinates';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';

/** CSS pixels at look.scale 1. */
const RADIUS = 5.5;
/** Halo, shape and hole of a marker, as parts of its radius; each lies a little before the one below. */
const HALO = 1.4;
const HOLE = 0.52;
const LAYER = 0.004;
const STEM_WIDTH = 1.3;

/** Data points as markers that face the eye, each with a stem to the surface: how far the net is from it. */
export class DataPoints {
  private readonly scene: Scene;
  private readonly stems = new Ribbon(0.005, 10);
  private layers: Layer[] = [];
  private viewport: readonly [number, number] = [1, 1];
  private points: readonly ScenePoints[] = [];
  private laidOn: HeightField | null = null;
  private look = '';

  constructor(scene: Scene) {
    this.scene = scene;
    this.stems.mesh.visible = false;
    scene.add(this.stems.mesh);
  }

  show(points: readonly ScenePoints[], surface: HeightField | null, scale: HeightScale, look: Look): void {
    const key = JSON.stringify([look.theme, look.scale, scale]);
    const samePoints = points === this.points && key === this.look;
    if (samePoints && surface === this.laidOn) return;
    if (!samePoints || !sameRectangle(surface, this.laidOn)) this.lay(points, surface, scale, look);
    this.points = points;
    this.look = key;
    this.laidOn = surface;
    this.stem(points, surface, scale, look);
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.viewport = [width, height];
    for (const layer of this.layers) layer.setViewport(width, height);
    this.stems.setViewport(width, height, ratio);
  }

  dispose(): void {
    for (const layer of this.layers) layer.dispose();
    this.layers = [];
    this.stems.mesh.geometry.dispose();
    this.stems.dispose();
  }

  private lay(points: readonly ScenePoints[], surface: HeightField | null, scale: HeightScale, look: Look): void {
    for (const layer of this.layers) layer.dispose();
    const { halo } = PALETTES[look.theme];
    const radius = RADIUS * look.scale;
    this.layers = points.flatMap((group) => {
      const places = placesOf(group, surface, scale);
      if (places.length === 0) return [];
      const parts: readonly (readonly [number, string])[] = [
        [HALO, halo],
        [1, group.color],
        ...(group.hollow ? [[HOLE, halo] as const] : []),
      ];
      return parts.map(([size, color], i) => new Layer(markerOutline(group.marker), places, size * radius, color, i));
    });
    for (const layer of this.layers) {
      layer.setViewport(...this.viewport);
      this.scene.add(layer.mesh);
    }
  }

  private stem(points: readonly ScenePoints[], surface: HeightField | null, scale: HeightScale, look: Look): void {
    this.stems.mesh.geometry.dispose();
    this.stems.setStyle({
      color: PALETTES[look.theme].quiet,
      width: STEM_WIDTH * look.scale,
      dash: null,
      opacity: 0.7,
    });
    const segments = surface === null ? new Float32Array() : stemsOf(points, surface, scale);
    this.stems.setGeometry(ribbonGeometry(segments));
    this.stems.setStep(1, segments.length / RIBBON_STRIDE);
  }
}

/** Places in the scene depend on the rectangle alone; materials are dear, so a finer surface keeps them. */
function sameRectangle(a: HeightField | null, b: HeightField | null): boolean {
  return JSON.stringify([a?.grid.x, a?.grid.y]) === JSON.stringify([b?.grid.x, b?.grid.y]);
}

/** In the scene, x, y, z of each point within the rectangle. */
function placesOf({ places }: ScenePoints, surface: HeightField | null, scale: HeightScale): Float32Array {
  const out: number[] = [];
  for (let i = 0; surface !== null && i < places.length; i += 3) {
    const at = toGrid(surface.grid, places[i]!, places[i + 1]!);
    if (isOn(surface, ...at)) out.push(...toScene(surface.grid, ...at, level(scale, places[i + 2]!)));
  }
  return Float32Array.from(out);
}

/** Segments of a ribbon from each point to the surface above or below it. */
export function stemsOf(points: readonly ScenePoints[], surface: HeightField, scale: HeightScale): Float32Array {
  const out: number[] = [];
  for (const { places } of points) {
    for (let i = 0; i < places.length; i += 3) {
      const at = toGrid(surface.grid, places[i]!, places[i + 1]!);
      const foot = heightAt(surface, ...at);
      if (!isOn(surface, ...at) || Number.isNaN(foot)) continue;
      const from = toScene(surface.grid, ...at, level(scale, places[i + 2]!));
      const to = toScene(surface.grid, ...at, Math.min(1, Math.max(0, foot)));
      out.push(...from, 0, ...to, 0, 0, 1);
    }
  }
  if (out.length % RIBBON_STRIDE !== 0) throw new RangeError('a segment of another length');
  return Float32Array.from(out);
}

function isOn({ columns, rows }: HeightField, column: number, row: number): boolean {
  return column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1;
}

function level(scale: HeightScale, value: number): number {
  return Math.min(1, Math.max(0, applyHeight(scale, value)));
}

/** One colour of all markers of a group, drawn at once. */
class Layer {
  readonly mesh: Mesh<InstancedBufferGeometry, NodeMaterial>;
  private readonly viewport = uniform(new Vector2(1, 1));

  constructor(outline: readonly number[], places: Float32Array, radius: number, color: string, order: number) {
    const material = new NodeMaterial();
    material.side = DoubleSide;
    const [r, g, b] = cssToRgb(color);
    const tint = uniform(new Vector3(r / 255, g / 255, b / 255));
    const place = attribute<'vec3'>('place', 'vec3');
    material.vertexNode = Fn(() => {
      const view = modelViewMatrix.mul(vec4(place, 1)).toVar();
      // The middle of a marker may lie in the surface: it is seen whole when it is that much nearer to the eye.
      const nearer = view.xyz.sub(normalize(view.xyz).mul(0.03 + order * LAYER));
      const clip = vec4(cameraProjectionMatrix.mul(vec4(nearer, 1))).toVar();
      const offset = positionGeometry.xy
        .mul(2 * radius)
        .div(this.viewport)
        .mul(clip.w);
      return vec4(clip.xy.add(offset), clip.z, clip.w);
    })();
    material.fragmentNode = vec4(tint, 1);
    this.mesh = new Mesh(fanGeometry(outline, places), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 20 + order;
  }

  setViewport(width: number, height: number): void {
    this.viewport.value.set(width, height);
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

/** Triangles from the middle to the outline, at every place; y is up in clip space and down in an outline. */
function fanGeometry(outline: readonly number[], places: Float32Array): InstancedBufferGeometry {
  const corners = outline.length / 2;
  const positions = new Float32Array(3 * (corners + 1));
  const index: number[] = [];
  for (let i = 0; i < corners; i++) {
    positions[3 * (i + 1)] = outline[2 * i]!;
    positions[3 * (i + 1) + 1] = -outline[2 * i + 1]!;
    index.push(0, i + 1, ((i + 1) % corners) + 1);
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.setAttribute('place', new InstancedBufferAttribute(places, 3));
  geometry.instanceCount = places.length / 3;
  return geometry;
}
