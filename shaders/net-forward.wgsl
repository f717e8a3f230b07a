// One layer forward: z = W h + b, h = activation(z), and the activation's slope. One thread = one unit of one row of
// one net. Supplied by the compiler: activation. Binding 3 the weights, 4 the inputs of the data set, 5 the places of
// the rows, 6 the units' h, 7 their slopes, 8 their z (only where KEEPS_Z; where FLAGS_Z,
// no number for a unit that is undefined), 9 the marks.

override KEEPS_Z = false;
override FLAGS_Z = false;

@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read> inputs: array<f32>;
@group(0) @binding(5) var<storage, read> places: array<u32>;
@group(0) @binding(6) var<storage, read_write> h: array<f32>;
@group(0) @binding(7) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(8) var<storage, read_write> sums: array<f32>;
@group(0) @binding(9) var<storage, read_write> marks: array<atomic<u32>>;

@compute @workgroup_size(64)
fn forward(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let layer = population.layers[turn.layer];
  let index = thread_index(id, groups);
  if (index >= population.nets * pass_.tile_rows * layer.outputs) {
    return;
  }
  let o = index % layer.outputs;
  let n = index / (layer.outputs * pass_.tile_rows);
  if ((atomicLoad(&marks[2u * n]) & CODE_MASK) != CODE_RUNNING) {
    return;
  }
  let slot = n * population.tile + (index / layer.outputs) % pass_.tile_rows;
  let first = n * population.parameters;
  let row = first + layer.weights + o * layer.inputs;
  let units = slot * population.units;
  var z = 0.0;
  if (layer.biases != NONE) {
    z = weights[first + layer.biases + o];
  }
  var below = 0.0;
  if (turn.layer == 0u) {
    let source = places[slot] * population.inputs;
    for (var i = 0u; i < layer.inputs; i++) {
      z += weights[row + i] * inputs[source + i];
    }
    if (layer.residual != 0u) {
      below = inputs[source + o];
    }
  } else {
    let source = units + layer.below;
    for (var i = 0u; i < layer.inputs; i++) {
      z += weights[row + i] * h[source + i];
    }
    if (layer.residual != 0u) {
      below = h[source + o];
    }
  }
  let there = activation(layer.activation, z);
  if (there.undefined_here) {
    atomicOr(&marks[2u * n], MARK_UNDEFINED);
  }
  let unit = units + layer.units + o;
  h[unit] = there.value + below;
  slopes[unit] = there.slope;
  if (KEEPS_Z) {
    sums[unit] = select(z, NO_NUMBER, FLAGS_Z && there.undefined_here);
  }
}
