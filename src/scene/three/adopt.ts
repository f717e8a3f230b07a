import type { BufferAttribute } from 'three/webgpu';

/**
 * The one place that reaches into a private corner of three (measured with 0.187): its WebGPU backend keeps, per
 * attribute, an object whose `buffer` it creates only where there is none. A buffer put there beforehand is drawn as it
 * is: three neither allocates nor uploads. `tests/scene/adopt.test.ts` fails when three changes this.
 */
interface AttributeStore {
  get(attribute: BufferAttribute): { buffer?: GPUBuffer };
}

/**
 * Makes an attribute draw straight from a buffer of the renderer's own device. Call before its first frame.
 * The buffer needs usage VERTEX and must hold at least the attribute's array. Throws where three has no such store.
 */
export function adoptBuffer(backend: unknown, attribute: BufferAttribute, buffer: GPUBuffer): void {
  if (buffer.size < attribute.array.byteLength) {
    throw new RangeError(`buffer of ${buffer.size} bytes for an attribute of ${attribute.array.byteLength}`);
  }
  storeOf(backend).get(attribute).buffer = buffer;
}

/** Whether three draws this attribute from this very buffer and has uploaded nothing over it. */
export function isAdopted(backend: unknown, attribute: BufferAttribute, buffer: GPUBuffer): boolean {
  return attribute.version === 0 && storeOf(backend).get(attribute).buffer === buffer;
}

/**
 * Gives the buffer back to its owner. three destroys the buffers of attributes that it drops, and this one is not its
 * own: a stand-in takes its place and is destroyed instead.
 */
export function releaseBuffer(backend: unknown, attribute: BufferAttribute, device: GPUDevice): void {
  storeOf(backend).get(attribute).buffer = device.createBuffer({
    label: 'stand-in for a released field',
    size: 4,
    usage: GPUBufferUsage.VERTEX,
  });
}

function storeOf(backend: unknown): AttributeStore {
  if (typeof backend === 'object' && backend !== null && 'get' in backend && typeof backend.get === 'function') {
    return backend as AttributeStore;
  }
  throw new TypeError('the WebGPU backend of three no longer keeps its attributes by get(attribute)');
}
