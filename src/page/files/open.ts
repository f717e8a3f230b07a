import { parseJson } from '../../experiment/file';
import { parseNetwork } from '../../experiment/network/parse';
import type { NetExperiment } from '../../experiment/network/types';
import { ExperimentError, parseExperiment } from '../../experiment/parse';
import type { Experiment } from '../../experiment/types';
import { FormulaError } from '../../formula';
import type { LocalText } from '../../formula/text';
import { decodeText, TableError } from '../../labs/shared/table/table';
import { chooseSurface } from '../../labs/surfaces/edits';
import { FileError, TOO_LARGE } from '../../labs/surfaces/files/npy';
import { MOST_BYTES, readSurfaceFile } from '../../labs/surfaces/files/surfaceFile';
import { checkedFormula } from '../addressSync';

/** What a file turns out to be. */
export type Opened =
  | { readonly kind: 'surfaces'; readonly experiment: Experiment; readonly notes: readonly LocalText[] }
  | { readonly kind: 'networks'; readonly experiment: NetExperiment; readonly notes: readonly LocalText[] };

/**
 * A saved experiment of either laboratory, or a surface that was computed elsewhere, which takes the place of the one in
 * `present`. What it is, its content decides, not its name. Throws errors that carry a text; see {@link openFailure}.
 */
export function openFile(bytes: Uint8Array, name: string, present: Experiment): Opened {
  if (bytes.length > MOST_BYTES) throw new FileError(TOO_LARGE);
  if (isJson(bytes)) return fromJson(parseJson(decodeText(bytes, MOST_BYTES)));
  const { grid, notes } = readSurfaceFile(bytes, name);
  const domain = { x: grid.x, y: grid.y };
  return { kind: 'surfaces', experiment: chooseSurface(present, { samples: grid, domain }), notes };
}

/** What to tell, of anything that `openFile` throws. */
export function openFailure(error: unknown): LocalText {
  const known =
    error instanceof FileError ||
    error instanceof TableError ||
    error instanceof ExperimentError ||
    error instanceof FormulaError;
  return known ? error.text : UNREADABLE;
}

const UNREADABLE: LocalText = { en: 'The file cannot be read.', zh: '无法读取该文件。' };

function fromJson(content: unknown): Opened {
  const isNetwork = typeof content === 'object' && content !== null && 'network' in content;
  if (isNetwork) return { kind: 'networks', experiment: parseNetwork(content), notes: [] };
  const experiment = parseExperiment(content);
  checkedFormula(experiment.surface);
  return { kind: 'surfaces', experiment, notes: [] };
}

/** Whether the first sign is one that an object begins with. */
function isJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '');
  return /^\s*\{/.test(head);
}
