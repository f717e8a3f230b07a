import WebGPUBackend from 'three/src/renderers/webgpu/WebGPUBackend.js';
import { BufferAttribute } from 'three/webgpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptBuffer, isAdopted, releaseBuffer } from '../../src/scene/three/adopt';

/** A buffer and a device that only keep count of what is asked of them. */
class CountingBuffer {
  readonly size: number;
  destroyed = false;
  constructor(size: number) {
    this.size = size;
  }
  destroy(): void {
    this.destroyed = true;
  }
  getMappedRange(): ArrayBuffer {
    return new ArrayBuffer(this.size);
  }
  unmap(): void {}
}

class CountingDevice {
  readonly created: CountingBuffer[] = [];
  writes = 0;
  readonly queue = {
    writeBuffer: () => {
      this.writes++;
    },
  };
  createBuffer(descriptor: { size: number }): CountingBuffer {
    const buffer = new CountingBuffer(descriptor.size);
    this.created.push(buffer);
    return buffer;
  }
}

/** What this test needs to know of three's own backend; it is private, which is why the test exists. */
interface PrivateBackend {
  device: unknown;
  createAttribute(attribute: BufferAttribute): void;
  destroyAttribute(attribute: BufferAttribute): void;
}

function setUp() {
  const backend = new (WebGPUBackend as unknown as new () => PrivateBackend)();
  const device = new CountingDevice();
  backend.device = device;
  const attribute = new BufferAttribute(new Float32Array(16), 4);
  const buffer = new CountingBuffer(64);
  return { backend, device, attribute, buffer, gpu: buffer as unknown as GPUBuffer };
}

beforeAll(() => {
  // The constants of WebGPU, which Node does not have.
  Object.assign(globalThis, { GPUBufferUsage: { VERTEX: 32, COPY_SRC: 4, COPY_DST: 8, STORAGE: 128 } });
});

describe("adopting the engine's buffer into three", () => {
  it('lets three neither allocate nor upload', () => {
    const { backend, device, attribute, gpu } = setUp();
    adoptBuffer(backend, attribute, gpu);
    backend.createAttribute(attribute);
    expect(device.created).toHaveLength(0);
    expect(device.writes).toBe(0);
    expect(isAdopted(backend, attribute, gpu)).toBe(true);
  });

  it('would have allocated otherwise, so the test above can fail', () => {
    const { backend, device, attribute, gpu } = setUp();
    backend.createAttribute(attribute);
    expect(device.created).toHaveLength(1);
    expect(isAdopted(backend, attribute, gpu)).toBe(false);
  });

  it('is no longer true once the array is uploaded over it', () => {
    const { backend, attribute, gpu } = setUp();
    adoptBuffer(backend, attribute, gpu);
    attribute.needsUpdate = true;
    expect(isAdopted(backend, attribute, gpu)).toBe(false);
  });

  it('leaves the buffer alive when three drops the attribute', () => {
    const { backend, device, attribute, buffer, gpu } = setUp();
    adoptBuffer(backend, attribute, gpu);
    backend.createAttribute(attribute);
    releaseBuffer(backend, attribute, device as unknown as GPUDevice);
    backend.destroyAttribute(attribute);
    expect(buffer.destroyed).toBe(false);
    expect(device.created.map((standIn) => standIn.destroyed)).toEqual([true]);
  });

  it('refuses a buffer that is too small, and a backend without the store', () => {
    const { backend, attribute } = setUp();
    const small = new CountingBuffer(16) as unknown as GPUBuffer;
    expect(() => adoptBuffer(backend, attribute, small)).toThrow(RangeError);
    expect(() => adoptBuffer({}, attribute, new CountingBuffer(64) as unknown as GPUBuffer)).toThrow(TypeError);
  });
});
