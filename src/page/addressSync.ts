import { decodeAddress, encodeAddress, type Rejected } from '../experiment/address';
import { DEFAULT_SURFACE } from '../experiment/defaults';
import { decodeNetworkAddress, encodeNetworkAddress, isNetworkAddress } from '../experiment/network/address';
import type { NetExperiment } from '../experiment/network/types';
import { formulaOf, resolveSurface } from '../experiment/resolve';
import type { Experiment, SurfaceChoice } from '../experiment/types';
import { checkExpression, FormulaError, parseExpression } from '../formula';
import { type NetState, netExperimentOf } from '../labs/networks/state';
import { chooseSurface } from '../labs/surfaces/edits';
import { pause } from '../labs/surfaces/playback';
import { edit } from './history';
import { type AppState, experimentOf, type Workspace, withNotice, withoutNotice } from './state';
import type { Store } from './store';

/** Milliseconds of rest before the address follows: browsers refuse pages that rewrite it at every frame. */
const REST = 300;

interface Decoded {
  readonly experiment: Experiment;
  readonly rejected: readonly Rejected[];
}

/**
 * The experiment an address carries; what cannot be used is listed and has its default. So has a formula that cannot be
 * read: a page that opens with nothing to show would help nobody to mend it.
 */
export function experimentFromAddress(hash: string): Decoded {
  const decoded = decodeAddress(hash);
  const { surface } = decoded.experiment;
  try {
    checkedFormula(surface);
    return decoded;
  } catch (error) {
    if (!(error instanceof FormulaError) || 'id' in surface) throw error;
    const key = 'loss' in surface ? 'loss' : 'formula';
    return {
      experiment: chooseSurface(decoded.experiment, DEFAULT_SURFACE),
      rejected: [...decoded.rejected, { key, value: formulaOf(surface), reason: error.text }],
    };
  }
}

/** Throws FormulaError for a surface whose formula of the user's own means nothing. */
export function checkedFormula(surface: SurfaceChoice): void {
  if ('id' in surface || 'samples' in surface) return;
  const { problem } = resolveSurface(surface);
  checkExpression(parseExpression(problem.formula), {
    variables: problem.variables,
    parameters: Object.keys(problem.parameters),
    columns: Object.keys(problem.data ?? {}),
    reductions: problem.data !== null,
    vectors: false,
  });
}

/** What the page opens with: the workspace that the address belongs to, its experiment, and the other's default. */
export function openAddress(hash: string): {
  readonly workspace: Workspace;
  readonly experiment: Experiment;
  readonly network: NetExperiment;
  readonly rejected: readonly Rejected[];
} {
  if (isNetworkAddress(hash)) {
    const { experiment: network, rejected } = decodeNetworkAddress(hash);
    return { workspace: 'networks', experiment: experimentFromAddress('').experiment, network, rejected };
  }
  return { workspace: 'surfaces', ...experimentFromAddress(hash), network: decodeNetworkAddress('').experiment };
}

/** Keeps the fragment of the address and the experiment of the workspace that is shown equal, whichever changes. */
export function syncAddress(store: Store<AppState>, networks: Store<NetState>): void {
  let written = location.hash;
  let timer = 0;

  store.subscribe((state, previous) => {
    if (experimentOf(state) !== experimentOf(previous) || state.workspace !== previous.workspace) writeSoon();
  });
  networks.subscribe((state, previous) => {
    if (netExperimentOf(state) !== netExperimentOf(previous)) writeSoon();
  });

  function writeSoon(): void {
    clearTimeout(timer);
    timer = window.setTimeout(write, REST);
  }

  function write(): void {
    const hash = hashOf(store.state, networks.state);
    if (hash === location.hash) return;
    written = hash;
    try {
      history.replaceState(history.state, '', hash);
    } catch {
      // Sandboxed frames refuse; the link button still knows the address.
    }
  }

  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    clearTimeout(timer);
    const { workspace, experiment, network, rejected } = openAddress(location.hash);
    if (workspace === 'networks') {
      networks.update((state) => ({ ...state, history: edit(state.history, network) }));
    }
    store.update((state) =>
      withRejected(
        {
          ...state,
          workspace,
          playback: workspace === 'networks' ? pause(state.playback) : state.playback,
          history: workspace === 'surfaces' ? edit(state.history, experiment) : state.history,
        },
        rejected,
      ),
    );
  });
}

/** One list for all that was rejected; none if nothing was. */
export function withRejected(state: AppState, rejected: readonly Rejected[]): AppState {
  const id = 'address';
  return rejected.length === 0 ? withoutNotice(state, id) : withNotice(state, { id, kind: 'address', rejected });
}

/** The whole address of the experiment that is shown. */
export function addressOf(state: AppState, networks: NetState): string {
  return `${location.origin}${location.pathname}${location.search}${hashOf(state, networks)}`;
}

function hashOf(state: AppState, networks: NetState): string {
  return state.workspace === 'networks'
    ? encodeNetworkAddress(netExperimentOf(networks))
    : encodeAddress(experimentOf(state));
}
