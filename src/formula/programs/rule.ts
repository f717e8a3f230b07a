/**
 * How an optimizer's update rule becomes a program: which parts are the kernel's, and which are coefficients.
 *
 * Longer than 350 lines because lowering a rule, telling on what each node depends, and splitting by that are one piece
 * of reasoning over the same few types, none of which anybody else needs.
 */

import { Graph, isTruth, type NodeId, operands, reachable } from '../graph/graph';
import { type Guard, lower } from '../graph/lower';
import type { Expression, Rule } from '../language/ast';
import { checkRule } from '../language/check';
import { parseRule } from '../language/parser';
import { lowerScalar, SCHEDULE_VARIABLES } from './scalar';

/**
 * An optimizer's update rule. Names: `theta` the parameters (to be assigned), `g` their gradient after clipping and
 * noise, `newton` H⁻¹g, `t` the step from 1, every state and every hyperparameter. Everything is elementwise, except
 * `norm(v)` and `dot(a, b)`.
 */
export interface RuleSource {
  readonly rule: string;
  /** State name → initial value, a formula of the hyperparameters. */
  readonly state: Readonly<Record<string, string>>;
  readonly hyper: readonly string[];
  /** Factor on the hyperparameter `rate`: a formula in t, T (all steps) and its own hyperparameters. */
  readonly schedule: { readonly formula: string; readonly hyper: readonly string[] } | null;
  readonly rate: string | null;
  /**
   * Hyperparameters that differ along an axis of a sweep, by name; one of the schedule as `schedule.name`. Given (and be
   * it empty), the initial values of the states are for the kernel to compute, too.
   */
  readonly swept?: Readonly<Partial<Record<Axis, string>>>;
}

export type Axis = 'x' | 'y';

/** For whom a coefficient is the same: for all members, or for those with the same value along an axis of the sweep. */
export type Scope = 'all' | Axis;

export const SCOPES: readonly Scope[] = ['all', 'x', 'y'];

/** Two coordinates: particles move in the plane. */
const AXES = [0, 1] as const;
type Vector = readonly [NodeId, NodeId];
interface Evaluated {
  readonly vector: Vector;
  /** Truth value: one of its coordinates is undefined. */
  readonly bad: NodeId;
}

/** Nodes whose numbers reach the kernel: first the `fixed` ones that are the same at every step, then those that change. */
export interface CoefficientList {
  readonly coefficients: readonly NodeId[];
  readonly fixed: number;
}

/**
 * Everything in a rule that depends only on the step and the hyperparameters is the same for all particles. It is
 * computed once a step, on the host in float64 ({@link Coefficients}), and reaches the kernel as a row of numbers.
 *
 * A swept hyperparameter differs along an axis of the sweep. What depends on it (and the step) is the same for all with
 * the same value, and is computed on the host once a value: every largest part of the rule with one {@link Scope}. Only
 * what mixes both axes is left to the kernel, as a few operations on those numbers; so no power of t is.
 *
 * The list of the program itself is that of scope `all`. Divisions by coefficients are products with their reciprocals.
 * Inputs of the graph: `theta0 theta1 g0 g1 hxx hxy hyy`, `sI_A` state I of axis A, and on the host alone `t`, `T`,
 * `hyper:NAME`, `schedule:NAME`, `host:NAME`.
 */
export interface RuleProgram extends CoefficientList {
  readonly source: RuleSource;
  readonly graph: Graph;
  /** Names of the states that every particle carries, one number per coordinate each. */
  readonly states: readonly string[];
  readonly theta: Vector;
  /** New values of the states, in order. */
  readonly next: readonly Vector[];
  /** Truth value: the step cannot be computed (division by zero, root of a negative number). */
  readonly undefinedHere: NodeId;
  readonly usesHessian: boolean;
  /** The coefficients that differ along an axis. */
  readonly along: Readonly<Record<Axis, CoefficientList>>;
  /** Where the kernel finds a node's number: its index in the list of a scope. Null: it computes it. */
  place(id: NodeId): { readonly scope: Scope; readonly index: number } | null;
  /** Of nodes that the host can compute: for whom they are the same, and whether they change from step to step. */
  scope(id: NodeId): Scope;
  changes(id: NodeId): boolean;
  /** States that depend on the step alone (products of decay rates): kept on the host. */
  readonly hostStates: readonly { readonly name: string; readonly scope: Scope; readonly next: NodeId }[];
  /** Initial values of `states` and of `hostStates`. */
  readonly initial: readonly NodeId[];
  readonly initialHost: readonly NodeId[];
}

