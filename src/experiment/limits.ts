/** Bounds that hold for several settings at once, and for what has no row of its own. */

export const MOST_RUNS = 12;
/** Rows of a data set, of a surface or of a network. */
export const MOST_ROWS = 100_000;
/** Columns of a matrix that is drawn in a lesson, a pixel a cell. */
export const MOST_COLUMNS = 1000;

/** Arrows that stand at chosen points; an address holds as many. */
export const MOST_ARROWS = 64;

/** Coordinates end where a particle counts as diverged. */
export const LIMITS = {
  coordinate: [-1e6, 1e6],
  hyper: [0, 1e9],
  parameter: [-1e9, 1e9],
  data: [-1e9, 1e9],
  /** Heights between samples: what an engine can hold. */
  sample: [-1e30, 1e30],
  /** Initial weights of a network. */
  weight: [-1e6, 1e6],
} as const;

/** How many rates one compares side by side: none (they are chosen by the curvature), or so many. */
export const RATES = [2, 6] as const;

/** Variables of a computation graph: more of them leave no room for their numbers. */
export const MOST_CHAIN_VARIABLES = 3;

/** How many numbers go into a softmax. */
export const LOGITS = [3, 6] as const;

/** Places across the interval at which a curve that somebody drew has a value. */
export const SKETCH_PLACES = 121;

/** Samples a side of a surface that was computed elsewhere. */
export const SAMPLES = [4, 1024] as const;

/** Hidden layers of a gradient flow are at most 32, and one layer makes the output. */
export const MOST_LAYERS = 33;
export const MOST_WIDTH = 1024;
/** Weights and biases of one net. */
export const MOST_PARAMETERS = 2_000_000;
/** Nets of a population, or cells of a sweep. */
export const MOST_NETS = 100_000;
/** Things compared side by side. */
export const MOST_COMPARED = 12;
