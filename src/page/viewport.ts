import type { Field } from '../engine/contract';
import type { CaptureOptions, SceneModel, SceneViewpoint, View, ViewEvents } from '../scene/contract';
import type { Stage } from './tier';

/** Lends the page's one 3D scene, or its flat map, to whoever is seen. */
export interface Viewport {
  /**
   * Puts the scene into `host` and shows the content there, until the lease ends or somebody else attaches after it; when
   * that lease ends, this one has the scene again. `host` must be positioned and have a size of its own: the scene fills it.
   */
  attach(host: HTMLElement, content: ViewportContent): Lease;
}

/** What is shown, asked for when it is drawn. */
export interface ViewportContent {
  /** What is asked for; without 3D (tier 2) it is the map anyway. */
  projection(): '3d' | 'map';
  /** Asked after each `refresh`, and when theme, language, size or the stage have changed. */
  model(): SceneModel;
  /** Step of the model's runs at which their heads stand; asked for every frame. */
  cursor(): number;
  /** Called before each frame with the seconds since the last one (0 after a rest); true: another frame is wanted. */
  tick?(seconds: number): boolean;
  onProbe?(place: readonly [number, number] | null): void;
  /** Click, tap or drag of the start marker; `done` on release. */
  onStart?(place: readonly [number, number], done: boolean): void;
}

/**
 * While it lasts, fields that the content no longer gives are disposed of when the scene has gone on to the next; the
 * last one remains the content's. A field with a GPU buffer must not outlive its engine: when the engine of the state
 * changes, give a new one, or `withoutBuffer(field)`.
 */
export interface Lease {
  /** The model has changed. */
  refresh(): void;
  /** Only the cursor has changed. */
  wake(): void;
  resetCamera(): void;
  /** The scene leaves the host. */
  end(): void;
}

/** The page's end of the viewport. */
export interface PageViewport extends Viewport {
  /** From now on, shows with the views of this stage; the earlier ones are no longer touched. */
  use(stage: Stage): void;
  /** For the views' events: hands them to whoever has the scene. */
  readonly events: Pick<ViewEvents, 'onProbe' | 'onStart'>;
  resetCamera(): void;
  /** Everything has changed that the look depends on. */
  refresh(): void;
  /** Frames drawn since the page opened. */
  readonly frames: number;
  /** What is shown, drawn at another size; null while nothing is. */
  capture(options: CaptureOptions): Promise<ImageBitmap> | null;
  /** Where the heads of its runs stand, as `capture` wants it; 0 while nothing is shown. */
  readonly cursor: number;
  /** What is shown; null while nothing is. */
  readonly model: SceneModel | null;
  /** Where its camera stands; null where it has none. */
  readonly viewpoint: View['viewpoint'];
}

interface Attached {
  readonly host: HTMLElement;
  readonly content: ViewportContent;
  /** The field the scene draws for it; it is freed when the scene has gone on to the next. */
  drawn: Field | null;
}

