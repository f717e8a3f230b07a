import { sampleCurve } from '../src/analysis/calculus/curve';
import { suspectFinder } from '../src/analysis/calculus/suspects';
import { resolveFunction } from '../src/experiment/functions/resolve';
import { reachable } from '../src/formula/graph/graph';
import { compileFunction, createFunctionEvaluator } from '../src/formula/programs/function';
import type { Contender } from './measure';

/** A curve and its derivative, as a drag in the laboratory of functions draws them anew in every frame. */
export interface FrameJob {
  readonly name: string;
  /** Evaluations of f and f′ in one frame. */
  readonly evaluations: number;
  /** Operations of the graph in one frame, without what looks for poles. */
  readonly operations: number;
  readonly contenders: readonly Contender[];
}

/** Frames that are timed at once: one alone is shorter than a clock can tell. */
const FRAMES = 50;

/** By hand, as one would write them: f and f′. */
export const BY_HAND: Readonly<Record<string, readonly [(x: number) => number, (x: number) => number]>> = {
  parabola: [(x) => x * x, (x) => 2 * x],
  sin_plus_parabola: [(x) => Math.sin(x) + x ** 2 / 2, (x) => Math.cos(x) + x],
  multimodal: [(x) => Math.sin(3 * x) + x ** 2 / 10, (x) => 3 * Math.cos(3 * x) + x / 5],
  tan: [(x) => Math.tan(x), (x) => 1 + Math.tan(x) ** 2],
};

/** The functions that frames are measured on, by their ids in the catalogue. */
export const FRAME_FUNCTIONS: readonly string[] = Object.keys(BY_HAND);

/** @param id one of {@link FRAME_FUNCTIONS} */
export function frameJob(id: string): FrameJob {
  const { formula, variable, parameters, domain } = resolveFunction({ id });
  const program = compileFunction({ formula, variable, parameters: Object.keys(parameters) });
  const values = Object.values(parameters);
  const { value, derivative } = createFunctionEvaluator(program, values);
  const suspects = suspectFinder(program, values)(...domain);
  const frame = () => [value, derivative].map((f) => sampleCurve(f, domain, { suspects }));
  const [curve, slope] = frame().map(({ evaluations }) => evaluations);
  const size = (root: number) => reachable(program.graph, [root, program.undefinedHere]).length;
  const [f, df] = BY_HAND[id]!;
  const byHand = (): number => {
    let sum = 0;
    const [low, high] = domain;
    const walk = (g: (x: number) => number, count: number): void => {
      for (let i = 0; i < count; i++) sum += g(low + ((high - low) * i) / count);
    };
    for (let n = 0; n < FRAMES; n++) {
      walk(f, curve!);
      walk(df, slope!);
    }
    return sum;
  };
  const evaluations = curve! + slope!;
  const operations = curve! * size(program.value) + slope! * size(program.derivative);
  return {
    name: `a frame of ${id}: ${evaluations} places, ${operations} operations`,
    evaluations,
    operations,
    contenders: [
      // Only the evaluations, at even places: what remains when nothing is looked for.
      { name: 'plain loop', run: async () => byHand(), share: FRAMES },
      {
        name: 'adaptive, interpreted',
        run: async () => {
          for (let n = 0; n < FRAMES; n++) frame();
        },
        share: FRAMES,
      },
    ],
  };
}
