import { performance } from 'node:perf_hooks';

/** One thing that can do the job; resolves when the result is there. */
export interface Contender {
  readonly name: string;
  run(): Promise<unknown>;
  /** Part of the job that a run does; its time counts as that of the whole job. Default: 1. */
  readonly share?: number;
}

export interface Timing {
  readonly name: string;
  /** Every repetition, in milliseconds for the whole job, in the order in which they were taken. */
  readonly samples: readonly number[];
  readonly median: number;
  readonly share: number;
}

/**
 * Times contenders in turns, so that a machine that is slowed down for a while slows all of them. The first turn warms
 * up (compilation, pipelines, workers) and does not count.
 */
export async function race(contenders: readonly Contender[], repetitions: number): Promise<Timing[]> {
  const samples = contenders.map((): number[] => []);
  for (let turn = 0; turn <= repetitions; turn++) {
    for (const [i, contender] of contenders.entries()) {
      const before = performance.now();
      await contender.run();
      if (turn > 0) samples[i]!.push((performance.now() - before) / (contender.share ?? 1));
    }
  }
  return contenders.map(({ name, share = 1 }, i) => ({
    name,
    samples: samples[i]!,
    median: median(samples[i]!),
    share,
  }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
