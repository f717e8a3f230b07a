import { describe, expect, it } from 'vitest';
import { fitOf } from '../../../src/analysis/fit';
import { LOSS_LIST } from '../../../src/catalog';
import { leastSquares } from '../../../src/catalog/losses/fit';
import { decodeAddress } from '../../../src/experiment/surfaces/experiment';
import { resolveSurface } from '../../../src/experiment/surfaces/resolve';
import type { LossSurface } from '../../../src/experiment/surfaces/types';
import { classesOf, MOST_BYTES, numbersOf, oddities, readColumns } from '../../../src/labs/shared/table/columns';
import { classifierOf, fitLine, residualLines } from '../../../src/labs/surfaces/data/fitLines';
import {
  classOf,
  generate,
  lossDataOf,
  nearestRow,
  rowAt,
  twoClassesOf,
  withAdded,
  withMoved,
  withoutRow,
  withTable,
} from '../../../src/labs/surfaces/data/points';
import { decodeText, FileError } from '../../../src/page/files/text';

const own = (
  loss: string,
  data: LossSurface['data'],
  variables: readonly [string, string] = ['w', 'b'],
): LossSurface => ({
  loss,
  variables,
  domain: { [variables[0]]: [-3, 3], [variables[1]]: [-3, 3] },
  data,
});

function faultOf(act: () => unknown): { readonly en: string; readonly zh: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof FileError) return error.text;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a table', () => {
  const bytes = (...values: readonly number[]) => Uint8Array.from(values);

  it('is read in UTF-8 with its mark, and in GB 18030', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFFx,y\n1,2\n'), 100)).toContain('x,y');
    // 温度 in GB 18030.
    const text = decodeText(bytes(0xce, 0xc2, 0xb6, 0xc8, 0x2c, 0x79, 0x0a, 0x31, 0x2c, 0x32), 100);
    expect(readColumns(text).names).toEqual(['温度', 'y']);
  });

  it('is refused where it is a picture by another name, or too large', () => {
    const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52);
    expect(faultOf(() => decodeText(png, 100)).en).toContain('not a text file');
    expect(faultOf(() => decodeText(new Uint8Array(101), 100)).en).toContain('larger than');
    expect(MOST_BYTES).toBe(50e6);
  });

  it('is separated by commas, semicolons or tabs, with decimal commas where these are free', () => {
    for (const text of ['x,y\n1.5,2\n', 'x;y\n1,5;2\n', 'x\ty\n1,5\t2\n', 'x；y\n1,5；2\n', '"x","y"\n"1,5","2"\n']) {
      const table = readColumns(text);
      expect(table.names).toEqual(['x', 'y']);
      expect([numbersOf(table, 0), numbersOf(table, 1)]).toEqual([[1.5], [2]]);
    }
  });

  it('says where it is wrong, in both languages', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['', 'no rows'],
      ['x,y\n', 'headings, but no rows'],
      ['1\n2\n', 'Row 1 has one column'],
      ['1,2\n3\n', 'Row 2 has 1 column, the first row has 2'],
      ['x,y\n1,2\n3,"4\n', 'quotation mark'],
    ];
    for (const [text, message] of wrong) {
      const fault = faultOf(() => readColumns(text));
      expect(fault.en).toContain(message);
      expect(fault.zh).toMatch(/\p{Script=Han}/u);
    }
    const cells: readonly (readonly [string, string])[] = [
      ['x,y\n1,2\n3,abc\n', 'Row 3, column 2: “abc” is not a number'],
      ['x,y\n1,2\nNaN,4\n', 'Row 3, column 1: “NaN” is not a number'],
      ['x,y\n1,\n', 'Row 2, column 2 is empty'],
      ['x,y\n1e400,2\n', 'Row 2, column 1: 1e400 is larger than 1e9'],
    ];
    for (const [text, message] of cells) {
      const table = readColumns(text);
      expect(faultOf(() => [numbersOf(table, 0), numbersOf(table, 1)]).en).toContain(message);
    }
  });

  it('has classes by their codes, by order or by word, and two of them', () => {
    const labels = (text: string, codes: readonly [number, number] = [0, 1]) => classesOf(readColumns(text), 1, codes);
    expect(labels('1,0\n2,1\n')).toEqual([0, 1]);
    expect(labels('1,7\n2,3\n', [-1, 1])).toEqual([1, -1]);
    expect(labels('a,b\n1,通过\n2,未通过\n3,通过\n')).toEqual([0, 1, 0]);
    expect(faultOf(() => labels('1,1\n2,2\n3,3\n')).en).toContain('3 different classes');
  });

  it('is taken with a word of caution where a column is constant or there is one row', () => {
    const said = (columns: readonly (readonly number[])[]) => oddities(['x', 'y'], columns).map(({ en }) => en);
    expect(said([[1, 1], [2, 3]])).toEqual(['Column “x” is constant.']); // biome-ignore format: two short columns
    expect(said([[1], [2]])).toEqual(['There is one row only.']);
    expect(leastSquares({ x: [1, 1], y: [2, 3] })).toEqual([]);
  });
});

