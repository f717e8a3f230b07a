import { FormulaError } from '../../formula/language/errors';
import type { LocalText } from '../../formula/text';
import { census, joinedCensus } from '../census';
import { type Census, EngineError, JET, type Problem } from '../contract';
import { descend } from './descend';
import { advanceMembers } from './ensemble';
import type { CensusTask, FromWorker, Results, ServerPort, SurfaceTask, Task } from './messages';
import { Compiler } from './network/compiled';
import { performNet } from './network/tasks';
import { Recent } from './recent';
import { CpuSurface } from './surface';

/** A worker looks for messages about this often, in milliseconds. */
const SLICE = 12;

/** Members that are counted at a time. */
const COUNTED = 2 ** 15;

/** Compiled problems kept: dragging a slider changes the parameters, going back and forth should cost nothing. */
const KEPT = 8;

/** Answers tasks on a port, each in slices of time, so that a cancelled one ends soon. */
export function serve(port: ServerPort): void {
  const wanted = new Set<number>();
  const surfaces = new Recent<CpuSurface>(KEPT);
  const compiler = new Compiler();
  port.listen((message) => {
    if (message.kind === 'cancel') {
      wanted.delete(message.id);
    } else {
      wanted.add(message.id);
      void answer(message.id, message.task);
    }
  });

  async function answer(id: number, task: Task): Promise<void> {
    try {
      const work = workOn(task);
      let looked = performance.now();
      for (let turn = work.next(); ; turn = work.next()) {
        if (turn.done) {
          const result = turn.value;
          port.post({ kind: 'done', id, result } satisfies FromWorker, buffersOf(result));
          break;
        }
        if (performance.now() - looked > SLICE) {
          await new Promise((resolve) => setTimeout(resolve));
          looked = performance.now();
          if (!wanted.has(id)) break;
        }
      }
    } catch (error) {
      port.post({ kind: 'failed', id, text: describe(error) }, []);
    }
    wanted.delete(id);
  }

  function workOn(task: Task): Generator<void, Results[Task['kind']]> {
    if ('problem' in task) return perform(surfaceOf(task.problem), task);
    return task.kind === 'census' ? count(task) : performNet(task, compiler);
  }

  function surfaceOf(problem: Problem): CpuSurface {
    return surfaces.get(keyOf(problem), () => new CpuSurface(problem));
  }
}

/** Equal for equal problems. A quarter of a million samples are told apart by their hash: as text they would take long. */
function keyOf({ samples, ...problem }: Problem): string {
  if (samples === undefined) return JSON.stringify(problem);
  const { values, ...grid } = samples;
  return JSON.stringify([problem, grid, hashOf(values)]);
}

/** Two independent FNV-1a hashes of the bits (Fowler, Noll, Vo 1991), 64 bits together. */
function hashOf(values: Float64Array): readonly [number, number] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  let [a, b] = [0x811c9dc5, 0x050c5d1f];
  for (const word of bits) {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b ^ ((word << 16) | (word >>> 16)), 0x01000193);
  }
  return [a >>> 0, b >>> 0];
}

function* perform(surface: CpuSurface, task: SurfaceTask): Generator<void, Results[SurfaceTask['kind']]> {
  switch (task.kind) {
    case 'grid': {
      const { grid, from, to } = task;
      const samples = new Float32Array(4 * grid.columns * (to - from));
      const rows = surface.gridRows();
      for (let row = from; row < to; row++) {
        const at = 4 * grid.columns * (row - from);
        rows(grid, samples.subarray(at, at + 4 * grid.columns), row, row + 1);
        yield;
      }
      return samples;
    }
    case 'probe': {
      const jets = new Float64Array((task.points.length / 2) * JET.size);
      for (let i = 0; 2 * i < task.points.length; i++) {
        const jet = jets.subarray(i * JET.size, (i + 1) * JET.size);
        surface.jet('hessian', task.points[2 * i], task.points[2 * i + 1], jet);
        yield;
      }
      return jets;
    }
    case 'descend':
      return yield* descend(surface, task.run, task.plan);
    case 'members':
      return yield* advanceMembers(surface, task.members);
  }
}

function* count({ samples, plan }: CensusTask): Generator<void, Census> {
  const parts: Census[] = [];
  for (let at = 0; at < samples.length; at += 4 * COUNTED) {
    parts.push(census(samples.subarray(at, at + 4 * COUNTED), plan));
    yield;
  }
  return joinedCensus(parts, plan);
}

/** The memory that can move to the caller: all arrays of a result, in its parts, too. */
function buffersOf(result: object): ArrayBuffer[] {
  if (ArrayBuffer.isView(result)) return [result.buffer as ArrayBuffer];
  return Object.values(result).flatMap((part) => (typeof part === 'object' ? buffersOf(part) : []));
}

function describe(error: unknown): LocalText {
  if (error instanceof FormulaError || error instanceof EngineError) return error.text;
  const reason = error instanceof Error ? error.message : String(error);
  return { en: `The computation failed: ${reason}`, zh: `计算出错：${reason}` };
}
