import { decodeAddress, encodeAddress, type Rejected } from '../experiment/address';
import { DEFAULT_SURFACE } from '../experiment/defaults';
import { resolveSurface } from '../experiment/resolve';
import type { Experiment } from '../experiment/types';
import { checkExpression, FormulaError, parseExpression } from '../formula';
import { chooseSurface } from './edits';
import { edit } from './history';
import { type AppState, experimentOf, withNotice, withoutNotice } from './state';
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
  if ('id' in surface) return decoded;
  const { problem } = resolveSurface(surface);
  try {
    checkExpression(parseExpression(problem.formula), {
      variables: problem.variables,
      parameters: Object.keys(problem.parameters),
      columns: Object.keys(problem.data ?? {}),
      reductions: problem.data !== null,
      vectors: false,
    });
    return decoded;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const key = 'loss' in surface ? 'loss' : 'formula';
    return {
      experiment: chooseSurface(decoded.experiment, DEFAULT_SURFACE),
      rejected: [...decoded.rejected, { key, value: problem.formula, reason: error.text }],
    };
  }
}

/** Keeps the fragment of the address and the experiment equal, whichever of them changes. */
export function syncAddress(store: Store<AppState>): void {
  let written = location.hash;
  let timer = 0;

  store.subscribe((state, previous) => {
    if (experimentOf(state) === experimentOf(previous)) return;
    clearTimeout(timer);
    timer = window.setTimeout(write, REST);
  });

  function write(): void {
    const hash = encodeAddress(experimentOf(store.state));
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
    const { experiment, rejected } = experimentFromAddress(location.hash);
    store.update((state) => withRejected({ ...state, history: edit(state.history, experiment) }, rejected));
  });
}

/** One list for all that was rejected; none if nothing was. */
export function withRejected(state: AppState, rejected: readonly Rejected[]): AppState {
  const id = 'address';
  return rejected.length === 0 ? withoutNotice(state, id) : withNotice(state, { id, kind: 'address', rejected });
}

/** The whole address of the present experiment. */
export function addressOf(experiment: Experiment): string {
  return `${location.origin}${location.pathname}${location.search}${encodeAddress(experiment)}`;
}
