import type { Point } from '../kinds';
import { runsOf } from '../runs';
import { point } from '../shapes';

/** The runs on a surface: each starts at a pair of coordinates. */
export const runsField = runsOf<Point>(
  { schema: point, write: (start) => start.join(':'), read: (numbers) => numbers },
  true,
);
