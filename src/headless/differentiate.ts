import {
  type Arithmetic,
  type BestSteps,
  backward,
  bestSteps,
  central,
  type DifferenceErrors,
  FLOAT32,
  FLOAT64,
  forward,
  quotientsOf,
  SWEEP,
  sweepPlaces,
  thirdDerivative,
} from '../analysis/calculus/differences';
import { sideSlopes } from '../analysis/calculus/oneSided';
import { type Engine, JET } from '../engine/contract';
import { compileResolved, evaluatorOf, problemOf, type ResolvedFunction } from '../experiment/functions/resolve';
import { createFunctionEvaluator } from '../formula/programs/function';

/** How far one kind of numbers is from f′(x), as magnitudes; null where a value does not exist. */
interface ErrorDocument {
  readonly forward: number | null;
  readonly central: number | null;
}

/** JSON has no number for a quotient that grows without bound. */
type SlopeDocument = number | 'Infinity' | '-Infinity' | null;

export interface DifferentiateDocument {
  readonly at: number;
  readonly h: number;
  readonly value: number;
  /** By the formula, as are all errors against it; in float64. Null where the slopes of the two sides are not one number. */
  readonly derivative: number | null;
  /** The one-sided derivatives; null where the function has no values on that side, or the quotient tends to nothing. */
  readonly left: SlopeDocument;
  readonly right: SlopeDocument;
  /** The difference quotients for `h`, in float64. */
  readonly forward: number | null;
  readonly backward: number | null;
  readonly central: number | null;
  /** `engine`: the GPU's own float32; `rounded`: every operation rounded to it. */
  readonly float32: 'engine' | 'rounded';
  readonly sweep: readonly { readonly h: number; readonly float64: ErrorDocument; readonly float32: ErrorDocument }[];
  /** The h that the textbook predicts to be best; null where there is no derivative to come near to. */
  readonly best: { readonly float64: BestSteps; readonly float32: BestSteps } | null;
}

/** The derivative at a place, and what difference quotients make of it. */
export async function differentiateDocument(
  engine: Engine,
  resolved: ResolvedFunction,
  at: number,
  h: number,
): Promise<DifferentiateDocument> {
  const f = evaluatorOf(resolved);
  const [value, , second] = f.jet(at);
  // A formula's derivative at a corner is a convention; only what both sides tend to is one.
  const slopes = sideSlopes(f.value, at, (x) => f.jet(x)[1]);
  const derivative = slopes.agree ? slopes.left : Number.NaN;
  const long = sweepPlaces(at, SWEEP, FLOAT64).map(f.value);
  const short = await inFloat32(engine, resolved, sweepPlaces(at, SWEEP, FLOAT32));
  const errors = (values: ArrayLike<number>, arithmetic: Arithmetic) =>
    quotientsOf(values, SWEEP, arithmetic).map((each) => errorsOf(each, derivative));
  const [float64, float32] = [errors(long, FLOAT64), errors(short, FLOAT32)];
  const jet = { value, second, third: thirdDerivative((x) => f.jet(x)[2], at) };
  return {
    at,
    h,
    value,
    derivative: known(derivative),
    left: slopeDocument(slopes.left),
    right: slopeDocument(slopes.right),
    forward: known(forward(f.value, at, h)),
    backward: known(backward(f.value, at, h)),
    central: known(central(f.value, at, h)),
    float32: engine.kind === 'gpu' ? 'engine' : 'rounded',
    sweep: SWEEP.map((each, i) => ({ h: each, float64: float64[i]!, float32: float32[i]! })),
    best: slopes.agree ? { float64: bestSteps(jet, FLOAT64), float32: bestSteps(jet, FLOAT32) } : null,
  };
}

function slopeDocument(slope: number): SlopeDocument {
  if (Number.isFinite(slope)) return slope;
  if (Number.isNaN(slope)) return null;
  return slope > 0 ? 'Infinity' : '-Infinity';
}

/** Values at places that are float32 numbers, NaN where there is none. */
async function inFloat32(engine: Engine, resolved: ResolvedFunction, places: readonly number[]): Promise<number[]> {
  if (engine.kind === 'cpu') {
    const parameters = Object.values(resolved.parameters);
    return places.map(createFunctionEvaluator(compileResolved(resolved), parameters, 'float32').value);
  }
  const jets = await engine.probe(problemOf(resolved), Float64Array.from(places.flatMap((x) => [x, 0])));
  return places.map((_, i) => {
    const jet = jets.subarray(i * JET.size, (i + 1) * JET.size);
    return jet[JET.flags] === 0 ? jet[JET.value]! : Number.NaN;
  });
}

function errorsOf(quotients: DifferenceErrors, derivative: number): ErrorDocument {
  return {
    forward: known(Math.abs(quotients.forward - derivative)),
    central: known(Math.abs(quotients.central - derivative)),
  };
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
