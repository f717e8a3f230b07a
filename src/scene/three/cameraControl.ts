import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { MathUtils, PerspectiveCamera, Vector3 } from 'three/webgpu';
import type { SceneModel } from '../contract';
import type { HeightField } from '../heightfield';
import type { KeyAction } from '../keyboard';
import { type Framing, frameBox } from './framing';
import type { ScreenSize } from './projection';
import { chooseViewpoint, PORTRAIT_VIEWPOINT, USUAL_VIEWPOINT, type Viewpoint } from './viewpoint';

const FIELD_OF_VIEW = 26;
/** Width over height below which a window is a phone's. */
const TALL = 0.9;
/** One press of an arrow key. */
const KEY_TURN = MathUtils.degToRad(5);
const KEY_PAN = 0.06;
const KEY_ZOOM = 1.12;
const LOWEST = 0.12;
const HIGHEST = MathUtils.degToRad(100);

/** What the camera looks at. */
export interface Subject {
  readonly model: SceneModel;
  readonly heights: HeightField | null;
}

/**
 * The camera, turned by hand and by keys. Until somebody turns it, it looks from where the start and the minima can be
 * seen.
 */
export class CameraControl {
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.1, 60);
  private readonly controls: OrbitControls;
  private readonly onChange: () => void;
  private subject: Subject | null = null;
  private shown: ScreenSize = { width: 0, height: 0 };
  private viewpoint: Viewpoint = USUAL_VIEWPOINT;
  private touched = false;

  /** `onChange`: a frame is due. */
  constructor(canvas: HTMLCanvasElement, onChange: () => void) {
    this.onChange = onChange;
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.minDistance = 1.2;
    this.controls.maxDistance = 20;
    this.controls.minPolarAngle = LOWEST;
    this.controls.maxPolarAngle = HIGHEST;
    this.controls.dampingFactor = 0.12;
    this.controls.rotateSpeed = 0.7;
    this.controls.addEventListener('start', () => {
      this.touched = true;
    });
    this.controls.addEventListener('change', onChange);
  }

  /** Of the page's picture. */
  get size(): ScreenSize {
    return this.shown;
  }

  /** Looks at it as it did before, unless it is another surface and nobody has turned the camera. */
  follow(subject: Subject): void {
    const before = this.subject?.model ?? null;
    this.subject = subject;
    this.controls.enableDamping = !subject.model.look.reducedMotion;
    if (!this.touched && isOtherSurface(before, subject.model)) this.lookFromBest();
  }

  resize(size: ScreenSize): void {
    this.shown = size;
    this.camera.aspect = size.width / size.height;
    this.camera.updateProjectionMatrix();
    if (!this.touched) this.lookFromBest();
  }

  /** Once a frame. Whether the camera goes on turning by itself. */
  update(): boolean {
    const gliding = this.controls.update();
    this.camera.updateMatrixWorld();
    return gliding;
  }

  reset(): void {
    this.touched = false;
    this.lookFromBest();
    this.onChange();
  }

  onKey(action: KeyAction): void {
    if (action.kind === 'reset') {
      this.reset();
      return;
    }
    const { camera, controls } = this;
    const offset = camera.position.clone().sub(controls.target);
    if (action.kind === 'turn') {
      offset.applyAxisAngle(new Vector3(0, 1, 0), -action.dx * KEY_TURN);
      const side = new Vector3(0, 1, 0).cross(offset).normalize();
      const tilted = offset.clone().applyAxisAngle(side, -action.dy * KEY_TURN);
      const polar = tilted.angleTo(new Vector3(0, 1, 0));
      if (polar > LOWEST && polar < HIGHEST) offset.copy(tilted);
    } else if (action.kind === 'pan') {
      const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
      const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
      const length = KEY_PAN * offset.length() * Math.tan(MathUtils.degToRad(FIELD_OF_VIEW / 2));
      controls.target.addScaledVector(right, action.dx * length).addScaledVector(up, action.dy * length);
    } else if (action.kind === 'zoom') {
      const length = offset.length() * KEY_ZOOM ** -action.way;
      offset.setLength(MathUtils.clamp(length, controls.minDistance, controls.maxDistance));
    }
    camera.position.copy(controls.target).add(offset);
    this.touched = true;
    this.onChange();
  }

  /** The page's camera for a picture of another shape: whatever the page shows is on it. */
  forPicture({ width, height }: ScreenSize, scale: number): PerspectiveCamera {
    const camera = this.camera.clone();
    const aspect = width / height;
    if (!this.touched) {
      const same = aspect < TALL === this.camera.aspect < TALL;
      const { position, target } = framing(
        same ? this.viewpoint : this.bestViewpoint(aspect),
        { width, height },
        scale,
      );
      camera.position.set(...position);
      camera.lookAt(...target);
    } else if (aspect < this.camera.aspect) {
      const half = Math.tan(MathUtils.degToRad(this.camera.fov / 2)) * (this.camera.aspect / aspect);
      camera.fov = 2 * MathUtils.radToDeg(Math.atan(half));
    }
    camera.aspect = aspect;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    return camera;
  }

  dispose(): void {
    this.controls.dispose();
  }

  /** Turns to where the start and the minima can be seen. */
  private lookFromBest(): void {
    this.viewpoint = this.bestViewpoint(this.camera.aspect);
    this.frameDefault();
  }

  private bestViewpoint(aspect: number): Viewpoint {
    const { subject } = this;
    if (subject === null || subject.heights === null) return this.viewpoint;
    const { model, heights } = subject;
    const places = model.minima.map(({ x, y }) => [x, y] as const);
    const usual = aspect < TALL ? PORTRAIT_VIEWPOINT : USUAL_VIEWPOINT;
    return chooseViewpoint(heights, model.start === null ? places : [...places, model.start], usual);
  }

  private frameDefault(): void {
    const { width, height } = this.shown;
    if (width === 0 || height === 0) return;
    const { position, target } = framing(this.viewpoint, this.shown, this.subject?.model.look.scale ?? 1);
    // Without damping an update uses up what is left of the last swing; it must not go on from the new place.
    const { enableDamping } = this.controls;
    this.controls.enableDamping = false;
    this.controls.update();
    this.controls.enableDamping = enableDamping;
    this.camera.position.set(...position);
    this.controls.target.set(...target);
    this.controls.update();
  }
}

function framing({ azimuth, elevation }: Viewpoint, size: ScreenSize, scale: number): Framing {
  const margins = { left: 46 * scale, right: 46 * scale, top: 34 * scale, bottom: 46 * scale };
  return frameBox(azimuth, elevation, MathUtils.degToRad(FIELD_OF_VIEW), size, margins);
}

/** Not merely another resolution or start of the surface that was shown before. */
function isOtherSurface(before: SceneModel | null, model: SceneModel): boolean {
  const shape = ({ field, axes, minima }: SceneModel) => JSON.stringify([field?.grid.x, field?.grid.y, axes, minima]);
  if (model.field === null) return false;
  return before?.field == null || shape(before) !== shape(model) || before.height.kind !== model.height.kind;
}
