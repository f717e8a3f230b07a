import type { LossPlan } from '../../../engine/contract/network';
import { Interpreter } from '../../../formula/graph/interpret';
import { compileScalar } from '../../../formula/programs/scalar-function';

/** Derivatives as a textbook writes them. The compiler's straight-line code has the same values, but nobody reads it. */
const CANDIDATES = [
  'z - t',
  '2*(z - t)',
  'sigmoid(z) - t',
  '2*(sigmoid(z) - t)*sigmoid(z)*(1 - sigmoid(z))',
  '(sigmoid(z) - t)*sigmoid(z)*(1 - sigmoid(z))',
  '(z - t)/(z*(1 - z))',
  't*z < 1 ? -t : 0',
  't*z <= 0 ? -t : 0',
] as const;
/** Outputs and targets at which a candidate must agree with the compiler; no kink of any loss. */
const PROBES: readonly (readonly [z: number, t: number])[] = [0.3, 0.72, -1.3, 2.1].flatMap((z) =>
  [-1, 0, 1].map((t) => [z, t] as const),
);

const found = new Map<string, string | null>();

/** The derivative of an elementwise loss as a formula of z and t, checked against the compiler's; null: none is known. */
export function closedSlope({ kind, formula }: LossPlan): string | null {
  if (kind !== 'elementwise') return null;
  const known = found.get(formula);
  if (known !== undefined) return known;
  const closed = CANDIDATES.find((candidate) => agrees(formula, candidate)) ?? null;
  found.set(formula, closed);
  return closed;
}

function agrees(formula: string, candidate: string): boolean {
  const loss = compileScalar({ formula, variable: 'z', others: ['t'], parameters: [] });
  const closed = compileScalar({ formula: candidate, variable: 'z', others: ['t'], parameters: [] });
  const slope = new Interpreter(loss.graph, [loss.derivative, loss.undefinedHere]);
  const value = new Interpreter(closed.graph, [closed.value, closed.undefinedHere]);
  let compared = 0;
  for (const [z, t] of PROBES) {
    const read = (input: string): number => (input === 'v0' ? z : t);
    const [expected, bad] = slope.evaluate(read);
    const [actual] = value.evaluate(read);
    if (bad !== 0 || !Number.isFinite(expected)) continue;
    if (Math.abs(actual! - expected!) > 1e-9 * Math.max(1, Math.abs(expected!))) return false;
    compared++;
  }
  return compared > 2;
}
