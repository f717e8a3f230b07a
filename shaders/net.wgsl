// What a population of networks is and what a pass over rows does, for the kernels net-…. No parallel unit.
// Supplied by the compiler: the functions of net-functions. Slots of group 0: binding 0 the population, binding 1 which
// layer, binding 2 which rows; what a kernel reads and writes stands from binding 3 on.
// Everything stands net after net: parameters as in the contract (for each layer W[out][in], then b), units of a slot
// (net × row of the tile) in the order of the layers. Threads that follow each other share a net and touch neighbours.

struct Layer {
  inputs: u32,
  outputs: u32,
  // Of W[0][0] and b[0] among the parameters; biases is NONE where there are none.
  weights: u32,
  biases: u32,
  // The layer's first unit, and that of the layer below.
  units: u32,
  below: u32,
  activation: u32,
  // 1: the layer's input is added to its output.
  residual: u32,
}

struct Population {
  layers: array<Layer, 32>,
  layer_count: u32,
  nets: u32,
  parameters: u32,
  units: u32,
  inputs: u32,
  // Numbers of a row of targets.
  targets: u32,
  // Rows of the data set, rows of results per net, and slots per net.
  rows: u32,
  batch: u32,
  tile: u32,
  // Sets of hyperparameters.
  sets: u32,
  l1: f32,
  l2: f32,
  clip_norm: f32,
  clip_value: f32,
}

struct Which {
  layer: u32,
}

// A tile of the rows of one pass.
struct Pass {
  epoch: u32,
  // The pass's first place in the epoch's order, and its rows.
  first: u32,
  rows: u32,
  // The tile's first row within the pass, and its rows.
  tile_first: u32,
  tile_rows: u32,
  // 1: rows stand in the order of the epoch and of the net's seed.
  ordered: u32,
  // Row of the table of coefficients.
  coefficients: u32,
  // Entry of the record.
  entry: u32,
  // Factor of a row's loss: the reduction.
  scale: f32,
  // For fused kernels, which do many epochs: how many, every how many there is an entry, and 1: one more at the end.
  epochs: u32,
  record: u32,
  last: u32,
  // Updates of an epoch, and the most rows of one.
  updates: u32,
  batch: u32,
}

@group(0) @binding(0) var<uniform> population: Population;
@group(0) @binding(1) var<uniform> turn: Which;
@group(0) @binding(2) var<uniform> pass_: Pass;

const NONE = 0xffffffffu;

// Marks of a net: word 0 its code and the flags of the current pass, word 1 the epoch that could not be completed.
const CODE_RUNNING = 0u;
const CODE_DIVERGED = 1u;
const CODE_UNDEFINED = 2u;
const CODE_MASK = 3u;
const MARK_OVERFLOW = 4u;
const MARK_UNDEFINED = 8u;

// Stands where there is no number; the host makes NaN of whatever is beyond 1e30. Means over rows keep it, and their sums
// stay finite: WGSL lets an implementation assume that nothing is infinite.
const NO_NUMBER = 2e30;

const LARGEST_WEIGHT = 1e6;

// A function of one number with its derivative.
struct Scalar {
  value: f32,
  slope: f32,
  undefined_here: bool,
}

fn thread_index(id: vec3u, groups: vec3u) -> u32 {
  return id.y * groups.x * 64u + id.x;
}

fn group_index(id: vec3u, groups: vec3u) -> u32 {
  return id.y * groups.x + id.x;
}
