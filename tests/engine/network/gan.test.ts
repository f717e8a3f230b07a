import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZERS } from '../../../src/catalog';
import type { UpdateRule } from '../../../src/engine/contract';
import type { ActivationPlan, GanPlan, GanPlayer, NetPlan } from '../../../src/engine/contract/network';
import golden from '../../golden/nets/gan.json';
import { engines } from '../engines';

// Two games by PyTorch in float64, with all noise given: the first update exactly, then 20 of them.

interface Run {
  readonly lr: number;
  readonly betas?: readonly number[];
  readonly eps?: number;
  readonly first_update: {
    readonly loss_d: number;
    readonly loss_g: number;
    readonly loss_g_saturating: number;
    readonly grad_d: readonly number[];
    readonly grad_g_saturating: readonly number[];
    readonly d_after: readonly number[];
    readonly g_after: readonly number[];
  };
  readonly log: Readonly<Record<'loss_d' | 'loss_g' | 'd_real' | 'd_fake', readonly number[]>>;
  readonly final_g: readonly number[];
  readonly final_d: readonly number[];
}

interface Player {
  readonly dims: readonly number[];
  readonly hidden: string;
  readonly output: string;
  readonly params: readonly number[];
}

interface Game {
  readonly id: string;
  readonly G: Player;
  readonly D: Player;
  readonly batch: number;
  readonly real: readonly (readonly number[])[];
  readonly z_for_d: readonly (readonly (readonly number[])[])[];
  readonly z_for_g: readonly (readonly (readonly number[])[])[];
  readonly steps: number;
  readonly runs: Readonly<Record<'sgd' | 'adam', Run>>;
}

const games = golden.cases as unknown as readonly Game[];

const FORMULAS: Readonly<Record<string, string>> = {
  linear: 'x',
  tanh: 'tanh(x)',
  leaky_relu: 'x > 0 ? x : 0.2*x',
};

const formula = (name: string): ActivationPlan => ({ formula: FORMULAS[name]!, parameters: {} });

/** The discriminator's sigmoid belongs to its loss: its own output is the logit. */
function net({ dims, hidden, output }: Player): NetPlan {
  const layers = dims.length - 1;
  const last = output === 'sigmoid' ? 'linear' : output;
  return {
    widths: dims,
    activations: Array.from({ length: layers }, (_, l) => formula(l + 1 < layers ? hidden : last)),
    bias: true,
    residual: false,
    loss: { kind: 'elementwise', formula: 'z', reduction: 'mean', correct: null, metric: null },
    l1: 0,
    l2: 0,
  };
}

function rule(id: string): UpdateRule {
  const entry = OPTIMIZERS.get(id);
  if (entry?.kind !== 'rule') throw new Error(`no rule ${id}`);
  return { kind: 'rule', rule: entry.rule, state: entry.state, rate: entry.rate };
}

function planOf(game: Game, optimizer: 'sgd' | 'adam', more: Partial<GanPlan> = {}): GanPlan {
  const { lr, betas, eps } = game.runs[optimizer];
  const entry = OPTIMIZERS.get(optimizer)!;
  const hyper = {
    ...Object.fromEntries(Object.entries(entry.hyper).map(([name, { value }]) => [name, value])),
    ...(optimizer === 'sgd' ? { lr } : { lr, beta1: betas![0]!, beta2: betas![1]!, eps: eps! }),
  };
  const player = (side: Player): GanPlayer => ({
    net: net(side),
    optimizer: rule(optimizer),
    hyper,
    start: Float64Array.from(side.params),
  });
  return {
    generator: player(game.G),
    discriminator: player(game.D),
    players: 'both',
    discriminatorSteps: 1,
    objective: 'non-saturating',
    real: Float64Array.from(game.real.flat()),
    batch: game.batch,
    noise: {
      discriminator: Float64Array.from(game.z_for_d.flat(2)),
      generator: Float64Array.from(game.z_for_g.flat(2)),
    },
    seed: 7,
    ...more,
  };
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < b.length; i++) {
    // Written so that NaN is furthest.
    const distance = Math.abs(a[i]! - b[i]!);
    if (!(distance <= most)) most = distance;
  }
  return most;
}

