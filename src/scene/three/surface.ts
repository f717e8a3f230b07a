import { texture } from 'three/tsl';
import {
  BufferAttribute,
  BufferGeometry,
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  type MeshBasicNodeMaterial,
  RedFormat,
  RGBAFormat,
  type Vector3,
} from 'three/webgpu';
import type { Field } from '../../engine/contract';
import { COLORS, colorPivot, colorTable, cssToRgb } from '../colormap';
import { contourLevels } from '../contours';
import type { HeightScale, Look, SceneDrape } from '../contract';
import type { QuietGround } from '../dots';
import type { Openness } from '../openness';
import { PALETTES } from '../palette';
import { OPEN_ZERO, surfaceMaterial, surfaceUniforms } from './surfaceMaterial';

/** A drape's lightness says something of its own: less of the ground's. */
const DRAPED_CAVITY = 0.5;

/**
 * The loss surface: one mesh whose only data, but for a small picture of how open its ground lies, is the engine's samples (value, ∂f/∂x, ∂f/∂y, flags), one vertex per
 * sample. Height, normal, colour and contour lines are computed in the shaders, so changing the scale, the colours or
 * the theme touches a few uniforms and no vertex.
 */
export class Surface {
  readonly mesh: Mesh<BufferGeometry, MeshBasicNodeMaterial>;
  private readonly colors: DataTexture;
  private readonly drape = texture(drapeTexture(NO_DRAPE));
  private readonly openness = texture(opennessTexture(LEVEL));
  private readonly uniforms = surfaceUniforms();
  private columns = 0;
  private rows = 0;
  private draped: SceneDrape | null = null;

