import type { Engine } from '../../engine/contract';
import type { ToolName, Tools } from '../../experiment/types';
import type { Context } from '../../page/ui/context';
import type { SceneLayers } from '../../scene/contract';

/** What every tool gets. */
export interface ToolContext {
  /** The whole page: store, actions, words. The experiment and its shown state are in its store. */
  readonly page: Context;
  /** The engine of the moment; null while there is none. */
  readonly engine: Engine | null;
  /** Calls back now and whenever another engine takes over: what belonged to the old one is lost. */
  onEngine(use: (engine: Engine | null) => void): void;
  /** The tool's layers have changed: the scene asks for them again. */
  refresh(): void;
  /** The tool's stage, dock or panel has become another, or `plays` has: the host asks for them again. */
  arrange(): void;
  /**
   * Runs now and whenever one of the values read from the state changes, but only while the tool is in use; coming back
   * into use it runs once if anything has changed meanwhile.
   */
  watch<const T extends readonly unknown[]>(read: (state: ToolState) => T, write: (values: T) => void): void;
  /** Changes the tool's own settings; `gesture` as with `actions.edit`. */
  set<K extends Exclude<ToolName, 'data' | 'formula'>>(tool: K, change: Partial<Tools[K]>, gesture?: string): void;
  /** The loss by step, which a tool may take into its dock while it is in use. */
  readonly chart: HTMLElement;
  /** The picture of the scene as it is shown. */
  readonly showsMap: boolean;
}

export type ToolState = Context['store']['state'];

/**
 * One thing that can be done with a surface, beside the others. It works only while it is in use: what nobody looks at
 * computes nothing.
 */
export interface Tool {
  /** In place of the scene; absent: the scene stays. */
  readonly stage?: HTMLElement | undefined;
  /** Below the scene; absent: the loss by step. */
  readonly dock?: HTMLElement;
  /** Settings of its own, on top of the settings rail. */
  readonly panel?: HTMLElement;
  /** Whether the playback moves anything here; absent: yes. False: the transport is folded away. */
  readonly plays?: boolean;
  /** Something that it was asked for is still being computed; absent: never. Tests and `window.nabla.ready` wait for it. */
  readonly busy?: boolean;
  /** What it adds to the scene; asked for when the scene is drawn anew. */
  layers?(): SceneLayers;
  /** A click, tap or drag on the scene; true: it has been dealt with, and does not move the start. */
  onPlace?(place: readonly [number, number], done: boolean): boolean;
  /** The pointer or the keyboard reads a place of the scene. */
  onProbe?(place: readonly [number, number] | null): void;
  /** Called when it comes into use, and when another takes its place. */
  setActive(active: boolean): void;
}

export type CreateTool = (context: ToolContext) => Tool;
