import { describe, expect, it } from 'vitest';
import mathWgsl from '../../shaders/math.wgsl?raw';
import randomWgsl from '../../shaders/random.wgsl?raw';
import { randomBits, randomNormal, randomUnit, STREAM } from '../../src/engine/random';
import { gpuForTests } from '../setup/gpu';

const KEYS: readonly (readonly [seed: number, particle: number, step: number, stream: number])[] = [
  [0, 0, 0, 0],
  [1, 2, 3, 4],
  [0xffffffff, 0x80000000, 7, STREAM.batch],
  [42, 123456, 99, STREAM.noise],
];

describe('random numbers', () => {
  it('lie strictly between 0 and 1, whatever the bits', () => {
    for (const bits of [0, 1, 511, 512, 0x80000000, 0xffffffff]) {
      expect(Math.fround(randomUnit(bits))).toBeGreaterThan(0);
      expect(Math.fround(randomUnit(bits))).toBeLessThan(1);
      expect(Math.fround(randomUnit(bits))).toBe(randomUnit(bits));
    }
  });

  it('are uniform, normal and independent enough', () => {
    const count = 20_000;
    let [mean, square, normalMean, normalSquare, product] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const bits = randomBits(42, i, 1, STREAM.noise);
      const u = randomUnit(bits[0]) - 0.5;
      const [a, b] = randomNormal(bits);
      mean += u / count;
      square += (u * u) / count;
      normalMean += a / count;
      normalSquare += (a * a) / count;
      product += (a * b) / count;
    }
    // Five standard errors of each statistic at this count.
    const bound = 5 / Math.sqrt(count);
    expect(Math.abs(mean)).toBeLessThan(bound * Math.sqrt(1 / 12));
    expect(Math.abs(square - 1 / 12)).toBeLessThan(bound * Math.sqrt(1 / 180));
    expect(Math.abs(normalMean)).toBeLessThan(bound);
    expect(Math.abs(normalSquare - 1)).toBeLessThan(bound * Math.SQRT2);
    expect(Math.abs(product)).toBeLessThan(bound);
  });

  it('are the same bits in WGSL', async (context) => {
    const found = await gpuForTests();
    if ('skip' in found) return context.skip();
    const device = await (await found.gpu.requestAdapter())?.requestDevice();
    if (device === undefined) throw new Error('no device');
    const code = `${mathWgsl}\n${randomWgsl}
      @group(0) @binding(0) var<storage, read_write> keys: array<vec4u>;
      @compute @workgroup_size(1) fn hash(@builtin(global_invocation_id) id: vec3u) { keys[id.x] = random_bits(keys[id.x]); }`;
    const pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }) },
    });
    const size = 16 * KEYS.length;
    const buffer = device.createBuffer({
      size,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
    });
    const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    device.queue.writeBuffer(buffer, 0, Uint32Array.from(KEYS.flat()));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: [{ binding: 0, resource: { buffer } }],
      }),
    );
    pass.dispatchWorkgroups(KEYS.length);
    pass.end();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, size);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const bits = [...new Uint32Array(staging.getMappedRange())];
    expect(bits).toEqual(KEYS.flatMap((key) => randomBits(...key)));
    device.destroy();
  });
});
