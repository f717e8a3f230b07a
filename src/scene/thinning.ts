/** A mark that wants to stand on the screen, in CSS pixels. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Behind a part of the surface. */
  readonly hidden: boolean;
  /** It stands in any case: somebody has put it there. */
  readonly fixed?: boolean;
}

/** Between two marks there is at least this much room, in parts of the sum of their radii: the ground is to be seen. */
const APART = 1.1;
/** Beyond so many marks, those behind the surface would only be taken for marks on it. */
const FEW = 12;

/**
 * Which marks have room. The first are the most important ones, those in sight before all that are hidden: each stays if
 * it keeps its distance from all that stay already.
 */
export function haveRoom(candidates: readonly Candidate[]): boolean[] {
  const stays = candidates.map(({ fixed = false }) => fixed);
  const standing = candidates.filter((_, i) => stays[i]);
  for (const hidden of [false, true]) {
    for (const [i, candidate] of candidates.entries()) {
      if (stays[i] || candidate.hidden !== hidden) continue;
      if (hidden && standing.length >= FEW) return stays;
      if (standing.some((other) => tooNear(candidate, other))) continue;
      stays[i] = true;
      standing.push(candidate);
    }
  }
  return stays;
}

function tooNear(a: Candidate, b: Candidate): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < (1 + APART) * (a.radius + b.radius);
}
