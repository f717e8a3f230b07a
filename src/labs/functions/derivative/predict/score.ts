import type { RealFunction } from '../../../../analysis/calculus/limits';

/** How well a drawn curve agrees with the true one. Shares are between 0 and 1. */
export interface Score {
  /** Of the interval, how much was drawn. */
  readonly drawn: number;
  /** Of what was drawn, how much lies near the true curve. */
  readonly near: number;
  /** Of what was drawn, how much has the right sign. */
  readonly sign: number;
  /** 0 to 100. */
  readonly points: number;
  /** Where the sign is wrong: from and to. */
  readonly wrong: readonly (readonly [from: number, to: number])[];
}

/** Near: within this share of the height of the true curve. */
export const NEAR = 0.1;
/** So close to 0, of that height, a sign says nothing. */
const NO_SIGN = 0.03;
/** What being near counts beside the sign. */
const WEIGHTS = { near: 0.6, sign: 0.4 } as const;

/**
 * @param values drawn at even distances over the interval; NaN: not drawn
 * @param height of the true curve as it is shown
 */
export function scoreOf(
  values: ArrayLike<number>,
  truth: RealFunction,
  [low, high]: readonly [number, number],
  height: number,
): Score {
  const place = (column: number) => low + ((high - low) * column) / (values.length - 1);
  let [asked, drawn, near, signed, right] = [0, 0, 0, 0, 0];
  const wrong: [number, number][] = [];
  for (let i = 0; i < values.length; i++) {
    const [x, value] = [place(i), values[i]!];
    const true_ = truth(x);
    // Where there is no derivative nothing can be drawn.
    if (!Number.isFinite(true_)) continue;
    asked += 1;
    if (Number.isNaN(value)) continue;
    drawn += 1;
    if (Math.abs(value - true_) <= NEAR * height) near += 1;
    if (Math.abs(true_) <= NO_SIGN * height) continue;
    signed += 1;
    if (value > 0 === true_ > 0) right += 1;
    else mark(wrong, x, (high - low) / (values.length - 1));
  }
  const shares = {
    drawn: drawn / Math.max(1, asked),
    near: near / Math.max(1, drawn),
    sign: signed === 0 ? 1 : right / signed,
  };
  const share = shares.drawn * (WEIGHTS.near * shares.near + WEIGHTS.sign * shares.sign);
  return { ...shares, points: drawn === 0 ? 0 : Math.round(100 * share), wrong };
}

/** Neighbours are one stretch. */
function mark(stretches: [number, number][], x: number, width: number): void {
  const last = stretches.at(-1);
  if (last !== undefined && x - last[1] <= 0.51 * width) last[1] = x + width / 2;
  else stretches.push([x - width / 2, x + width / 2]);
}
