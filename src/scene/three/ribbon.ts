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

/** Numbers per segment: start (x, y, z, step), end (x, y, z, step), length of the line before start and before end. */
export const RIBBON_STRIDE = 10;

export interface RibbonStyle {
  readonly color: string;
  /** CSS pixels. */
  readonly width: number;
  /** Lengths of a dash and of a dash with its gap, in scene units; null: solid. */
  readonly dash: readonly [dash: number, period: number] | null;
  readonly opacity: number;
}

/**
 * Screen-space thick lines with round ends and joins: one instanced quad per segment, its shape cut in the fragment
 * stage by the distance to the segment. Only what lies before `step` is drawn, to the fraction, by one uniform.
 */
export class Ribbon {
  readonly mesh: Mesh<InstancedBufferGeometry, NodeMaterial>;
  private readonly uniforms = ribbonUniforms();

  /** `lift`: how far towards the viewer the line is tested for depth, in scene units, so that it is not half sunk. */
  constructor(lift: number, order: number) {
    this.mesh = new Mesh(ribbonGeometry(new Float32Array()), ribbonMaterial(this.uniforms));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = order;
    this.uniforms.lift.value = lift;
  }

  setStyle(style: RibbonStyle): void {
    const [r, g, b] = cssToRgb(style.color);
    this.uniforms.color.value.set(r / 255, g / 255, b / 255);
    this.uniforms.width.value = style.width;
    this.uniforms.dash.value = style.dash?.[0] ?? 0;
    this.uniforms.period.value = style.dash?.[1] ?? 0;
    this.uniforms.opacity.value = style.opacity;
  }

  /** Size of the viewport in CSS pixels, and device pixels per CSS pixel. */
  setViewport(width: number, height: number, ratio: number): void {
    this.uniforms.viewport.value.set(width, height);
    this.uniforms.ratio.value = ratio;
  }

  /** The caller owns the geometry ({@link ribbonGeometry}): two ribbons may share one. */
  setGeometry(geometry: InstancedBufferGeometry): void {
    this.mesh.geometry = geometry;
    this.mesh.visible = geometry.instanceCount > 0;
  }

  /** Draws up to this fractional step. `segments`: how many of the first segments begin before it. */
  setStep(step: number, segments: number): void {
    this.uniforms.step.value = step;
    this.mesh.geometry.instanceCount = segments;
    this.mesh.visible = segments > 0;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.material.dispose();
  }
}

type RibbonUniforms = ReturnType<typeof ribbonUniforms>;

function ribbonUniforms() {
  return {
    color: uniform(new Vector3(1, 1, 1)),
    width: uniform(2),
    dash: uniform(0),
    period: uniform(0),
    opacity: uniform(1),
    viewport: uniform(new Vector2(1, 1)),
    ratio: uniform(1),
    step: uniform(0),
    lift: uniform(0),
  };
}

function ribbonMaterial(u: RibbonUniforms): NodeMaterial {
  const material = new NodeMaterial();
  material.transparent = true;
  material.side = DoubleSide;
  // Painter's order decides between trails; the surface alone hides them.
  material.depthWrite = false;
  const start = attribute<'vec4'>('start', 'vec4');
  const end = attribute<'vec4'>('end', 'vec4');
  const along = attribute<'vec2'>('along', 'vec2');
  /** The quad's corner: x is −1 … 1 across, y is 0 at the start and 1 at the end. */
  const corner = positionGeometry;
  const cut = u.step
    .sub(start.w)
    .div(max(end.w.sub(start.w), 1e-9))
    .clamp(0, 1);
  const viewStart = modelViewMatrix.mul(vec4(start.xyz, 1)).toVar();
  const viewEnd = mix(viewStart, modelViewMatrix.mul(vec4(end.xyz, 1)), cut).toVar();
  const half = u.width.mul(0.5).add(1);

  const toPixels = (clip: Node<'vec4'>) => clip.xy.div(clip.w).mul(u.viewport).mul(0.5);
  const clipStart = vec4(cameraProjectionMatrix.mul(viewStart)).toVar();
  const clipEnd = vec4(cameraProjectionMatrix.mul(viewEnd)).toVar();
  const from = toPixels(clipStart).toVar();
  const to = toPixels(clipEnd).toVar();
  const reach = length(to.sub(from)).toVar();
  const direction = select(reach.greaterThan(1e-4), to.sub(from).div(max(reach, 1e-4)), vec2(1, 0)).toVar();
  const across = vec2(direction.y.negate(), direction.x);

  material.vertexNode = Fn(() => {
    const atEnd = corner.y.greaterThan(0.5);
    const clip = select(atEnd, clipEnd, clipStart).toVar();
    const view = select(atEnd, viewEnd, viewStart);
    const outward = select(atEnd, float(1), float(-1));
    const offset = direction.mul(outward).add(across.mul(corner.x)).mul(half);
    // Depth of a point a little nearer to the eye, so that neither side of a wide line sinks into a slope.
    const towards = normalize(view.xyz).mul(u.lift);
    const nearer = cameraProjectionMatrix.mul(vec4(view.xyz.sub(towards), 1));
    const depth = nearer.z.div(nearer.w).mul(clip.w);
    return vec4(clip.xy.add(offset.mul(2).div(u.viewport).mul(clip.w)), depth, clip.w);
  })();

  // Pixels across, and pixels along from the start; without perspective, as they are measured on the screen.
  const place = varying(
    vec2(corner.x.mul(half), select(corner.y.greaterThan(0.5), reach.add(half), half.negate())).mul(clipW()),
    'ribbonPlace',
  );
  const weight = varying(clipW(), 'ribbonWeight');
  const size = varying(reach, 'ribbonReach');
  const lengths = varying(vec2(along.x, mix(along.x, along.y, cut)), 'ribbonLengths');
  function clipW() {
    return select(corner.y.greaterThan(0.5), clipEnd.w, clipStart.w);
  }

  material.fragmentNode = Fn(() => {
    const pixel = place.div(weight).toVar();
    const t = pixel.y.div(max(size, 1e-4)).clamp(0, 1);
    const distance = length(vec2(pixel.x, pixel.y.sub(min(max(pixel.y, 0), size))));
    const edge = u.width.mul(0.5);
    const soft = float(0.5).div(u.ratio);
    const alpha = float(1)
      .sub(smoothstep(edge.sub(soft), edge.add(soft), distance))
      .toVar();
    const run = mix(lengths.x, lengths.y, t);
    Discard(u.period.greaterThan(0).and(run.mod(max(u.period, 1e-6)).greaterThan(u.dash)));
    Discard(alpha.lessThan(0.004));
    return vec4(u.color, alpha.mul(u.opacity));
  })();
  return material;
}

/** Quads for segments of {@link RIBBON_STRIDE} numbers; all are drawn until a ribbon's `setStep` says otherwise. */
export function ribbonGeometry(segments: Float32Array): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1, 0), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  // An empty buffer cannot be bound: nothing is drawn from this one either, instanceCount is 0.
  const data = segments.length > 0 ? segments : new Float32Array(RIBBON_STRIDE);
  const buffer = new InstancedInterleavedBuffer(data, RIBBON_STRIDE, 1);
  geometry.setAttribute('start', new InterleavedBufferAttribute(buffer, 4, 0));
  geometry.setAttribute('end', new InterleavedBufferAttribute(buffer, 4, 4));
  geometry.setAttribute('along', new InterleavedBufferAttribute(buffer, 2, 8));
  geometry.instanceCount = segments.length / RIBBON_STRIDE;
  return geometry;
}
