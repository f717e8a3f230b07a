import type { Swarm } from '../../../engine/contract';

/** What was last read of a swarm, and its version at that time. */
export interface Reading {
  /** Four float32 a particle, as {@link Swarm.samples}. */
  readonly samples: Float32Array;
  readonly version: number;
}

/** Reads swarms that stay on a device, for who draws without it: the flat map, and the small maps of a split swarm. */
export interface SwarmReader {
  /**
   * The last reading, null before the first; asks for a newer one where the swarm has moved on since, one at a time.
   * `version` grows whenever the swarm has been rewritten.
   */
  of(swarm: Swarm, version: number): Reading | null;
}

/** @param tell called when a reading has come */
export function createReader(tell: () => void): SwarmReader {
  const readings = new WeakMap<Swarm, Reading>();
  const asked = new WeakSet<Swarm>();

  async function read(swarm: Swarm, version: number): Promise<void> {
    asked.add(swarm);
    try {
      const { positions, loss, codes } = await swarm.read();
      const samples = new Float32Array(4 * codes.length);
      for (let i = 0; i < codes.length; i++) {
        samples[4 * i] = positions[2 * i]!;
        samples[4 * i + 1] = positions[2 * i + 1]!;
        samples[4 * i + 2] = loss[i]!;
        samples[4 * i + 3] = codes[i]!;
      }
      readings.set(swarm, { samples, version });
      asked.delete(swarm);
      tell();
    } catch {
      // Gone with its device, or another has taken its place: nobody waits for it, and it is not asked again.
    }
  }

  return {
    of(swarm, version) {
      const reading = readings.get(swarm) ?? null;
      if (reading?.version !== version && !asked.has(swarm)) void read(swarm, version);
      return reading;
    },
  };
}
