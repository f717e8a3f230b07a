import { Derivative } from '../graph/derive';
import { dependence, Graph, type NodeId, reachable } from '../graph/graph';
import { lower } from '../graph/lower';
import { fitSpline } from '../graph/spline';
import type { Expression } from '../language/ast';
import { checkExpression } from '../language/check';
import { parseExpression } from '../language/parser';

/** A function of two variables, with parameters, and over a data set where it has columns. */
export interface SurfaceSource {
  readonly formula: string;
  readonly variables: readonly [string, string];
  /**
   * 1: a function of the first variable alone. The second one has a name that the formula cannot read, no slope, and
   * curvature 1, so that Newton's H⁻¹g is f′/f″. Absent: 2.
   */
  readonly dimensions?: 1;
  readonly parameters: readonly string[];
  readonly columns: readonly string[];
  /** The surface is no formula but what lies between these samples; absent: the formula counts. */
  readonly samples?: SampleSource;
}

/** Samples on an even grid, from one bound to the other: columns × rows finite numbers, row-major. */
export interface SampleSource {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** 4 at least, each. */
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/** How much of the function is computed. */
export type Order = 'value' | 'gradient' | 'hessian';

/**
 * Inputs are named by kind and position, never by the user's own names: `v0 v1` the variables, `p0 …` the parameters,
 * `c0 …` the columns of one row, `rows` the number of rows.
 */
export interface SurfaceProgram {
  readonly source: SurfaceSource;
  readonly graph: Graph;
  /** f, f_x, f_y, f_xx, f_xy, f_yy; the first 1, 3 or 6 of them make an {@link Order}. */
  readonly outputs: readonly NodeId[];
  /** Truth value: the function is undefined here. */
  readonly undefinedHere: NodeId;
  /** Whether anything is summed over the rows of a data set. */
  readonly overData: boolean;
}

export const OUTPUTS: Readonly<Record<Order, number>> = { value: 1, gradient: 3, hessian: 6 };

/** Parses, checks and differentiates. Throws FormulaError and nothing else. */
export function compileSurface(source: SurfaceSource): SurfaceProgram {
  return source.samples === undefined ? compileFormula(source) : compileSamples(source, source.samples);
}

/** Nothing is known beyond the samples; a place may be off by this much of a cell, for float32 rounds. */
const EDGE = 1e-3;

function compileSamples(source: SurfaceSource, samples: SampleSource): SurfaceProgram {
  const { columns, rows, values } = samples;
  const graph = new Graph(fitSpline(values, columns, rows));
  const along = (name: string, [low, high]: readonly [number, number], count: number) => {
    const cells = graph.constant((count - 1) / (high - low));
    const place = graph.mul(graph.sub(graph.input(name), graph.constant(low)), cells);
    const before = graph.binary('lt', place, graph.constant(-EDGE));
    const beyond = graph.binary('lt', graph.constant(count - 1 + EDGE), place);
    return { place, outside: graph.binary('or', before, beyond) };
  };
  const u = along('v0', samples.x, columns);
  const v = along('v1', samples.y, rows);
  const value = graph.spline(u.place, v.place);
  return {
    source,
    ...differentiated(graph, value),
    undefinedHere: graph.binary('or', u.outside, v.outside),
    overData: false,
  };
}

/** f, f_x, f_y, f_xx, f_xy, f_yy. */
function differentiated(graph: Graph, value: NodeId): Pick<SurfaceProgram, 'graph' | 'outputs'> {
  const byX = new Derivative(graph, 'v0');
  const byY = new Derivative(graph, 'v1');
  const fx = byX.of(value);
  const fy = byY.of(value);
  return { graph, outputs: [value, fx, fy, byX.of(fx), byY.of(fx), byY.of(fy)] };
}

/** f, f′, 0, f″, 0, 1: see {@link SurfaceSource.dimensions}. */
function alongLine(graph: Graph, value: NodeId): Pick<SurfaceProgram, 'graph' | 'outputs'> {
  const by = new Derivative(graph, 'v0');
  const first = by.of(value);
  const [zero, one] = [graph.constant(0), graph.constant(1)];
  return { graph, outputs: [value, first, zero, by.of(first), zero, one] };
}

function compileFormula(source: SurfaceSource): SurfaceProgram {
  const expression = parseExpression(source.formula);
  const variables = source.dimensions === 1 ? source.variables.slice(0, 1) : source.variables;
  checkExpression(expression, {
    variables,
    parameters: source.parameters,
    columns: source.columns,
    reductions: source.columns.length > 0,
    vectors: false,
  });
  const graph = new Graph();
  const inputs = new Map<string, NodeId>();
  source.columns.forEach((name, i) => {
    inputs.set(name, graph.input(`c${i}`));
  });
  source.parameters.forEach((name, i) => {
    inputs.set(name, graph.input(`p${i}`));
  });
  variables.forEach((name, i) => {
    inputs.set(name, graph.input(`v${i}`));
  });

  const { value, undefinedHere } = lowerWhole(graph, expression, inputs);
  return {
    source,
    ...(source.dimensions === 1 ? alongLine(graph, value) : differentiated(graph, value)),
    undefinedHere,
    overData: reachable(graph, [value, undefinedHere]).some((id) => graph.node(id).op === 'sum'),
  };
}

/** The value of an expression and the truth value "undefined here". */
function lowerWhole(
  graph: Graph,
  expression: Expression,
  inputs: ReadonlyMap<string, NodeId>,
): { value: NodeId; undefinedHere: NodeId } {
  const [zero, one] = [graph.constant(0), graph.constant(1)];
  let undefinedHere = graph.binary('lt', zero, zero);
  const value = lower(expression, {
    graph,
    name: (name) => inputs.get(name) as NodeId,
    guard: (bad) => {
      undefinedHere = graph.binary('or', undefinedHere, bad);
    },
    call: (name, args, guard) => {
      if (name !== 'mean' && name !== 'sum') return null;
      const row = lowerWhole(graph, args[0], inputs);
      // Rows in which a term is undefined are counted like any other sum.
      guard(graph.binary('lt', zero, graph.sum(graph.select(row.undefinedHere, one, zero))));
      const sum = graph.sum(row.value);
      return name === 'sum' ? sum : graph.div(sum, graph.input('rows'));
    },
  });
  return { value, undefinedHere };
}

/** What one order of a program needs: final nodes, and the sums over rows that have to be finished before them. */
export interface Stage {
  readonly outputs: readonly NodeId[];
  readonly sums: readonly NodeId[];
}

export function stage(program: SurfaceProgram, order: Order): Stage {
  const outputs = [...program.outputs.slice(0, OUTPUTS[order]), program.undefinedHere];
  const isSum = (id: NodeId) => program.graph.node(id).op === 'sum';
  return { outputs, sums: reachable(program.graph, outputs, isSum).filter(isSum) };
}

/** Whether the nodes depend on the row of the data set. */
export function rowDependence(program: SurfaceProgram): boolean[] {
  return dependence(program.graph, (input) => input.startsWith('c'));
}
