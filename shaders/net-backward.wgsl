// One layer backward: from the deltas of a layer to those of the layer below, or to the loss's derivative by the
// inputs. One thread = one input of the layer, of one row of one net. Binding 3 the weights, 4 the units' slopes
// (afterwards the loss's derivative by h), 5 their deltas, 6 the derivatives by the inputs, 7 the marks.

@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(5) var<storage, read_write> deltas: array<f32>;
@group(0) @binding(6) var<storage, read_write> input_deltas: array<f32>;
@group(0) @binding(7) var<storage, read_write> marks: array<atomic<u32>>;

@compute @workgroup_size(64)
fn backward(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let layer = population.layers[turn.layer];
  let index = thread_index(id, groups);
  if (index >= population.nets * pass_.tile_rows * layer.inputs) {
    return;
  }
  let i = index % layer.inputs;
  let n = index / (layer.inputs * pass_.tile_rows);
  if ((atomicLoad(&marks[2u * n]) & CODE_MASK) != CODE_RUNNING) {
    return;
  }
  let slot = n * population.tile + (index / layer.inputs) % pass_.tile_rows;
  let column = n * population.parameters + layer.weights + i;
  let units = slot * population.units;
  var sum = 0.0;
  for (var o = 0u; o < layer.outputs; o++) {
    sum += weights[column + o * layer.inputs] * deltas[units + layer.units + o];
  }
  if (layer.residual != 0u) {
    sum += slopes[units + layer.units + i];
  }
  if (turn.layer == 0u) {
    input_deltas[slot * population.inputs + i] = sum;
  } else {
    let unit = units + layer.below + i;
    deltas[unit] = sum * slopes[unit];
    slopes[unit] = sum;
  }
}
