import { ACTIVATIONS } from '../../catalog/networks';
import type { ChainReading } from '../../experiment/lessons/readings';
import { compileFunction, createFunctionEvaluator } from '../../formula/programs/function';
import { type Context, coordinate, type ReaderOf } from './context';
import { known } from './fault';

export const readChain: ReaderOf<'chain'> = (reading, context) => known(alongChain(reading, context).at(-1)!);

/** ∏ w·act′(w·a) along a ← act(w·a), after 1, 2, … layers. */
export function alongChain(
  { activation, weight, depth, start = 0.5 }: Omit<ChainReading, 'kind'>,
  context: Pick<Context, 'named'>,
): number[] {
  const { formula, parameters } = ACTIVATIONS.get(activation)!;
  const program = compileFunction({ formula, variable: 'x', parameters: Object.keys(parameters) });
  const act = createFunctionEvaluator(
    program,
    Object.values(parameters).map(({ value }) => value),
  );
  const w = coordinate(weight, context);
  let [a, product] = [start, 1];
  return Array.from({ length: depth }, () => {
    const [value, slope] = act.jet(w * a);
    product *= w * slope;
    a = value;
    return product;
  });
}
