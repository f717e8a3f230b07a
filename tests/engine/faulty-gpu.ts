/** What is to go wrong. Counts are over the life of the wrapper, so that a fault can be placed anywhere in a course. */
export interface Faults {
  /** `null`: there is none; `reject`: the request fails; `never`: no answer. */
  readonly adapter?: 'null' | 'reject' | 'never';
  /** How the device requests end, in order; the last holds for all that follow. `late` answers after {@link lateMs}. */
  readonly device?: readonly ('ok' | 'reject' | 'never' | 'late')[];
  readonly lateMs?: number;
  /** Adapter and device have the least limits that the specification allows. */
  readonly leastLimits?: boolean;
  readonly withoutTimestamps?: boolean;
  /** The device is lost at call number n (from 1) of those that reach the device; see {@link FaultyGpu.calls}. */
  readonly loseAt?: number;
  /** Buffers larger than this find no memory, in bytes. */
  readonly memory?: number;
  /** The compiler refuses modules that contain this text. */
  readonly refuse?: string;
  /** Pipelines take this long, in milliseconds; Infinity: for ever. */
  readonly pipelineMs?: number;
  /** Pipelines fail as they do for reasons that no module shows: with a GPUPipelineError. */
  readonly pipelineFails?: boolean;
}

export interface Dispatch {
  readonly groups: number;
  readonly label: string;
}

/** What happened, for tests to look at. */
export interface Log {
  /** Calls that reached the device: creations, submissions, read-backs. */
  calls: number;
  readonly dispatches: Dispatch[];
  readonly deviceRequests: (GPUDeviceDescriptor | undefined)[];
  readonly devices: GPUDevice[];
  /** Devices that somebody has destroyed. */
  readonly destroyed: Set<GPUDevice>;
  /** Buffers that have been created and not destroyed. */
  readonly buffers: Set<GPUBuffer>;
  /** Errors that no scope has caught. */
  readonly uncaptured: string[];
}

const LEAST = {
  maxBufferSize: 268_435_456,
  maxStorageBufferBindingSize: 134_217_728,
  maxTextureDimension2D: 8192,
  maxComputeWorkgroupsPerDimension: 65_535,
} as const;

/** A GPU that works, except for what the test asks to break; nothing in it is random. Objects stay Dawn's own. */
export function faultyGpu(real: GPU, faults: Faults = {}): { readonly gpu: GPU; readonly log: Log } {
  const log: Log = {
    calls: 0,
    dispatches: [],
    deviceRequests: [],
    devices: [],
    destroyed: new Set(),
    buffers: new Set(),
    uncaptured: [],
  };
  const requestAdapter = async (options?: GPURequestAdapterOptions): Promise<GPUAdapter | null> => {
    if (faults.adapter === 'null') return null;
    if (faults.adapter === 'reject') throw new Error('no adapter for you');
    if (faults.adapter === 'never') return new Promise(() => {});
    const adapter = await real.requestAdapter(options);
    if (adapter !== null) breakAdapter(adapter, faults, log);
    return adapter;
  };
  return { gpu: Object.assign(Object.create(real) as GPU, { requestAdapter }), log };
}

/** Puts properties of our own in front of an object's. */
function patch<T extends object>(object: T, properties: Partial<{ [K in keyof T]: T[K] }>): T {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(object, name, { value, configurable: true });
  }
  return object;
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function breakAdapter(adapter: GPUAdapter, faults: Faults, log: Log): void {
  const { limits } = adapter;
  if (faults.leastLimits) patch(limits, LEAST);
  const withoutTimestamps = faults.withoutTimestamps || faults.leastLimits;
  const features = new Set([...adapter.features].filter((name) => !withoutTimestamps || name !== 'timestamp-query'));
  const request = adapter.requestDevice.bind(adapter);
  patch(adapter, {
    limits,
    features: features as unknown as GPUSupportedFeatures,
    requestDevice: async (descriptor) => {
      const nth = log.deviceRequests.push(descriptor) - 1;
      const ways = faults.device ?? ['ok'];
      const way = ways[Math.min(nth, ways.length - 1)];
      if (way === 'reject') throw new DOMException('limits refused', 'OperationError');
      if (way === 'never') return new Promise<never>(() => {});
      if (way === 'late') await after(faults.lateMs ?? 0);
      const device = await request(descriptor);
      breakDevice(device, faults, log);
      log.devices.push(device);
      return device;
    },
  });
}

