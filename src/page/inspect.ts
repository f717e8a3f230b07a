import type { Experiment } from '../experiment/types';
import { inspectNetworks, type NetInspection } from '../labs/networks/inspect';
import type { NetState } from '../labs/networks/state';
import { type RunState, runStateAt } from '../labs/surfaces/runState';
import type { Stand } from './showcase';
import { type AppState, experimentOf, type Workspace } from './state';
import type { Store } from './store';
import type { Supervisor } from './supervisor';
import type { ToolHost, ToolInspection } from './workbench/host';

/** What tests and curious people read as `window.nabla`: the state of the moment, not a handle on it. */
export interface Inspection {
  readonly workspace: Workspace;
  readonly network: NetInspection;
  readonly tier: number;
  readonly backend: string;
  readonly engine: 'gpu' | 'cpu' | null;
  readonly adapter: string;
  /** The tool beside the surface. */
  readonly tool: ToolInspection;
  /** A stage stands and shows the present experiment of the workspace, with nothing left to compute, by its tool either. */
  readonly ready: boolean;
  readonly step: number;
  readonly playing: boolean;
  readonly runs: readonly RunInspection[];
  readonly experiment: Experiment;
  /** Samples a side of the surface that is shown; 0 before the first. */
  readonly samples: number;
  /** Frames drawn since the page opened. */
  readonly frames: number;
}

export interface RunInspection {
  readonly optimizer: string;
  readonly status: RunState['kind'];
  readonly loss: number;
  /** Steps taken so far. */
  readonly step: number;
}

declare global {
  interface Window {
    readonly nabla: Inspection & { readonly loseDevice?: () => void };
  }
}

/** `loseDevice` exists with `?debug` only. */
export function installInspection(
  store: Store<AppState>,
  networks: Store<NetState>,
  stand: Stand,
  tools: ToolHost,
  supervisor: Supervisor,
  debug: boolean,
): void {
  Object.defineProperty(window, 'nabla', {
    get: () => ({
      ...inspect(store.state, inspectNetworks(networks.state, store.state.session.standing), tools.state, stand.frames),
      ...(debug ? { loseDevice: () => supervisor.loseDevice() } : {}),
    }),
  });
}

function inspect(state: AppState, network: NetInspection, tool: ToolInspection, frames: number): Inspection {
  const { session, playback } = state;
  const experiment = experimentOf(state);
  return {
    workspace: state.workspace,
    network,
    tool,
    tier: session.tier,
    backend: session.backend,
    engine: session.engine,
    adapter: session.adapter,
    ready:
      state.workspace === 'networks'
        ? network.ready
        : session.standing && !session.computing && session.shown?.experiment === experiment && !tool.busy,
    step: playback.cursor,
    playing: playback.playing,
    runs:
      session.shown?.descents.map((descent, index) => {
        const { kind, loss, at } = runStateAt(descent, playback.cursor);
        const optimizer = session.shown?.experiment.runs[index]?.optimizer ?? '';
        return { optimizer, status: kind, loss, step: at };
      }) ?? [],
    experiment,
    samples: session.shown?.field.grid.columns ?? 0,
    frames,
  };
}
