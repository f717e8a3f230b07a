import { describe, expect, it } from 'vitest';
import type { Ensemble, Swarm } from '../../../src/engine/contract';
import { createReader } from '../../../src/labs/surfaces/swarm/reader';

/** A swarm on a device: it is read when somebody says so. */
function swarmOn(): { readonly swarm: Swarm; readonly reads: ((ends: Ensemble | Error) => void)[] } {
  const reads: ((ends: Ensemble | Error) => void)[] = [];
  const read = () =>
    new Promise<Ensemble>((resolve, reject) => {
      reads.push((ends) => (ends instanceof Error ? reject(ends) : resolve(ends)));
    });
  return { swarm: { read } as unknown as Swarm, reads };
}

const ends = (x: number): Ensemble => ({
  positions: Float32Array.from([x, 2, 3, 4]),
  loss: Float32Array.from([5, 6]),
  codes: Uint8Array.from([0, 1]),
  steps: Uint32Array.from([7, 8]),
});

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the reader of swarms on a device', () => {
  it('asks once for each version, and gives what it has meanwhile', async () => {
    let told = 0;
    const reader = createReader(() => told++);
    const { swarm, reads } = swarmOn();
    expect(reader.of(swarm, 1)).toBeNull();
    expect(reader.of(swarm, 2)).toBeNull();
    expect(reads).toHaveLength(1);
    reads[0]!(ends(1));
    await settle();
    expect(told).toBe(1);

    // What was read is of the version that was asked for; the swarm has moved on, so it is asked again.
    expect(reader.of(swarm, 2)).toEqual({ samples: Float32Array.from([1, 2, 5, 0, 3, 4, 6, 1]), version: 1 });
    expect(reads).toHaveLength(2);
    reads[1]!(ends(9));
    await settle();
    expect(reader.of(swarm, 2)).toMatchObject({ version: 2 });
    expect(reader.of(swarm, 2)!.samples[0]).toBe(9);
    expect(reads).toHaveLength(2);
  });

  it('does not ask a swarm that is gone again and again', async () => {
    const reader = createReader(() => {
      throw new Error('nothing has come');
    });
    const { swarm, reads } = swarmOn();
    reader.of(swarm, 1);
    reads[0]!(new Error('lost'));
    await settle();
    expect(reader.of(swarm, 2)).toBeNull();
    expect(reads).toHaveLength(1);
  });
});
