export interface Row {
  readonly job: string;
  readonly contender: string;
  readonly medianMs: number;
  /** Every repetition. */
  readonly samplesMs: readonly number[];
  /** Units of work a second: points or particle-steps. */
  readonly perSecond: number;
  /** Times as fast as the plain loop in the same run. */
  readonly ratio: number;
}

const HEAD = ['job', 'contender', 'median ms', 'M units/s', '× plain'] as const;

/** A table for a terminal; numbers stand flush right. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.job,
    row.contender,
    row.medianMs.toFixed(1),
    (row.perSecond / 1e6).toFixed(1),
    row.ratio.toFixed(2),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(HEAD), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}
