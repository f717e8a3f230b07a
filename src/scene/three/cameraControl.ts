import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { MathUtils, PerspectiveCamera, Vector3 } from 'three/webgpu';
import { showsColors } from '../colorbar';
import type { SceneEntrance, SceneModel, SceneViewpoint } from '../contract';
import type { HeightField } from '../heightfield';
import type { KeyAction } from '../keyboard';
import { FIELD_OF_VIEW, fitted, furnitureOf } from './fit';
import type { Framing } from './framing';
import { ENTRANCE, GLIDE, type Glide, type Pose, poseBetween, poseOf, positionOf, SETTLING } from './glide';
import type { ScreenSize } from './projection';
import { chooseViewpoint, USUAL_VIEWPOINT, usualViewpoint, type Viewpoint } from './viewpoint';

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
  private best: Viewpoint = USUAL_VIEWPOINT;
  private touched = false;
  private glide: Glide | null = null;
  /** Of the next surface. */
  private awaited: SceneEntrance | null = null;
  private readonly listening = new AbortController();

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
      this.glide = null;
    });
    this.controls.addEventListener('change', onChange);
    // Whoever does anything, anywhere on the page, has no more time to look on.
    for (const type of ['pointerdown', 'wheel', 'keydown'] as const) {
      const { signal } = this.listening;
      document.addEventListener(type, () => this.endEntrance(), { capture: true, passive: true, signal });
    }
  }

  /** Of the page's picture. */
  get size(): ScreenSize {
    return this.shown;
  }

  /** Where the camera stands: the distance by that from which the box just fits. */
  get viewpoint(): Required<SceneViewpoint> {
    const { azimuth, elevation, distance } = this.pose();
    const usual = poseOf(...poseParts(this.framing({ azimuth, elevation })));
    return {
      azimuth: MathUtils.radToDeg(azimuth),
      elevation: MathUtils.radToDeg(elevation),
      distance: distance / usual.distance,
    };
  }

  /**
   * Looks at it as it did before, unless it is another surface and nobody has turned the camera, or it is to be looked at
   * from somewhere else.
   */
  follow(subject: Subject): void {
    const before = this.subject?.model ?? null;
    this.subject = subject;
    const { look, viewpoint, field, entrance } = subject.model;
    this.controls.enableDamping = !look.reducedMotion;
    const sent = viewpoint !== before?.viewpoint;
    if (sent) this.touched = false;
    const other = isOtherSurface(before, subject.model);
    if (entrance !== before?.entrance) this.awaited = entrance ?? null;
    const seen = before?.field != null && field !== null;
    if (sent && viewpoint !== undefined && seen && !look.reducedMotion) this.turnToBest();
    else if (!this.touched && (sent || other)) this.lookFromBest();
    if (!other) return;
    if (this.awaited !== null && !this.touched && !look.reducedMotion) this.enter(this.awaited, performance.now());
    this.awaited = null;
  }

  resize(size: ScreenSize): void {
    this.shown = size;
    this.camera.aspect = size.width / size.height;
    this.camera.updateProjectionMatrix();
    if (!this.touched) this.lookFromBest();
  }

  /** Once a frame. Whether the camera goes on turning by itself. */
  update(): boolean {
    const { glide } = this;
    if (glide !== null) {
      const part = (performance.now() - glide.began) / glide.length;
      this.place(poseBetween(glide.from, glide.to, part));
      if (part >= 1) this.glide = null;
    }
    const gliding = this.controls.update();
    this.camera.updateMatrixWorld();
    return gliding || this.glide !== null;
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
    this.glide = null;
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
      const { position, target } = this.framingIn(
        same ? this.best : this.bestViewpoint(aspect),
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
    this.listening.abort();
    this.controls.dispose();
  }

  /** Turns to where the start and the minima can be seen. */
  private lookFromBest(): void {
    const { glide } = this;
    this.best = this.bestViewpoint(this.camera.aspect);
    this.frameDefault();
    // In a window of another shape it goes on, to where the box fits now.
    if (glide !== null && glide.entrance !== null) this.enter(glide.entrance, glide.began);
  }

  private enter(entrance: SceneEntrance, began: number): void {
    if (this.shown.width === 0 || this.shown.height === 0) return;
    const azimuth = this.best.azimuth - MathUtils.degToRad(entrance.turn);
    const from = poseOf(...poseParts(this.framing({ ...this.best, azimuth })));
    this.glide = { from, to: poseOf(...poseParts(this.framing(this.best))), began, length: ENTRANCE, entrance };
    this.onChange();
  }

  /** Comes to where it was going, without more ado. */
  private endEntrance(): void {
    this.awaited = null;
    if (this.glide === null || this.glide.entrance === null) return;
    const { to } = this.glide;
    this.glide = { from: this.pose(), to, began: performance.now(), length: SETTLING, entrance: null };
    this.onChange();
  }

  /** The same, in sight of who watches. */
  private turnToBest(): void {
    this.best = this.bestViewpoint(this.camera.aspect);
    if (this.shown.width === 0 || this.shown.height === 0) return;
    const to = poseOf(...poseParts(this.framing(this.best)));
    this.glide = { from: this.pose(), to, began: performance.now(), length: GLIDE, entrance: null };
    this.onChange();
  }

  private bestViewpoint(aspect: number): Viewpoint {
    const { subject } = this;
    const sent = subject?.model.viewpoint;
    if (sent !== undefined) return inRadians(sent);
    if (subject === null || subject.heights === null) return this.best;
    const { model, heights } = subject;
    const places = model.minima.map(({ x, y }) => [x, y] as const);
    return chooseViewpoint(heights, model.start === null ? places : [...places, model.start], usualViewpoint(aspect));
  }

  private frameDefault(): void {
    const { width, height } = this.shown;
    if (width === 0 || height === 0) return;
    this.glide = null;
    const { position, target } = this.framing(this.best);
    // Without damping an update uses up what is left of the last swing; it must not go on from the new place.
    const { enableDamping } = this.controls;
    this.controls.enableDamping = false;
    this.controls.update();
    this.controls.enableDamping = enableDamping;
    this.camera.position.set(...position);
    this.controls.target.set(...target);
    this.controls.update();
  }

  private framing(viewpoint: Viewpoint): Framing {
    return this.framingIn(viewpoint, this.shown, this.subject?.model.look.scale ?? 1);
  }

  private framingIn(viewpoint: Viewpoint, size: ScreenSize, scale: number): Framing {
    return fitted(viewpoint, size, furnitureOf(this.subject?.model ?? null, size, scale));
  }

  private pose(): Pose {
    const { position } = this.camera;
    const { target } = this.controls;
    return poseOf([position.x, position.y, position.z], [target.x, target.y, target.z]);
  }

  private place(pose: Pose): void {
    this.camera.position.set(...positionOf(pose));
    this.controls.target.set(...pose.target);
  }
}

const poseParts = ({ position, target }: Framing) => [position, target] as const;

/** No lower and no higher than one can turn by hand: straight down there is no up. */
function inRadians({ azimuth, elevation, distance = 1 }: SceneViewpoint): Viewpoint {
  const [lowest, highest] = [Math.PI / 2 - HIGHEST, Math.PI / 2 - LOWEST];
  return {
    azimuth: MathUtils.degToRad(azimuth),
    elevation: MathUtils.clamp(MathUtils.degToRad(elevation), lowest, highest),
    distance,
  };
}

/** Not merely another resolution or start of the surface that was shown before. */
function isOtherSurface(before: SceneModel | null, model: SceneModel): boolean {
  // With what has to find room beside it: type of another size, the colour bar.
  const shape = (of: SceneModel) => {
    const { field, axes, minima, look } = of;
    return JSON.stringify([field?.grid.x, field?.grid.y, axes, minima, look.scale, showsColors(of)]);
  };
  if (model.field === null) return false;
  return before?.field == null || shape(before) !== shape(model) || before.height.kind !== model.height.kind;
}
