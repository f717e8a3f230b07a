import { dependence, type NodeId } from '../graph/graph';
import type { RuleProgram } from './rule';

/** A rule for one number among many, a weight of a network: the first coordinate of a rule in the plane. */
export interface ElementwiseRule {
  readonly theta: NodeId;
  /** New values of the states, in the order of the program's. */
  readonly next: readonly NodeId[];
  readonly undefinedHere: NodeId;
}

/** Null where coordinates depend on each other: `norm`, `dot`, `newton`. */
export function elementwise(program: RuleProgram): ElementwiseRule | null {
  const theta = program.theta[0];
  const next = program.next.map(([first]) => first);
  const mixed = dependence(program.graph, (name) => /^(theta1|g1|hxx|hxy|hyy|s\d+_1)$/.test(name));
  if (program.usesHessian || [theta, ...next].some((id) => mixed[id])) return null;
  return { theta, next, undefinedHere: program.undefinedHere };
}

/**
 * What an input of the program is for one number: `theta`, `g`, or the index of a state. The guards are those of both
 * coordinates; with the same number for both they say the same twice.
 */
export function elementwiseInput(name: string): 'theta' | 'g' | number {
  if (name.startsWith('theta')) return 'theta';
  if (name.startsWith('g')) return 'g';
  return Number(name.slice(1, name.indexOf('_')));
}
