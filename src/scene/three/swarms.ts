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
  BufferAttribute,
  DataTexture,
  DoubleSide,
  DynamicDrawUsage,
  FloatType,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  type Node,
  NodeMaterial,
  RedFormat,
  RGBAFormat,
  type Scene,
  Vector2,
  Vector3,
  Vector4,
} from 'three/webgpu';
import { COLORS, colorPivot, cssToRgb } from '../colormap';
import type { HeightScale, Look, SceneSwarm, SwarmPaint } from '../contract';
import { DOT_STRIDE, dotSize, lossTable, MOST_MARKED } from '../dots';
import type { HeightField } from '../heightfield';
import { markerOutline } from '../marker';
import { PALETTES } from '../palette';
import { adoptBuffer, isAdopted, releaseBuffer } from './adopt';
import { BOX_HEIGHT } from './framing';

/** Below the arrows, above the surface. */
const ORDER = 14;
/** How much nearer to the eye a dot is tested for depth, in scene units, so that it does not half sink into a slope. */
const LIFT = 0.018;
/** Stands for a hole among the heights, where NaN would be: shaders may assume that there is none. */
const HOLE = -10;
/** Places that a swarm can be painted by, and the colour of those at none. */
const MOST_PLACES = 64;
/** From this status code on a particle's place tells nothing but that. */
const ENDED = 3;

type Viewport = readonly [width: number, height: number, ratio: number, whole: readonly [number, number]];

/** What draws: three's backend, and the device where that is WebGPU. */
export interface SwarmHost {
  readonly backend: unknown;
  readonly device: GPUDevice | null;
}

/**
 * Swarms of up to a million particles on the surface. Each is one draw call: instances read x, y, loss and status from
 * the engine's own buffer, or from samples that are uploaded when they change; the vertex stage finds height and colour.
 */
export class Swarms {
  private readonly scene: Scene;
  private readonly host: SwarmHost;
  private readonly clouds: Cloud[] = [];
  private ground: Ground | null = null;
  private viewport: Viewport = [1, 1, 1, [1, 1]];

  constructor(scene: Scene, host: SwarmHost) {
    this.scene = scene;
    this.host = host;
  }

  /** How many swarms are drawn from the engine's buffers without upload. */
  get adopted(): number {
    return this.clouds.filter((cloud) => cloud.adopted).length;
  }

  show(swarms: readonly SceneSwarm[], surface: HeightField | null, scale: HeightScale, look: Look): void {
    const shown = surface === null ? [] : swarms.filter((swarm) => swarm.count > 0 && hasData(swarm, this.host));
    if (surface !== this.ground?.surface || shown.length === 0) {
      this.ground?.dispose();
      this.ground = surface === null || shown.length === 0 ? null : new Ground(surface);
    }
    while (this.clouds.length > shown.length) this.clouds.pop()!.dispose();
    const { ground } = this;
    if (ground === null) return;
    for (const [i, swarm] of shown.entries()) {
      let cloud = this.clouds[i];
      if (cloud === undefined || !cloud.fits(swarm)) {
        cloud?.dispose();
        cloud = new Cloud(swarm, ORDER + i / 100, this.scene, this.host, ground);
        cloud.setViewport(...this.viewport);
        this.clouds[i] = cloud;
      }
      cloud.show(swarm, ground, scale, look);
    }
  }

  /** `whole`: the size of the picture of which the viewport is a part; dots are sized for that. */
  setViewport(width: number, height: number, ratio: number, whole: readonly [number, number] = [width, height]): void {
    this.viewport = [width, height, ratio, whole];
    for (const cloud of this.clouds) cloud.setViewport(...this.viewport);
  }

  dispose(): void {
    for (const cloud of this.clouds) cloud.dispose();
    this.clouds.length = 0;
    this.ground?.dispose();
    this.ground = null;
  }
}

function hasData(swarm: SceneSwarm, host: SwarmHost): boolean {
  return swarm.samples !== null || (swarm.buffer !== null && host.device !== null);
}

/** The surface's heights for the vertex stage: dots then lie on the drawn mesh, also between its nodes. */
class Ground {
  readonly surface: HeightField;
  readonly heights: DataTexture;

