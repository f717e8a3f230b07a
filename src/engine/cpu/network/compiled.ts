import type { UpdateRule } from '../../contract';
import type { GanPlayer, NetPlan, TrainPlan } from '../../contract/network';
import { CoefficientWalk } from '../../network/coefficients';
import type { GanPlayerName } from '../../network/gan';
import { compileNet, compileNetRule, type NetProgram, type NetRule } from '../../network/program';
import { Recent } from '../recent';
import {
  type ActivationKernel,
  activationKernel,
  type LossKernel,
  lossKernel,
  type UpdateKernel,
  updateKernel,
} from './functions';
import { type BlockGradient, blockGradient } from './unrolled-js';

/** A network with its formulas as functions. */
export interface CompiledNet extends NetProgram {
  readonly kernels: {
    /** Per weight layer. */
    readonly activations: readonly ActivationKernel[];
    /** Null: softmax. */
    readonly loss: LossKernel | null;
    readonly correct: LossKernel | null;
    readonly metric: LossKernel | null;
    /** Null: the net is not small enough. Made when it is first asked for: only training asks. */
    readonly block: () => BlockGradient | null;
  };
}

/** An update rule as a function. */
export interface CompiledRule extends NetRule {
  readonly update: UpdateKernel;
}

/** Networks and rules kept: a screen of small multiples has a few of each. */
const KEPT = 32;

/**
 * Compiles for one worker, and remembers: a training comes in many short tasks, and generated code is fast only once it
 * has run for a while. Throws what the formulas' compiler throws.
 */
export class Compiler {
  private readonly nets = new Recent<CompiledNet>(KEPT);
  private readonly rules = new Recent<CompiledRule>(KEPT);
  private readonly walks = new Recent<CoefficientWalk>(KEPT);

  net(plan: NetPlan): CompiledNet {
    return this.nets.get(JSON.stringify(plan), () => {
      const program = compileNet(plan);
      const distinct = program.activations.map(activationKernel);
      const { loss, correct, metric } = program;
      return {
        ...program,
        kernels: {
          activations: program.activationOf.map((index) => distinct[index]),
          loss: loss && lossKernel(loss),
          correct: correct && lossKernel(correct),
          metric: metric && lossKernel(metric),
          block: once(() => blockGradient(program)),
        },
      };
    });
  }

  rule(optimizer: UpdateRule, hyper: readonly string[], schedule: TrainPlan['schedule']): CompiledRule {
    return this.rules.get(JSON.stringify([optimizer, hyper, schedule]), () => {
      const rule = compileNetRule(optimizer, hyper, schedule);
      return { ...rule, update: updateKernel(rule) };
    });
  }

  /** The coefficients of one player: two players who share rule and rates take turns, and each walks on its own. */
  walk(name: GanPlayerName, { optimizer, hyper }: GanPlayer): CoefficientWalk {
    return this.walks.get(JSON.stringify([name, optimizer, hyper]), () => {
      const rule = this.rule(optimizer, Object.keys(hyper), null);
      return new CoefficientWalk(rule, { hypers: [hyper], schedule: null }, 1);
    });
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
