import { type NodeId, reachable } from '../../formula/graph/graph';
import { Tape } from '../../formula/graph/tape';
import type { FunctionProgram } from '../../formula/programs/function';
import type { RealFunction } from './limits';
import { crossing, golden } from './strips';

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
  const parts = new Map<NodeId | string, RealFunction>();
  const used = reachable(graph, [program.value, program.derivative, program.undefinedHere]);
  const tape = new Tape(graph, used);
  const variable = tape.inputs.find(({ name }) => name === 'v0');
  for (const { id, name } of tape.inputs) {
    if (name !== 'v0') tape.values[id] = parameters[Number(name.slice(1))];
  }
  // Without x nothing happens anywhere.
  if (variable === undefined) return () => [];
  const reading =
    (read: () => number): RealFunction =>
    (x) => {
      tape.values[variable.id] = x;
      tape.run();
      return read();
    };
  const { values } = tape;
  const zeroOf = (id: NodeId) =>
    parts.set(
      id,
      reading(() => values[id]),
    );
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
      case 'tan': {
        const { a } = node;
        parts.set(
          `cos ${a}`,
          reading(() => Math.cos(values[a])),
        );
        break;
      }
      case 'asin':
      case 'acos': {
        const { a } = node;
        parts.set(
          `unit ${a}`,
          reading(() => 1 - values[a] * values[a]),
        );
        break;
      }
      case 'floor':
      case 'ceil': {
        // Steps are where the argument is whole: where its sine of half a turn is 0.
        const { a } = node;
        parts.set(
          `whole ${a}`,
          reading(() => Math.sin(Math.PI * values[a])),
        );
        break;
      }
      case 'min':
      case 'max':
      case 'lt':
      case 'le':
      case 'eq': {
        const { a, b } = node;
        parts.set(
          `difference ${a} ${b}`,
          reading(() => values[a] - values[b]),
        );
        break;
      }
      default:
        break;
    }
  }
  const functions = [...parts.values()];
  return (low, high) => {
    const found = new Set<number>();
    for (const part of functions) {
      for (const x of zerosOf(part, low, high)) {
        if (found.size >= MOST) break;
        found.add(x);
      }
    }
    return [...found].sort((one, other) => one - other);
  };
}

/** Where a function passes through 0 or touches it. */
function zerosOf(f: RealFunction, low: number, high: number): number[] {
  const place = (i: number): number => (i === SAMPLES - 1 ? high : low + ((high - low) * i) / (SAMPLES - 1));
  const values = Array.from({ length: SAMPLES }, (_, i) => f(place(i)));
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
