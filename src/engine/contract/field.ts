export type Range = readonly [low: number, high: number];

/** Inclusive of the bounds: column i stands at x[0] + i (x[1] − x[0]) / (columns − 1), a single one at x[0]. */
export interface Grid {
  readonly x: Range;
  readonly y: Range;
  readonly columns: number;
  readonly rows: number;
}

/** Rows × columns samples, row-major with y growing by row; per sample (value, ∂f/∂x, ∂f/∂y, flags) as four float32. */
export interface Field {
  readonly grid: Grid;
  /** The samples on the CPU. */
  readonly samples: Float32Array;
  /** The same samples on the engine's own GPU device (STORAGE | VERTEX | COPY_SRC | COPY_DST), where it has one. */
  readonly buffer: GPUBuffer | null;
  /** Frees the GPU buffer. The scene must have stopped drawing it. */
  dispose(): void;
}
