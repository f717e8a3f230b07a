import { type Engine, FLAG, JET, LARGEST, type Problem } from '../engine/contract';
import { FormulaError } from '../formula/errors';
import type { NodeId } from '../formula/graph';
import { Interpreter } from '../formula/interpret';
import { compileSurface, type Stage, stage } from '../formula/surface';
import { Pauses } from './pauses';

/** Value, gradient and Hessian at one place, in the layout {@link JET}. A flagged jet is zero but for its flags. */
export type Ground = (x: number, y: number) => Float64Array;

/** Numbers (rows × columns of the data) above which one answer would hold up a page for longer than a frame. */
const MOST_NUMBERS = 20_000;

/**
 * A problem in float64, answered at once and without generated code: for what has to be more exact than a GPU is, or is
 * asked once in a while. About a hundred times slower than an engine. Null where only an engine will do: much data,
 * samples, a formula that cannot be compiled.
 */
export function createGround(problem: Problem): Ground | null {
  const { formula, variables, parameters, data, samples } = problem;
  const columns = Object.values(data ?? {});
  const rows = columns[0]?.length ?? 0;
  if (samples !== undefined || rows * columns.length > MOST_NUMBERS) return null;
  const names = { parameters: Object.keys(parameters), columns: Object.keys(data ?? {}) };
  let program: ReturnType<typeof compileSurface>;
  try {
    program = compileSurface({ formula, variables, ...names });
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
  const { graph } = program;
  const { outputs, sums }: Stage = stage(program, 'hessian');
  const values = Object.values(parameters);
  const totals = new Map<NodeId, number>();
  const given = (id: NodeId): number | null => totals.get(id) ?? null;
  const terms = sums.map((id) => {
    const node = graph.node(id);
    return node.op === 'sum' ? new Interpreter(graph, [node.a], (other) => (other === id ? null : given(other))) : null;
  });
  // Sums count as given from the start: which nodes are reached is decided when the interpreter is made.
  for (const id of sums) totals.set(id, 0);
  const finish = new Interpreter(graph, outputs, given);
  let [x, y, row] = [0, 0, 0];
  const input = (name: string): number => {
    if (name === 'rows') return rows;
    const index = Number(name.slice(1));
    if (name[0] === 'v') return index === 0 ? x : y;
    return name[0] === 'p' ? values[index] : columns[index][row];
  };
  return (atX, atY) => {
    [x, y] = [atX, atY];
    sums.forEach((id, k) => {
      let total = 0;
      for (row = 0; row < rows; row++) total += terms[k]?.evaluate(input)[0] ?? 0;
      totals.set(id, total);
    });
    const jet = new Float64Array(JET.size);
    const found = finish.evaluate(input);
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
  const ground = createGround(problem);
  const pauses = new Pauses(signal);
  const probe: Probe = async (places) => {
    if (ground === null || (engine.kind === 'cpu' && places.length >= MANY)) {
      return engine.probe(problem, Float64Array.from(places.flat()), signal);
    }
    const jets = new Float64Array(places.length * JET.size);
    for (const [index, [x, y]] of places.entries()) {
      jets.set(ground(x, y), index * JET.size);
      await pauses.pause();
    }
    return jets;
  };
  return { probe, exact: ground !== null || engine.kind === 'cpu' };
}
