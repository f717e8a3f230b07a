import { kindOf, type Laboratories } from '../laboratories';
import type { Laboratory } from '../laboratory';

/** Of a laboratory, what a page that is loaded anew must not lose. */
interface Kept {
  readonly address: string;
  /** The experiment as a file, where the address does not say everything. */
  readonly file: string | null;
}

type KeptByName = Readonly<Record<string, Kept>>;

const KEY = 'nabla.kept';

/**
 * Keeps the experiments of all laboratories for the page that is about to be loaded in this tab. False: the browser has no
 * room for them, and they would be lost.
 */
export function keepExperiments(storage: () => Storage, laboratories: Laboratories): boolean {
  const { kinds, loaded, current } = laboratories;
  const kept = Object.fromEntries(
    loaded.map(({ document }): [string, Kept] => {
      const address = document.address();
      return [kindOf(kinds, address).name, { address, file: document.addressIsWhole() ? null : document.fileText() }];
    }),
  );
  const other = Object.keys(kept).length > 1;
  const whole = Object.values(kept).every(({ file }) => file === null);
  // The address of the page carries what one laboratory shows, where an address can.
  if (!keep(storage, kept) && (other || !whole)) return false;
  try {
    // It follows the experiment after a moment of rest; that moment may not have passed.
    history.replaceState(history.state, '', current.document.address());
  } catch {
    // Sandboxed frames refuse; there the experiment comes from what was kept.
  }
  return true;
}

/**
 * Brings back what was kept: of each laboratory when it is loaded. `tell` hears what went wrong with it. Gives back whether
 * the laboratory that is shown has its experiment from there, and not from the address alone.
 *
 * @param opened the fragment that the page has been loaded with: another than what was kept is what is wanted now
 */
export async function restoreExperiments(
  storage: () => Storage,
  laboratories: Laboratories,
  opened: string,
  tell: (error: unknown) => void,
): Promise<boolean> {
  const { kinds, current } = laboratories;
  const all = take(storage);

  async function restore({ document }: Laboratory): Promise<boolean> {
    const kept = all[kindOf(kinds, document.address()).name];
    if (kept === undefined) return false;
    try {
      if (kept.file !== null) {
        const json: Readonly<Record<string, unknown>> = JSON.parse(kept.file);
        await document.openFile({ name: '', bytes: new TextEncoder().encode(kept.file), json });
      }
      // Of a lesson, the file says which it is, and the address at which step it stands.
      if (document.address() !== kept.address) document.open(kept.address);
      return true;
    } catch (error) {
      // The next attempt may find what was missing.
      keep(storage, all);
      tell(error);
      return false;
    }
  }

  const shown = all[kindOf(kinds, current.document.address()).name];
  const restored = shown !== undefined && shown.address === opened && (await restore(current));
  laboratories.onLoaded((laboratory) => {
    if (laboratory !== current) void restore(laboratory);
  });
  return restored;
}

function keep(storage: () => Storage, kept: KeptByName): boolean {
  try {
    storage().setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What is brought back once is not brought back again: from then on it lives in the page. */
function take(storage: () => Storage): KeptByName {
  try {
    const text = storage().getItem(KEY);
    storage().removeItem(KEY);
    return text === null ? {} : JSON.parse(text);
  } catch (error) {
    console.warn(error);
    return {};
  }
}
