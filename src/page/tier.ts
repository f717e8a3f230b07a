import type { Engine } from '../engine/contract';
import { EngineError } from '../engine/contract';
import type { LocalText } from '../formula/text';
import type { View } from '../scene/contract';

/**
 * What a browser can do. 0: drawn with WebGPU, computed on the GPU (or in workers where the adapter is a
 * software one). 1: workers and WebGL2. 2: workers and a flat map on a 2D canvas. 3: text and a picture.
 */
export type Tier = 0 | 1 | 2 | 3;
export type Backend = 'webgpu' | 'webgl2' | 'canvas2d' | 'none';

export const BACKENDS: Readonly<Record<Tier, Backend>> = { 0: 'webgpu', 1: 'webgl2', 2: 'canvas2d', 3: 'none' };

/** Why the page runs on a lesser tier than it could, or what has just happened to it; names its texts. */
export type Reason =
  | 'insecure'
  | 'noWebGpu'
  | 'noAdapter'
  | 'webGpuDrawing'
  | 'webGlDrawing'
  | 'noCanvas'
  | 'recovered'
  | 'lostTwice';

/** What a notice says: a reason, and what the engine or the browser itself said about it. */
export interface Cause {
  readonly reason: Reason;
  readonly detail: LocalText | null;
}

/** What the page runs on at the moment. */
export interface Stage {
  readonly tier: Tier;
  /** Null on tier 3 only. */
  readonly engine: Engine | null;
  /** The 3D view; null on tiers 2 and 3. */
  readonly scene: View | null;
  /** The flat map, on every tier but 3. */
  readonly map: View | null;
  /** The adapter (tier 0) or the processor, for people. */
  readonly adapter: string;
  /** Everything is drawn in software: keep meshes small. */
  readonly software: boolean;
}

/** `?tier=0` to `3`; anything else is ignored. */
export function tierFromQuery(query: URLSearchParams): Tier | null {
  const tiers: readonly Tier[] = [0, 1, 2, 3];
  return tiers.find((tier) => String(tier) === query.get('tier')) ?? null;
}

/** `?engine=gpu` or `cpu`; anything else is ignored. */
export function engineFromQuery(query: URLSearchParams): Engine['kind'] | null {
  const kinds: readonly Engine['kind'][] = ['gpu', 'cpu'];
  return kinds.find((kind) => kind === query.get('engine')) ?? null;
}

/** Samples along each side of the finest field: what each kind of machine computes and draws without a hitch. */
export function finestGrid(stage: Pick<Stage, 'engine' | 'software'>): number {
  if (stage.software) return 128;
  return stage.engine?.kind === 'gpu' ? 512 : 256;
}

/** What an error says to people: in both languages where it is ours, else as the browser put it. */
export function describe(error: unknown): LocalText {
  if (error instanceof EngineError) return error.text;
  const message = error instanceof Error ? error.message : String(error);
  return { en: message, zh: message };
}
