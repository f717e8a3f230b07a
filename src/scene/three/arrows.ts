import {
  attribute,
  cameraProjectionMatrix,
  Discard,
  Fn,
  float,
  length,
  max,
  min,
  mix,
  modelViewMatrix,
  normalize,
  positionGeometry,
  select,
  smoothstep,
  uniform,
  varying,
  vec2,
  vec4,
} from 'three/tsl';
import {
  BufferAttribute,
  DoubleSide,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  type Node,
  NodeMaterial,
  Vector2,
  Vector3,
} from 'three/webgpu';
import { cssToRgb } from '../colormap';
import type { ArrowLevel } from '../contract';
import { type HeightField, heightAt, toGrid } from '../heightfield';
import { toScene } from './coordinates';

/** Numbers per arrow: foot and tip in the scene. */
export const ARROW_STRIDE = 6;
/** Half the width of a head over its length. */
const SLENDER = 0.36;

export interface ArrowStyle {
  readonly color: string;
  readonly halo: string;
  /** How strongly the halo is drawn; absent: strongly. */
  readonly haloOpacity?: number;
  /** CSS pixels: width of the shaft (0: only the head is drawn, at full size), longest head, width of the halo. */
  readonly shaft: number;
  readonly head: number;
  readonly rim: number;
}

/**
 * Arrows between places of the scene, of a width that does not depend on how far away they are: one instanced quad each,
 * in which the fragment stage finds shaft, head and halo by their distance.
 */
export class Arrows {
  readonly mesh: Mesh<InstancedBufferGeometry, NodeMaterial>;
  private readonly uniforms = arrowUniforms();

  /** `lift`: how far towards the viewer they are tested for depth, in scene units. */
  constructor(lift: number, order: number) {
    this.mesh = new Mesh(arrowGeometry(new Float32Array()), arrowMaterial(this.uniforms));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = order;
    this.mesh.visible = false;
    this.uniforms.lift.value = lift;
  }

  setStyle(style: ArrowStyle): void {
    const { uniforms } = this;
    const [r, g, b] = cssToRgb(style.color);
    uniforms.color.value.set(r / 255, g / 255, b / 255);
    const [hr, hg, hb] = cssToRgb(style.halo);
    uniforms.halo.value.set(hr / 255, hg / 255, hb / 255);
    uniforms.haloOpacity.value = style.haloOpacity ?? 0.6;
    uniforms.shaft.value = style.shaft;
    uniforms.head.value = style.head;
    uniforms.rim.value = style.rim;
  }

