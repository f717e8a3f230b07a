// Loss, norm of the gradient, accuracy and metric of nets after a pass over rows. A net whose loss or gradient is too
// large or undefined ends here. One workgroup = one net, or one thread if it is small.
// Supplied by the compiler: net-group or net-alone, SOFTMAX. Binding 3 the weights, 4 the gradient, 5 the results of the
// rows, 6 the marks, 7 the record, entry after entry: (loss, norm, accuracy, metric).

@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read> gradient: array<f32>;
@group(0) @binding(5) var<storage, read> results: array<vec4f>;
@group(0) @binding(6) var<storage, read_write> marks: array<atomic<u32>>;
@group(0) @binding(7) var<storage, read_write> record: array<vec4f>;

@compute @workgroup_size(THREADS)
fn measure(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let n = net_of(group_index(id, groups), thread);
  let lane = lane_of(thread);
  if (n >= population.nets) {
    return;
  }
  var sums = vec3f();
  for (var r = lane; r < pass_.rows; r += LANES) {
    sums += results[n * population.batch + r].xyz;
  }
  let first = n * population.parameters;
  var penalty = 0.0;
  var largest = 0.0;
  for (var l = 0u; l < population.layer_count; l++) {
    let layer = population.layers[l];
    let count = layer.inputs * layer.outputs;
    for (var i = lane; i < count; i += LANES) {
      let w = weights[first + layer.weights + i];
      penalty += population.l1 * abs(w) + 0.5 * population.l2 * w * w;
    }
  }
  var bad = 0.0;
  for (var p = lane; p < population.parameters; p += LANES) {
    let g = gradient[first + p];
    bad += select(0.0, 1.0, too_large(g));
    largest = max(largest, abs(g));
  }
  // Squares of float32 overflow: the largest component is taken out of them where it must.
  let unit = max(1.0, group_max(lane, largest) * 1e-15);
  var squares = 0.0;
  for (var p = lane; p < population.parameters; p += LANES) {
    let g = gradient[first + p] / unit;
    squares += g * g;
  }
  let loss_sum = group_sum(lane, sums.x);
  let right = group_sum(lane, sums.y);
  let followed = group_sum(lane, sums.z);
  let penalties = group_sum(lane, penalty);
  let norm = unit * sqrt(group_sum(lane, squares));
  let is_large = group_sum(lane, bad) > 0.0;
  if (lane == 0u) {
    let mark = atomicLoad(&marks[2u * n]);
    let outputs = select(population.layers[population.layer_count - 1u].outputs, 1u, SOFTMAX);
    let terms = f32(pass_.rows * outputs);
    let loss_here = pass_.scale * loss_sum + penalties;
    let found = mark | select(0u, MARK_OVERFLOW, is_large || too_large(loss_here));
    let entry = vec4f(loss_here, norm, right / terms, followed / terms);
    record[pass_.entry * population.nets + n] = select(entry, vec4f(NO_NUMBER), found != 0u);
    end_net(n, found);
  }
}