/** The frame loop runs only while there is something to draw: a tick that wants more, a moving camera, a change. */
export function createViewport(): PageViewport {
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  const leases: Attached[] = [];
  let stage: Stage | null = null;
  let view: View | null = null;
  /** Who has the scene. */
  let holder: Attached | null = null;
  let stale = true;
  let frames = 0;
  let request = 0;
  /** Time of the last frame; null after a pause, which is not caught up with. */
  let last: number | null = null;

  /** The latest lease that can be seen: a scene in a part that is folded away would be drawn for nobody. */
  function current(): Attached | null {
    return leases.findLast(({ host }) => isLaidOut(host)) ?? leases.at(-1) ?? null;
  }

  function viewFor({ content }: Attached): View | null {
    if (stage === null) return null;
    return content.projection() === '3d' && stage.scene !== null ? stage.scene : stage.map;
  }

  function mount(): void {
    const next = current();
    const nextView = next === null ? null : viewFor(next);
    if (next === holder && nextView === view) return;
    const focused = view?.element.contains(document.activeElement) === true && next === holder;
    if (holder !== next) holder?.content.onProbe?.(null);
    view?.element.remove();
    holder = next;
    view = nextView;
    if (view !== null) next?.host.replaceChildren(view.element);
    if (focused) view?.element.focus();
    stale = true;
  }

  function wake(): void {
    if (request === 0) request = requestAnimationFrame(frame);
  }

  function refresh(): void {
    stale = true;
    wake();
  }

  function frame(time: number): void {
    request = 0;
    mount();
    if (holder === null) return;
    const seconds = last === null ? 0 : (time - last) / 1000;
    const ticking = holder.content.tick?.(seconds) ?? false;
    // What the tick has changed may concern the choice of the view.
    mount();
    // A scene that is folded away or not yet laid out has nothing to draw on; its size tells when it is.
    const drawable = view !== null && isLaidOut(holder.host);
    if (view !== null && drawable) {
      if (stale) show(view, holder);
      view.frame(holder.content.cursor());
      frames++;
    }
    const again = ticking || (drawable && view?.moving === true);
    last = again ? time : null;
    if (again) wake();
  }

  function show(on: View, attached: Attached): void {
    stale = false;
    const model = attached.content.model();
    on.show(model);
    if (attached.drawn !== model.field) attached.drawn?.dispose();
    attached.drawn = model.field;
  }

  const sizes = new ResizeObserver(refresh);
  motion.addEventListener('change', refresh);
  document.addEventListener('visibilitychange', () => {
    last = null;
    wake();
  });

  return {
    attach(host, content) {
      const attached: Attached = { host, content, drawn: null };
      const listening = new AbortController();
      // Views move their camera in answer to these; whoever draws them has to be awake then.
      for (const type of ['pointerdown', 'pointermove', 'pointerup', 'wheel', 'keydown', 'keyup'] as const) {
        host.addEventListener(type, wake, { capture: true, passive: true, signal: listening.signal });
      }
      leases.push(attached);
      sizes.observe(host);
      wake();
      return {
        refresh() {
          if (attached === holder) stale = true;
          wake();
        },
        wake,
        resetCamera() {
          if (attached === holder) view?.resetCamera();
          wake();
        },
        end() {
          const index = leases.indexOf(attached);
          if (index < 0) return;
          leases.splice(index, 1);
          listening.abort();
          sizes.unobserve(host);
          mount();
          wake();
        },
      };
    },
    use(next) {
      stage = next;
      mount();
      wake();
    },
    events: {
      onProbe: (place) => holder?.content.onProbe?.(place),
      onStart: (place, done) => holder?.content.onStart?.(place, done),
    },
    resetCamera() {
      view?.resetCamera();
      wake();
    },
    refresh,
    get frames() {
      return frames;
    },
    capture(options) {
      if (view === null || holder === null) return null;
      // The scene draws what it was shown last.
      if (stale) show(view, holder);
      return view.capture(options);
    },
    get cursor() {
      return holder?.content.cursor() ?? 0;
    },
    get model() {
      return holder?.content.model() ?? null;
    },
    get viewpoint() {
      return holder === null ? null : (view?.viewpoint ?? null);
    },
  };
}

/** A viewport whose scenes are looked at from where their host says, not where they open. */
export interface AimedViewport extends Viewport {
  /**
   * From here, even if it was here before and somebody has turned the camera since; null: as the scene opens.
   *
   * @param opens somebody comes to see something new: the camera comes round to it slowly
   */
  aim(viewpoint: SceneViewpoint | null, opens?: boolean): void;
}

/** Degrees by which the camera comes round to what is new: the relief shows, and nobody loses the way. */
const TURN = 24;

export function aimViewport(viewport: Viewport): AimedViewport {
  let aimed: Pick<SceneModel, 'viewpoint' | 'entrance'> = {};
  const leases = new Set<Lease>();
  return {
    attach(host, content) {
      const lease = viewport.attach(host, {
        ...content,
        model: () => ({ ...content.model(), ...aimed }),
      });
      leases.add(lease);
      return {
        ...lease,
        end() {
          leases.delete(lease);
          lease.end();
        },
      };
    },
    aim(viewpoint, opens = false) {
      aimed = {
        ...(viewpoint === null ? {} : { viewpoint: { ...viewpoint } }),
        ...(opens ? { entrance: { turn: TURN } } : {}),
      };
      for (const lease of leases) {
        if (viewpoint === null) lease.resetCamera();
        lease.refresh();
      }
    },
  };
}

/** The samples without their twin on a device, for when that device may be lost. */
export function withoutBuffer(field: Field): Field {
  return field.buffer === null ? field : { ...field, buffer: null, dispose: () => {} };
}

function isLaidOut(host: HTMLElement): boolean {
  return host.clientWidth > 0 && host.clientHeight > 0;
}