describe('what a loss fits', () => {
  it('is read off every loss of the catalogue', () => {
    const kinds = LOSS_LIST.map(({ id }) => {
      const fit = fitOf(resolveSurface({ id }).problem);
      return [id, fit?.kind, fit?.features.join()];
    });
    expect(kinds).toEqual([
      ['mse', 'curve', 'x'],
      ['cross_entropy', 'chance', 'x'],
      ['perceptron', 'side', 'x1,x2'],
      ['hinge', 'side', 'x1,x2'],
      ['squared_hinge', 'side', 'x1,x2'],
    ]);
  });

  it('is read off losses of one’s own', () => {
    const { problem } = resolveSurface(own('mean(abs(y - a*sin(k*x)))', { x: [0, 1], y: [0, 1] }, ['a', 'k']));
    const fit = fitOf(problem)!;
    expect(fit.kind).toBe('curve');
    expect(fit.predict([2, 3], [0.5])).toBeCloseTo(2 * Math.sin(1.5), 12);
    expect(fitOf(resolveSurface(own('mean(x*w + b*y^2)', { x: [1], y: [2] })).problem)).toBeNull();
    expect(fitOf(resolveSurface({ id: 'rosenbrock' }).problem)).toBeNull();
  });

  it('is drawn as a line, a curve or a border', () => {
    const line = fitOf(resolveSurface({ id: 'mse' }).problem)!;
    expect([...fitLine(line, [2, 1], [0, 4], [0, 9])]).toEqual([0, 1, 4, 9]);
    const chance = fitLine(fitOf(resolveSurface({ id: 'cross_entropy' }).problem)!, [2, -1], [-3, 3], [0, 1]);
    expect(chance.length).toBeGreaterThan(100);
    const side = fitOf(resolveSurface({ id: 'hinge' }).problem)!;
    const [x0, y0, x1, y1] = fitLine(side, [1, 2], [-2, 2], [-3, 3]);
    // x1 + 2·x2 = 0 at both ends, to rounding.
    expect(x0! + 2 * y0!).toBeCloseTo(0, 9);
    expect(x1! + 2 * y1!).toBeCloseTo(0, 9);
    expect(Math.hypot(x1! - x0!, y1! - y0!)).toBeGreaterThan(5);
    expect(fitLine(side, [0, 0], [-2, 2], [-3, 3])).toHaveLength(0);
    expect([...residualLines(line, [2, 1], [1], [5])]).toEqual([1, 5, 1, 3, Number.NaN, Number.NaN]);
  });
});

