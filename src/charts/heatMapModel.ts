import type { FigureLook } from './frame';

/** A square of cells between two axes: plain data, replaced as a whole. */
export interface HeatMapModel {
  /** Cells a side. */
  readonly size: number;
  /** RGBA of every cell, row by row from the bottom. */
  readonly pixels: Uint8ClampedArray;
  /** 1 where a cell has fine lines across it, as a cue beside its colour, 2 where they lean the other way. */
  readonly hatched: Uint8Array;
  readonly x: HeatAxis;
  readonly y: HeatAxis;
  /** Lines over the cells, and places on them; absent: none. */
  readonly lines?: readonly HeatLine[];
  readonly marks?: readonly HeatMark[];
  /** The cell that is pointed out. */
  readonly cursor: Cell | null;
  readonly look: FigureLook;
  /** Name of the map for assistive technology. */
  readonly name: string;
}

export interface HeatAxis {
  readonly label: string;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
}

export interface HeatLine {
  /** x₀, y₀, x₁, y₁, … in shares of the axes, 0 to 1. */
  readonly path: Float64Array;
  /** In units of its width; empty: solid. */
  readonly dash: readonly number[];
}

export interface HeatMark {
  /** Shares of the axes; beyond 0 and 1 it is not drawn. */
  readonly x: number;
  readonly y: number;
  readonly sign: 'ring' | 'cross';
}

export interface Cell {
  readonly column: number;
  /** From the bottom. */
  readonly row: number;
}

/** Shares of both axes; beyond 0 and 1: more than is shown. */
export interface Region {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface HeatMapEvents {
  onPoint(cell: Cell | null): void;
  onChoose(cell: Cell): void;
  onZoom(region: Region): void;
  /** Out again to where one came from. */
  onBack(): void;
}

export interface HeatMap {
  readonly element: HTMLElement;
  show(model: HeatMapModel): void;
  dispose(): void;
}
