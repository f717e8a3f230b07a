/** Reads what the documentation says, so that tests can hold it against the code. */

/** A block of code between fences. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that the line above the block names, as `path`: with a colon at its end; null: none. */
  readonly file: string | null;
}

/** Every block of code, in the order of the page. */
export function blocksOf(page: string): Block[] {
  const found = page.matchAll(/(?:^`([^`\n]+)`:\n+)?^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...found].map(([, file = null, language = '', text = '']) => ({ language, text, file }));
}

/** The cells of the first table whose first heading is this, row by row, without the heading. */
export function tableOf(page: string, heading: string): string[][] {
  const lines = page.split('\n');
  const at = lines.findIndex((line) => cellsOf(line)[0] === heading);
  if (at < 0) throw new Error(`no table begins with "${heading}"`);
  const end = lines.findIndex((line, i) => i > at && !line.startsWith('|'));
  return lines.slice(at + 2, end < 0 ? undefined : end).map(cellsOf);
}

/** What stands between backticks. */
export function ticked(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** A bar that belongs to a cell is written as `\|`. */
function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
