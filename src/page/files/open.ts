import { parseJson } from '../../experiment/read';
import type { LocalText } from '../../formula/text';
import { textOf } from '../failure';
import type { FileContent } from '../laboratory';
import { decodeText, FileError } from './text';

/** What is read at most, in bytes. */
export const MOST_BYTES = 50e6;

export const TOO_LARGE: LocalText = {
  en: 'The file is too large: more than 50 MB, or more than 256 MB unpacked.',
  zh: '文件太大：超过 50 MB，或解压后超过 256 MB。',
};

/**
 * The content of a file as laboratories take it: what it is, its content decides, not its name. Throws errors that carry
 * a text; see {@link openFailure}.
 */
export function contentOf(bytes: Uint8Array, name: string): FileContent {
  if (bytes.length > MOST_BYTES) throw new FileError(TOO_LARGE);
  if (!isJson(bytes)) return { name, bytes };
  const json: unknown = parseJson(decodeText(bytes, MOST_BYTES));
  return { name, bytes, json: json as Readonly<Record<string, unknown>> };
}

/** What to tell, of anything that opening a file throws. */
export function openFailure(error: unknown): LocalText {
  return textOf(error) ?? UNREADABLE;
}

const UNREADABLE: LocalText = { en: 'The file cannot be read.', zh: '无法读取该文件。' };

/** Whether the first sign is one that an object begins with. */
function isJson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, '');
  return /^\s*\{/.test(head);
}
