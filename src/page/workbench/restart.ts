import type { Bench, BenchHost } from './benchHost';
import type { LabContext } from './labContext';

/**
 * Brings a laboratory to where it stands when it opens: its state is the initial one, and its benches, with what they keep
 * beside it, are made anew.
 *
 * @param initial the state with an experiment that nothing has been done with
 * @param prepare gives up what is under way outside of benches
 */
export function createRestart<S extends object, E>(
  { store, restarted }: Pick<LabContext<S, unknown>, 'store' | 'restarted'>,
  host: Pick<BenchHost<Bench>, 'restart'>,
  initial: (experiment: E) => S,
  prepare: () => void = () => {},
): (experiment: E) => void {
  return (experiment) =>
    host.restart(() => {
      prepare();
      store.update(() => initial(experiment));
      restarted();
    });
}
