export interface Row {
  readonly job: string;
  readonly contender: string;
  readonly medianMs: number;
  /** Every repetition. */
  readonly samplesMs: readonly number[];
  /** Part of the job that was measured; the times are those of the whole. */
  readonly share: number;
  /** Units of work a second: points, particle-steps or net-epochs. */
  readonly perSecond: number;
  /** Times as fast as the plain loop in the same run. */
  readonly ratio: number;
}

const HEAD = ['job', 'contender', 'median ms', 'M units/s', '× plain'] as const;

/** A table for a terminal; numbers stand flush right. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.job,
    row.share < 1 ? `${row.contender} (${(100 * row.share).toPrecision(2)} % of it)` : row.contender,
    row.medianMs.toFixed(1),
    (row.perSecond / 1e6).toPrecision(3),
    row.ratio.toFixed(2),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(HEAD), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}
