import { type Graph, type NodeId, reachable } from '../../formula/graph/graph';
import { Tape } from '../../formula/graph/tape';
import type { FunctionProgram } from '../../formula/programs/function';
import type { RealFunction } from './limits';
import { crossing, golden } from './search';

/** Samples of each suspicious part of a formula. */
const SAMPLES = 257;
/** Places in one interval, at most: of sin(1/x) there is no end. */
const MOST = 200;
/** A part that comes this near to 0, of what it is elsewhere, touches it. */
const TOUCH = 1e-12;

/**
 * Finds the places in an interval where a formula may have a pole, a jump, a corner or an edge, however narrow: where a
 * divisor, the argument of a logarithm, a root, a sign, or the difference of what is compared passes through 0. What is
 * really there has to be looked at.
 */
export type SuspectFinder = (low: number, high: number) => readonly number[];

/** @param parameters one number per parameter, in the order of the source */
export function suspectFinder(program: FunctionProgram, parameters: readonly number[]): SuspectFinder {
  const { graph } = program;
  const used = reachable(graph, [program.value, program.derivative, program.undefinedHere]);
  const tape = new Tape(graph, used);
  const { values } = tape;
  const variable = tape.inputs.find(({ name }) => name === 'v0');
  for (const { id, name } of tape.inputs) {
    if (name !== 'v0') values[id] = parameters[Number(name.slice(1))];
  }
  // Without x nothing happens anywhere.
  if (variable === undefined) return () => [];
  const run = (x: number): void => {
    values[variable.id] = x;
    tape.run();
  };
  const parts = [...suspiciousParts(graph, used).values()];
  return (low, high) => {
    const place = (i: number): number => (i === SAMPLES - 1 ? high : low + ((high - low) * i) / (SAMPLES - 1));
    const samples = parts.map(() => new Float64Array(SAMPLES));
    // All parts are read from one run.
    for (let i = 0; i < SAMPLES; i++) {
      run(place(i));
      parts.forEach((part, k) => {
        samples[k][i] = part(values);
      });
    }
    const found = new Set<number>();
    for (const [k, part] of parts.entries()) {
      if (found.size >= MOST) break;
      const f: RealFunction = (x) => {
        run(x);
        return part(values);
      };
      for (const x of zerosOf(f, samples[k], place)) {
        if (found.size >= MOST) break;
        found.add(x);
      }
    }
    return [...found].sort((one, other) => one - other);
  };
}

/** What is 0 where something may happen, by the numbers of all nodes. */
type Part = (values: ArrayLike<number>) => number;

/** By what they are of, so that each is looked at once. */
function suspiciousParts(graph: Graph, used: readonly NodeId[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const zeroOf = (id: NodeId) => parts.set(`${id}`, (values) => values[id]);
  for (const id of used) {
    const node = graph.node(id);
    switch (node.op) {
      case 'div':
        zeroOf(node.b);
        break;
      case 'powi':
      case 'pow':
      case 'log':
      case 'log2':
      case 'log10':
      case 'sqrt':
      case 'cbrt':
      case 'abs':
      case 'sign':
        zeroOf(node.a);
        break;
      case 'tan':
        parts.set(`cos ${node.a}`, (values) => Math.cos(values[node.a]));
        break;
      case 'asin':
      case 'acos':
        parts.set(`unit ${node.a}`, (values) => 1 - values[node.a] * values[node.a]);
        break;
      case 'floor':
      case 'ceil':
        // Steps are where the argument is whole: where its sine of half a turn is 0.
        parts.set(`whole ${node.a}`, (values) => Math.sin(Math.PI * values[node.a]));
        break;
      case 'min':
      case 'max':
      case 'lt':
      case 'le':
      case 'eq':
        parts.set(`difference ${node.a} ${node.b}`, (values) => values[node.a] - values[node.b]);
        break;
      default:
        break;
    }
  }
  return parts;
}

/** Where a function passes through 0 or touches it, from its samples. */
function zerosOf(f: RealFunction, values: Float64Array, place: (i: number) => number): number[] {
  const size = Math.max(...values.filter(Number.isFinite).map(Math.abs));
  // All the same everywhere: no place is special.
  if (!(size > 0)) return [];
  const zeros: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    if (values[i] === 0) zeros.push(place(i));
    if (i === 0) continue;
    if (values[i - 1] * values[i] < 0) zeros.push(crossing(f, place(i - 1), place(i)));
    else if (i + 1 < SAMPLES && isDip(values[i - 1], values[i], values[i + 1])) {
      const x = golden((at) => Math.abs(f(at)), place(i - 1), place(i + 1));
      if (Math.abs(f(x)) <= TOUCH * size) zeros.push(x);
    }
  }
  return zeros;
}

const isDip = (before: number, here: number, after: number): boolean =>
  here !== 0 && Math.abs(here) <= Math.abs(before) && Math.abs(here) <= Math.abs(after);
