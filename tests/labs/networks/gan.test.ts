import { describe, expect, it } from 'vitest';
import { densityOf } from '../../../src/analysis/density';
import { correlation, coverageOf, meanImage } from '../../../src/analysis/modes';
import { NumpyRandom } from '../../../src/catalog/data/numpy-random';
import { GLYPH_SIDE, makeGlyphs } from '../../../src/catalog/images/glyphs';
import { makeNoise } from '../../../src/catalog/images/noise';
import type { GanTraining } from '../../../src/engine/contract/network';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { conflictsIn, fitNetwork } from '../../../src/experiment/networks/fit';
import { resolveGan } from '../../../src/experiment/networks/gan';
import { EMPTY_COURSE, extendCourse } from '../../../src/labs/networks/gan/course';
import {
  chooseData,
  drawPoint,
  hiddenActivation,
  outputActivation,
  shaped,
} from '../../../src/labs/networks/gan/players';

const base = normaliseNetwork({ view: 'gan' });

describe('a resolved game', () => {
  it('knows the clouds of the ring and of the grid', () => {
    const ring = resolveGan(base);
    expect(ring.modes).toHaveLength(16);
    for (let m = 0; m < 16; m += 2) expect(Math.hypot(ring.modes![m]!, ring.modes![m + 1]!)).toBeCloseTo(1, 12);
    expect(resolveGan(chooseData(base, 'grid')).modes).toHaveLength(50);
  });

  it('finds no clouds where points spread by themselves', () => {
    for (const data of ['spirals', 'segment', 'moons', 'circles']) {
      expect(resolveGan(chooseData(base, data)).modes, data).toBeNull();
    }
  });

  it('draws no more rows than there are', () => {
    const few = { ...base, gan: { ...base.gan, samples: 16, batch: 128 } };
    expect(resolveGan(few).plan.batch).toBe(16);
  });
});

describe('changes of a game', () => {
  it('to images take the tutorial’s players, and back the default ones', () => {
    const images = fitNetwork(chooseData(base, 'images'));
    expect(conflictsIn(images)).toEqual([]);
    expect(images.gan.generator.layers).toEqual([100, 784]);
    expect(outputActivation(images.gan.generator)).toBe('tanh');
    expect(resolveGan(images).plan.real).toHaveLength(256 * 784);
    const back = fitNetwork(chooseData(images, 'ring'));
    expect(back.gan.generator.layers).toEqual(base.gan.generator.layers);
    expect(conflictsIn(back)).toEqual([]);
  });

  it('to noise keep the players of images, and take more of it', () => {
    const noise = fitNetwork(chooseData(chooseData(base, 'images'), 'noise'));
    expect(conflictsIn(noise)).toEqual([]);
    expect(noise.gan.generator).toEqual(chooseData(base, 'images').gan.generator);
    const { kind, modes, plan } = resolveGan(noise);
    expect({ kind, modes, numbers: plan.real.length }).toEqual({ kind: 'images', modes: null, numbers: 1024 * 784 });
  });

  it('to a drawing begin with something to learn from', () => {
    const drawing = chooseData(base, 'drawn');
    const { length } = drawing.gan.points!;
    expect(length).toBeGreaterThan(0);
    const more = drawPoint(drawing, [0.12345, -1]);
    expect(more.gan.points).toHaveLength(length + 1);
    expect(more.gan.points!.at(-1)).toEqual([0.123, -1]);
    expect(resolveGan(more).plan.real.slice(-2)).toEqual(Float64Array.from([0.123, -1]));
  });

  it('keep activations while layers come and go', () => {
    const tanhOut = shaped(base.gan.generator, { output: 'tanh' });
    expect(tanhOut.activation).toEqual(['relu', 'relu', 'tanh']);
    const deeper = shaped(tanhOut, { depth: 3, width: 8 });
    expect(deeper.layers).toEqual([2, 8, 8, 8, 2]);
    expect([hiddenActivation(deeper), outputActivation(deeper)]).toEqual(['relu', 'tanh']);
    const flat = shaped(deeper, { depth: 0 });
    expect(flat).toMatchObject({ layers: [2, 2], activation: ['tanh'] });
    expect(shaped(flat, { output: 'linear' }).activation).toBe('leaky_relu');
  });
});

describe('mode coverage', () => {
  const modes = Float64Array.from([0, 0, 1, 0, 0, 1]);

  it('counts a mode with one sample near it, and the samples near any', () => {
    const samples = Float64Array.from([0.05, 0, 0, 0.05, 1, 0.2, 5, 5]);
    expect(coverageOf(modes, samples, 0.1)).toEqual({ covered: [true, false, false], count: 1, good: 0.5 });
    expect(coverageOf(modes, samples, 0.25)).toMatchObject({ count: 2, good: 0.75 });
  });

  it('is zero without samples', () => {
    expect(coverageOf(modes, new Float64Array(), 1)).toMatchObject({ count: 0, good: 0 });
  });
});