  /** {@link ARROW_STRIDE} numbers an arrow. */
  setArrows(arrows: Float32Array): void {
    this.mesh.geometry.dispose();
    this.mesh.geometry = arrowGeometry(arrows);
    this.mesh.visible = arrows.length > 0;
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.uniforms.viewport.value.set(width, height);
    this.uniforms.ratio.value = ratio;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

/** Arrows of the domain laid on the surface; those whose foot is not on it are left out. */
export function layArrows(surface: HeightField, { arrows }: Pick<ArrowLevel, 'arrows'>): Float32Array {
  const { grid, columns, rows } = surface;
  const out: number[] = [];
  for (let i = 0; i + 3 < arrows.length; i += 4) {
    const [column, row] = toGrid(grid, arrows[i]!, arrows[i + 1]!);
    const foot = heightAt(surface, column, row);
    const [c, r] = toGrid(grid, arrows[i]! + arrows[i + 2]!, arrows[i + 1]! + arrows[i + 3]!);
    if (Number.isNaN(foot) || !Number.isFinite(c + r)) continue;
    // Beyond the rectangle and over holes there is no ground to lie on: the arrow goes on level.
    const end = heightAt(surface, Math.min(Math.max(c, 0), columns - 1), Math.min(Math.max(r, 0), rows - 1));
    const tip = Number.isNaN(end) ? foot : end;
    out.push(...toScene(grid, column, row, within(foot)), ...toScene(grid, c, r, within(tip)));
  }
  return Float32Array.from(out);
}

function within(height: number): number {
  return Math.min(1, Math.max(0, height));
}

type ArrowUniforms = ReturnType<typeof arrowUniforms>;

function arrowUniforms() {
  return {
    color: uniform(new Vector3(1, 1, 1)),
    halo: uniform(new Vector3(0, 0, 0)),
    haloOpacity: uniform(0.6),
    shaft: uniform(1),
    head: uniform(8),
    rim: uniform(1),
    viewport: uniform(new Vector2(1, 1)),
    ratio: uniform(1),
    lift: uniform(0),
  };
}

function arrowMaterial(u: ArrowUniforms): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.side = DoubleSide;
  material.depthWrite = false;
  /** The quad's corner: x is −1 … 1 across, y is 0 at the foot and 1 at the tip. */
  const corner = positionGeometry;
  const viewFoot = modelViewMatrix.mul(vec4(attribute<'vec3'>('foot', 'vec3'), 1)).toVar();
  const viewTip = modelViewMatrix.mul(vec4(attribute<'vec3'>('tip', 'vec3'), 1)).toVar();
  const clipFoot = vec4(cameraProjectionMatrix.mul(viewFoot)).toVar();
  const clipTip = vec4(cameraProjectionMatrix.mul(viewTip)).toVar();
  const toPixels = (clip: Node<'vec4'>) => clip.xy.div(clip.w).mul(u.viewport).mul(0.5);
  const way = toPixels(clipTip).sub(toPixels(clipFoot)).toVar();
  const reach = length(way).toVar();
  const direction = select(reach.greaterThan(1e-4), way.div(max(reach, 1e-4)), vec2(1, 0)).toVar();
  const across = vec2(direction.y.negate(), direction.x);
  const bare = u.shaft.lessThan(1e-6);
  // A short arrow is half head; a head alone has its full size, however short the piece that gives it its direction.
  const headLength = select(bare, u.head, min(u.head, reach.mul(0.5))).toVar();
  const half = max(headLength.mul(SLENDER), u.shaft.mul(0.5)).add(u.rim).add(1.5).toVar();
  const back = min(reach.sub(headLength), 0).sub(half);
  const front = half.add(u.rim.mul(2));
  const isTip = corner.y.greaterThan(0.5);

  material.vertexNode = Fn(() => {
    const clip = select(isTip, clipTip, clipFoot).toVar();
    const view = select(isTip, viewTip, viewFoot);
    const along = select(isTip, front, back);
    const offset = direction.mul(along).add(across.mul(corner.x).mul(half));
    // Depth of a point a little nearer to the eye, so that the arrow does not sink into the slope it lies on.
    const nearer = cameraProjectionMatrix.mul(vec4(view.xyz.sub(normalize(view.xyz).mul(u.lift)), 1));
    const depth = nearer.z.div(nearer.w).mul(clip.w);
    return vec4(clip.xy.add(offset.mul(2).div(u.viewport).mul(clip.w)), depth, clip.w);
  })();

  // Pixels across and along from the foot; without perspective, as they are measured on the screen.
  const w = select(isTip, clipTip.w, clipFoot.w);
  const place = varying(vec2(corner.x.mul(half), select(isTip, reach.add(front), back)).mul(w), 'arrowPlace');
  const weight = varying(w, 'arrowWeight');
  const size = varying(vec2(reach, headLength), 'arrowSize');

  material.fragmentNode = Fn(() => {
    const pixel = place.div(weight).toVar();
    const x = pixel.x.abs();
    const toTip = size.x.sub(pixel.y);
    // Distance to the sides of a triangle and to its base; negative within.
    const sides = x.sub(toTip.mul(SLENDER)).mul(1 / Math.hypot(1, SLENDER));
    const head = max(sides, toTip.sub(size.y));
    const end = max(size.x.sub(size.y.mul(0.8)), 0);
    const line = length(vec2(x, pixel.y.sub(pixel.y.clamp(0, end)))).sub(u.shaft.mul(0.5));
    const distance = select(bare, head, min(head, line)).toVar();
    const soft = float(0.5).div(u.ratio);
    const core = float(1)
      .sub(smoothstep(soft.negate(), soft, distance))
      .toVar();
    const around = float(1)
      .sub(smoothstep(u.rim.sub(soft), u.rim.add(soft), distance))
      .mul(u.haloOpacity);
    const alpha = max(core, around).toVar();
    Discard(alpha.lessThan(0.004));
    return vec4(mix(u.halo, u.color, core), alpha);
  })();
  return material;
}

function arrowGeometry(arrows: Float32Array): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1, 0), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  // An empty buffer cannot be bound: nothing is drawn from this one either, instanceCount is 0.
  const data = arrows.length > 0 ? arrows : new Float32Array(ARROW_STRIDE);
  const buffer = new InstancedInterleavedBuffer(data, ARROW_STRIDE, 1);
  geometry.setAttribute('foot', new InterleavedBufferAttribute(buffer, 3, 0));
  geometry.setAttribute('tip', new InterleavedBufferAttribute(buffer, 3, 3));
  geometry.instanceCount = arrows.length / ARROW_STRIDE;
  return geometry;
}