  constructor() {
    this.colors = new DataTexture(new Uint8Array(4 * COLORS), COLORS, 1, RGBAFormat);
    this.colors.magFilter = LinearFilter;
    this.colors.minFilter = LinearFilter;
    this.colors.wrapS = ClampToEdgeWrapping;
    this.mesh = new Mesh(new BufferGeometry(), surfaceMaterial(this.uniforms, this.colors, this.drape, this.openness));
    // Heights exist on the GPU only, so three cannot know the bounds; the surface is always in view anyway.
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  /** Replaces the samples. Returns the attribute that holds them, for the caller to adopt the engine's buffer into. */
  setField(field: Field): BufferAttribute {
    const { grid } = field;
    if (grid.columns !== this.columns || grid.rows !== this.rows) {
      this.mesh.geometry.dispose();
      this.mesh.geometry = gridGeometry(grid.columns, grid.rows);
      this.columns = grid.columns;
      this.rows = grid.rows;
    }
    const samples = new BufferAttribute(field.samples, 4);
    this.mesh.geometry.setAttribute('samples', samples);
    this.uniforms.halfSpan.value.set((grid.x[1] - grid.x[0]) / 2, (grid.y[1] - grid.y[0]) / 2, 0);
    this.mesh.visible = true;
    return samples;
  }

  /** `quiet`: its own colours step back behind those of a swarm on it. */
  setLook(height: HeightScale, look: Look, quiet: QuietGround | null): void {
    const { uniforms } = this;
    const logarithmic = height.kind === 'log';
    const range = height.high - height.low;
    uniforms.low.value = height.low;
    uniforms.soft.value = height.soft;
    uniforms.logarithmic.value = logarithmic ? 1 : 0;
    uniforms.gain.value = logarithmic ? 1 / Math.log1p(range / height.soft) : 1 / range;
    uniforms.pivot.value = colorPivot(height, look.colors);
    const levels = contourLevels(height);
    uniforms.contourOffset.value = levels.offset;
    uniforms.contourSpacing.value = levels.spacing;
    uniforms.contourEvery.value = levels.every;
    const palette = PALETTES[look.theme];
    uniforms.quiet.value = quiet?.share ?? 0;
    if (quiet !== null) setColor(uniforms.quietColor.value, quiet.color);
    const [thin, index] = look.contours ? palette.contourOpacity : [0, 0];
    uniforms.thinOpacity.value = thin;
    uniforms.indexOpacity.value = index;
    setColor(uniforms.contourColor.value, palette.contour);
    setColor(uniforms.contourOnDark.value, palette.contourOnDark);
    uniforms.brightness.value = look.theme === 'dark' ? 1 : 1.05;
    (this.colors.image.data as Uint8Array).set(colorTable(look.colors));
    this.colors.needsUpdate = true;
  }

  /** Lays a picture over the surface's own colours; null: takes it away. */
  setDrape(drape: SceneDrape | null): void {
    const before = this.draped;
    if (drape === before) return;
    this.draped = drape;
    const shown = drape ?? NO_DRAPE;
    if (before === null || drape === null || drape.columns !== before.columns || drape.rows !== before.rows) {
      const old = this.drape.value;
      this.drape.value = drapeTexture(shown);
      old.dispose();
    } else if (drape.pixels !== before.pixels) {
      (this.drape.value.image as { data: unknown }).data = bytesOf(drape.pixels);
      this.drape.value.needsUpdate = true;
    }
    this.uniforms.drapeSize.value.set(shown.columns, shown.rows);
    this.uniforms.draped.value = drape === null ? 0 : 1;
    this.uniforms.cavity.value = drape === null ? 1 : DRAPED_CAVITY;
  }

  /** How open its ground lies; null: no more than its slopes tell. */
  setOpenness(ground: Openness | null): void {
    const old = this.openness.value;
    this.openness.value = opennessTexture(ground ?? LEVEL);
    old.dispose();
    const { columns, rows } = ground ?? LEVEL;
    this.uniforms.opennessSize.value.set(columns, rows);
  }

  /** Width of a thin contour in device pixels. */
  setLineWidth(pixels: number): void {
    this.uniforms.lineWidth.value = pixels;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.colors.dispose();
    this.drape.value.dispose();
    this.openness.value.dispose();
  }
}

/** What is bound while nothing is draped. */
const NO_DRAPE: SceneDrape = { columns: 1, rows: 1, pixels: new Uint8ClampedArray(4) };

function drapeTexture({ columns, rows, pixels }: SceneDrape): DataTexture {
  const made = new DataTexture(bytesOf(pixels), columns, rows, RGBAFormat);
  // Labels are kept apart by the shader ({@link surfaceMaterial}); far away, pixels smaller than those of the screen are
  // averaged, where they would flicker otherwise.
  made.magFilter = LinearFilter;
  made.minFilter = LinearMipmapLinearFilter;
  made.generateMipmaps = true;
  made.needsUpdate = true;
  return made;
}

/** Ground that is neither valley nor ridge. */
const LEVEL: Openness = { columns: 1, rows: 1, tones: new Float32Array(1) };

/** A byte a node: what is between two of them no eye can tell. */
function opennessTexture({ columns, rows, tones }: Openness): DataTexture {
  const bytes = Uint8Array.from(tones, (tone) => Math.round(OPEN_ZERO + tone * OPEN_ZERO));
  const made = new DataTexture(bytes, columns, rows, RedFormat);
  made.magFilter = LinearFilter;
  made.minFilter = LinearFilter;
  // Rows of single bytes are not padded.
  made.unpackAlignment = 1;
  made.needsUpdate = true;
  return made;
}

/** The same bytes, as the graphics APIs take them. */
function bytesOf({ buffer, byteOffset, length }: Uint8ClampedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** 0 to 1 each, from a colour of CSS. */
export function setColor(target: Vector3, css: string): void {
  const [r, g, b] = cssToRgb(css);
  target.set(r / 255, g / 255, b / 255);
}

/** A flat grid over [−1, 1]², row 0 in front. Cells are split from lower right to upper left, as `heightfield.ts` says. */
function gridGeometry(columns: number, rows: number): BufferGeometry {
  const positions = new Float32Array(3 * columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at += 3) {
      positions[at] = (2 * column) / (columns - 1) - 1;
      positions[at + 2] = 1 - (2 * row) / (rows - 1);
    }
  }
  const index = new Uint32Array(6 * (columns - 1) * (rows - 1));
  for (let row = 0, at = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++, at += 6) {
      const a = row * columns + column;
      const b = a + 1;
      const c = a + columns;
      index.set([a, b, c, b, c + 1, c], at);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
