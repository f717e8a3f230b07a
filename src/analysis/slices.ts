/** Entries of a plain loop that take well under eight milliseconds. */
const SLICE = 100_000;

/**
 * Runs a loop of plain arithmetic in slices, so that a page that waits for it can draw in between. `body` does the
 * entries from `from` up to, but not including, `to`.
 */
export async function inSlices(count: number, body: (from: number, to: number) => void, slice = SLICE): Promise<void> {
  for (let from = 0; from < count; from += slice) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    body(from, Math.min(count, from + slice));
  }
}
