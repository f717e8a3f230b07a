import type { EnsemblePlan, Problem } from '../contract';
import { floats, integers, pack } from './transfer';

/** Bytes of `Members` in shaders/ensemble.wgsl, padded as {@link pack} does. */
export const MEMBERS_BYTES = 96;

const STARTS = { sweep: 0, grid: 1, random: 2 } as const;

/** Which members of an ensemble: `count` ones from `first` on. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** What one dispatch goes over. */
export interface MemberRange {
  readonly span: Span;
  /** All members in the buffers. */
  readonly of: Span;
  /** Those whose states are in the buffer that is bound. */
  readonly part: Span;
  /** Threads of a row of workgroups. */
  readonly stride: number;
}

/** `Members` of shaders/ensemble.wgsl, in the order of its declaration. */
export function membersBytes(domain: Problem['domain'], plan: EnsemblePlan, range: MemberRange): ArrayBuffer {
  const { members, tolerance } = plan;
  const { span, of, part, stride } = range;
  const grid = members.kind === 'grid' ? members.grid : { x: domain[0], y: domain[1], columns: 1, rows: 1 };
  const side = Math.max(...domain.map(([low, high]) => high - low));
  return pack([
    ...floats(...domain[0], ...domain[1], ...grid.x, ...grid.y, tolerance, tolerance * side),
    ...integers(STARTS[members.kind], axisOf(plan, 0), axisOf(plan, 1), grid.columns, grid.rows),
    ...integers(span.first, span.count, of.first, part.first, part.count, stride),
  ]);
}

/** The values along the axes of a sweep, x first. */
export function axisValues({ members }: EnsemblePlan): number[] {
  return members.kind === 'sweep' ? [members.x, members.y].flatMap((axis) => [...(axis?.values ?? [])]) : [];
}

/** 1 or 2 for the axis along which a coordinate of the start is swept; 0: none. */
function axisOf({ members }: EnsemblePlan, coordinate: 0 | 1): number {
  if (members.kind !== 'sweep') return 0;
  const axes = [members.x, members.y];
  return axes.findLastIndex((axis) => axis !== null && 'start' in axis.of && axis.of.start === coordinate) + 1;
}
