import type { Scene } from 'three/webgpu';
import type { Annotator } from '../annotator';
import type { SceneModel } from '../contract';
import type { Palette } from '../palette';
import { across, axesOf, type BoxAxes, boxLabels, type Side, sideOf, type ToScreen } from './boxLabels';
import { BOX_HEIGHT, type Vec3 } from './framing';
import { RIBBON_STRIDE, Ribbon, ribbonGeometry } from './ribbon';

/** The box around the surface: grid lines on the floor and the two far walls, ticks and names on the near edges. */
export class AxesBox {
  private readonly grid = new Ribbon(-0.012, 1);
  private readonly edges = new Ribbon(-0.01, 2);
  private axes: BoxAxes | null = null;
  private drawn = '';

  constructor(scene: Scene) {
    scene.add(this.grid.mesh, this.edges.mesh);
  }

  show(model: SceneModel, palette: Palette): void {
    this.axes = axesOf(model, this.axes?.domain);
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
    const { axes } = this;
    if (axes === null) return;
    const side = sideOf(camera);
    const key = `${side.x} ${side.z}`;
    if (key !== this.drawn) {
      this.drawn = key;
      replace(this.grid, gridLines(axes, side));
      replace(this.edges, boxEdges(side));
    }
    for (const label of boxLabels(axes, side, toScreen, scale)) overlay.fixed(label);
  }

  dispose(): void {
    for (const ribbon of [this.grid, this.edges]) {
      ribbon.mesh.geometry.dispose();
      ribbon.dispose();
    }
  }
}

function gridLines(axes: BoxAxes, side: Side): Vec3[] {
  const lines: Vec3[] = [];
  for (const tick of axes.x) {
    const x = across(axes.domain.x, tick.value);
    lines.push([x, 0, -1], [x, 0, 1], [x, 0, -side.z], [x, BOX_HEIGHT, -side.z]);
  }
  for (const tick of axes.y) {
    const z = -across(axes.domain.y, tick.value);
    lines.push([-1, 0, z], [1, 0, z], [-side.x, 0, z], [-side.x, BOX_HEIGHT, z]);
  }
  for (const { height } of axes.z) {
    const y = height * BOX_HEIGHT;
    lines.push([-1, y, -side.z], [1, y, -side.z], [-side.x, y, -1], [-side.x, y, 1]);
  }
  return lines;
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