/** Parses, checks and splits a rule. Throws FormulaError and nothing else. */
export function compileRule(source: RuleSource): RuleProgram {
  const names = Object.keys(source.state);
  const rule = parseRule(source.rule);
  checkRule(rule, { state: names, quantities: ['theta', 'g', 'newton', 't', ...names, ...source.hyper] });

  // A state is kept on the host if nothing assigned to it depends on a particle, or mixes the axes of a sweep. Assume so
  // of all, drop those that turn out to vary, and repeat: every round drops one at least.
  let host = new Set(names);
  for (;;) {
    const lowered = lowerRule(source, rule, host);
    const needs = needsOf(source, lowered, host);
    const remaining = new Set([...host].filter((name) => !isKernels(needs.state(name))));
    if (remaining.size === host.size) return split(source, lowered, names, host);
    host = remaining;
  }
}

/** What a node depends on, as bits. */
const NEEDS = { input: 1, particle: 2, step: 4, x: 8, y: 16 } as const;

/** Whether only the kernel can compute what needs this. */
function isKernels(needs: number): boolean {
  return (needs & NEEDS.particle) !== 0 || ((needs & NEEDS.x) !== 0 && (needs & NEEDS.y) !== 0);
}

function scopeOf(needs: number): Scope {
  return (needs & NEEDS.x) !== 0 ? 'x' : (needs & NEEDS.y) !== 0 ? 'y' : 'all';
}

interface Needs {
  readonly nodes: readonly number[];
  /** Of a host state, at any step. */
  state(name: string): number;
}

function needsOf({ swept = {} }: RuleSource, lowered: Lowered, host: ReadonlySet<string>): Needs {
  const { graph } = lowered;
  const states = new Map<string, number>([...host].map((name) => [name, 0]));
  const ofInput = (name: string): number => {
    if (isParticleInput(name)) return NEEDS.input | NEEDS.particle;
    if (name === 't') return NEEDS.input | NEEDS.step;
    if (name === 'T') return NEEDS.input;
    const [kind, own] = name.split(':');
    if (kind === 'host') return NEEDS.input | NEEDS.step | (states.get(own) ?? 0);
    const hyper = kind === 'schedule' ? `schedule.${own}` : own;
    // One that is swept along both axes has the value of the second.
    return NEEDS.input | (hyper === swept.y ? NEEDS.y : hyper === swept.x ? NEEDS.x : 0);
  };
  // What a host state needs is what its formulas need, which may be host states again: until nothing is new.
  for (;;) {
    const nodes: number[] = [];
    for (let id = 0; id < graph.size; id++) {
      const node = graph.node(id);
      nodes.push(
        node.op === 'input'
          ? ofInput(node.name)
          : operands(node).reduce((all, operand) => all | (nodes[operand] as number), 0),
      );
    }
    let settled = true;
    for (const [name, known] of states) {
      const found = [lowered.initial(name), ...lowered.assigned(name)].reduce((all, id) => all | nodes[id], known);
      if (found !== known) settled = false;
      states.set(name, found);
    }
    if (settled) return { nodes, state: (name) => states.get(name) as number };
  }
}

function isParticleInput(name: string): boolean {
  return /^(theta[01]|g[01]|hxx|hxy|hyy|s\d+_[01])$/.test(name);
}

interface Lowered {
  readonly graph: Graph;
  readonly undefinedHere: NodeId;
  readonly usesHessian: boolean;
  assigned(name: string): Vector;
  initial(name: string): NodeId;
}

