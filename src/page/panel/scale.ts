/** How a number is laid out along a slider. */
export interface SliderScale {
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
  readonly integer: boolean;
}

/** Places a slider has: fine enough that neighbours on it cannot be told apart by eye. */
export const SLIDER_PLACES = 400;

/** A logarithmic slider that begins at zero begins this far below its top instead, and its first place is zero. */
const ZERO_DECADES = 1e-6;

/** Value → place, 0 to {@link SLIDER_PLACES}; values beyond the slider stand at its ends. */
export function placeOf(value: number, { low, high, scale }: SliderScale): number {
  const [from, to] = ends(low, high, scale);
  const share =
    scale === 'log' ? Math.log(Math.max(value, from) / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.round(Math.min(1, Math.max(0, share)) * SLIDER_PLACES);
}

/** Place → value, rounded to three digits, which is what a slider can be set to. */
export function valueAt(place: number, { low, high, scale, integer }: SliderScale): number {
  if (place <= 0) return low;
  if (place >= SLIDER_PLACES) return high;
  const [from, to] = ends(low, high, scale);
  const share = place / SLIDER_PLACES;
  const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  return integer ? Math.round(value) : round(value, to - from, scale);
}

function ends(low: number, high: number, scale: 'linear' | 'log'): [number, number] {
  return [scale === 'log' && low <= 0 ? high * ZERO_DECADES : low, high];
}

/** Linear: to a thousandth of the span's power of ten; logarithmic: to two digits. */
function round(value: number, span: number, scale: 'linear' | 'log'): number {
  if (scale === 'log') return Number(value.toPrecision(2));
  const unit = 10 ** (Math.floor(Math.log10(span)) - 2);
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
