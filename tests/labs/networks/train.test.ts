import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintBackground } from '../../../src/charts/background';
import { classColor } from '../../../src/charts/classColors';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetDraft } from '../../../src/experiment/networks/types';
import { backgroundOf, curveOf, fieldOf } from '../../../src/labs/networks/train/backgrounds';
import { confusionOf } from '../../../src/labs/networks/train/confusion';
import { MOST_BYTES, parseTable } from '../../../src/labs/networks/train/csv';
import { gridInputs, inputAt } from '../../../src/labs/networks/train/inputs';
import { pointsOf } from '../../../src/labs/networks/train/pointGroups';
import { rowsOf, withoutPoints, withPoint, withTable } from '../../../src/labs/networks/train/points';
import { classesOf, predictedClass, readingOf, readOutput, sharesOf } from '../../../src/labs/networks/train/reading';
import type { Sampling } from '../../../src/labs/networks/train/sampler';
import { formatTable } from '../../../src/labs/shared/table/table';
import { decodeText, FileError } from '../../../src/page/files/text';

const make = (draft: NetDraft) => normaliseNetwork(draft);
const resolved = (draft: NetDraft) => resolveNetwork(make(draft));

const XOR: NetDraft = { network: { layers: [2, 4, 1], loss: 'bce' }, data: { id: 'xor', samples: 4, noise: 0 } };
const THREE: NetDraft = { network: { layers: [2, 8, 3], loss: 'ce' }, data: { id: 'three_classes', samples: 30 } };
const HINGE: NetDraft = { network: { layers: [2, 4, 1], loss: 'hinge' }, data: { id: 'moons', samples: 20 } };
const SINE: NetDraft = { network: { layers: [1, 8, 1], loss: 'mse' }, data: { id: 'sine', samples: 20 } };

describe('how outputs are read', () => {
  test('as a probability, decided at one half as the engines do', () => {
    const net = resolved(XOR);
    const reading = readingOf(net);
    expect(reading).toMatchObject({ kind: 'probability', classes: 2, low: 0, middle: 0.5, high: 1, threshold: 0.5 });
    expect(readOutput(reading, [0], 0)).toBe(0.5);
    expect(readOutput(reading, [Math.log(3)], 0)).toBeCloseTo(0.75, 12);
    expect([-1e-3, 0, 1e-3].map((z) => predictedClass(reading, [z], 0))).toEqual([0, 0, 1]);
    expect(classesOf(reading, net.train)).toEqual(Int32Array.of(...net.train.targets));
  });

  test('as shares of softmax, also where an exponential would overflow', () => {
    const reading = readingOf(resolved(THREE));
    expect(reading).toMatchObject({ kind: 'classes', classes: 3, threshold: null });
    expect([...sharesOf(reading, [0, 0, 0], 0)]).toEqual([1, 1, 1].map(() => expect.closeTo(1 / 3, 12)));
    expect([...sharesOf(reading, [9, 1000, 999, 1000], 1)]).toEqual([
      expect.closeTo(1 / (2 + Math.exp(-1)), 12),
      expect.closeTo(Math.exp(-1) / (2 + Math.exp(-1)), 12),
      expect.closeTo(1 / (2 + Math.exp(-1)), 12),
    ]);
    expect(predictedClass(reading, [7, 1, 3, 2], 1)).toBe(1);
  });

  test('as a score around 0 for targets of −1 and 1', () => {
    const net = resolved(HINGE);
    const reading = readingOf(net);
    expect(reading).toMatchObject({ kind: 'score', classes: 2, low: -1, middle: 0, high: 1, threshold: 0 });
    expect([-0.1, 0.1].map((z) => predictedClass(reading, [z], 0))).toEqual([0, 1]);
    const classes = classesOf(reading, net.train)!;
    expect([...classes]).toEqual([...net.train.targets].map((target) => (target > 0 ? 1 : 0)));
    expect(new Set(classes)).toEqual(new Set([0, 1]));
  });

  test('as a value, with room for the targets', () => {
    const net = resolved(SINE);
    const reading = readingOf(net);
    expect(reading).toMatchObject({ kind: 'value', classes: null, threshold: null });
    expect(reading.low).toBeLessThan(Math.min(...net.train.targets));
    expect(reading.high).toBeGreaterThan(Math.max(...net.train.targets));
    expect(predictedClass(reading, [1], 0)).toBeNull();
    expect(confusionOf(reading, net.train, net.train.targets)).toBeNull();
  });
});

