import { type NodeId, operands, reachable } from '../../formula/graph/graph';
import { type Order, OUTPUTS, rowDependence, type SurfaceProgram, stage } from '../../formula/programs/surface';
import { emit } from '../../formula/targets/emit';
import { javascript } from '../../formula/targets/emit-js';
import { FLAG, JET, LARGEST } from '../contract';

/** Statements that leave value, derivatives and flags in named constants. */
export interface JetCode {
  readonly lines: readonly string[];
  /** Code of f, f_x, f_y, f_xx, … as far as the order goes. */
  readonly results: readonly string[];
  /** Code of the truth value "undefined here". */
  readonly undefinedHere: string;
}

/**
 * A surface at (x, y) as straight-line JavaScript with a loop over the rows where there are data. Expects in scope:
 * parameters `p0 …`; over data the columns as arrays `C0 …`, `count`, and `pick`, the rows of a mini-batch or null.
 */
export function jetCode(program: SurfaceProgram, order: Order, x: string, y: string, prefix: string): JetCode {
  const { graph } = program;
  const { outputs, sums } = stage(program, order);
  const input = (name: string) =>
    name === 'v0'
      ? x
      : name === 'v1'
        ? y
        : name === 'rows'
          ? 'count'
          : name.startsWith('c')
            ? `${prefix}${name}`
            : name;
  const rows = sums.length === 0 ? [] : rowLoop(program, sums, input, prefix);
  const { lines, results } = emit(graph, outputs, javascript, {
    prefix: `${prefix}t`,
    input,
    given: (id) => (sums.includes(id) ? `${prefix}s${sums.indexOf(id)}` : null),
  });
  return {
    lines: [...rows, ...lines],
    results: results.slice(0, OUTPUTS[order]),
    undefinedHere: results[OUTPUTS[order]],
  };
}

function rowLoop(
  program: SurfaceProgram,
  sums: readonly NodeId[],
  input: (name: string) => string,
  prefix: string,
): string[] {
  const { graph } = program;
  const bodies = sums.map((id) => operands(graph.node(id))[0]);
  const byRow = rowDependence(program);
  // What does not depend on the row is computed before the loop.
  const hoisted = new Set<NodeId>();
  for (const id of [...bodies, ...reachable(graph, bodies, (node) => !byRow[node])]) {
    if (!byRow[id]) hoisted.add(id);
  }
  const before = emit(graph, [...hoisted], javascript, { prefix: `${prefix}h`, input });
  const code = new Map([...hoisted].map((id, i) => [id, before.results[i]]));
  const body = emit(graph, bodies, javascript, {
    prefix: `${prefix}r`,
    input,
    given: (id) => code.get(id) ?? null,
  });
  return [
    ...before.lines,
    ...sums.map((_, i) => `let ${prefix}s${i} = 0;`),
    'for (let i = 0; i < count; i++) {',
    'const row = pick === null ? i : pick[i];',
    ...program.source.columns.map((_, c) => `const ${prefix}c${c} = C${c}[row];`),
    ...body.lines,
    ...sums.map((_, i) => `${prefix}s${i} += ${body.results[i]};`),
    '}',
  ];
}

/**
 * Parameters and columns, from the arrays `parameters` and `columns`; of a sampled surface `columns` holds its spline. Loops have them inside their function: what a
 * closure holds is read and unpacked anew at every use.
 */
export function preamble(program: SurfaceProgram): string[] {
  return [
    ...program.source.parameters.map((_, i) => `const p${i} = parameters[${i}];`),
    ...program.source.columns.map((_, i) => `const C${i} = columns[${i}];`),
    ...(program.graph.surface === null ? [] : ['const spline = columns[0];']),
  ];
}

/** Body of `function (parameters, columns)` that returns `(x, y, jet, pick, count) => void` writing a whole jet. */
export function jetSource(program: SurfaceProgram, order: Order): string {
  const { lines, results, undefinedHere } = jetCode(program, order, 'x', 'y', '');
  return [
    '"use strict";',
    ...preamble(program),
    'return (x, y, jet, pick, count) => {',
    ...lines,
    ...results.map((code, i) => `jet[${i}] = ${code};`),
    `jet[${JET.flags}] = ${undefinedHere} ? ${FLAG.undefined} : 0;`,
    '};',
  ].join('\n');
}

/** Body of `function (parameters, columns, count)` that returns `(grid, samples, from, to) => void` over grid rows. */
export function gridSource(program: SurfaceProgram): string {
  const { lines, results, undefinedHere } = jetCode(program, 'gradient', 'x', 'y', '');
  const [f, fx, fy] = results;
  return [
    '"use strict";',
    'return (grid, samples, from, to) => {',
    ...preamble(program),
    'const pick = null;',
    'const { columns: width, rows: height } = grid;',
    'const [x0, x1] = grid.x, [y0, y1] = grid.y;',
    'const lastColumn = Math.max(width - 1, 1), lastLine = Math.max(height - 1, 1);',
    'let at = 0;',
    'for (let line = from; line < to; line++) {',
    'const y = y0 + (y1 - y0) * (line / lastLine);',
    'for (let column = 0; column < width; column++, at += 4) {',
    'const x = x0 + (x1 - x0) * (column / lastColumn);',
    ...lines,
    `if (${undefinedHere}) { samples[at] = 0; samples[at + 1] = 0; samples[at + 2] = 0; samples[at + 3] = ${FLAG.undefined}; }`,
    `else if (!(${[f, fx, fy].map((code) => `Math.abs(${code}) <= ${LARGEST}`).join(' && ')})) {`,
    `samples[at] = ${f} < 0 ? ${-LARGEST} : ${LARGEST};`,
    `samples[at + 1] = 0; samples[at + 2] = 0; samples[at + 3] = ${FLAG.overflow}; }`,
    `else { samples[at] = ${f}; samples[at + 1] = ${fx}; samples[at + 2] = ${fy}; samples[at + 3] = 0; }`,
    '}',
    '}',
    '};',
  ].join('\n');
}
