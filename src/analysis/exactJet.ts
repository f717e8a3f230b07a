import { type Engine, FLAG, JET, LARGEST, type Problem } from '../engine/contract';
import { interpretSurface } from '../formula/targets/surface-interpret';
import { Pauses } from './pauses';

/** Value, gradient and Hessian at one place, in the layout {@link JET}. A flagged jet is zero but for its flags. */
export type ExactJet = (x: number, y: number) => Float64Array;

/** Numbers (rows × columns of the data) above which one answer would hold up a page for longer than a frame. */
const MOST_NUMBERS = 20_000;

/**
 * A problem in float64, answered at once and without generated code: for what has to be more exact than a GPU is, or is
 * asked once in a while. About a hundred times slower than an engine. Null where only an engine will do: much data,
 * samples, a formula that cannot be compiled.
 */
export function createExactJet(problem: Problem): ExactJet | null {
  const columns = Object.values(problem.data ?? {});
  const rows = columns[0]?.length ?? 0;
  if (problem.samples !== undefined || rows * columns.length > MOST_NUMBERS) return null;
  const at = interpretSurface(problem);
  if (at === null) return null;
  return (x, y) => {
    const jet = new Float64Array(JET.size);
    const found = at(x, y);
    if (found[6] !== 0) jet[JET.flags] = FLAG.undefined;
    else if (!found.slice(0, 6).every((number) => Math.abs(number) <= LARGEST)) jet[JET.flags] = FLAG.overflow;
    else jet.set(found.slice(0, 6));
    return jet;
  };
}

/** Value and derivatives at many places at once: 8 numbers each, see {@link JET}. */
export type Probe = (places: readonly (readonly [number, number])[]) => Promise<Float64Array>;

/** Places that are worth the way to an engine in another thread. */
const MANY = 64;

/**
 * Asks in float64 whatever the engine, as long as that does not hold up the page; `exact` says whether it is float64.
 */
export function exactProber(
  engine: Engine,
  problem: Problem,
  signal?: AbortSignal,
): { readonly probe: Probe; readonly exact: boolean } {
  const jetAt = createExactJet(problem);
  const pauses = new Pauses(signal);
  const probe: Probe = async (places) => {
    if (jetAt === null || (engine.kind === 'cpu' && places.length >= MANY)) {
      return engine.probe(problem, Float64Array.from(places.flat()), signal);
    }
    const jets = new Float64Array(places.length * JET.size);
    for (const [index, [x, y]] of places.entries()) {
      jets.set(jetAt(x, y), index * JET.size);
      await pauses.pause();
    }
    return jets;
  };
  return { probe, exact: jetAt !== null || engine.kind === 'cpu' };
}
