import type { Engine } from '../engine/contract';
import type { View } from '../scene/contract';
import { type Cause, describe, type Reason, type Stage, type Tier } from './tier';

/** The device and its adapter; `engine/gpu/host.ts` is the real one. */
export interface Host {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** A software adapter. */
  readonly isFallback: boolean;
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  /** An engine that computes on the device; the host outlives it. */
  createEngine(): Engine;
  dispose(): void;
}

/** Makes hosts and engines. Handed in, because the app knows engines by their contract only. */
export interface Engines {
  acquireHost(): Promise<Host>;
  cpuEngine(): Engine;
}

/** Everything the supervisor needs of the browser, so that a test can hand in one that breaks on purpose. */
export interface Platform extends Engines {
  readonly hasGpu: boolean;
  readonly secure: boolean;
  /** `onLost` is called when the view cannot go on drawing. */
  webGpuView(host: Host, onLost: (reason: string) => void): Promise<View>;
  webGlView(onLost: (reason: string) => void): Promise<View>;
  /** Whether WebGL draws on the processor. */
  webGlInSoftware(): boolean;
  mapView(): View;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls back once after `milliseconds`; returns the function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface SupervisorEvents {
  /** Drawing has broken and is being rebuilt: stop the playback. */
  onInterrupted(): void;
  /** A stage stands. The previous one is disposed of after this returns. */
  onStage(stage: Stage, causes: readonly Cause[]): void;
}

export interface SupervisorOptions {
  /** The best tier to try. */
  readonly tier: Tier;
  /** Forces the engine on tier 0. */
  readonly engine: Engine['kind'] | null;
}

/** Two losses within this time, and Chromium is about to block WebGPU and WebGL for the page. */
export const LOSS_WINDOW = 120_000;
/** Pauses before the attempts to come back, in milliseconds since the last attempt. */
export const RETRY_DELAYS = [2_000, 10_000, 30_000, 60_000, 120_000] as const;
/** After a loss the GPU process is restarting: a first refusal is not an answer yet. Milliseconds before each attempt. */
const RECOVERY_DELAYS = [0, 250, 750] as const;

class TierError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/**
 * Puts the page on the best tier that holds, and back on it when the device is lost. It owns the host,
 * the engines and the views, and knows nothing of the experiment: whoever listens to `onStage` hands that to them.
 */
export class Supervisor {
  readonly #platform: Platform;
  readonly #options: SupervisorOptions;
  readonly #events: SupervisorEvents;
  #host: Host | null = null;
  #cpu: Engine | null = null;
  #map: View | null = null;
  #stage: Stage | null = null;
  /** Watches over what the stage draws with: news from an earlier one is ignored. */
  #watch: Watch | null = null;
  /** Counts builds: one that was overtaken by a later one is thrown away. */
  #builds = 0;
  #losses: number[] = [];
  #cancelRetry: () => void = () => {};
  #disposed = false;

  constructor(platform: Platform, options: SupervisorOptions, events: SupervisorEvents) {
    this.#platform = platform;
    this.#options = options;
    this.#events = events;
  }

  /** Resolves when the first stage stands; never rejects, since tier 3 always holds. */
  async start(): Promise<void> {
    await this.#build(this.#options.tier, []);
  }

  /** Breaks the device on purpose, for tests: the loss then takes its real way. */
  loseDevice(): void {
    this.#host?.device.destroy();
  }

  dispose(): void {
    this.#disposed = true;
    this.#builds++;
    this.#watch = null;
    this.#cancelRetry();
    this.#stage?.scene?.dispose();
    this.#stage?.map?.dispose();
    if (this.#stage?.engine !== this.#cpu) this.#stage?.engine?.dispose();
    this.#cpu?.dispose();
    this.#host?.dispose();
  }

  /** Builds the best tier that holds, from `best` on. */
  async #build(best: Tier, causes: readonly Cause[]): Promise<void> {
    const build = ++this.#builds;
    const refused: Cause[] = [...causes];
    for (let tier: number = best; tier <= 3; tier++) {
      try {
        const built = await this.#tier(tier as Tier);
        if (build === this.#builds) this.#adopt(built, refused);
        else built.discard();
        return;
      } catch (error) {
        if (build !== this.#builds) return;
        refused.push(causeOf(error));
      }
    }
  }

  #adopt(built: Built, causes: readonly Cause[]): void {
    const previous = this.#stage;
    const previousHost = this.#host;
    this.#stage = built.stage;
    this.#host = built.host;
    this.#watch = built.watch;
    this.#events.onStage(built.stage, causes);
    if (previous === null) return;
    previous.scene?.dispose();
    if (previous.engine !== built.stage.engine && previous.engine !== this.#cpu) previous.engine?.dispose();
    previousHost?.dispose();
  }

  /** Rejects with a {@link TierError}, also if the device was lost while the tier was built. */
  async #tier(tier: Tier): Promise<Built> {
    const watch: Watch = { lost: null };
    const built = await (tier === 0 ? this.#webGpu(watch) : this.#withoutGpu(tier, watch));
    if (watch.lost === null) return built;
    built.discard();
    throw new TierError(tier === 0 ? 'webGpuDrawing' : 'webGlDrawing', new Error(watch.lost));
  }

  async #withoutGpu(tier: Tier, watch: Watch): Promise<Built> {
    if (tier === 3) {
      const stage: Stage = { tier, engine: null, scene: null, map: null, adapter: '', software: false };
      return { stage, host: null, watch, discard: () => {} };
    }
    const map = this.#requireMap();
    const engine = this.#requireCpu();
    const scene = tier === 1 ? await this.#webGl(watch) : null;
    return {
      stage: {
        tier,
        engine,
        scene,
        map,
        adapter: engine.adapter,
        software: tier === 1 && this.#platform.webGlInSoftware(),
      },
      host: null,
      watch,
      discard: () => scene?.dispose(),
    };
  }

  async #webGl(watch: Watch): Promise<View> {
    try {
      return await this.#platform.webGlView((reason) => this.#lost(watch, reason));
    } catch (error) {
      throw new TierError('webGlDrawing', error);
    }
  }