describe('a line in the plane of the data', () => {
  it('is the score of a loss, with the bias that is held', () => {
    const fit = (surface: Parameters<typeof resolveSurface>[0]) => fitOf(resolveSurface(surface).problem)!;
    expect(classifierOf(fit({ id: 'hinge' }), [1, 2])).toEqual({ w: [1, 2], b: 0 });
    expect(classifierOf(fit({ id: 'perceptron', parameters: { b: -0.5 } }), [0.25, 2])).toEqual({
      w: [0.25, 2],
      b: -0.5,
    });
    expect(classifierOf(fit({ id: 'mse' }), [1, 2])).toBeNull();
    const bent = own('sum(max(0, 1 - y*(a*x1*x2 + b*x1)))', { x1: [1, 2], x2: [1, 3], y: [1, -1] }, ['a', 'b']);
    expect(classifierOf(fit(bent), [1, 2])).toBeNull();
  });

  it('judges the points by their classes', () => {
    expect(twoClassesOf(lossDataOf({ id: 'perceptron' })!)).toEqual({
      places: Float64Array.of(2, 3, 1, -1),
      labels: [1, -1],
    });
    expect(twoClassesOf(lossDataOf({ id: 'cross_entropy' })!)).toBeNull();
    expect(twoClassesOf(lossDataOf({ id: 'mse' })!)).toBeNull();
  });
});

describe('points', () => {
  const view = lossDataOf(own('mean((w*x + b - y)^2)', { x: [0, 1, 2], y: [1, 3, 5] }))!;

  it('are found, moved, added and taken away', () => {
    expect(nearestRow(view, [1.02, 3], [2, 4], 0.03)).toBe(1);
    expect(nearestRow(view, [1.5, 3], [2, 4], 0.03)).toBe(-1);
    expect(withMoved(view, 1, [1.5, 2.25])).toEqual({ x: [0, 1.5, 2], y: [1, 2.25, 5] });
    expect(withAdded(view.columns, rowAt(view, [4, 4], 0))).toEqual({ x: [0, 1, 2, 4], y: [1, 3, 5, 4] });
    expect(withoutRow(view.columns, 0)).toEqual({ x: [1, 2], y: [3, 5] });
    expect(withoutRow({ x: [1], y: [2] }, 0)).toEqual({ x: [1], y: [2] });
  });

  it('keep the classes of their loss', () => {
    const hinge = lossDataOf({ id: 'hinge' })!;
    expect(hinge.classes).toEqual({ column: 'y', codes: [-1, 1] });
    expect(rowAt(hinge, [0.5, 0.25], 1)).toEqual({ x1: 0.5, x2: 0.25, y: 1 });
    const row = hinge.columns.y!.indexOf(-1);
    expect(classOf(hinge, row)).toBe(0);
    expect(withMoved(hinge, row, [3, 3]).y![row]).toBe(-1);
    const logistic = lossDataOf({ id: 'cross_entropy' })!;
    expect(rowAt(logistic, [0.5, 0.8], 0)).toEqual({ x: 0.5, y: 1 });
  });

  it('from a table of another size get rates, a start and a rectangle that suit them', () => {
    const { experiment: opened } = decodeAddress('v=1&surface=mse');
    const near = withTable(opened, { x: [0, 1, 2], y: [1, 3, 5] });
    expect(resolveSurface(near.surface).problem.domain).toEqual(resolveSurface(opened.surface).problem.domain);
    // y = 30x + 5: far outside the catalogue's rectangle; a hundred times the curvature.
    const far = withTable(opened, { x: [0, 10, 20], y: [5, 305, 605] });
    const [w, b] = resolveSurface(far.surface).problem.domain;
    expect(w[0] < 30 && 30 < w[1] && b[0] < 5 && 5 < b[1]).toBe(true);
    expect(far.runs[0]!.hyper.lr!).toBeLessThan(near.runs[0]!.hyper.lr! / 20);
    for (const { start } of far.runs) expect(w[0] <= start[0] && start[0] <= w[1]).toBe(true);
  });

  it('are made from the seed alone', () => {
    const recipe = { rows: 30, noise: 0.5, seed: 7 };
    expect(generate(view, recipe)).toEqual(generate(view, recipe));
    expect(generate(view, { ...recipe, seed: 8 })).not.toEqual(generate(view, recipe));
    const [line] = leastSquares(generate(view, { ...recipe, noise: 0 }) as { x: number[]; y: number[] });
    // Made about y = 2x + 1, and rounded to four decimals.
    expect(line!.x).toBeCloseTo(2, 3);
    expect(line!.y).toBeCloseTo(1, 3);
    const clouds = generate(lossDataOf({ id: 'hinge' })!, recipe);
    expect(clouds.y!.filter((label) => label === 1)).toHaveLength(15);
  });
});