describe('the confusion matrix', () => {
  test('counts a known case', () => {
    const { train } = resolved(XOR);
    // True 0, 1, 1, 0; predicted 0, 1, 0, 1.
    const confusion = confusionOf(readingOf(resolved(XOR)), train, [-1, 1, -1, 1])!;
    expect([...train.targets]).toEqual([0, 1, 1, 0]);
    expect([...confusion.counts]).toEqual([1, 1, 1, 1]);
    expect(confusion).toMatchObject({ total: 4, right: 2, precision: [0.5, 0.5], recall: [0.5, 0.5] });
  });

  test('takes what lies on the boundary of a linear classifier for misclassified, as its accuracy does', () => {
    const net = resolved({ ...HINGE, data: { id: 'two_points', samples: 2, noise: 0 } });
    expect(confusionOf(readingOf(net), net.train, [0, 0])).toMatchObject({ right: 0, total: 2, recall: [0, 0] });
  });

  test('has no precision for a class that is never predicted', () => {
    const confusion = confusionOf(readingOf(resolved(XOR)), resolved(XOR).train, [-1, -1, -1, -1])!;
    expect(confusion.precision).toEqual([0.5, Number.NaN]);
    expect(confusion.recall).toEqual([1, 0]);
  });

  test('holds every row once, whatever the net says', () => {
    const { train } = resolved(THREE);
    const outputs = fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 90, maxLength: 90 });
    fc.assert(
      fc.property(outputs, (raw) => {
        const { counts, total, right, recall } = confusionOf(readingOf(resolved(THREE)), train, raw)!;
        expect(counts.reduce((a, b) => a + b, 0)).toBe(30);
        expect(total).toBe(30);
        expect(right).toBe(counts[0]! + counts[4]! + counts[8]!);
        for (const share of recall) expect(share >= 0 && share <= 1).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

/** A net that says `f` of its inputs. */
function sampled(draft: NetDraft, side: number, f: (...x: number[]) => number[]): Sampling {
  const net = resolved(draft);
  const width = net.net.widths[0]!;
  const say = (inputs: Float64Array) =>
    Float32Array.from({ length: inputs.length / width }, (_, i) => i).length === 0
      ? new Float32Array()
      : Float32Array.from(
          Array.from({ length: inputs.length / width }, (_, i) =>
            f(...inputs.subarray(i * width, (i + 1) * width)),
          ).flat(),
        );
  const grid = gridInputs(net, net.extent, side);
  const shown = { resolved: net } as Sampling['shown'];
  const { columns, rows } = grid;
  return {
    shown,
    extent: net.extent,
    columns,
    rows,
    background: say(grid.inputs),
    train: say(net.train.inputs),
    test: null,
  };
}

describe('the background', () => {
  test('has at its ends exactly the colours of the points', () => {
    const sampling = sampled({ ...XOR }, 16, (x) => [x > 0.5 ? 99 : -99]);
    const reading = readingOf(sampling.shown.resolved);
    for (const theme of ['dark', 'light', 'projector'] as const) {
      const pixels = paintBackground(backgroundOf(sampling, reading, false, theme));
      const hex = (at: number) => `#${[0, 1, 2].map((k) => pixels[at + k]!.toString(16).padStart(2, '0')).join('')}`;
      expect(hex(0)).toBe(classColor(0, theme));
      expect(hex(4 * 15)).toBe(classColor(1, theme));
      const colors = pointsOf(sampling.shown.resolved, reading, true, theme).map(({ color }) => color);
      expect(colors).toEqual([classColor(0, theme), classColor(1, theme)]);
    }
  });

  test('stands the points of a class at the height of its colour', () => {
    const net = resolved(HINGE);
    const groups = pointsOf(net, readingOf(net), true, 'dark');
    expect(groups.map(({ places }) => [...new Set(places.filter((_, i) => i % 3 === 2))])).toEqual([[-1], [1]]);
    expect(groups.reduce((sum, { places }) => sum + places.length / 3, 0)).toBe(20);
    expect(new Set(groups.map(({ marker }) => marker)).size).toBe(2);
  });

  test('as a field: value and slopes by differences', () => {
    const sampling = sampled(
      { network: { layers: [2, 2, 1], loss: 'mse' }, data: { id: 'plane', samples: 9 } },
      17,
      (x, y) => [3 * x - 2 * y + 0.25],
    );
    const { grid, samples } = fieldOf(sampling, readingOf(sampling.shown.resolved), 0, [-99, 99]);
    expect([grid.columns, grid.rows]).toEqual([17, 17]);
    for (const at of [0, 16, 140, 288]) {
      expect(samples[4 * at + 1]).toBeCloseTo(3, 3);
      expect(samples[4 * at + 2]).toBeCloseTo(-2, 3);
      expect(samples[4 * at + 3]).toBe(0);
    }
    expect(samples[0]).toBeCloseTo(3 * grid.x[0] - 2 * grid.y[0] + 0.25, 4);
  });

  test('as a field stays within its limits', () => {
    const sampling = sampled(HINGE, 9, (x) => [100 * x]);
    const { samples } = fieldOf(sampling, readingOf(sampling.shown.resolved), 0, [-2, 2]);
    const values = [...samples].filter((_, i) => i % 4 === 0);
    expect([Math.min(...values), Math.max(...values)]).toEqual([-2, 2]);
  });

  test('hides what is no number, and lets no slope near it be one', () => {
    const sampling = sampled(
      { network: { layers: [2, 2, 1], loss: 'mse' }, data: { id: 'plane', samples: 9 } },
      9,
      (x) => [x === 0 ? Number.NaN : x],
    );
    const { samples } = fieldOf(sampling, readingOf(sampling.shown.resolved), 0, [-99, 99]);
    expect(samples.every((value) => Number.isFinite(value))).toBe(true);
    expect(samples.filter((_, i) => i % 4 === 3 && samples[i] !== 0).length).toBeGreaterThan(0);
  });

  test('over one input is a curve from end to end', () => {
    const sampling = sampled(SINE, 64, (x) => [2 * x]);
    const { x, y } = curveOf(sampling, readingOf(sampling.shown.resolved), '#ffffff');
    const [low, high] = sampling.extent[0]!;
    expect([x[0], x.at(-1)]).toEqual([expect.closeTo(low, 5), expect.closeTo(high, 5)]);
    expect(y[100]).toBeCloseTo(2 * x[100]!, 4);
  });

  test('of more inputs is the plane of the first two, through the means of the rest', () => {
    const net = resolved({
      network: { layers: [3, 2, 1], loss: 'mse' },
      data: {
        X: [
          [0, 0, 1],
          [1, 2, 3],
          [2, 1, 8],
        ],
        target: [0, 1, 2],
      },
    });
    const { inputs } = gridInputs(net, net.extent, 4);
    expect(inputs).toHaveLength(16 * 3);
    expect([...inputs].filter((_, i) => i % 3 === 2)).toEqual(Array.from({ length: 16 }, () => 4));
    expect([...inputAt(net, [7, 8])]).toEqual([7, 8, 4]);
  });
});

describe('drawing', () => {
  test('makes the catalogue’s points one’s own, and adds one', () => {
    const next = withPoint(make(XOR), [0.25, 0.7512], { kind: 'class', index: 1 }, false);
    expect(next.data).toEqual({
      X: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
        [0.25, 0.751],
      ],
      target: [0, 1, 1, 0, 1],
      test: 0,
    });
    expect(next.network).toEqual(make(XOR).network);
  });

  test('begins anew after clearing', () => {
    const next = withPoint(make(XOR), [0.5, 0.5], { kind: 'class', index: 0 }, true);
    expect(next.data).toMatchObject({ X: [[0.5, 0.5]], target: [0] });
  });

  test('of a third class gives the net three outputs and softmax; weights that were given go', () => {
    const given = make({
      ...XOR,
      weights: [
        { W: Array(8).fill(0.5), b: Array(4).fill(0) },
        { W: Array(4).fill(1), b: [0] },
      ],
    });
    const next = withPoint(given, [0.5, 0.5], { kind: 'class', index: 2 }, false);
    expect(next.network).toMatchObject({ layers: [2, 4, 3], loss: 'ce' });
    expect(next.weights).toBeUndefined();
    expect(() => resolveNetwork(next)).not.toThrow();
    expect(rowsOf(next).targets).toEqual([0, 1, 1, 0, 2]);
  });

  test('keeps the code of −1 and 1', () => {
    const before = make(HINGE);
    const next = withPoint(before, [0, 0], { kind: 'class', index: 0 }, false);
    expect('X' in next.data && next.data.target.at(-1)).toBe(-1);
    expect(rowsOf(next).targets).toEqual([...rowsOf(before).targets, 0]);
    expect(next.network.loss).toBe('hinge');
  });

  test('on a curve leaves the height as the target', () => {
    const next = withPoint(make(SINE), [1, -0.5], { kind: 'value' }, true);
    expect(next.data).toMatchObject({ X: [[1]], target: [-0.5] });
  });

  test('rubs out what is near, but never the last point', () => {
    const before = make(XOR);
    const next = withoutPoints(before, [0.02, 0.01], [2, 2], 0.035);
    expect(rowsOf(next)).toEqual({
      inputs: [
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      targets: [1, 1, 0],
    });
    expect(withoutPoints(before, [0.5, 0.5], [2, 2], 0.035)).toBe(before);
    expect(withoutPoints(before, [0.5, 0.5], [2, 2], 9)).toBe(before);
  });
});

describe('a table', () => {
  const read = (text: string, wanted: 'auto' | 'class' | 'value' = 'auto') => parseTable(text, wanted);
  const complaint = (text: string, wanted: 'auto' | 'class' | 'value' = 'auto') => {
    try {
      read(text, wanted);
    } catch (error) {
      if (error instanceof FileError) return error.text;
      throw error;
    }
    throw new Error('no complaint');
  };

  test.each([
    ['commas', '1,2,0\n3,4,1'],
    ['tabs', '1\t2\t0\n3\t4\t1'],
    ['semicolons and decimal commas', '1,0;2,0;0\n3,0;4,0;1'],
    ['spaces', '1 2 0\n3   4  1\n'],
    ['full-width separators and digits', '１，２，０\n３，４，１'],
    ['a byte order mark, quotes, empty lines and CRLF', '\uFEFF"1","2","0"\r\n\r\n"3","4","1"\r\n'],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual({
      names: null,
      inputs: [
        [1, 2],
        [3, 4],
      ],
      targets: [0, 1],
      classes: ['0', '1'],
    });
  });

  test('may have headings, and names for its classes', () => {
    expect(read('x1,x2,colour\n1,2,red\n3,4,blue\n5,6,red')).toEqual({
      names: ['x1', 'x2', 'colour'],
      inputs: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      targets: [0, 1, 0],
      classes: ['red', 'blue'],
    });
  });

  test('takes a few whole numbers for classes in their order, and other numbers for values', () => {
    expect(read('1,3\n2,-1\n3,3')).toMatchObject({ targets: [1, 0, 1], classes: ['-1', '3'] });
    expect(read('1,0.5\n2,1')).toMatchObject({ targets: [0.5, 1], classes: null });
    expect(read('1,0\n2,1', 'value')).toMatchObject({ targets: [0, 1], classes: null });
  });

  test('names row and column of what is wrong, in both languages', () => {
    expect(complaint('1,2,0\n\n3,oops,1')).toEqual({
      en: 'Row 3, column 2: “oops” is not a number.',
      zh: '第 3 行第 2 列：“oops”不是数。',
    });
    expect(complaint('a,b,c\n1,2,0\n3,,1').en).toBe('Row 3, column 2 is empty.');
    expect(complaint('1,2,0\n3,4').en).toBe('Row 2 has 2 columns, the first row has 3.');
    expect(complaint('1,2,0\n3,4,').en).toBe('Row 2, column 3 is empty.');
    expect(complaint('1,x\n2,y', 'value').en).toBe('Row 1, column 2: “x” is not a number.');
    expect(complaint('1,2,0\n"3,4,1').en).toMatch(/quotation mark/);
    expect(complaint('1,2e9,0\n3,4,1').en).toBe('Row 1, column 2: 2e9 is larger than 1e9.');
    expect(complaint('1\n2').en).toMatch(/one column/);
    expect(complaint('a,b').en).toMatch(/no rows/);
    expect(complaint('  \n ').en).toMatch(/no rows/);
    expect(complaint('1,a\n2,a').en).toMatch(/1 different class/);
  });

  test('beyond the limits is refused', () => {
    expect(complaint('1,0\n2,1\n'.repeat(5001)).en).toMatch(/10002 rows; 10000/);
    expect(complaint(`${'1,'.repeat(40)}0`).en).toMatch(/41 columns; 33/);
    expect(() => decodeText(new Uint8Array(MOST_BYTES + 1), MOST_BYTES)).toThrow(/larger than 2 MB/);
  });

  test('is decoded from UTF-8, UTF-16 and GB 18030', () => {
    const text = '坐标,类别\n1,红\n';
    expect(decodeText(new TextEncoder().encode(text), MOST_BYTES)).toBe(text);
    const utf16 = Uint8Array.of(0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    expect(decodeText(utf16, MOST_BYTES)).toBe(text);
    // 坐标,类别 in GB 18030.
    const gb = Uint8Array.of(0xd7, 0xf8, 0xb1, 0xea, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0);
    expect(decodeText(gb, MOST_BYTES)).toBe('坐标,类别');
  });

  test('comes back from its own export to the last digit', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const rows = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (lines) => {
        const { inputs, targets, names } = read(formatTable(['x1', 'x2', 'target'], lines), 'value');
        expect(names).toEqual(['x1', 'x2', 'target']);
        expect(inputs.map((input, i) => [...input, targets[i]])).toEqual(lines.map((line) => line.map((v) => v + 0)));
      }),
    );
  });

  test('gives the network its ends and a loss that fits', () => {
    const three = withTable(make(XOR), read('1,2,3,a\n4,5,6,b\n7,8,9,c'), 0.2);
    expect(three.network).toMatchObject({ layers: [3, 4, 3], loss: 'ce' });
    expect(three.data).toMatchObject({ target: [0, 1, 2], test: 0.2 });
    const values = withTable(make(THREE), read('1,2.5\n2,3.5'), 0);
    expect(values.network).toMatchObject({ layers: [1, 8, 1], loss: 'mse' });
    for (const experiment of [three, values]) expect(() => resolveNetwork(experiment)).not.toThrow();
  });
});
