import type { FigureTheme } from '../../../charts/classColors';
import type { NetPlan } from '../../../engine/contract/network';
import type { Edge, Item } from './geometry';
import type { UnitMaps } from './maps';
import type { Lit } from './steps';

/** What the figure shows; replaced as a whole. */
export interface FigureModel {
  readonly net: NetPlan;
  readonly weights: Float64Array;
  /** What a unit hands on, or an input; null: not known. */
  value(column: number, unit: number): number | null;
  /** Small pictures of what each unit says over the plane of the inputs; null: units are filled by their value. */
  readonly maps: UnitMaps | null;
  /** Written on an edge, or beside a node; null: nothing. */
  edgeText(edge: Edge): string | null;
  nodeText(column: number, unit: number): string | null;
  /** Sign of a node in print, above it; null: nothing. */
  nodeName(column: number, unit: number): string | null;
  /** Written below a node; null: nothing. */
  nodeNote(column: number, unit: number): string | null;
  readonly lit: Lit | null;
  readonly theme: FigureTheme;
}

export interface FigureOptions {
  /** Radius of the largest node, in rem. */
  readonly largest: number;
  /** Size of the numbers in the nodes, in rem, as the style sheet has it. */
  readonly type: number;
  /** Edges that are drawn at most. */
  readonly most: number;
  /** Name of the whole, and of its parts for who walks through it with the arrow keys. */
  name(): string;
  describe(item: Item): string;
  /** Somebody points at an item, or at nothing any more. */
  onPoint(item: Item | null): void;
}

export interface Figure {
  readonly element: HTMLElement;
  show(model: FigureModel): void;
  /** Edges that are drawn, of how many. */
  readonly drawn: { readonly edges: number; readonly of: number };
  /** Marks an item from outside. */
  point(item: Item | null): void;
  dispose(): void;
}
