import { type Order, OUTPUTS, type SurfaceProgram, stage } from '../programs/surface';
import { emit } from './emit';
import { wgsl } from './emit-wgsl';

/** Parameters travel four to a vector, the layout of a uniform array. */
const parameter = (index: number) => `problem.parameters[${index >> 2}].${'xyzw'[index & 3]}`;

const ORDERS: readonly Order[] = ['value', 'gradient', 'hessian'];

/**
 * The functions that `shaders/plain.wgsl` (after `shaders/spline.wgsl`, for samples) or `shaders/loss.wgsl` expect. Without data, per order:
 * `fn surface_ORDER(p: vec2f) -> Jet`. Over data: `const COLUMNS`, `const ORDER_sum_count`,
 * `fn ORDER_terms(p: vec2f, row: array<f32, COLUMNS>) -> array<f32, ORDER_sum_count>` (what one row adds) and
 * `fn ORDER_from_sums(p: vec2f, sums: array<f32, ORDER_sum_count>, rows: f32) -> Jet`.
 */
export function surfaceWgsl(program: SurfaceProgram): string {
  const { surface } = program.graph;
  if (surface !== null) {
    const sides = `const SPLINE_COLUMNS = ${surface.columns}u;\nconst SPLINE_ROWS = ${surface.rows}u;`;
    return [sides, ...ORDERS.map((order) => finish(program, order, `surface_${order}(p: vec2f)`))].join('\n');
  }
  if (!program.overData) return ORDERS.map((order) => finish(program, order, `surface_${order}(p: vec2f)`)).join('\n');
  const columns = Math.max(1, program.source.columns.length);
  return [`const COLUMNS = ${columns}u;`, ...ORDERS.map((order) => overRows(program, order))].join('\n');
}

function overRows(program: SurfaceProgram, order: Order): string {
  const { sums } = stage(program, order);
  const bodies = sums.map((id) => {
    const node = program.graph.node(id);
    return node.op === 'sum' ? node.a : id;
  });
  const type = `array<f32, ${order}_sum_count>`;
  const { lines, results } = emit(program.graph, bodies, wgsl, { prefix: 't', input: rowInput });
  return [
    `const ${order}_sum_count = ${sums.length}u;`,
    `fn ${order}_terms(p: vec2f, row: array<f32, COLUMNS>) -> ${type} {`,
    ...lines,
    `return ${type}(${results.join(', ')});`,
    '}',
    finish(program, order, `${order}_from_sums(p: vec2f, sums: ${type}, rows: f32)`),
  ].join('\n');
}

function finish(program: SurfaceProgram, order: Order, signature: string): string {
  const { outputs, sums } = stage(program, order);
  const { lines, results } = emit(program.graph, outputs, wgsl, {
    prefix: 't',
    input: rowInput,
    given: (id) => {
      const index = sums.indexOf(id);
      return index < 0 ? null : `sums[${index}]`;
    },
  });
  const [value, x = '0f', y = '0f', xx = '0f', xy = '0f', yy = '0f'] = results.slice(0, OUTPUTS[order]);
  const bad = results[OUTPUTS[order]];
  return [
    `fn ${signature} -> Jet {`,
    ...lines,
    `return jet(${value}, vec2f(${x}, ${y}), vec3f(${xx}, ${xy}, ${yy}), ${bad});`,
    '}',
  ].join('\n');
}

function rowInput(name: string): string {
  const index = Number(name.slice(1));
  switch (name[0]) {
    case 'v':
      return index === 0 ? 'p.x' : 'p.y';
    case 'c':
      return `row[${index}]`;
    case 'p':
      return parameter(index);
    default:
      return 'rows';
  }
}
