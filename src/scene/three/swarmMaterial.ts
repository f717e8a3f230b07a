import {
  attribute,
  cameraProjectionMatrix,
  Discard,
  Fn,
  float,
  If,
  int,
  ivec2,
  Loop,
  length,
  log,
  max,
  min,
  mix,
  modelViewMatrix,
  normalize,
  positionGeometry,
  select,
  smoothstep,
  textureLoad,
  uniform,
  uniformArray,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {
  DataTexture,
  DoubleSide,
  FloatType,
  type Node,
  NodeMaterial,
  RedFormat,
  RGBAFormat,
  Vector2,
  Vector3,
  Vector4,
} from 'three/webgpu';
import { COLORS } from '../colormap';
import type { SwarmPaint } from '../contract';
import type { HeightField } from '../heightfield';
import { BOX_HEIGHT } from './framing';

/** How much nearer to the eye a dot is tested for depth, in scene units, so that it does not half sink into a slope. */
const LIFT = 0.018;
/** How much of a particle is seen through the surface. */
const THROUGH = 0.3;
/** Stands for a hole among the heights, where NaN would be: shaders may assume that there is none. */
const HOLE = -10;
/** Places that a swarm can be painted by, and the colour of those at none. */
export const MOST_PLACES = 64;
/** From this status code on a particle's place tells nothing but that. */
const ENDED = 3;

/** The surface's heights for the vertex stage: dots then lie on the drawn mesh, also between its nodes. */
export class HeightTexture {
  readonly surface: HeightField;
  readonly texture: DataTexture;

  constructor(surface: HeightField) {
    this.surface = surface;
    const data = surface.heights.map((height) => (Number.isNaN(height) ? HOLE : height));
    this.texture = new DataTexture(data, surface.columns, surface.rows, RedFormat, FloatType);
    this.texture.needsUpdate = true;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

/** What a cloud of particles is drawn with, set on the CPU. */
export type CloudUniforms = ReturnType<typeof cloudUniforms>;

export function cloudUniforms({ texture }: HeightTexture) {
  const vectors = (count: number) => Array.from({ length: count }, () => new Vector4(0, 0, 0, 1));
  return {
    heights: textureLoad(texture),
    table: textureLoad(new DataTexture(new Uint8Array(4 * COLORS), COLORS, 1, RGBAFormat)),
    nodes: uniform(new Vector2(2, 2)),
    low: uniform(new Vector2()),
    span: uniform(new Vector2(1, 1)),
    base: uniform(0),
    soft: uniform(1),
    logarithmic: uniform(0),
    gain: uniform(1),
    pivot: uniform(0.5),
    /** The first is that of all, or of those at no place; see {@link Cloud.paint}. */
    colors: uniformArray<'vec4'>(vectors(MOST_PLACES + 1), 'vec4'),
    places: uniformArray<'vec4'>(vectors(MOST_PLACES), 'vec4'),
    count: uniform(0, 'int'),
    reach: uniform(0),
    rimColor: uniform(new Vector3()),
    radius: uniform(1),
    rim: uniform(0),
    opacity: uniform(1),
    viewport: uniform(new Vector2(1, 1)),
    ratio: uniform(1),
  };
}

/**
 * `marked`: the geometry is a marker's outline with its rim; else a triangle in which the fragment stage cuts a disc.
 * `through`: faint, and whatever stands before it.
 */
export function cloudMaterial(u: CloudUniforms, by: SwarmPaint['by'], marked: boolean, through: boolean): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.side = DoubleSide;
  material.depthWrite = false;
  material.depthTest = !through;
  const opacity = u.opacity.mul(through ? THROUGH : 1);
  const dot = attribute<'vec4'>('dot', 'vec4');
  const code = dot.w;
  // Undefined members may hold anything, NaN included.
  const loss = select(code.greaterThan(ENDED + 0.5), float(0), dot.z);
  const share = dot.xy.sub(u.low).div(u.span).toVar();

  /** Height of the drawn mesh, as `heightAt` of `heightfield.ts` has it; that of the loss where the mesh has a hole. */
  const heightOf = Fn(() => {
    const at = share.mul(u.nodes.sub(1)).toVar();
    const cell = min(at.floor(), u.nodes.sub(2)).toVar();
    const inner = at.sub(cell).toVar();
    const node = (dx: number, dy: number) =>
      u.heights.load(ivec2(int(cell.x.add(dx)), int(cell.y.add(dy)))) as unknown as typeof dot;
    const a = node(0, 0).x.toVar();
    const b = node(1, 0).x.toVar();
    const c = node(0, 1).x.toVar();
    const d = node(1, 1).x.toVar();
    const lower = a.add(inner.x.mul(b.sub(a))).add(inner.y.mul(c.sub(a)));
    const upper = d.add(float(1).sub(inner.x).mul(c.sub(d))).add(float(1).sub(inner.y).mul(b.sub(d)));
    const mesh = select(inner.x.add(inner.y).lessThanEqual(1), lower, upper);
    const whole = min(min(a, b), min(c, d)).greaterThan(HOLE / 2);
    return select(whole, mesh, lossHeight()).clamp(0, 1);
  });
  function lossHeight() {
    const above = loss.sub(u.base);
    const logarithm = log(max(above.div(u.soft), 0).add(1));
    return select(u.logarithmic.greaterThan(0.5), logarithm, above).mul(u.gain);
  }

  const colorOf = (): Node<'vec3'> => {
    if (by === 'loss') {
      const t = lossHeight().clamp(0, 1).toVar();
      const low = t.mul(0.5).div(u.pivot);
      const high = t.sub(u.pivot).mul(0.5).div(float(1).sub(u.pivot)).add(0.5);
      const entry = select(t.lessThan(u.pivot), low, high).mul(COLORS - 1);
      return (u.table.load(ivec2(int(entry.add(0.5)), int(0))) as unknown as typeof dot).xyz;
    }
    if (by === 'status') return u.colors.element(int(min(code.add(0.5), float(u.count).sub(0.5)))).xyz;
    if (by === 'one') return u.colors.element(0).xyz;
    return nearest();
  };
  const nearest = Fn(() => {
    const best = int(0).toVar();
    const least = u.reach.toVar();
    Loop({ start: int(0), end: u.count, type: 'int', condition: '<' }, ({ i }) => {
      const distance = length(dot.xy.sub(u.places.element(i).xy)).toVar();
      If(distance.lessThanEqual(least), () => {
        least.assign(distance);
        best.assign(i.add(1));
      });
    });
    return u.colors.element(best).xyz;
  });

  const outer = u.radius.add(u.rim);
  // Half a pixel more holds the soft edge of a disc.
  const extent = marked
    ? select(positionGeometry.z.greaterThan(0.5), u.radius, outer)
    : outer.add(float(0.5).div(u.ratio));
  material.vertexNode = Fn(() => {
    const inside = share.x
      .greaterThanEqual(0)
      .and(share.x.lessThanEqual(1))
      .and(share.y.greaterThanEqual(0))
      .and(share.y.lessThanEqual(1));
    const drawn = by === 'status' ? inside : inside.and(code.lessThan(ENDED - 0.5));
    // Outside of every view: what is not drawn costs no fragment.
    const out = vec4(0, 0, 2, 1).toVar();
    If(drawn, () => {
      const place = vec3(share.x.mul(2).sub(1), heightOf().mul(BOX_HEIGHT), float(1).sub(share.y.mul(2)));
      const view = modelViewMatrix.mul(vec4(place, 1)).toVar();
      const clip = vec4(cameraProjectionMatrix.mul(view)).toVar();
      const nearer = cameraProjectionMatrix.mul(vec4(view.xyz.sub(normalize(view.xyz).mul(LIFT)), 1)).toVar();
      const offset = positionGeometry.xy.mul(extent).mul(2).div(u.viewport).mul(clip.w);
      out.assign(vec4(clip.xy.add(offset), nearer.z.div(nearer.w).mul(clip.w), clip.w));
    });
    return out;
  })();

  const color = varying(colorOf(), 'dotColor');
  if (marked) {
    const core = varying(positionGeometry.z, 'dotCore');
    material.fragmentNode = Fn(() => vec4(mix(u.rimColor, color, core), opacity))();
    return material;
  }
  const pixel = varying(positionGeometry.xy.mul(extent), 'dotPixel');
  material.fragmentNode = Fn(() => {
    const distance = length(vec2(pixel)).toVar();
    const soft = float(0.5).div(u.ratio);
    const core = float(1).sub(smoothstep(u.radius.sub(soft), u.radius.add(soft), distance));
    const whole = float(1)
      .sub(smoothstep(outer.sub(soft), outer.add(soft), distance))
      .toVar();
    Discard(whole.lessThan(0.01));
    return vec4(mix(u.rimColor, color, select(u.rim.greaterThan(0), core, float(1))), whole.mul(opacity));
  })();
  return material;
}
