import type { Rejected } from '../../experiment/address';
import { writeExperiment } from '../../experiment/file';
import type { LocalText } from '../../formula/text';
import type { ExperimentDocument, FileContent } from '../laboratory';
import type { Store } from '../store';
import type { Edited, Editing } from './editing';

/** How experiments of one kind are written and read. */
export interface ExperimentFormat<E> {
  /** The fragment of an address, with its `#`. */
  encode(experiment: E): string;
  /** Never throws: what cannot be used is listed and has its default. */
  decode(address: string): { readonly experiment: E; readonly rejected: readonly Rejected[] };
  /** The same of the object that a file holds. */
  take(input: unknown): { readonly experiment: E; readonly rejected: readonly Rejected[] };
  /** Whether the address says everything. */
  fits(experiment: E): boolean;
  /** What takes the place of `present`. Rejects with errors that carry a text for people. */
  read(file: FileContent, present: E): Promise<{ readonly experiment: E; readonly notes: readonly LocalText[] }>;
}

/** Of experiments that an address says as a whole, and whose file is the experiment itself. */
export function plainFormat<E>({
  encode,
  open,
  openInput,
  parse,
}: {
  encode(experiment: E): string;
  open: ExperimentFormat<E>['decode'];
  openInput: ExperimentFormat<E>['take'];
  /** Throws errors that carry a text for people. */
  parse(input: unknown): E;
}): ExperimentFormat<E> {
  return {
    encode,
    decode: open,
    take: openInput,
    fits: () => true,
    read: async ({ json }) => ({ experiment: parse(json), notes: [] }),
  };
}

/**
 * The experiment of a laboratory as the page sees it: an address, a file, something that can be undone.
 *
 * @param begin brings everything in the laboratory to where it stands when it opens with this experiment
 */
export function createDocument<S extends Edited<E>, E extends object>(
  store: Store<S>,
  { edit, undo, redo }: Editing<E>,
  format: ExperimentFormat<E>,
  begin: (experiment: E) => void,
): ExperimentDocument {
  const present = (): E => store.state.history.present;
  return {
    get canUndo() {
      return store.state.history.past.length > 0;
    },
    get canRedo() {
      return store.state.history.future.length > 0;
    },
    undo,
    redo,
    address: () => format.encode(present()),
    addressIsWhole: () => format.fits(present()),
    open(address) {
      const { experiment, rejected } = format.decode(address);
      edit(() => experiment);
      return rejected;
    },
    restart(wanted) {
      const { experiment, rejected } = typeof wanted === 'string' ? format.decode(wanted) : format.take(wanted);
      begin(experiment);
      return rejected;
    },
    fileText: () => writeExperiment(present()),
    async openFile(file) {
      const { experiment, notes } = await format.read(file, present());
      edit(() => experiment);
      return notes;
    },
  };
}