  constructor(surface: HeightField) {
    this.surface = surface;
    const data = surface.heights.map((height) => (Number.isNaN(height) ? HOLE : height));
    this.heights = new DataTexture(data, surface.columns, surface.rows, RedFormat, FloatType);
    this.heights.needsUpdate = true;
  }

  dispose(): void {
    this.heights.dispose();
  }
}

class Cloud {
  private readonly mesh: Mesh<InstancedBufferGeometry, NodeMaterial>;
  private readonly uniforms: CloudUniforms;
  private readonly host: SwarmHost;
  private readonly by: SwarmPaint['by'];
  private readonly marker: SceneSwarm['marker'] | null;
  private readonly count: number;
  private samples: Float32Array | null = null;
  private buffer: GPUBuffer | null = null;
  private version = Number.NaN;
  private dots: InstancedBufferAttribute | null = null;
  private scale = 1;
  private whole: readonly [number, number] = [1, 1];

  constructor(swarm: SceneSwarm, order: number, scene: Scene, host: SwarmHost, ground: Ground) {
    this.host = host;
    this.by = swarm.paint.by;
    this.marker = markerFor(swarm);
    this.count = swarm.count;
    this.uniforms = cloudUniforms(ground);
    this.mesh = new Mesh(cloudGeometry(this.marker), cloudMaterial(this.uniforms, this.by, this.marker !== null));
    // Places are known to the GPU only.
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = order;
    scene.add(this.mesh);
  }

  get adopted(): boolean {
    const { dots, buffer, host } = this;
    return dots !== null && buffer !== null && isAdopted(host.backend, dots, buffer);
  }

  /** Whether the same geometry and the same shaders can show this swarm. */
  fits(swarm: SceneSwarm): boolean {
    return swarm.paint.by === this.by && markerFor(swarm) === this.marker && swarm.count === this.count;
  }

  show(swarm: SceneSwarm, ground: Ground, scale: HeightScale, look: Look): void {
    this.hold(swarm);
    const { uniforms } = this;
    const { grid, columns, rows } = ground.surface;
    uniforms.heights.value = ground.heights;
    uniforms.nodes.value.set(columns, rows);
    uniforms.low.value.set(grid.x[0], grid.y[0]);
    uniforms.span.value.set(grid.x[1] - grid.x[0], grid.y[1] - grid.y[0]);
    const logarithmic = scale.kind === 'log';
    const range = scale.high - scale.low;
    uniforms.base.value = scale.low;
    uniforms.soft.value = scale.soft;
    uniforms.logarithmic.value = logarithmic ? 1 : 0;
    uniforms.gain.value = logarithmic ? 1 / Math.log1p(range / scale.soft) : 1 / range;
    setColor(uniforms.rimColor.value, PALETTES[look.theme].halo);
    this.paint(swarm.paint, scale, look);
    this.scale = look.scale;
    this.resize();
  }

  setViewport(...[width, height, ratio, whole]: Viewport): void {
    this.whole = whole;
    this.uniforms.viewport.value.set(width, height);
    this.uniforms.ratio.value = ratio;
    this.resize();
  }

  dispose(): void {
    this.release();
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.uniforms.table.value.dispose();
  }

  private resize(): void {
    const { radius, rim, opacity } = dotSize(this.count, ...this.whole, this.scale);
    this.uniforms.radius.value = radius;
    this.uniforms.rim.value = rim;
    this.uniforms.opacity.value = opacity;
  }

  /** Draws from the swarm's buffer where it can, else uploads its samples when they have changed. */
  private hold(swarm: SceneSwarm): void {
    const { backend, device } = this.host;
    const buffer = device === null ? null : swarm.buffer;
    const samples = buffer === null ? swarm.samples : null;
    if (this.dots === null || buffer !== this.buffer || samples !== this.samples) {
      this.release();
      // What is adopted is never read from the array: three wants one of the right length.
      const dots = new InstancedBufferAttribute(samples ?? new Float32Array(DOT_STRIDE * swarm.count), DOT_STRIDE);
      if (buffer === null) dots.setUsage(DynamicDrawUsage);
      this.mesh.geometry.setAttribute('dot', dots);
      this.mesh.geometry.instanceCount = swarm.count;
      if (buffer !== null) adoptBuffer(backend, dots, buffer);
      this.dots = dots;
      this.buffer = buffer;
      this.samples = samples;
    } else if (samples !== null && swarm.version !== this.version) {
      this.dots.needsUpdate = true;
    }
    this.version = swarm.version;
  }

