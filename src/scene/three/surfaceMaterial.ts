import {
  attribute,
  cameraPosition,
  Discard,
  dFdx,
  dFdy,
  exp2,
  Fn,
  faceDirection,
  float,
  fract,
  fwidth,
  If,
  log,
  max,
  mix,
  normalize,
  positionGeometry,
  positionWorld,
  select,
  smoothstep,
  texture,
  uniform,
  varying,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {
  type DataTexture,
  DoubleSide,
  MeshBasicNodeMaterial,
  type Node,
  type TextureNode,
  Vector2,
  Vector3,
} from 'three/webgpu';
import { COLORS, DARK_BELOW, LUMA } from '../colormap';
import { BOX_HEIGHT } from './framing';

/** Levels per pixel that are nothing but rounding: a few units in the last place of a height near 1, in spacings. */
const FLAT = 1e-5;

/** A height of nothing but rounding. */
const FLOOR = 1e-4;
/** The byte of an openness of 0. */
export const OPEN_ZERO = 127.5;
/** What is left of red, green and blue in the deepest valley, and how far the highest ridge goes to white. */
const VALLEY = [0.5, 0.6, 0.76] as const;
const RIDGE = 0.16;
/** White light on ground that faces it: even the darkest colours have slopes. */
const GLOSS = 0.06;
type SurfaceUniforms = ReturnType<typeof surfaceUniforms>;

export function surfaceUniforms() {
  return {
    /** Half the domain's sides: from derivatives per unit of the domain to slopes of the scene. */
    halfSpan: uniform(new Vector3(1, 1, 0)),
    low: uniform(0),
    soft: uniform(1),
    logarithmic: uniform(0),
    /** Factor to height: 1 / range, or 1 / log(1 + range / soft). */
    gain: uniform(1),
    pivot: uniform(0.5),
    contourOffset: uniform(0),
    contourSpacing: uniform(0.1),
    contourEvery: uniform(5),
    contourColor: uniform(new Vector3()),
    contourOnDark: uniform(new Vector3()),
    thinOpacity: uniform(0),
    indexOpacity: uniform(0),
    lineWidth: uniform(1),
    brightness: uniform(1),
    cavity: uniform(1),
    quiet: uniform(0),
    quietColor: uniform(new Vector3()),
    draped: uniform(0),
    drapeSize: uniform(new Vector2(1, 1)),
    opennessSize: uniform(new Vector2(1, 1)),
  };
}

/** Height, normal, colour, light and contour lines of the samples (value, ∂f/∂x, ∂f/∂y, flags). */
export function surfaceMaterial(
  u: SurfaceUniforms,
  colors: DataTexture,
  drape: TextureNode,
  openness: TextureNode,
): MeshBasicNodeMaterial {
  const material = new MeshBasicNodeMaterial({ side: DoubleSide });
  const samples = attribute<'vec4'>('samples', 'vec4');
  const hidden = samples.w.greaterThan(0.5);
  // A hidden sample may hold anything, NaN included: it must not enter any arithmetic.
  const above = select(hidden, float(0), samples.x.sub(u.low));
  const gradient = select(hidden, vec2(0), samples.yz);
  const isLog = u.logarithmic.greaterThan(0.5);
  const ratio = above.div(u.soft);
  // log(1 + r) loses small r in float32, so the first terms of its series serve there.
  const series = ratio.mul(float(1).sub(ratio.mul(float(0.5).sub(ratio.div(3)))));
  const logarithm = select(ratio.lessThan(0.01), series, log(max(ratio, 0).add(1)));
  const height = select(isLog, logarithm, above).mul(u.gain);
  const slope = select(isLog, u.gain.div(max(above, 0).add(u.soft)), u.gain);

  // The drawn surface is cut at the top of the scale; vertices far above are kept near, for the cut's precision.
  material.positionNode = vec3(positionGeometry.x, height.clamp(-0.05, 40).mul(BOX_HEIGHT), positionGeometry.z);
  const rise = gradient.mul(u.halfSpan.xy).mul(slope).mul(BOX_HEIGHT);
  const normal = varying(normalize(vec3(rise.x.negate(), 1, rise.y)), 'surfaceNormal');
  const hole = varying(select(hidden, float(1), float(0)), 'surfaceHole');
  const level = varying(height.clamp(-0.05, 40), 'surfaceHeight');
  // In pixels of the drape: these stand on the nodes of a grid, the outermost ones on the rectangle's border, so that
  // pixel i reaches from i − 1/2 to i + 1/2, and the middle of the first one is in the corner.
  const onDrape = varying(
    positionGeometry.xz.mul(vec2(0.5, -0.5)).add(0.5).mul(u.drapeSize.sub(1)).add(0.5),
    'surfaceDrape',
  );

  const onOpenness = varying(
    positionGeometry.xz.mul(vec2(0.5, -0.5)).add(0.5).mul(u.opennessSize.sub(1)).add(0.5).div(u.opennessSize),
    'surfaceOpenness',
  );

  material.colorNode = Fn(() => {
    Discard(hole.greaterThan(0.001).or(level.greaterThan(1.0005)));
    const t = level.clamp(0, 1);
    const place = select(
      t.lessThan(u.pivot),
      t.mul(0.5).div(u.pivot),
      t.sub(u.pivot).mul(0.5).div(float(1).sub(u.pivot)).add(0.5),
    );
    const half = 0.5 / COLORS;
    const plain = texture(colors, vec2(place.mul(1 - 2 * half).add(half), 0.5)).rgb;
    // Sharp from pixel to pixel, and yet without stairs: the step from one to the next is as wide as a pixel of the
    // screen. The level of detail is that of the smooth coordinates.
    const step = max(fwidth(onDrape), 1e-6);
    const fine = fract(onDrape.sub(0.5)).sub(0.5).div(step).clamp(-0.5, 0.5);
    const sharp = onDrape.sub(0.5).floor().add(1).add(fine).div(u.drapeSize);
    const over = drape.sample(sharp).grad(dFdx(onDrape).div(u.drapeSize), dFdy(onDrape).div(u.drapeSize));
    const base = mix(mix(plain, u.quietColor, u.quiet), over.rgb, over.a.mul(u.draped)).toVar();

    const n = normalize(normal).mul(faceDirection).toVar();
    const view = normalize(cameraPosition.sub(positionWorld));
    const key = n.dot(normalize(vec3(-0.55, 0.75, 0.5))).max(0);
    const sky = n.y.mul(0.5).add(0.5);
    const sheen = exp2(
      n
        .dot(normalize(view.add(normalize(vec3(-0.55, 0.75, 0.5)))))
        .max(0)
        .sub(1)
        .mul(26),
    );
    // Valleys are darker and cooler, ridges lighter, whichever way they face.
    const tone = openness
      .sample(onOpenness)
      .r.mul(255 / OPEN_ZERO)
      .sub(1);
    const enclosed = tone.negate().max(0).mul(u.cavity);
    const exposed = tone.max(0).mul(u.cavity);
    const cool = mix(vec3(1), vec3(...VALLEY), enclosed);
    const light = sky.mul(0.3).add(key.mul(0.42)).add(0.34).mul(u.brightness);
    const rim = float(1).sub(n.dot(view).abs()).pow(3);
    const own = base
      .mul(light)
      .mul(cool)
      .add(sheen.mul(0.04))
      .add(key.mul(key).mul(GLOSS))
      .add(base.mul(rim).mul(0.08));
    const lit = mix(own, vec3(1), exposed.mul(RIDGE)).toVar();
    // The underside is quieter, so that no one takes it for the top.
    If(faceDirection.lessThan(0), () => {
      lit.assign(mix(vec3(lit.dot(vec3(0.3, 0.59, 0.11))), lit, 0.55).mul(0.6));
    });

    // Distance to the nearest level in levels, and how many levels a pixel spans. Ground that is flat to the last digits
    // of float32 lies on a level as a whole or by chance: a line has no place there.
    const phase = level.sub(u.contourOffset).div(u.contourSpacing);
    const strength = (p: Node<'float'>, spacing: Node<'float'>, width: Node<'float'>) => {
      const perPixel = max(fwidth(p), 1e-6);
      const distance = fract(p.add(0.5)).sub(0.5).abs().div(perPixel);
      const line = float(1).sub(smoothstep(width.mul(0.5).sub(0.5).max(0), width.mul(0.5).add(0.5), distance));
      // Lines closer than a few of their widths would merge into a grey sheet: they fade out instead.
      const apart = float(1).sub(smoothstep(0.13, 0.38, perPixel.mul(u.lineWidth)));
      // The lowest level of all is no line: the bottom of a valley is on it here and there.
      const above = select(p.round().mul(spacing).add(u.contourOffset).greaterThan(FLOOR), float(1), float(0));
      return line
        .mul(apart)
        .mul(above)
        .mul(smoothstep(FLAT, 6 * FLAT, perPixel));
    };
    const thin = strength(phase, u.contourSpacing, u.lineWidth).mul(u.thinOpacity);
    const index = strength(phase.div(u.contourEvery), u.contourSpacing.mul(u.contourEvery), u.lineWidth.mul(1.6)).mul(
      u.indexOpacity,
    );
    // Steep ground is never so dark as to hide its lines: they are told from the colour, not from the light on it.
    const luma = base.dot(vec3(...LUMA));
    const line = mix(u.contourOnDark, u.contourColor, smoothstep(DARK_BELOW - 0.06, DARK_BELOW + 0.06, luma));
    return vec4(mix(lit, line, max(thin, index)), 1);
  })();
  return material;
}
