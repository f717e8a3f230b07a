import { type ElementwiseRule, elementwise } from '../../formula/programs/elementwise';
import type { RuleProgram } from '../../formula/programs/rule';
import { compileRule } from '../../formula/programs/rule';
import { compileScalar, type ScalarProgram } from '../../formula/programs/scalar-function';
import type { UpdateRule } from '../contract';
import { EngineError } from '../contract';
import { type Layout, layout, type NetPlan, type TrainPlan } from '../contract/network';

/** A network with its formulas compiled and differentiated, for either engine. */
export interface NetProgram {
  readonly net: NetPlan;
  readonly layout: Layout;
  /** Each distinct activation once: a function of `v0`, with parameters `p0 …` of these values. */
  readonly activations: readonly CompiledActivation[];
  /** Per weight layer, index into `activations`. */
  readonly activationOf: readonly number[];
  /** A function of `v0`, the output z, and `v1`, its target; null for softmax. */
  readonly loss: ScalarProgram | null;
  /** 1 or 0, of the same; null: not asked for. */
  readonly correct: ScalarProgram | null;
  readonly metric: ScalarProgram | null;
}

export interface CompiledActivation {
  readonly program: ScalarProgram;
  readonly parameters: readonly number[];
}

/** Throws FormulaError for a formula that cannot be compiled, EngineError `unsupported` for an impossible shape. */
export function compileNet(net: NetPlan): NetProgram {
  if (net.widths.length < 2 || net.activations.length !== net.widths.length - 1) {
    throw new EngineError('unsupported', {
      en: 'A network needs inputs, outputs, and one activation per layer.',
      zh: '网络需要输入层、输出层，且每层各有一个激活函数。',
    });
  }
  const keys = net.activations.map((activation) => JSON.stringify(activation));
  const distinct = [...new Set(keys)];
  const ofOutput = (formula: string | null): ScalarProgram | null =>
    formula === null ? null : compileScalar({ formula, variable: 'z', others: ['t'], parameters: [] });
  const { loss } = net;
  return {
    net,
    layout: layout(net),
    activations: distinct.map((key) => {
      const { formula, parameters } = net.activations[keys.indexOf(key)];
      const names = Object.keys(parameters);
      return {
        program: compileScalar({ formula, variable: 'x', others: [], parameters: names }),
        parameters: Object.values(parameters),
      };
    }),
    activationOf: keys.map((key) => distinct.indexOf(key)),
    loss: loss.kind === 'softmax' ? null : ofOutput(loss.formula),
    correct: ofOutput(loss.correct),
    metric: ofOutput(loss.metric),
  };
}

/** An update rule that can move weights. */
export interface NetRule {
  readonly program: RuleProgram;
  readonly elementwise: ElementwiseRule;
}

/** Throws FormulaError, and EngineError `unsupported` for a rule that needs more than one number at a time. */
export function compileNetRule(
  { rule, state, rate }: UpdateRule,
  hyper: readonly string[],
  schedule: TrainPlan['schedule'],
): NetRule {
  const program = compileRule({
    rule,
    state,
    hyper,
    schedule: schedule === null ? null : { formula: schedule.formula, hyper: Object.keys(schedule.hyper) },
    rate,
  });
  const single = elementwise(program);
  if (single === null) {
    throw new EngineError('unsupported', {
      en: 'This optimizer needs the Hessian or the whole gradient at once; networks train with rules per coordinate only.',
      zh: '该优化器需要 黑塞矩阵或整个梯度；网络只能用逐分量的更新规则训练。',
    });
  }
  return { program, elementwise: single };
}
