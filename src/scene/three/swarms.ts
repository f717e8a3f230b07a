import {
  type DataTexture,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  type InstancedBufferGeometry,
  Mesh,
  type NodeMaterial,
  type Scene,
  type Vector4,
} from 'three/webgpu';
import { colorPivot, cssToRgb } from '../colormap';
import type { HeightScale, Look, SceneSwarm, SwarmPaint } from '../contract';
import { DOT_STRIDE, dotSize, lossTable, MOST_MARKED, rimColor } from '../dots';
import type { HeightField } from '../heightfield';
import { adoptBuffer, isAdopted, releaseBuffer } from './adopt';
import { particleGeometry } from './particle';
import { setColor } from './surface';
import { type CloudUniforms, cloudMaterial, cloudUniforms, HeightTexture, MOST_PLACES } from './swarmMaterial';

/** Below the arrows, above the surface. */
const ORDER = 14;
/** Larger swarms are not drawn twice: there are always enough of them in sight. */
const MOST_BEHIND = 250_000;

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
  private heights: HeightTexture | null = null;
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
    if (surface !== this.heights?.surface || shown.length === 0) {
      this.heights?.dispose();
      this.heights = surface === null || shown.length === 0 ? null : new HeightTexture(surface);
    }
    while (this.clouds.length > shown.length) this.clouds.pop()!.dispose();
    const { heights } = this;
    if (heights === null) return;
    for (const [i, swarm] of shown.entries()) {
      let cloud = this.clouds[i];
      if (cloud === undefined || !cloud.fits(swarm)) {
        cloud?.dispose();
        cloud = new Cloud(swarm, ORDER + i / 100, this.scene, this.host, heights);
        cloud.setViewport(...this.viewport);
        this.clouds[i] = cloud;
      }
      cloud.show(swarm, heights, scale, look);
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
    this.heights?.dispose();
    this.heights = null;
  }
}

function hasData(swarm: SceneSwarm, host: SwarmHost): boolean {
  return swarm.samples !== null || (swarm.buffer !== null && host.device !== null);
}

class Cloud {
  private readonly mesh: Mesh<InstancedBufferGeometry, NodeMaterial>;
  /** The same particles faintly through the surface: those in a valley behind a hill are part of the picture. */
  private readonly behind: Mesh<InstancedBufferGeometry, NodeMaterial> | null;
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

  constructor(swarm: SceneSwarm, order: number, scene: Scene, host: SwarmHost, heights: HeightTexture) {
    this.host = host;
    this.by = swarm.paint.by;
    this.marker = markerFor(swarm);
    this.count = swarm.count;
    this.uniforms = cloudUniforms(heights);
    const geometry = particleGeometry(this.marker);
    const materialOf = (through: boolean): NodeMaterial =>
      cloudMaterial(this.uniforms, this.by, this.marker !== null, through);
    this.mesh = new Mesh(geometry, materialOf(false));
    this.behind = swarm.count > MOST_BEHIND ? null : new Mesh(geometry, materialOf(true));
    for (const mesh of [this.behind, this.mesh]) {
      if (mesh === null) continue;
      // Places are known to the GPU only.
      mesh.frustumCulled = false;
      mesh.renderOrder = mesh === this.mesh ? order : order - 1;
      scene.add(mesh);
    }
  }

  get adopted(): boolean {
    const { dots, buffer, host } = this;
    return dots !== null && buffer !== null && isAdopted(host.backend, dots, buffer);
  }

  /** Whether the same geometry and the same shaders can show this swarm. */
  fits(swarm: SceneSwarm): boolean {
    return swarm.paint.by === this.by && markerFor(swarm) === this.marker && swarm.count === this.count;
  }

  show(swarm: SceneSwarm, heights: HeightTexture, scale: HeightScale, look: Look): void {
    this.hold(swarm);
    const { uniforms } = this;
    const { grid, columns, rows } = heights.surface;
    uniforms.heights.value = heights.texture;
    uniforms.nodes.value.set(columns, rows);
    uniforms.low.value.set(grid.x[0], grid.y[0]);
    uniforms.span.value.set(grid.x[1] - grid.x[0], grid.y[1] - grid.y[0]);
    const logarithmic = scale.kind === 'log';
    const range = scale.high - scale.low;
    uniforms.base.value = scale.low;
    uniforms.soft.value = scale.soft;
    uniforms.logarithmic.value = logarithmic ? 1 : 0;
    uniforms.gain.value = logarithmic ? 1 / Math.log1p(range / scale.soft) : 1 / range;
    setColor(uniforms.rimColor.value, rimColor(swarm.paint, look));
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
    for (const mesh of [this.behind, this.mesh]) {
      mesh?.removeFromParent();
      mesh?.material.dispose();
    }
    this.mesh.geometry.dispose();
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

function setColor4(target: Vector4, css: string): void {
  const [r, g, b] = cssToRgb(css);
  target.set(r / 255, g / 255, b / 255, 1);
}