  /** Lets go of the buffer, whose owner may free it from now on. */
  private release(): void {
    const { dots, buffer, host } = this;
    if (dots === null) return;
    if (buffer !== null && host.device !== null) releaseBuffer(host.backend, dots, host.device);
    dots.dispose();
    this.dots = null;
    this.buffer = null;
    this.samples = null;
  }

  private paint(paint: SwarmPaint, scale: HeightScale, look: Look): void {
    const { uniforms } = this;
    switch (paint.by) {
      case 'one':
        setColor4(uniforms.colors.array[0] as Vector4, paint.color);
        break;
      case 'loss':
        ((uniforms.table.value as DataTexture).image.data as Uint8Array).set(lossTable(look));
        uniforms.table.value.needsUpdate = true;
        uniforms.pivot.value = colorPivot(scale, look.colors);
        break;
      case 'status':
        for (const [i, color] of paint.colors.entries()) setColor4(uniforms.colors.array[i] as Vector4, color);
        uniforms.count.value = paint.colors.length;
        break;
      case 'destination': {
        const count = Math.min(paint.places.length / 2, MOST_PLACES);
        for (let i = 0; i < count; i++) {
          (uniforms.places.array[i] as Vector4).set(paint.places[2 * i]!, paint.places[2 * i + 1]!, 0, 0);
          setColor4(uniforms.colors.array[i + 1] as Vector4, paint.colors[i] ?? paint.other);
        }
        setColor4(uniforms.colors.array[0] as Vector4, paint.other);
        uniforms.count.value = count;
        uniforms.reach.value = paint.radius;
      }
    }
  }
}

/** Few particles have a shape of their own. */
function markerFor({ count, marker }: SceneSwarm): SceneSwarm['marker'] | null {
  return count <= MOST_MARKED ? marker : null;
}

type CloudUniforms = ReturnType<typeof cloudUniforms>;

function cloudUniforms({ heights }: Ground) {
  const vectors = (count: number) => Array.from({ length: count }, () => new Vector4(0, 0, 0, 1));
  return {
    heights: textureLoad(heights),
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

/** `marked`: the geometry is a marker's outline with its rim; else a triangle in which the fragment stage cuts a disc. */
function cloudMaterial(u: CloudUniforms, by: SwarmPaint['by'], marked: boolean): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.side = DoubleSide;
  material.depthWrite = false;
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
    material.fragmentNode = Fn(() => vec4(mix(u.rimColor, color, core), u.opacity))();
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
    return vec4(mix(u.rimColor, color, select(u.rim.greaterThan(0), core, float(1))), whole.mul(u.opacity));
  })();
  return material;
}

/**
 * One particle around (0, 0), x to the right and y up, in units of its radius. A marker: triangles from the middle to its
 * outline, first those of its rim (z = 0), then its own (z = 1). None: a triangle around the unit circle.
 */
function cloudGeometry(marker: SceneSwarm['marker'] | null): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  if (marker === null) {
    const root = Math.sqrt(3);
    geometry.setAttribute('position', new BufferAttribute(Float32Array.of(0, 2, 0, -root, -1, 0, root, -1, 0), 3));
    return geometry;
  }
  const outline = markerOutline(marker);
  const corners = outline.length / 2;
  const positions: number[] = [];
  const index: number[] = [];
  for (const layer of [0, 1]) {
    const first = positions.length / 3;
    positions.push(0, 0, layer);
    for (let i = 0; i < corners; i++) {
      positions.push(outline[2 * i]!, -outline[2 * i + 1]!, layer);
      index.push(first, first + i + 1, first + ((i + 1) % corners) + 1);
    }
  }
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(index);
  return geometry;
}

function setColor(target: Vector3, css: string): void {
  const [r, g, b] = cssToRgb(css);
  target.set(r / 255, g / 255, b / 255);
}

function setColor4(target: Vector4, css: string): void {
  const [r, g, b] = cssToRgb(css);
  target.set(r / 255, g / 255, b / 255, 1);
}
