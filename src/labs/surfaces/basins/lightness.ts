import { inSlices } from '../../../analysis/slices';

/** Rounds over the neighbours. A ridge of one pixel keeps three eighths of its height after two. */
const ROUNDS = 2;

/**
 * Evens out what differs from pixel to pixel: steps are whole numbers, and along thin lines they are few by chance, which
 * would glitter on a wall seen from the side. Each basin is evened out within itself: nothing of one comes into another.
 *
 * @param values of every pixel; those of pixels with a negative label count for nothing, and stay
 */
export async function evenOut(labels: Int16Array, columns: number, values: Float32Array): Promise<Float32Array> {
  let from = values;
  for (let round = 0; round < ROUNDS; round++) {
    const to = from.slice();
    const before = from;
    await inSlices(labels.length, (first, last) => {
      for (let at = first; at < last; at++) if (labels[at]! >= 0) to[at] = evened(labels, columns, before, at);
    });
    from = to;
  }
  return from;
}

/** With weights 1, 2, 1 both ways, over the neighbours of the same basin. */
function evened(labels: Int16Array, columns: number, values: Float32Array, at: number): number {
  const label = labels[at]!;
  const column = at % columns;
  const left = column > 0 ? -1 : 0;
  const right = column + 1 < columns ? 1 : 0;
  let sum = 0;
  let weights = 0;
  for (let up = -columns; up <= columns; up += columns) {
    for (let across = left; across <= right; across++) {
      const there = at + up + across;
      // Beyond the first and the last row there is no label.
      if (labels[there] !== label) continue;
      const weight = (up === 0 ? 2 : 1) * (across === 0 ? 2 : 1);
      sum += weight * values[there]!;
      weights += weight;
    }
  }
  return sum / weights;
}