function breakDevice(device: GPUDevice, faults: Faults, log: Log): void {
  device.addEventListener('uncapturederror', (event) => {
    log.uncaptured.push(event.error.message);
  });
  const destroy = device.destroy.bind(device);
  const natural = device.lost;
  let reportLoss: (info: GPUDeviceLostInfo) => void = () => {};
  const lost = new Promise<GPUDeviceLostInfo>((resolve) => {
    reportLoss = resolve;
    void natural.then(resolve);
  });
  const count = () => {
    log.calls++;
    if (log.calls !== faults.loseAt) return;
    // As after a crash of the GPU process: nobody destroyed it, and the reason is unknown.
    reportLoss({ reason: 'unknown', message: 'lost on purpose' } as GPUDeviceLostInfo);
    destroy();
  };

  // What is injected goes where a real error would go: to the innermost scope of its kind.
  const scopes: { readonly filter: GPUErrorFilter; error: GPUError | null }[] = [];
  const inject = (filter: GPUErrorFilter, error: GPUError) => {
    const scope = scopes.findLast((each) => each.filter === filter);
    if (scope === undefined) log.uncaptured.push(error.message);
    else scope.error ??= error;
  };

  const { queue } = device;
  const submit = queue.submit.bind(queue);
  const workDone = queue.onSubmittedWorkDone.bind(queue);
  patch(queue, {
    submit: (commands) => {
      count();
      submit(commands);
    },
    onSubmittedWorkDone: () => {
      count();
      return workDone();
    },
  });
  const push = device.pushErrorScope.bind(device);
  const pop = device.popErrorScope.bind(device);
  const createBuffer = device.createBuffer.bind(device);
  const createModule = device.createShaderModule.bind(device);
  const createPipeline = device.createComputePipelineAsync.bind(device);
  const createEncoder = device.createCommandEncoder.bind(device);
  patch(device, {
    lost,
    queue,
    destroy: () => {
      log.destroyed.add(device);
      destroy();
    },
    pushErrorScope: (filter) => {
      scopes.push({ filter, error: null });
      push(filter);
    },
    popErrorScope: async () => {
      count();
      const injected = scopes.pop()?.error ?? null;
      return (await pop()) ?? injected;
    },
    createBuffer: (descriptor) => {
      count();
      if (faults.memory !== undefined && descriptor.size > faults.memory) {
        inject('out-of-memory', new GPUOutOfMemoryError('no memory left, on purpose'));
      }
      return watchBuffer(createBuffer(descriptor), count, log);
    },
    createShaderModule: (descriptor) => {
      count();
      const refused = faults.refuse !== undefined && descriptor.code.includes(faults.refuse);
      return createModule(refused ? { ...descriptor, code: 'fn broken(' } : descriptor);
    },
    createComputePipelineAsync: async (descriptor) => {
      count();
      if (faults.pipelineMs === Number.POSITIVE_INFINITY) return new Promise<never>(() => {});
      if (faults.pipelineMs !== undefined) await after(faults.pipelineMs);
      if (faults.pipelineFails) throw new GPUPipelineError('failed on purpose', { reason: 'internal' });
      return createPipeline(descriptor);
    },
    createCommandEncoder: (descriptor) => {
      count();
      return watchEncoder(createEncoder(descriptor), log);
    },
  });
}

function watchBuffer(buffer: GPUBuffer, count: () => void, log: Log): GPUBuffer {
  log.buffers.add(buffer);
  const destroy = buffer.destroy.bind(buffer);
  const map = buffer.mapAsync.bind(buffer);
  return patch(buffer, {
    destroy: () => {
      log.buffers.delete(buffer);
      destroy();
    },
    mapAsync: (...range) => {
      // The loss may strike before the read-back is asked for, or while it is on its way.
      const pending = map(...range);
      count();
      return pending;
    },
  });
}

function watchEncoder(encoder: GPUCommandEncoder, log: Log): GPUCommandEncoder {
  const begin = encoder.beginComputePass.bind(encoder);
  return patch(encoder, {
    beginComputePass: (descriptor) => {
      const pass = begin(descriptor);
      const dispatch = pass.dispatchWorkgroups.bind(pass);
      return patch(pass, {
        dispatchWorkgroups: (x, y = 1, z = 1) => {
          log.dispatches.push({ groups: x * y * z, label: descriptor?.label ?? '' });
          dispatch(x, y, z);
        },
      });
    },
  });
}
