import { EngineError } from '../contract';
import type { GpuHost } from './host';

/** Pipelines kept; the least recently used goes first. */
const KEPT_PIPELINES = 64;

/** What one bind group slot is; `moving`: a uniform whose place in its buffer is given with each dispatch. */
export type Slot = 'uniform' | 'moving' | 'read' | 'write';

export interface Kernel {
  readonly label: string;
  readonly code: string;
  readonly entry: string;
  /** Slots of group 1; group 0 is the problem's. Without a problem, slots of group 0. */
  readonly slots: readonly Slot[];
  readonly problem?: false;
  readonly constants?: Readonly<Record<string, number>>;
}

const BUFFER_TYPES: Readonly<Record<Slot, GPUBufferBindingType>> = {
  uniform: 'uniform',
  moving: 'uniform',
  read: 'read-only-storage',
  write: 'storage',
};

/** The device with everything that is shared by kernels: layouts, compiled pipelines, error scopes. */
export class GpuContext {
  readonly host: GpuHost;
  readonly device: GPUDevice;
  readonly problemLayout: GPUBindGroupLayout;
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>();

  constructor(host: GpuHost) {
    this.host = host;
    this.device = host.device;
    this.problemLayout = this.layout('problem', ['uniform', 'read']);
  }

  layout(label: string, slots: readonly Slot[]): GPUBindGroupLayout {
    return this.device.createBindGroupLayout({
      label,
      entries: slots.map((slot, binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: BUFFER_TYPES[slot], hasDynamicOffset: slot === 'moving' },
      })),
    });
  }

  group(label: string, layout: GPUBindGroupLayout, buffers: readonly GPUBuffer[]): GPUBindGroup {
    return this.device.createBindGroup({
      label,
      layout,
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
  }

  /** Compiled without blocking, and once. @throws EngineError `compile` with the compiler's message. */
  pipeline(kernel: Kernel): Promise<GPUComputePipeline> {
    const key = JSON.stringify([kernel.entry, kernel.constants, kernel.code]);
    const known = this.pipelines.get(key) ?? this.compile(kernel);
    this.pipelines.delete(key);
    this.pipelines.set(key, known);
    known.catch(() => this.pipelines.delete(key));
    const [oldest] = this.pipelines.keys();
    if (this.pipelines.size > KEPT_PIPELINES) this.pipelines.delete(oldest);
    return known;
  }

  /** Runs `create` under error scopes. @throws EngineError `out-of-memory`, `compile`, `device-lost`. */
  async scoped<T>(create: () => T): Promise<T> {
    const { device } = this;
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    let result: T;
    let errors: Promise<(GPUError | null)[]>;
    try {
      result = create();
    } finally {
      // Popped without a pause, so that scopes of concurrent work do not mix.
      errors = Promise.all([device.popErrorScope(), device.popErrorScope()]);
      // Where `create` has thrown, nobody waits for them.
      errors.catch(() => {});
    }
    const [memory, validation] = await this.host.alive(errors);
    if (memory !== null) throw memoryError();
    if (validation !== null) throw compileError(validation.message);
    return result;
  }

  dispose(): void {
    this.pipelines.clear();
  }

  private async compile(kernel: Kernel): Promise<GPUComputePipeline> {
    const { device } = this;
    const { label } = kernel;
    const layout = device.createPipelineLayout({
      label,
      bindGroupLayouts: [...(kernel.problem === false ? [] : [this.problemLayout]), this.layout(label, kernel.slots)],
    });
    // The pipeline's own error says what is wrong; without a scope a faulty module would be reported twice.
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label, code: kernel.code });
    const scope = device.popErrorScope();
    const pipeline = device.createComputePipelineAsync({
      label,
      layout,
      compute: { module, entryPoint: kernel.entry, constants: { ...kernel.constants } },
    });
    pipeline.catch(() => {});
    const error = await this.host.alive(scope);
    if (error !== null) throw compileError(error.message);
    try {
      return await this.host.alive(pipeline);
    } catch (reason) {
      if (reason instanceof EngineError) throw reason;
      throw compileError(reason instanceof Error ? reason.message : String(reason));
    }
  }
}

export function memoryError(): EngineError {
  return new EngineError('out-of-memory', {
    en: 'The GPU has not enough memory for this. Lower the resolution or the number of particles or networks.',
    zh: 'GPU 显存不足。请降低分辨率，或减少粒子或网络的数量。',
  });
}

function compileError(message: string): EngineError {
  return new EngineError('compile', {
    en: `The GPU's compiler refused this formula: ${message}`,
    zh: `GPU 编译器拒绝了该公式：${message}`,
  });
}
