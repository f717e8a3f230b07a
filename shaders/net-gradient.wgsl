// The gradient of a layer's parameters: a sum over the rows in their order, to which each tile adds, so that it does
// not matter how rows were cut into tiles. One thread = one parameter of one net. Binding 3 the weights, 4 the inputs of
// the data set, 5 the places of the rows, 6 the units' h, 7 their deltas, 8 the gradient, 9 the marks.

@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read> inputs: array<f32>;
@group(0) @binding(5) var<storage, read> places: array<u32>;
@group(0) @binding(6) var<storage, read> h: array<f32>;
@group(0) @binding(7) var<storage, read> deltas: array<f32>;
@group(0) @binding(8) var<storage, read_write> gradient: array<f32>;
@group(0) @binding(9) var<storage, read_write> marks: array<atomic<u32>>;

@compute @workgroup_size(64)
fn gradients(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let layer = population.layers[turn.layer];
  let count = layer.inputs * layer.outputs;
  let width = count + select(layer.outputs, 0u, layer.biases == NONE);
  let index = thread_index(id, groups);
  if (index >= population.nets * width) {
    return;
  }
  let n = index / width;
  if ((atomicLoad(&marks[2u * n]) & CODE_MASK) != CODE_RUNNING) {
    return;
  }
  // Biases follow the weights.
  let within = index % width;
  let parameter = n * population.parameters + layer.weights + within;
  let is_bias = within >= count;
  let slot = n * population.tile;
  let unit = layer.units + select(within / layer.inputs, within - count, is_bias);
  var sum = 0.0;
  if (pass_.tile_first > 0u) {
    sum = gradient[parameter];
  } else if (!is_bias) {
    let w = weights[parameter];
    sum = population.l1 * sign(w) + population.l2 * w;
  }
  // Kept out of the loops: a uniform is memory, too.
  let units = population.units;
  let end = (slot + pass_.tile_rows) * units;
  if (is_bias) {
    for (var at = slot * units; at < end; at += units) {
      sum += deltas[at + unit];
    }
  } else if (turn.layer == 0u) {
    let i = within % layer.inputs;
    let width = population.inputs;
    var place = slot;
    for (var at = slot * units; at < end; at += units) {
      sum += deltas[at + unit] * inputs[places[place] * width + i];
      place++;
    }
  } else {
    let i = layer.below + within % layer.inputs;
    for (var at = slot * units; at < end; at += units) {
      sum += deltas[at + unit] * h[at + i];
    }
  }
  gradient[parameter] = sum;
}
