// The loss of every row, and its derivative by the outputs' z. One thread = one row of one net.
// Supplied by the compiler: SOFTMAX, loss, correct, metric (of an output and its target). Binding 3 the targets, 4 the
// places of the rows, 5 the units' h, 6 their slopes (afterwards the loss's derivative by h), 7 their deltas
// (derivatives by z), 8 the results of the rows (loss, how many outputs are right, metric), 9 the marks.

@group(0) @binding(3) var<storage, read> targets: array<f32>;
@group(0) @binding(4) var<storage, read> places: array<u32>;
@group(0) @binding(5) var<storage, read> h: array<f32>;
@group(0) @binding(6) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(7) var<storage, read_write> deltas: array<f32>;
@group(0) @binding(8) var<storage, read_write> results: array<vec4f>;
@group(0) @binding(9) var<storage, read_write> marks: array<atomic<u32>>;

fn pass_back(unit: u32, derivative: f32) {
  let scaled = pass_.scale * derivative;
  deltas[unit] = scaled * slopes[unit];
  slopes[unit] = scaled;
}

// (cross-entropy of softmax(h) with the class t, 1 where the class is the likeliest)
fn softmax_row(first: u32, outputs: u32, wanted: u32) -> vec2f {
  var largest = h[first];
  var likeliest = 0u;
  for (var o = 1u; o < outputs; o++) {
    if (h[first + o] > largest) {
      largest = h[first + o];
      likeliest = o;
    }
  }
  var total = 0.0;
  for (var o = 0u; o < outputs; o++) {
    total += exp(h[first + o] - largest);
  }
  for (var o = 0u; o < outputs; o++) {
    pass_back(first + o, exp(h[first + o] - largest) / total - select(0.0, 1.0, o == wanted));
  }
  return vec2f(log(total) + largest - h[first + wanted], select(0.0, 1.0, likeliest == wanted));
}

@compute @workgroup_size(64)
fn losses(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = thread_index(id, groups);
  if (index >= population.nets * pass_.tile_rows) {
    return;
  }
  let n = index / pass_.tile_rows;
  if ((atomicLoad(&marks[2u * n]) & CODE_MASK) != CODE_RUNNING) {
    return;
  }
  let within = index % pass_.tile_rows;
  let slot = n * population.tile + within;
  let layer = population.layers[population.layer_count - 1u];
  let first = slot * population.units + layer.units;
  let target_row = places[slot] * population.targets;
  var result = vec4f();
  var undefined_here = false;
  if (SOFTMAX) {
    result = vec4f(softmax_row(first, layer.outputs, u32(targets[target_row])), NO_NUMBER, 0.0);
  } else {
    for (var o = 0u; o < layer.outputs; o++) {
      let output = h[first + o];
      let wanted = targets[target_row + o];
      let there = loss(output, wanted);
      result += vec4f(there.value, correct(output, wanted), metric(output, wanted), 0.0);
      undefined_here = undefined_here || there.undefined_here;
      pass_back(first + o, there.slope);
    }
  }
  let overflow = select(0u, MARK_OVERFLOW, too_large(result.x));
  let mark = select(overflow, MARK_UNDEFINED, undefined_here);
  if (mark != 0u) {
    atomicOr(&marks[2u * n], mark);
  }
  results[n * population.batch + pass_.tile_first + within] = result;
}
