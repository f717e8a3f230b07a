import type { DragPhase } from '../../../charts/functionPlot';

/** The nearest multiple of a step, without the rounding of the product. */
function multiple(x: number, step: number): number {
  return Number((Math.round(x / step) * step).toPrecision(12)) + 0;
}

/** The digit that a drag along an axis moves by. @param reach half the axis, or the farther of its ends */
export function stepOf(reach: number): number {
  return 10 ** (Math.floor(Math.log10(reach)) - 2);
}

/** A place on an axis, to a digit that a pixel can tell. */
export function snapped(x: number, reach: number): number {
  return multiple(x, stepOf(reach));
}

/** Steps that one moves by in a range: 1, 2 or 5 times a power of ten, about a hundredth of it. */
export function niceStep([low, high]: readonly [number, number]): number {
  const rough = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999)!;
  return factor * power;
}

/** A place where a key moves by such a step: a pointer aims at a tenth of it. */
export function snappedTo(x: number, step: number): number {
  return multiple(x, step / 10);
}

/** Follows the drags of a figure: what a pointer drags is snapped, what a key moves has come by a step of its own. */
export function createSnapping(): (x: number, step: number, phase: DragPhase) => number {
  let dragging = false;
  return (x, step, phase) => {
    // A press of a key is a whole drag: its end alone.
    const place = dragging || phase !== 'end' ? snappedTo(x, step) : x;
    dragging = phase !== 'end';
    return place;
  };
}
