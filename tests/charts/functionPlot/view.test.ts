import { expect, test } from 'vitest';
import { plotFrame } from '../../../src/charts/functionPlot/frame';
import { pinchedView } from '../../../src/charts/functionPlot/view';

const frameOf = (x: readonly [number, number], y: readonly [number, number]) =>
  plotFrame({ name: '', x: { range: x, title: 'x' }, y: { range: y, title: 'y' }, layers: [] }, 800, 500, 16);

test('what two fingers hold stays under them', () => {
  const frame = frameOf([-4, 2], [-1, 9]);
  const other = { x: 200, y: 150 };
  const from = { x: 420, y: 330 };
  const to = { x: 540, y: 390 };
  const view = pinchedView(frame, other, from, to);
  const next = frameOf([view.x[0], view.x[1]], [view.y[0], view.y[1]]);
  // Both axes grow by one factor, that of the distance, and the middle between the fingers goes along.
  const factor = Math.hypot(220, 180) / Math.hypot(340, 240);
  // Rounding of a few operations on numbers below 10.
  expect((view.x[1] - view.x[0]) / 6).toBeCloseTo(factor, 12);
  expect((view.y[1] - view.y[0]) / 10).toBeCloseTo(factor, 12);
  expect(next.x.value(370)).toBeCloseTo(frame.x.value(310), 12);
  expect(next.y.value(270)).toBeCloseTo(frame.y.value(240), 12);
});

test('fingers that rest leave the view as it is', () => {
  const frame = frameOf([-4, 2], [-1, 9]);
  const one = pinchedView(frame, { x: 200, y: 150 }, { x: 300, y: 150 }, { x: 300, y: 150 });
  // Rounding of a few operations on numbers below 10.
  [-4, 2].forEach((end, i) => {
    expect(one.x[i]).toBeCloseTo(end, 12);
  });
  [-1, 9].forEach((end, i) => {
    expect(one.y[i]).toBeCloseTo(end, 12);
  });
});