describe('images on average', () => {
  it('are compared by correlation', () => {
    const mean = meanImage(Float64Array.from([0, 1, 2, 4, 3, 2]), 3);
    expect([...mean]).toEqual([2, 2, 2]);
    const ramp = Float64Array.from([1, 2, 3]);
    expect(correlation(ramp, Float64Array.from([-3, -1, 1]))).toBeCloseTo(1, 12);
    expect(correlation(ramp, Float64Array.from([3, 2, 1]))).toBeCloseTo(-1, 12);
    expect(correlation(ramp, mean)).toBeNaN();
  });
});

describe('the course of a game', () => {
  const told = (count: number, first: number): GanTraining => {
    const numbers = Float64Array.from({ length: count }, (_, k) => first + k);
    return {
      state: {} as GanTraining['state'],
      discriminatorLoss: numbers,
      generatorLoss: numbers,
      onReal: numbers,
      onGenerated: numbers,
    };
  };

  it('keeps every update while there are few', () => {
    const course = extendCourse(extendCourse(EMPTY_COURSE, told(2, 1), 1), told(3, 3), 3);
    expect(course.updates).toEqual([1, 2, 3, 4, 5]);
    expect(course.generatorLoss).toEqual(course.updates);
  });

  it('thins evenly when there are many', () => {
    let course = EMPTY_COURSE;
    for (let first = 1; first < 10_000; first += 100) course = extendCourse(course, told(100, first), first);
    expect(course.updates.length).toBeLessThanOrEqual(1200);
    expect(course.updates.every((update) => update % course.stride === 0)).toBe(true);
    expect(course.updates.at(-1)).toBeGreaterThan(10_000 - course.stride);
    expect(course.onReal).toEqual(course.updates);
  });

  it('leaves out what an ended game did not measure', () => {
    const ended = { ...told(3, 1), discriminatorLoss: Float64Array.from([1, Number.NaN, Number.NaN]) };
    expect(extendCourse(EMPTY_COURSE, ended, 1).updates).toEqual([1]);
  });
});

describe('images made in the app', () => {
  it('are drawings, alike for one seed and different for another', () => {
    const images = makeGlyphs(9, 0, 1);
    expect(images).toHaveLength(9 * GLYPH_SIDE ** 2);
    expect(images).toEqual(makeGlyphs(9, 0, 1));
    expect(images).not.toEqual(makeGlyphs(9, 0, 2));
    for (let k = 0; k < 9; k++) {
      const image = images.subarray(k * GLYPH_SIDE ** 2, (k + 1) * GLYPH_SIDE ** 2);
      const ink = image.filter((value) => value > 0).length / image.length;
      expect(ink).toBeGreaterThan(0.03);
      expect(ink).toBeLessThan(0.5);
      expect(image.every((value) => value >= -1 && value <= 1)).toBe(true);
      expect([...image.subarray(0, GLYPH_SIDE)].every((value) => value === -1)).toBe(true);
    }
  });

  it('stay within what tanh can make when they are noisy', () => {
    expect(makeGlyphs(3, 0.5, 1).every((value) => Math.abs(value) <= 1)).toBe(true);
  });
});

describe('noise in place of images', () => {
  it('is what NumPy draws, sample by sample', () => {
    const drawn = new NumpyRandom(7).normals(2 * GLYPH_SIDE ** 2);
    expect([...makeNoise(2, 7)]).toEqual(drawn);
  });

  it('reaches beyond ±1 with a third of its pixels, as a normal number does', () => {
    const pixels = makeNoise(256, 3);
    const beyond = pixels.filter((each) => Math.abs(each) > 1).length / pixels.length;
    // erfc(1/√2) = 0.3173; of 200,704 numbers the share is within 5 standard deviations, 0.0052, of it.
    expect(Math.abs(beyond - 0.31731)).toBeLessThan(0.0052);
  });

  it('has a density whose area is the share that lies in view', () => {
    const numbers = Float64Array.from([-5, -0.9, -0.1, 0.1, 0.2, 0.9]);
    const { at, values } = densityOf(numbers, [-1, 1], 4);
    expect(at).toEqual([-0.75, -0.25, 0.25, 0.75]);
    expect(values.map((value) => value * 0.5 * numbers.length)).toEqual([1, 1, 2, 1]);
  });
});