  async #webGpu(watch: Watch): Promise<Built> {
    const { hasGpu, secure } = this.#platform;
    if (!hasGpu) throw new TierError(secure ? 'noWebGpu' : 'insecure', undefined);
    const map = this.#requireMap();
    const host = await this.#acquire();
    void host.lost.then((info) => this.#lost(watch, info.message || info.reason));
    try {
      const view = this.#platform.webGpuView(host, (reason) => this.#lost(watch, reason));
      // A device that dies while the renderer starts may leave the renderer's promise pending for ever, or for long.
      const death = host.lost.then((info) => Promise.reject(new Error(info.message || info.reason)));
      const scene = await Promise.race([view, death]).catch((error: unknown) => {
        view.then(
          (late) => late.dispose(),
          () => {},
        );
        throw error;
      });
      const computesOnGpu = this.#options.engine === 'gpu' || (this.#options.engine === null && !host.isFallback);
      const engine = computesOnGpu ? host.createEngine() : this.#requireCpu();
      return {
        stage: { tier: 0, engine, scene, map, adapter: host.adapter, software: host.isFallback },
        host,
        watch,
        discard: () => {
          scene.dispose();
          if (computesOnGpu) engine.dispose();
          host.dispose();
        },
      };
    } catch (error) {
      host.dispose();
      throw new TierError('webGpuDrawing', error);
    }
  }

  async #acquire(): Promise<Host> {
    const delays = this.#losses.length > 0 ? RECOVERY_DELAYS : [0];
    let refusal: unknown;
    for (const delay of delays) {
      if (delay > 0) await new Promise<void>((resolve) => this.#platform.after(delay, resolve));
      try {
        return await this.#platform.acquireHost();
      } catch (error) {
        refusal = error;
      }
    }
    throw new TierError('noAdapter', refusal);
  }

  #lost(watch: Watch, message: string): void {
    watch.lost ??= message;
    // Our own teardown destroys devices too; those are not losses.
    if (this.#disposed || watch !== this.#watch) return;
    this.#watch = null;
    this.#cancelRetry();
    const now = this.#platform.now();
    this.#losses = [...this.#losses.filter((time) => now - time < LOSS_WINDOW), now];
    this.#events.onInterrupted();
    const detail = message === '' ? null : { en: message, zh: message };
    const again = this.#losses.length >= 2;
    const best: Tier = again ? 2 : this.#options.tier;
    void this.#build(best, [{ reason: again ? 'lostTwice' : 'recovered', detail }]).then(() => {
      if (this.#stage !== null && this.#stage.tier > this.#options.tier) this.#retry(0);
    });
  }

  /** Attempts to climb back; each that fails leaves the page as it is. */
  #retry(attempt: number): void {
    const delay = RETRY_DELAYS[attempt];
    if (delay === undefined) return;
    this.#cancelRetry();
    this.#cancelRetry = this.#platform.after(delay, () => void this.#climb(attempt));
  }

  /** The stage that stands is kept until a better one does. */
  async #climb(attempt: number): Promise<void> {
    const build = ++this.#builds;
    try {
      const built = await this.#tier(this.#options.tier);
      if (build === this.#builds) this.#adopt(built, [{ reason: 'recovered', detail: null }]);
      else built.discard();
    } catch {
      if (build === this.#builds) this.#retry(attempt + 1);
    }
  }

  #requireCpu(): Engine {
    this.#cpu ??= this.#platform.cpuEngine();
    return this.#cpu;
  }

  #requireMap(): View {
    try {
      this.#map ??= this.#platform.mapView();
      return this.#map;
    } catch (error) {
      throw new TierError('noCanvas', error);
    }
  }
}

/** Notes a loss that comes before the stage it belongs to stands. */
interface Watch {
  lost: string | null;
}

interface Built {
  readonly stage: Stage;
  readonly host: Host | null;
  readonly watch: Watch;
  /** Frees what was built for a stage that has been overtaken. */
  discard(): void;
}

function causeOf(error: unknown): Cause {
  if (!(error instanceof TierError)) return { reason: 'noAdapter', detail: describe(error) };
  return { reason: error.reason, detail: error.cause === undefined ? null : describe(error.cause) };
}
