interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a straight line that lies within a box, as x₁, y₁, x₂, y₂; null where none does (Liang and Barsky 1984).
 * A canvas would clip as well, but it walks along a dashed line dash by dash, however far away that leads.
 */
export function clipLine(
  box: Box,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): [number, number, number, number] | null {
  const dx = x2 - x1;
  const dy = y2 - y1;
  let enter = 0;
  let leave = 1;
  const sides = [
    [-dx, x1 - box.left],
    [dx, box.left + box.width - x1],
    [-dy, y1 - box.top],
    [dy, box.top + box.height - y1],
  ] as const;
  for (const [speed, distance] of sides) {
    if (speed === 0) {
      if (distance < 0) return null;
    } else if (speed < 0) enter = Math.max(enter, distance / speed);
    else leave = Math.min(leave, distance / speed);
  }
  if (!(enter <= leave)) return null;
  return [x1 + enter * dx, y1 + enter * dy, x1 + leave * dx, y1 + leave * dy];
}
