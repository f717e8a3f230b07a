import { ExperimentError } from './read';

/*
 * A page in a single file can carry an experiment, a landscape or a lesson: it stands as JSON in an element of the file that
 * is no script that would run. Written by the page itself and by the command line, read by the page when it opens.
 */

/** Id of the element. */
export const CARRIER = 'nabla-data';

/** As the element begins in the file. Whoever writes into the file looks for this text, as docs/single-file.md tells. */
const BEGIN = `<script type="application/json" id="${CARRIER}">`;
const END = '</script>';

/** What a page carries: an address that says everything, or the object of a file. */
export type Carried = { readonly address: string } | { readonly file: Readonly<Record<string, unknown>> };

/**
 * The file of the page with something in it, in place of what it has carried so far; null: this is no file of Nabla's.
 *
 * @param content an address that says everything (`{ "address": "#v=1&…" }`), or the object of a file
 */
export function pageWith(page: string, content: object): string | null {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin + BEGIN.length);
  if (begin < 0 || end < 0) return null;
  // JSON has this sign in strings only, where it may be written so; without it nothing ends the element early.
  const json = JSON.stringify(content).replaceAll('<', '\\u003c');
  return page.slice(0, begin + BEGIN.length) + json + page.slice(end);
}

/** What the parsed text of the element says. Throws an {@link ExperimentError} if that is nothing. */
export function readCarried(content: unknown): Carried {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    const reason = { en: 'must be an object', zh: '必须是一个对象' };
    throw new ExperimentError([{ path: [], value: content, reason }]);
  }
  const { address } = content as { readonly address?: unknown };
  return typeof address === 'string' ? { address } : { file: content as Readonly<Record<string, unknown>> };
}
