import type { Descent } from '../engine/contract';

/** What a run did at its learning rate, as a teacher would call it. */
export type Behaviour = 'slow' | 'good' | 'oscillates' | 'diverges';

/** A name with the fact that earned it. */
export type Verdict =
  | { readonly kind: 'diverges'; readonly because: 'diverged' | 'undefined' | 'left'; readonly step: number }
  /** It ends higher than it began, and still rises. */
  | { readonly kind: 'diverges'; readonly because: 'rises' }
  /** `share` of the steps under way turned back on the one before, or led upwards. */
  | { readonly kind: 'oscillates'; readonly because: 'turns' | 'rises'; readonly share: number }
  /** It was thrown to `factor` times the height of its start above the best, and has not come back down yet. */
  | { readonly kind: 'oscillates'; readonly because: 'thrown'; readonly factor: number }
  /** `left`: the share of the way from the start's loss to the best one's, or to the known minimum, still to go. */
  | { readonly kind: 'slow'; readonly left: number; readonly to: 'best' | 'minimum' }
  | { readonly kind: 'good'; readonly because: 'converged' | 'stopped'; readonly step: number }
  /** 0 left: it is the best. */
  | { readonly kind: 'good'; readonly because: 'near'; readonly left: number };

/** Below this share of the way a loss counts as arrived: differences there cannot be seen in a chart from the start. */
const ARRIVED = 0.01;
/** Steps count as under way while more than this share is still to go; what comes after is rounding. */
const UNDER_WAY = 1e-6;
/** A step turns back: more than 120° off the one before, and at least half as long, so that it overshoots by a half. */
const TURN = -0.5;
const TURN_LENGTH = 0.5;
/** It oscillates if so many of the steps under way turn back, or lead upwards (a damped ball rises half of the time). */
const TURNS = 0.5;
const RISES = 0.25;
/** Fewer steps under way are no oscillation. */
const LEAST_STEPS = 4;
/** So much higher than the start is no wobble. */
const THROWN = 2;
/** Where all are slow the best of them is too, if it has not come this far towards the known minimum. */
const HALFWAY = 0.5;

/**
 * Names runs of one optimizer from one start at different learning rates, by what happened and not by the number:
 *
 * - diverges: it diverged, came to where the loss is undefined, ended outside the domain, or ended above its start and
 *   rising;
 * - oscillates: at least half of its steps under way turn back by more than 120° and are at least half as long as the one
 *   before (on a parabola: 1.5 ≤ lr·λ < 2), or at least a quarter of them lead upwards, or it was thrown to twice the
 *   height of its start and is still on the way back;
 * - slow: it has neither converged nor met the stopping rule, still descends, and more than 1 % of the way to the best one's loss is left;
 * - good: everything else.
 *
 * @param known the lowest value of the surface, where one knows it
 */
export function judge(runs: readonly Descent[], known: number | null = null): Verdict[] {
  const ends = runs.filter((run) => breakdown(run) === null).map(({ loss }) => loss.at(-1) ?? Number.NaN);
  const best = Math.min(...ends.filter(Number.isFinite));
  return runs.map((run) => verdictOf(run, best, known));
}

function verdictOf(run: Descent, best: number, known: number | null): Verdict {
  const broken = breakdown(run);
  if (broken !== null) return broken;
  const swing = oscillation(run, best);
  if (swing !== null) return swing;
  const { loss, status } = run;
  if (status.kind === 'converged' || status.kind === 'stopped') {
    return { kind: 'good', because: status.kind, step: status.step };
  }
  const first = loss[0]!;
  const last = loss.at(-1)!;
  const left = shareLeft(first, last, best);
  const factor = shareLeft(
    first,
    run.loss.reduce((high, value) => Math.max(high, value), first),
    best,
  );
  if (factor >= THROWN && left > ARRIVED) return { kind: 'oscillates', because: 'thrown', factor };
  const descends = last < loss[Math.floor((3 * (loss.length - 1)) / 4)]!;
  if (descends && left > ARRIVED) return { kind: 'slow', left, to: 'best' };
  const far = known === null ? 0 : shareLeft(first, last, known);
  if (descends && far > HALFWAY) return { kind: 'slow', left: far, to: 'minimum' };
  return { kind: 'good', because: 'near', left };
}

/** 0: at `goal`, 1: where it began. */
function shareLeft(first: number, last: number, goal: number): number {
  return first > goal ? (last - goal) / (first - goal) : 0;
}

function breakdown({ status, loss }: Descent): Verdict | null {
  switch (status.kind) {
    case 'diverged':
    case 'undefined':
      return { kind: 'diverges', because: status.kind, step: status.step };
    case 'left-domain':
      return { kind: 'diverges', because: 'left', step: status.step };
  }
  const last = loss.at(-1) ?? Number.NaN;
  const before = loss[Math.floor((3 * (loss.length - 1)) / 4)]!;
  return last > loss[0]! && last > before ? { kind: 'diverges', because: 'rises' } : null;
}

function oscillation({ trajectory, loss }: Descent, best: number): Verdict | null {
  let floor = best;
  for (const value of loss) if (value < floor) floor = value;
  const first = loss[0]!;
  const isUnderWay = (step: number) => shareLeft(first, loss[step - 1]!, floor) > UNDER_WAY;
  let steps = 0;
  let turns = 0;
  let rises = 0;
  for (let step = 1; step < loss.length && isUnderWay(step); step++) {
    steps++;
    if (loss[step]! > loss[step - 1]!) rises++;
    if (step > 1 && turnsBack(trajectory, step)) turns++;
  }
  if (steps < LEAST_STEPS) return null;
  // The first step has none before it to turn back on.
  if (turns / (steps - 1) >= TURNS) return { kind: 'oscillates', because: 'turns', share: turns / (steps - 1) };
  return rises / steps >= RISES ? { kind: 'oscillates', because: 'rises', share: rises / steps } : null;
}

function turnsBack(path: Float64Array, step: number): boolean {
  const at = 2 * step;
  const [ax, ay] = [path[at - 2]! - path[at - 4]!, path[at - 1]! - path[at - 3]!];
  const [bx, by] = [path[at]! - path[at - 2]!, path[at + 1]! - path[at - 1]!];
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  return ax * bx + ay * by < TURN * a * b && b >= TURN_LENGTH * a;
}
