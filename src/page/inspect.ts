import type { Laboratories } from './laboratories';
import type { PageState } from './state';
import type { Supervisor } from './supervisor';
import type { Context } from './ui/context';
import type { PageViewport } from './viewport';

/** What tests and curious people read as `window.nabla`, beside what each laboratory says of itself. */
export interface PageInspection {
  /** Name of the laboratory that is shown. */
  readonly laboratory: string;
  readonly tier: number;
  readonly backend: string;
  readonly engine: 'gpu' | 'cpu' | null;
  readonly adapter: string;
  /** A stage stands and shows the present experiment of the laboratory, with nothing left to compute. */
  readonly ready: boolean;
  /** Frames drawn since the page opened. */
  readonly frames: number;
  /** Where the camera of the scene stands, in degrees; null where there is none. */
  readonly camera: PageViewport['viewpoint'];
  /** What the wall shows beside the step; null: nobody presents. */
  readonly presenting: PageState['presenting'];
  /** With `?debug` only. */
  readonly loseDevice?: () => void;
}

/** Makes `window.nabla`: the state of the moment, not a handle on it. */
export function installInspection(
  { store }: Context,
  laboratories: Laboratories,
  viewport: PageViewport,
  supervisor: Pick<Supervisor, 'loseDevice'>,
  debug: boolean,
): void {
  const page = (): PageInspection => {
    const { session, laboratory, presenting } = store.state;
    return {
      laboratory,
      tier: session.tier,
      backend: session.backend,
      engine: session.engine,
      adapter: session.adapter,
      ready: session.standing && laboratories.current.ready,
      frames: viewport.frames,
      camera: viewport.viewpoint,
      presenting,
      ...(debug ? { loseDevice: () => supervisor.loseDevice() } : {}),
    };
  };
  Object.defineProperty(window, 'nabla', {
    get: () => Object.assign({}, ...laboratories.loaded.map((laboratory) => laboratory.inspect()), page()),
  });
}
