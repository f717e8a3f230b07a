import type { SurfaceProgram } from '../../formula/programs/surface';
import { EngineError, type Problem } from '../contract';
import { compileProblem, rowCount } from '../problem';
import type { GpuContext } from './context';
import { type Buffers, floats, integers, pack } from './transfer';

/** Sliders of a formula that fit into `Problem` of shaders/problem.wgsl. */
export const MOST_PARAMETERS = 16;

/** `Problem` of shaders/problem.wgsl, in the order of its declaration. */
export function problemBytes(parameters: readonly number[], rows: number): ArrayBuffer {
  const padded = Array.from({ length: MOST_PARAMETERS }, (_, i) => parameters[i] ?? 0);
  return pack([...floats(...padded), ...integers(rows)]);
}

/** A problem compiled for the GPU, in float32. Throws FormulaError for a formula that cannot be compiled. */
export class GpuSurface {
  readonly problem: Problem;
  readonly program: SurfaceProgram;
  readonly rows: number;

  constructor(problem: Problem) {
    if (Object.keys(problem.parameters).length > MOST_PARAMETERS) {
      throw new EngineError('unsupported', {
        en: `A formula can have at most ${MOST_PARAMETERS} parameters.`,
        zh: `公式最多可有 ${MOST_PARAMETERS} 个参数。`,
      });
    }
    this.problem = problem;
    this.program = compileProblem(problem);
    this.rows = rowCount(problem);
  }

  /** What one evaluation costs, in evaluations of a surface without data. */
  get cost(): number {
    return this.program.overData ? Math.max(1, this.rows) : 1;
  }

  /** Bind group 0: parameters, and the rows of the data set or the coefficients of the samples. */
  bind(context: GpuContext, buffers: Buffers): GPUBindGroup {
    const { device } = context;
    const uniform = problemBytes(Object.values(this.problem.parameters), this.rows);
    const parameters = buffers.uniform('problem', uniform.byteLength);
    device.queue.writeBuffer(parameters, 0, uniform);
    const table = this.table();
    const data = buffers.storage('data', table.byteLength);
    device.queue.writeBuffer(data, 0, table);
    return context.group('problem', context.problemLayout, [parameters, data]);
  }

  /** Row after row of the data set, or the coefficients of a sampled surface. */
  private table(): Float32Array<ArrayBuffer> {
    const { surface } = this.program.graph;
    if (surface !== null) return Float32Array.from(surface.coefficients);
    const columns = Object.values(this.problem.data ?? {});
    const table = new Float32Array(Math.max(1, this.rows * columns.length));
    columns.forEach((column, c) => {
      for (let row = 0; row < this.rows; row++) table[row * columns.length + c] = column[row];
    });
    return table;
  }
}