// float64: only the order of summation differs. float32: numbers of order 1, 20 updates of contracting size; Adam divides
// by the root of the second moment, so a relative error of a small gradient moves a weight by that part of the rate.
const TOLERANCE = { cpu: 1e-9, gpu: 2e-5 };

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))('GANs on the %s engine', (kind, { networks }) => {
  const tolerance = TOLERANCE[kind];

  describe.each(games.map((game) => [game.id, game] as const))('%s', (_, game) => {
    it.each(['sgd', 'adam'] as const)('%s: the first update is the reference to the last weight', async (optimizer) => {
      const run = game.runs[optimizer];
      const told = await networks.adversarial(planOf(game, optimizer), null, 1);
      expect(Math.abs(told.discriminatorLoss[0]! - run.first_update.loss_d)).toBeLessThan(tolerance);
      expect(Math.abs(told.generatorLoss[0]! - run.first_update.loss_g)).toBeLessThan(tolerance);
      expect(furthest(told.state.discriminator.weights, run.first_update.d_after)).toBeLessThan(tolerance);
      expect(furthest(told.state.generator.weights, run.first_update.g_after)).toBeLessThan(tolerance);
      expect(told.state.update).toBe(1);
    });

    it.each(['sgd', 'adam'] as const)('%s: follows the reference for 20 updates', async (optimizer) => {
      const run = game.runs[optimizer];
      const told = await networks.adversarial(planOf(game, optimizer), null, game.steps);
      expect(furthest(told.discriminatorLoss, run.log.loss_d)).toBeLessThan(tolerance);
      expect(furthest(told.generatorLoss, run.log.loss_g)).toBeLessThan(tolerance);
      expect(furthest(told.onReal, run.log.d_real)).toBeLessThan(tolerance);
      expect(furthest(told.onGenerated, run.log.d_fake)).toBeLessThan(tolerance);
      expect(furthest(told.state.discriminator.weights, run.final_d)).toBeLessThan(tolerance);
      expect(furthest(told.state.generator.weights, run.final_g)).toBeLessThan(tolerance);
      expect(told.state).toMatchObject({ status: 'running', discriminator: { steps: 20 }, generator: { steps: 20 } });
    });

    it('descends the saturating loss on request', async () => {
      const { lr, first_update: first } = game.runs.sgd;
      const plan = planOf(game, 'sgd', { objective: 'saturating' });
      const told = await networks.adversarial(plan, null, 1);
      expect(Math.abs(told.generatorLoss[0]! - first.loss_g_saturating)).toBeLessThan(tolerance);
      const after = game.G.params.map((weight, i) => weight - lr * first.grad_g_saturating[i]!);
      expect(furthest(told.state.generator.weights, after)).toBeLessThan(tolerance);
    });
  });

  const game = games[0]!;
  const drawn = { noise: 'normal', batch: 8 } as const;

  it('goes on where it stopped, bit for bit', async () => {
    for (const more of [{}, drawn]) {
      const plan = planOf(game, 'adam', { ...more, discriminatorSteps: 2 });
      const whole = await networks.adversarial(plan, null, 9);
      const first = await networks.adversarial(plan, null, 4);
      const second = await networks.adversarial(plan, first.state, 5);
      expect(second.state).toEqual(whole.state);
      expect([...first.generatorLoss, ...second.generatorLoss]).toEqual([...whole.generatorLoss]);
      expect(whole.state.discriminator.steps).toBe(18);
    }
  });

  it('moves the discriminator alone', async () => {
    const plan = planOf(game, 'sgd', { players: 'discriminator' });
    const { state, discriminatorLoss, generatorLoss } = await networks.adversarial(plan, null, 3);
    expect([...state.generator.weights]).toEqual([...game.G.params]);
    expect(furthest(state.discriminator.weights, game.D.params)).toBeGreaterThan(1e-3);
    expect(state).toMatchObject({ generator: { steps: 0 }, discriminator: { steps: 3 }, update: 3 });
    expect(discriminatorLoss[2]).toBeLessThan(discriminatorLoss[0]!);
    expect(Number.isFinite(generatorLoss[2])).toBe(true);
  });

  it('moves the generator alone', async () => {
    const plan = planOf(game, 'sgd', { players: 'generator' });
    const { state, discriminatorLoss } = await networks.adversarial(plan, null, 3);
    expect([...state.discriminator.weights]).toEqual([...game.D.params]);
    expect(furthest(state.generator.weights, game.G.params)).toBeGreaterThan(1e-3);
    expect(state).toMatchObject({ generator: { steps: 3 }, discriminator: { steps: 0 } });
    expect(Math.abs(discriminatorLoss[0]! - game.runs.sgd.first_update.loss_d)).toBeLessThan(tolerance);
  });

  it('takes several steps of the discriminator for one of the generator', async () => {
    const thrice = await networks.adversarial(planOf(game, 'sgd', { discriminatorSteps: 3 }), null, 1);
    const alone = await networks.adversarial(planOf(game, 'sgd', { players: 'discriminator' }), null, 3);
    expect(furthest(thrice.state.discriminator.weights, alone.state.discriminator.weights)).toBe(0);
    expect(thrice.discriminatorLoss[0]).toBe(alone.discriminatorLoss[2]);
    expect(thrice.state).toMatchObject({ generator: { steps: 1 }, discriminator: { steps: 3 }, update: 1 });
  });

  it('keeps the last finite weights of a game that diverges', async () => {
    const plan = planOf(game, 'sgd');
    const wild = {
      ...plan,
      discriminator: { ...plan.discriminator, hyper: { ...plan.discriminator.hyper, lr: 1e12 } },
    };
    const { state, generatorLoss } = await networks.adversarial(wild, null, 30);
    expect(state.status).toBe('diverged');
    expect(state.update).toBeLessThan(30);
    for (const { weights } of [state.generator, state.discriminator]) {
      expect(weights.every((weight) => Math.abs(weight) <= 1e6)).toBe(true);
    }
    expect(generatorLoss[29]).toBeNaN();
    const more = await networks.adversarial(wild, state, 2);
    expect(more.state).toEqual(state);
  });

  it('begins with different weights for both players, from the seed', async () => {
    const plan = planOf(game, 'sgd', drawn);
    const start = { distribution: 'normal', scale: [1, 1], bias: 0 } as const;
    const alike = { ...plan.generator, start };
    const twins = { ...plan, generator: alike, discriminator: { ...plan.discriminator, start } };
    const { state } = await networks.adversarial(twins, null, 0);
    expect(state.update).toBe(0);
    expect(state.generator.weights[0]).not.toBe(state.discriminator.weights[0]);
    const other = await networks.adversarial({ ...twins, seed: 8 }, null, 0);
    expect(other.state.generator.weights[0]).not.toBe(state.generator.weights[0]);
  });

  it('can be cancelled', async () => {
    const signal = AbortSignal.timeout(30);
    await expect(networks.adversarial(planOf(game, 'sgd', drawn), null, 1e6, signal)).rejects.toMatchObject({
      code: 'aborted',
    });
  });
});

it.runIf(both.length > 1)('both engines draw the same noise and the same rows', async () => {
  const plan = planOf(games[0]!, 'sgd', { noise: 'normal', batch: 8, discriminatorSteps: 2 });
  const [a, b] = await Promise.all(both.map((engine) => engine.networks.adversarial(plan, null, 5)));
  expect(furthest(b!.discriminatorLoss, a!.discriminatorLoss)).toBeLessThan(TOLERANCE.gpu);
  expect(furthest(b!.state.generator.weights, a!.state.generator.weights)).toBeLessThan(TOLERANCE.gpu);
});