function lowerRule(source: RuleSource, rule: Rule, host: ReadonlySet<string>): Lowered {
  const graph = new Graph();
  const names = Object.keys(source.state).filter((name) => !host.has(name));
  const both = (id: NodeId): Vector => [id, id];
  const values = new Map<string, Vector>([
    ['theta', [graph.input('theta0'), graph.input('theta1')]],
    ['g', [graph.input('g0'), graph.input('g1')]],
    ['t', both(graph.input('t'))],
  ]);
  for (const name of source.hyper) values.set(name, both(graph.input(`hyper:${name}`)));
  for (const name of host) values.set(name, both(graph.input(`host:${name}`)));
  names.forEach((name, i) => {
    values.set(name, [graph.input(`s${i}_0`), graph.input(`s${i}_1`)]);
  });
  if (source.schedule !== null && source.rate !== null) {
    const { formula, hyper } = source.schedule;
    const factor = lowerScalar(graph, formula, { variables: SCHEDULE_VARIABLES, parameters: hyper }, (name) =>
      graph.input(SCHEDULE_VARIABLES.includes(name) ? name : `schedule:${name}`),
    );
    const [rate] = values.get(source.rate) as Vector;
    values.set(source.rate, both(graph.mul(rate, factor)));
  }

  const never = graph.binary('lt', graph.constant(0), graph.constant(0));
  let usesHessian = false;
  const newton = (guard: Guard): Vector => {
    usesHessian = true;
    const [xx, xy, yy] = ['hxx', 'hxy', 'hyy'].map((name) => graph.input(name));
    const [gx, gy] = [graph.input('g0'), graph.input('g1')];
    const determinant = graph.sub(graph.mul(xx, yy), graph.powi(xy, 2));
    guard(graph.binary('eq', determinant, graph.constant(0)));
    return [
      graph.div(graph.sub(graph.mul(yy, gx), graph.mul(xy, gy)), determinant),
      graph.div(graph.sub(graph.mul(xx, gy), graph.mul(xy, gx)), determinant),
    ];
  };
  // A norm asks for all coordinates of its argument on every axis: without a memory, nested norms double at each level.
  const evaluated = new Map<Expression, Evaluated>();
  const evaluate = (expression: Expression): Evaluated => {
    const known = evaluated.get(expression);
    if (known !== undefined) return known;
    let bad = never;
    const along = (axis: 0 | 1): NodeId =>
      lower(expression, {
        graph,
        guard: (here) => {
          bad = graph.binary('or', bad, here);
        },
        name: (name, guard) => (name === 'newton' ? newton(guard) : (values.get(name) as Vector))[axis],
        call: (name, args, guard) => {
          if (name !== 'norm' && name !== 'dot') return null;
          const a = evaluate(args[0]);
          const b = name === 'dot' ? evaluate(args[1]) : a;
          guard(graph.binary('or', a.bad, b.bad));
          const products = AXES.map((i) => graph.mul(a.vector[i], b.vector[i]));
          const total = graph.add(products[0], products[1]);
          return name === 'dot' ? total : graph.unary('sqrt', total);
        },
      });
    const vector: Vector = [along(0), along(1)];
    const result = { vector, bad };
    evaluated.set(expression, result);
    return result;
  };
  let undefinedHere = never;
  for (const { target, value } of rule) {
    const { vector, bad } = evaluate(value);
    values.set(target, vector);
    undefinedHere = graph.binary('or', undefinedHere, bad);
  }
  const initial = new Map(
    Object.entries(source.state).map(([name, formula]) => [
      name,
      lowerScalar(graph, formula, { variables: [], parameters: source.hyper }, (hyper) =>
        graph.input(`hyper:${hyper}`),
      ),
    ]),
  );
  return {
    graph,
    undefinedHere,
    usesHessian,
    assigned: (name) => values.get(name) as Vector,
    initial: (name) => initial.get(name) as NodeId,
  };
}

