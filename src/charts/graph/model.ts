import type { FigureTable } from '../hiddenTable';
import type { SvgFigure } from '../svgFigure';

/** A piece of a formula in print: text, or a raised part of it. */
export type GraphText = readonly (string | { readonly raised: string })[];

/** Not reached yet, reached, or reached just now. */
export type GraphState = 'waiting' | 'known' | 'now';

/** One number at a node. */
export interface GraphNumber {
  /** `–` while it is not computed. */
  readonly text: string;
  /** The longest that it will be, so that nothing moves when it is computed. */
  readonly room: string;
  /** CSS colour. */
  readonly color: string;
  readonly state: GraphState;
}

export interface GraphNodeModel {
  readonly kind: 'variable' | 'constant' | 'parameter' | 'operation';
  /** What it does or is, in the node: ×, sin, x, 2. */
  readonly symbol: GraphText;
  /** What it is called, above the node; empty for leaves that say it themselves. */
  readonly name: GraphText;
  /** Below the node, one under the other. */
  readonly numbers: readonly GraphNumber[];
  readonly state: GraphState;
  /** Not computed at all: a branch that is not taken. */
  readonly muted: boolean;
  /** For assistive technology and the tooltip. */
  readonly about: string;
  /** Whether everything comes to it: it is set apart. */
  readonly output: boolean;
}

export interface GraphEdgeModel {
  readonly from: number;
  readonly to: number;
  /** The local derivative, in symbols and, once it is reached, in numbers. Empty: no derivative goes along. */
  readonly label: GraphText;
  /** The longest that the label will be. */
  readonly room: string;
  readonly state: GraphState;
  /** Which way something goes along it now; null: nothing does. */
  readonly flow: 'forward' | 'backward' | null;
  readonly muted: boolean;
  readonly about: string;
}

/** Something that can be pointed at. */
export interface GraphItem {
  readonly kind: 'node' | 'edge';
  /** Index into the model's list. */
  readonly index: number;
}

/**
 * A computation graph: plain data, replaced as a whole. Nodes stand in an order in which inputs come first; where each is
 * drawn follows from nodes and edges alone, so that nothing moves while numbers come.
 */
export interface GraphModel {
  /** What the figure shows, for assistive technology. */
  readonly name: string;
  readonly nodes: readonly GraphNodeModel[];
  readonly edges: readonly GraphEdgeModel[];
  /** What is highlighted, everything else stands back; null: nothing is. */
  readonly lit: { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> } | null;
  /** The same for those who do not see it. */
  readonly table: FigureTable;
}

export interface GraphFigureEvents {
  /** Pointed at with the pointer, or focused with the keys; null: nothing is. */
  onPoint?(item: GraphItem | null): void;
  /** Pressed, tapped, or chosen with Enter. */
  onPick?(item: GraphItem): void;
}

export type GraphFigure = SvgFigure<GraphModel>;
