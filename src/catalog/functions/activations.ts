import { ACTIVATION_LIST } from '../activations';
import type { Activation } from '../types';
import { EVERYWHERE, LEFT, LINE, RIGHT } from './domains';
import type { FunctionEntry, FunctionFacts } from './types';

interface Known {
  readonly antiderivative: string | null;
  facts(parameters: Readonly<Record<string, number>>): FunctionFacts;
}

const CONVEX: FunctionFacts = { minima: [], inflections: [], convex: [LINE] };
/** Curved up to the left of 0, down to its right. */
const S_SHAPED: FunctionFacts = { minima: [], inflections: [0], convex: [LEFT] };

/** A minimum left of 0, in the one valley between two places where the curvature changes its sign. */
const dip = (x: number, value: number, bend: number): FunctionFacts => ({
  minima: [{ x, value, global: true }],
  inflections: [-bend, bend],
  convex: [[-bend, bend]],
});

/** Slope 1 from 0 on, and a negative side that ends at 0 with slope α: a corner there, unless α = 1. */
const corner = (alpha: number, bend: number): FunctionFacts => ({
  minima: alpha < 0 ? [{ x: 0, value: 0, global: true }] : [],
  // Where the negative side is curved down, the corner that follows is none between two curvatures of different sign.
  inflections: [],
  convex: bend < 0 ? [RIGHT] : alpha <= 1 ? [LINE] : [LEFT, RIGHT],
});

/** What there is to know of the activations, by their ids. One without an entry is a function all the same. */
const KNOWN: Readonly<Record<string, Known>> = {
  sigmoid: { antiderivative: 'softplus(x)', facts: () => S_SHAPED },
  tanh: { antiderivative: 'log(cosh(x))', facts: () => S_SHAPED },
  relu: { antiderivative: 'x*relu(x)/2', facts: () => CONVEX },
  leaky_relu: { antiderivative: 'x > 0 ? x^2/2 : 0.005*x^2', facts: () => CONVEX },
  prelu: { antiderivative: 'x > 0 ? x^2/2 : alpha*x^2/2', facts: ({ alpha }) => corner(alpha, 0) },
  elu: { antiderivative: 'x > 0 ? x^2/2 : alpha*(exp(x) - x - 1)', facts: ({ alpha }) => corner(alpha, alpha) },
  gelu: { antiderivative: null, facts: () => dip(-0.7517915246935645, -0.16997120747990366, Math.SQRT2) },
  softplus: { antiderivative: null, facts: () => CONVEX },
  silu: { antiderivative: null, facts: () => dip(-1.2784645427610737, -0.2784645427610738, 2.3993572805154675) },
  linear: { antiderivative: 'x^2/2', facts: () => CONVEX },
};

const functionOf = ({ id, name, formula, parameters, about, source }: Activation): FunctionEntry => {
  const known = Object.hasOwn(KNOWN, id) ? KNOWN[id] : null;
  return {
    id,
    name,
    group: 'activation',
    formula,
    variable: 'x',
    parameters,
    view: [-6, 6],
    start: 2,
    domain: EVERYWHERE,
    derivative: null,
    antiderivative: known?.antiderivative ?? null,
    facts: (values) => known?.facts(values) ?? null,
    about,
    source,
  };
};

/** Every activation as a function, but for those whose formula the list has already: sin x stands in the table. */
export const activationsBeside = (others: readonly FunctionEntry[]): readonly FunctionEntry[] =>
  ACTIVATION_LIST.filter(({ formula }) => !others.some((other) => other.formula === formula)).map(functionOf);