function split(source: RuleSource, direct: Lowered, names: readonly string[], host: ReadonlySet<string>): RuleProgram {
  const { graph } = direct;
  const lowered = withReciprocals(direct, needsOf(source, direct, host).nodes);
  const undefinedHere = gatherGuards(graph, lowered.undefinedHere, needsOf(source, lowered, host).nodes);
  const needs = needsOf(source, lowered, host);
  const states = names.filter((name) => !host.has(name));
  const theta = lowered.assigned('theta');
  const next = states.map((name) => lowered.assigned(name));
  const initial = states.map(lowered.initial);
  const outputs = [...theta, ...next.flat(), undefinedHere, ...(source.swept === undefined ? [] : initial)];

  // The frontier: nodes the host can compute, read by nodes that it cannot (or put out as they are).
  const frontier = new Set<NodeId>();
  const isKernelNode = (id: NodeId) => isKernels(needs.nodes[id]);
  const isCoefficient = (id: NodeId) => !isKernelNode(id) && (needs.nodes[id] & NEEDS.input) !== 0;
  for (const id of outputs) if (isCoefficient(id)) frontier.add(id);
  for (const id of reachable(graph, outputs, (node) => !isKernelNode(node))) {
    if (isKernelNode(id))
      for (const operand of operands(graph.node(id))) if (isCoefficient(operand)) frontier.add(operand);
  }
  const changes = (id: NodeId) => (needs.nodes[id] & NEEDS.step) !== 0;
  const list = (scope: Scope): CoefficientList => {
    const all = [...frontier].filter((id) => scopeOf(needs.nodes[id]) === scope);
    const fixed = all.filter((id) => !changes(id));
    return { coefficients: [...fixed, ...all.filter(changes)], fixed: fixed.length };
  };
  const lists = { all: list('all'), x: list('x'), y: list('y') };
  const places = new Map(
    SCOPES.flatMap((scope) => lists[scope].coefficients.map((id, index) => [id, { scope, index }] as const)),
  );
  const hostNames = names.filter((name) => host.has(name));
  return {
    source,
    graph,
    states,
    theta,
    next,
    undefinedHere,
    usesHessian: lowered.usesHessian,
    ...lists.all,
    along: lists,
    place: (id) => places.get(id) ?? null,
    scope: (id) => scopeOf(needs.nodes[id]),
    changes,
    hostStates: hostNames.map((name) => ({
      name,
      scope: scopeOf(needs.state(name)),
      next: lowered.assigned(name)[0],
    })),
    initial,
    initialHost: hostNames.map(lowered.initial),
  };
}

/**
 * Quotients of what the kernel computes by what the host computes become products: a division takes a processor as long
 * as a dozen products, and the reciprocal is rounded in float64.
 */
function withReciprocals(lowered: Lowered, needs: readonly number[]): Lowered {
  const { graph } = lowered;
  const changed: NodeId[] = [];
  const size = graph.size;
  const one = graph.constant(1);
  for (let id = 0; id < size; id++) {
    const node = graph.node(id);
    const parts = operands(node).map((operand) => changed[operand]);
    if (node.op === 'div' && isKernels(needs[node.a]) && !isKernels(needs[node.b]) && needs[node.b] !== 0) {
      changed.push(graph.mul(parts[0], graph.div(one, parts[1])));
    } else {
      changed.push(parts.every((part, i) => part === operands(node)[i]) ? id : graph.like(node, parts));
    }
  }
  const of = ([a, b]: Vector): Vector => [changed[a], changed[b]];
  return {
    ...lowered,
    undefinedHere: changed[lowered.undefinedHere],
    assigned: (name) => of(lowered.assigned(name)),
    initial: (name) => changed[lowered.initial(name)],
  };
}

/** Guards of one scope are joined first, so that they reach the kernel as one number. */
function gatherGuards(graph: Graph, root: NodeId, needs: readonly number[]): NodeId {
  // Nested norms share their guards: without a memory of what was seen, the walk doubles at each level.
  const isJoint = (id: NodeId) => graph.node(id).op === 'or';
  const guards = reachable(graph, [root], (id) => !isJoint(id)).filter((id) => !isJoint(id));
  const never = graph.binary('lt', graph.constant(0), graph.constant(0));
  const join = (ids: readonly NodeId[]) => ids.reduce((all, id) => graph.binary('or', all, id), never);
  const ofHost = SCOPES.map((scope) =>
    join(guards.filter((id) => !isKernels(needs[id]) && scopeOf(needs[id]) === scope)),
  );
  // Two joins and not one long chain, in which a coefficient stands amid the kernel's own guards: a driver in software
  // took minutes over that where a rule stands in one kernel dozens of times.
  return graph.binary('or', join(ofHost), join(guards.filter((id) => isKernels(needs[id]))));
}

export function coefficientsOf(program: RuleProgram, scope: Scope): CoefficientList {
  return scope === 'all' ? program : program.along[scope];
}

/** A truth value among the coefficients travels as 1 or 0. */
export function isTruthCoefficient(program: RuleProgram, id: NodeId): boolean {
  return isTruth(program.graph.node(id));
}
