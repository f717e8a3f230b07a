import { type GanPlan, type GanPlayer, type GanState, NET_STATUS, type NetPlan } from '../../../contract/network';
import { CoefficientWalk } from '../../../network/coefficients';
import { fooling, ganTurns, judging } from '../../../network/gan';
import { compileNet, compileNetRule, type NetProgram, type NetRule } from '../../../network/program';

/** A game with everything compiled. */
export interface PreparedGame {
  readonly plan: GanPlan;
  readonly generator: PreparedPlayer;
  /** Judging real and generated rows. */
  readonly discriminator: PreparedPlayer;
  /** The discriminator's net with the generator's loss. */
  readonly fool: NetProgram;
}

export interface PreparedPlayer {
  readonly program: NetProgram;
  readonly rule: NetRule;
  readonly walk: CoefficientWalk;
}

export function prepareGame(plan: GanPlan): PreparedGame {
  const player = ({ optimizer, hyper }: GanPlayer, net: NetPlan): PreparedPlayer => {
    const rule = compileNetRule(optimizer, Object.keys(hyper), null);
    const walk = new CoefficientWalk(rule, { hypers: [hyper], schedule: null }, 1);
    return { program: compileNet(net), rule, walk };
  };
  const judge = judging(plan);
  // The shares of "right" and "metric" tell the mean probabilities: each has half of the rows.
  const loss = { ...judge.loss, correct: 't*sigmoid(z)', metric: '(1 - t)*sigmoid(z)' };
  return {
    plan,
    generator: player(plan.generator, { ...plan.generator.net, l1: 0, l2: 0 }),
    discriminator: player(plan.discriminator, { ...judge, loss }),
    fool: compileNet(fooling(plan)),
  };
}

/** Turns of one update: how often the discriminator judges, and the generator's one. */
export function turnsOf(plan: GanPlan): number {
  return ganTurns(plan, { generator: 0, discriminator: 0 }).length;
}

/** The counters after some updates; weights stay on the device. */
export function after(plan: GanPlan, state: GanState, updates: number, code: number | null): GanState {
  const judged = plan.players === 'generator' ? 0 : updates * Math.max(1, plan.discriminatorSteps);
  const fooled = plan.players === 'discriminator' ? 0 : updates;
  return {
    update: state.update + updates,
    generator: { ...state.generator, steps: state.generator.steps + fooled },
    discriminator: { ...state.discriminator, steps: state.discriminator.steps + judged },
    status: code === null ? state.status : NET_STATUS[code],
  };
}
