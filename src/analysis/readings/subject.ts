import type { Engine } from '../../engine/contract';
import { evaluatorOf, type ResolvedFunction, resolveFunction } from '../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../experiment/functions/types';
import { experimentOf, type LessonExperiment } from '../../experiment/lessons/experimentOf';
import type { StepExperiment } from '../../experiment/lessons/types';
import { type ResolvedNetwork, resolveNetwork } from '../../experiment/networks/resolve';
import type { NetExperiment } from '../../experiment/networks/types';
import { type Resolved, resolve } from '../../experiment/surfaces/resolve';
import type { Experiment } from '../../experiment/surfaces/types';
import type { FunctionEvaluator } from '../../formula/programs/function';
import { ReadingError } from './fault';

export interface FunctionSubject {
  readonly experiment: FunctionExperiment;
  readonly resolved: ResolvedFunction;
  /** In float64. */
  readonly f: FunctionEvaluator;
}

export interface SurfaceSubject {
  readonly experiment: Experiment;
  readonly resolved: Resolved;
}

export interface NetworkSubject {
  readonly experiment: NetExperiment;
  readonly resolved: ResolvedNetwork;
}

/** An experiment that numbers are read of. What was computed for one number is there for the next. */
export class Subject {
  readonly engine: Engine;
  readonly signal: AbortSignal | undefined;
  private readonly given: StepExperiment | null;
  private readonly kept = new Map<string, unknown>();

  constructor(given: StepExperiment | null, engine: Engine, signal?: AbortSignal) {
    this.given = given;
    this.engine = engine;
    this.signal = signal;
  }

  /** Computed when it is first asked for. A promise that was rejected stays so: the next reader hears the same. */
  once<T>(key: string, compute: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, compute());
    return this.kept.get(key) as T;
  }

  /** Null: the step has none. Throws what is wrong with it. */
  get of(): LessonExperiment | null {
    return this.once('experiment', () => (this.given === null ? null : experimentOf(this.given)));
  }

  get function(): FunctionSubject {
    const { of } = this;
    if (of?.kind !== 'function') throw wanted('a function of one variable', '一元函数');
    return this.once('function', () => {
      const resolved = resolveFunction(of.experiment.function);
      return { experiment: of.experiment, resolved, f: evaluatorOf(resolved) };
    });
  }

  get surface(): SurfaceSubject {
    const { of } = this;
    if (of?.kind !== 'surface') throw wanted('a surface', '曲面');
    return this.once('surface', () => ({ experiment: of.experiment, resolved: resolve(of.experiment) }));
  }

  get network(): NetworkSubject {
    const { of } = this;
    if (of?.kind !== 'network') throw wanted('a network', '神经网络');
    return this.once('network', () => ({ experiment: of.experiment, resolved: resolveNetwork(of.experiment) }));
  }
}

function wanted(en: string, zh: string): ReadingError {
  return new ReadingError(`This number is read of an experiment with ${en}.`, `这个数取自${zh}实验。`);
}
