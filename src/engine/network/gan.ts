import { type GanPlan, GENERATOR_LOSS, type NetPlan } from '../contract/network';
import { randomBits, randomNormal } from '../random';

/**
 * What a game between a generator and a discriminator draws: the same numbers for both engines. All of them hang on the
 * seed and on the steps that a player has taken, so a game goes on alike wherever it was cut, and a player that is
 * stepped alone sees new noise each time.
 */
export interface GanDraws {
  /** Indices of the real rows of the discriminator's step `step` (from 0); `batch` entries. */
  realRows(step: number): Uint32Array;
  /** batch × inputs of the generator, float32: what it makes its points of in a step (from 0) of the player. */
  noise(player: GanPlayerName, step: number): Float64Array;
}

export type GanPlayerName = 'generator' | 'discriminator';

/** Streams of random numbers, far from those of starts and batches. Noise takes one stream for two numbers of a row. */
const GAN_STREAM = { real: 0x47000000, discriminator: 0x48000000, generator: 0x49000000 } as const;

export function ganDraws(plan: GanPlan): GanDraws {
  const inputs = plan.generator.net.widths[0];
  const outputs = plan.generator.net.widths[plan.generator.net.widths.length - 1];
  const { seed, batch, noise } = plan;
  const rows = plan.real.length / outputs;
  const size = batch * inputs;

  function drawn(player: GanPlayerName, step: number): Float64Array {
    const numbers = new Float64Array(size);
    for (let row = 0; row < batch; row++) {
      for (let i = 0; i < inputs; i += 2) {
        const pair = randomNormal(randomBits(seed, row, step, GAN_STREAM[player] + i / 2));
        numbers[row * inputs + i] = Math.fround(pair[0]);
        if (i + 1 < inputs) numbers[row * inputs + i + 1] = Math.fround(pair[1]);
      }
    }
    return numbers;
  }

  return {
    realRows: (step) =>
      Uint32Array.from({ length: batch }, (_, row) =>
        batch === rows ? row : randomBits(seed, row, step, GAN_STREAM.real)[0] % rows,
      ),
    noise(player, step) {
      if (noise === 'normal') return drawn(player, step);
      // Given noise begins anew when it is used up.
      const given = noise[player];
      const at = (step % Math.max(1, Math.floor(given.length / size))) * size;
      return given.subarray(at, at + size);
    },
  };
}

/** Seeds of the initial weights: two players of one shape must not begin alike. */
export function playerSeed(plan: Pick<GanPlan, 'seed'>, player: GanPlayerName): number {
  return player === 'generator' ? plan.seed >>> 0 : (plan.seed ^ 0x9e3779b9) >>> 0;
}

/**
 * What happens in one update, in order: the discriminator's steps, then the generator's. A player that is not updated
 * is only measured, once. `step` counts the player's own steps from 0 and names its draws.
 */
export interface GanTurn {
  readonly player: GanPlayerName;
  readonly step: number;
  /** False: losses are measured, weights stay. */
  readonly learns: boolean;
  /** The losses of this turn are the ones that are told. */
  readonly recorded: boolean;
}

export function ganTurns(
  plan: Pick<GanPlan, 'players' | 'discriminatorSteps'>,
  steps: Readonly<Record<GanPlayerName, number>>,
): GanTurn[] {
  const judges = plan.players !== 'generator';
  const count = judges ? Math.max(1, plan.discriminatorSteps) : 1;
  const turns = Array.from(
    { length: count },
    (_, k): GanTurn => ({
      player: 'discriminator',
      step: steps.discriminator + k,
      learns: judges,
      recorded: k + 1 === count,
    }),
  );
  turns.push({
    player: 'generator',
    step: steps.generator,
    learns: plan.players !== 'discriminator',
    recorded: true,
  });
  return turns;
}

/**
 * The discriminator as a net with a loss of its own, on real (t = 1) and generated rows (t = 0) of equal number: twice
 * the mean over both is the sum of two means.
 */
export function judging({ discriminator }: GanPlan): NetPlan {
  return withLoss(discriminator.net, '2*(t*softplus(-z) + (1 - t)*softplus(z))');
}

/** The discriminator with the generator's loss of its logits: what flows back through it into the generator. */
export function fooling({ discriminator, objective }: GanPlan): NetPlan {
  return withLoss(discriminator.net, GENERATOR_LOSS[objective]);
}

function withLoss(net: NetPlan, formula: string): NetPlan {
  return {
    ...net,
    l1: 0,
    l2: 0,
    loss: { kind: 'elementwise', formula, reduction: 'mean', correct: null, metric: null },
  };
}
