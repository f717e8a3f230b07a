import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSurfaceFile } from '../../src/labs/surfaces/files/surfaceFile';
import type { FileError } from '../../src/page/files/text';
import { root } from '../setup/sources';

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(root, 'tests/golden/numpy', name)));
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const read = (bytes: Uint8Array) => readSurfaceFile(bytes, 'landscape');

/** What tests/golden/numpy/make.py samples: z = x² + 10 y on [−2, 2] × [−1, 1], 6 × 5. */
const expected = Array.from({ length: 30 }, (_, i) => (-2 + 0.8 * (i % 6)) ** 2 + 10 * (-1 + 0.5 * Math.floor(i / 6)));

function expectClose(found: readonly number[], wanted: readonly number[], error: number): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(Math.abs(found[i]! - value), `number ${i}`).toBeLessThanOrEqual(error);
  });
}

function message(bytes: Uint8Array): string {
  try {
    read(bytes);
  } catch (error) {
    const { text: both } = error as FileError;
    // Each language says something of its own.
    expect(both.zh).toMatch(/\p{Script=Han}/u);
    return both.en;
  }
  throw new Error('the file was accepted');
}

describe('surfaces from NumPy', () => {
  it.each([
    ['double.npy', 1e-15],
    // Half an ulp of the largest value, 14, at the precision of the file.
    ['fortran.npy', 2 ** -21],
    ['half.npy', 2 ** -8],
  ])('reads %s, whose axes count the samples', (name, error) => {
    const { grid, notes } = read(file(name));
    expect([grid.columns, grid.rows, grid.x, grid.y]).toEqual([6, 5, [0, 5], [0, 4]]);
    expectClose(grid.values, expected, error);
    expect(notes).toEqual([]);
  });

  it('reads integers of the other byte order', () => {
    expect(read(file('big-endian.npy')).grid.values).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it.each(['axes.npz', 'mesh.npz'])('reads %s with its axes, and turns round what runs backwards', (name) => {
    const { grid } = read(file(name));
    expectClose([...grid.x, ...grid.y], [-2, 2, -1, 1], 1e-12);
    expectClose(grid.values, expected, 1e-15);
  });

  it('fills what is not finite and says so', () => {
    const { grid, notes } = read(file('infinite.npy'));
    expect(grid.values.every(Number.isFinite)).toBe(true);
    expect(grid.values[0]).toBe(Math.max(...expected));
    expect(notes[0]?.en).toMatch(/^2 non-finite values/);
  });

  it.each([
    ['cube.npy', /4 × 4 × 4.*two dimensions/],
    ['complex.npy', /c16.*not real/],
    ['unclear.npz', /first \(5×6\), second \(5×6\)/],
    ['uneven.npz', /axis x is not evenly spaced: 1 is followed by 2/],
  ])('says what is wrong with %s', (name, wanted) => {
    expect(message(file(name))).toMatch(wanted);
  });

  it('survives files that are cut or changed anywhere', () => {
    const whole = file('axes.npz');
    const single = file('double.npy');
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), (zip, cut, at, byte) => {
        const bytes = (zip ? whole : single).slice();
        bytes[at % bytes.length] = byte;
        try {
          read(bytes.subarray(0, 4 + (cut % bytes.length)));
        } catch (error) {
          expect((error as FileError).text?.en, String(error)).toBeTypeOf('string');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('surfaces from CSV', () => {
  const rows = [0, 1, 2, 3].map((y) => [0, 1, 2, 3, 4].map((x) => x * x - y));

  it('reads a plain table, commas, semicolons or tabs', () => {
    for (const mark of [',', ';', '\t']) {
      const { grid } = read(text(rows.map((row) => row.join(mark)).join('\n')));
      expect([grid.columns, grid.rows, grid.x, grid.y]).toEqual([5, 4, [0, 4], [0, 3]]);
      expect(grid.values).toEqual(rows.flat());
    }
  });

  it('reads axes in the first row and the first column', () => {
    const lines = ['y\\x,-1,-0.5,0,0.5,1', ...rows.map((row, i) => [3 - i, ...row].join(','))];
    const { grid } = read(text(`\uFEFF${lines.join('\r\n')}`));
    expect([grid.x, grid.y]).toEqual([
      [-1, 1],
      [0, 3],
    ]);
    // y falls by row in the file.
    expect(grid.values).toEqual([...rows].reverse().flat());
  });

  it('reads three columns x, y, value in any order', () => {
    const lines = rows.flatMap((row, y) => row.map((value, x) => `${x / 2},${10 * y},${value}`)).reverse();
    const { grid } = read(text(`x,y,loss\n${lines.join('\n')}`));
    expect([grid.x, grid.y]).toEqual([
      [0, 2],
      [0, 30],
    ]);
    expect(grid.values).toEqual(rows.flat());
    expect(message(text(`x,y,loss\n${lines.slice(1).join('\n')}`))).toMatch(/do not form a complete grid: \(2, 30\)/);
  });

  it.each([
    ['', /no rows|empty/i],
    ['1,2\n3,4', /2 × 2.*at least 4 × 4/],
    ['1,2,3,4\n1,2,3\n1,2,3,4\n1,2,3,4', /Row 2 has 3 columns/],
    ['1,2,3,4\n1,2,x,4\n1,2,3,4\n1,2,3,4', /Row 2, column 3: “x”/],
    ['nan,nan,nan,nan\nnan,nan,nan,nan\nnan,nan,nan,nan\nnan,nan,nan,nan', /No value is finite/],
    ['1,2,3,1e400\n1,2,3,4\n1,2,3,4\n1,2,3,4', /Row 1, column 4/],
  ])('says what is wrong with %j', (content, wanted) => {
    expect(message(text(content))).toMatch(wanted);
  });

  it('refuses a picture that is called .csv', () => {
    expect(message(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).not.toBe('');
  });

  it('thins what is finer than can be shown, and says so', () => {
    const line = Array.from({ length: 1100 }, (_, x) => x).join(',');
    const { grid, notes } = read(text(Array.from({ length: 4 * 3 }, () => line).join('\n')));
    expect([grid.columns, grid.rows]).toEqual([367, 4]);
    expect(grid.x).toEqual([0, 1098]);
    expect(grid.values[1]).toBe(3);
    expect(notes[0]?.en).toMatch(/1100 × 12 .* 367 × 4/);
  });
});
