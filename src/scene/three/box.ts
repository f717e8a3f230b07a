import type { Scene } from 'three/webgpu';
import type { Grid, Range } from '../../engine/contract';
import { alignedTicks, type Tick } from '../../geometry/axis';
import type { Annotator } from '../annotator';
import type { SceneModel } from '../contract';
import type { Palette } from '../palette';
import { type HeightTick, heightTicks } from '../ticks';
import { BOX_HEIGHT, type Vec3 } from './framing';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';

/** Which walls stand behind the surface: the signs of the camera's x and z decide. */
interface Side {
  readonly x: 1 | -1;
  readonly z: 1 | -1;
}

/** Screen position of a point of the scene, in CSS pixels. */
type ToScreen = (v: Vec3) => readonly [number, number];

/** The box around the surface: grid lines on the floor and the two far walls, ticks and names on the near edges. */
export class AxesBox {
  private readonly grid = new Ribbon(-0.012, 1);
  private readonly edges = new Ribbon(-0.01, 2);
  private x: readonly Tick[] = [];
  private y: readonly Tick[] = [];
  private z: readonly HeightTick[] = [];
  private domain: Pick<Grid, 'x' | 'y'> = { x: [0, 1], y: [0, 1] };
  private names = { x: '', y: '', z: '' };
  private drawn = '';

  constructor(scene: Scene) {
    scene.add(this.grid.mesh, this.edges.mesh);
  }

  show(model: SceneModel, palette: Palette): void {
    if (model.field !== null) this.domain = model.field.grid;
    this.names = model.axes;
    this.x = alignedTicks(this.domain.x, 5);
    this.y = alignedTicks(this.domain.y, 5);
    this.z = heightTicks(model.height, 5);
    const { scale } = model.look;
    this.grid.setStyle({ color: palette.grid, width: 1 * scale, dash: null, opacity: 1 });
    this.edges.setStyle({ color: palette.edge, width: 1.3 * scale, dash: null, opacity: 1 });
    this.drawn = '';
  }

  setViewport(width: number, height: number, ratio: number): void {
    this.grid.setViewport(width, height, ratio);
    this.edges.setViewport(width, height, ratio);
  }

  /** Turns the walls away from the camera, and puts the ticks' texts where they are now. */
  update(camera: Vec3, toScreen: ToScreen, overlay: Annotator, scale: number): void {
    const side: Side = { x: camera[0] >= 0 ? 1 : -1, z: camera[2] >= 0 ? 1 : -1 };
    const key = `${side.x} ${side.z}`;
    if (key !== this.drawn) {
      this.drawn = key;
      replace(this.grid, this.gridLines(side));
      replace(this.edges, boxEdges(side));
    }
    this.label(side, toScreen, overlay, scale);
  }

  dispose(): void {
    for (const ribbon of [this.grid, this.edges]) {
      ribbon.mesh.geometry.dispose();
      ribbon.dispose();
    }
  }

  private gridLines(side: Side): Vec3[] {
    const lines: Vec3[] = [];
    for (const tick of this.x) {
      const x = across(this.domain.x, tick.value);
      lines.push([x, 0, -1], [x, 0, 1], [x, 0, -side.z], [x, BOX_HEIGHT, -side.z]);
    }
    for (const tick of this.y) {
      const z = -across(this.domain.y, tick.value);
      lines.push([-1, 0, z], [1, 0, z], [-side.x, 0, z], [-side.x, BOX_HEIGHT, z]);
    }
    for (const { height } of this.z) {
      const y = height * BOX_HEIGHT;
      lines.push([-1, y, -side.z], [1, y, -side.z], [-side.x, y, -1], [-side.x, y, 1]);
    }
    return lines;
  }

  private label(side: Side, toScreen: ToScreen, overlay: Annotator, scale: number): void {
    const place = (v: Vec3, outside: Vec3, gap: number, text: string, kind: 'tick' | 'axis') => {
      const [x, y] = toScreen(v);
      const [ox, oy] = toScreen(outside);
      const length = Math.hypot(ox - x, oy - y) || 1;
      const dx = (ox - x) / length;
      const dy = (oy - y) / length;
      overlay.fixed({ x: x + dx * gap * scale, y: y + dy * gap * scale, dx, dy, text, kind });
    };
    // Names first: they must not give way to a tick.
    place([0, 0, side.z], [0, 0, 1.3 * side.z], 34, this.names.x, 'axis');
    place([side.x, 0, 0], [1.3 * side.x, 0, 0], 38, this.names.y, 'axis');
    // The height is read at the outermost vertical edge on the left, where nothing lies behind its texts.
    const verticals = ([[-1, -1], [-1, 1], [1, -1], [1, 1]] as const).map(([x, z]) => ({ x, z, at: toScreen([x, 0, z])[0] })); // biome-ignore format: one table
    const left = verticals.reduce((best, corner) => (corner.at < best.at ? corner : best));
    const top = toScreen([left.x, BOX_HEIGHT, left.z]);
    overlay.fixed({ x: top[0], y: top[1] - 12 * scale, dx: 0, dy: -1, text: this.names.z, kind: 'axis' });
    for (const { height, text } of this.z) {
      const [x, y] = toScreen([left.x, height * BOX_HEIGHT, left.z]);
      overlay.fixed({ x: x - 9 * scale, y, dx: -1, dy: 0, text, kind: 'tick' });
    }
    for (const { value, text } of this.x) {
      const x = across(this.domain.x, value);
      place([x, 0, side.z], [x, 0, 1.3 * side.z], 9, text, 'tick');
    }
    for (const { value, text } of this.y) {
      const z = -across(this.domain.y, value);
      place([side.x, 0, z], [1.3 * side.x, 0, z], 9, text, 'tick');
    }
  }
}

/** Value of an axis → −1 … 1. */
function across(range: Range, value: number): number {
  return (2 * (value - range[0])) / (range[1] - range[0]) - 1;
}

/** The floor's border and the far walls' edges. */
function boxEdges({ x, z }: Side): Vec3[] {
  const h = BOX_HEIGHT;
  return [
    [-1, 0, -1], [1, 0, -1], [1, 0, -1], [1, 0, 1], [1, 0, 1], [-1, 0, 1], [-1, 0, 1], [-1, 0, -1],
    [-x, 0, -z], [-x, h, -z], [-x, 0, z], [-x, h, z], [x, 0, -z], [x, h, -z],
    [-1, h, -z], [1, h, -z], [-x, h, -1], [-x, h, 1],
  ]; // biome-ignore format: pairs of ends
}

/** Puts straight lines, given as pairs of ends, into a ribbon. */
function replace(ribbon: Ribbon, ends: readonly Vec3[]): void {
  const segments = new Float32Array((ends.length / 2) * RIBBON_STRIDE);
  for (let i = 0; i < ends.length; i += 2) {
    segments.set([...ends[i]!, 0, ...ends[i + 1]!, 0, 0, 0], (i / 2) * RIBBON_STRIDE);
  }
  ribbon.mesh.geometry.dispose();
  ribbon.setGeometry(ribbonGeometry(segments));
  ribbon.setStep(1, ends.length / 2);
}
