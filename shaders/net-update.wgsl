// One update of all parameters by an elementwise rule, after clipping: new weights are all checked before any is written,
// so that a net which diverges keeps its last finite ones. One workgroup = one net, or one thread if it is small.
// Supplied by the compiler: net-group or net-alone, CLIPS, rule_step and its counts and sizes.
// Binding 3 the weights, 4 the rule's states (net after net, state after state), 5 the gradient, 6 the set of
// hyperparameters per net and layer, 7 the coefficients (first the fixed ones of all sets, then row after row the
// changing ones), 8 the marks.

@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> states: array<f32>;
@group(0) @binding(5) var<storage, read> gradient: array<f32>;
@group(0) @binding(6) var<storage, read> hypers: array<u32>;
@group(0) @binding(7) var<storage, read> coefficients: array<f32>;
@group(0) @binding(8) var<storage, read_write> marks: array<atomic<u32>>;

struct Clip {
  factor: f32,
  most: f32,
  too_large: bool,
}

// What clipping does to each component of the gradient.
fn clip_of(n: u32, lane: u32) -> Clip {
  let first = n * population.parameters;
  var bad = 0.0;
  var largest = 0.0;
  for (var p = lane; p < population.parameters; p += LANES) {
    let g = gradient[first + p];
    bad += select(0.0, 1.0, too_large(g));
    largest = max(largest, abs(g));
  }
  let is_large = group_sum(lane, bad) > 0.0;
  if (!CLIPS) {
    return Clip(1.0, NO_NUMBER, is_large);
  }
  let unit = max(1.0, group_max(lane, largest) * 1e-15);
  var squares = 0.0;
  for (var p = lane; p < population.parameters; p += LANES) {
    let g = gradient[first + p] / unit;
    squares += g * g;
  }
  let norm = unit * sqrt(group_sum(lane, squares));
  return Clip(min(1.0, population.clip_norm / max(norm, SMALLEST_NORMAL)), population.clip_value, is_large);
}

fn clipped(clip: Clip, g: f32) -> f32 {
  return clamp(clip.factor * g, -clip.most, clip.most);
}

@compute @workgroup_size(THREADS)
fn update(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let n = net_of(group_index(id, groups), thread);
  let lane = lane_of(thread);
  if (n >= population.nets) {
    return;
  }
  // Read before the barriers, because it is replaced after them.
  let mark = atomicLoad(&marks[2u * n]);
  let clip = clip_of(n, lane);
  let first = n * population.parameters;
  var found = 0u;
  for (var checked = 0u; checked < 2u; checked++) {
    for (var l = 0u; l < population.layer_count; l++) {
      let layer = population.layers[l];
      var values = coefficients_of(hypers[n * population.layer_count + l], pass_.coefficients);
      let end = layer.weights + layer.inputs * layer.outputs + select(layer.outputs, 0u, layer.biases == NONE);
      for (var p = layer.weights + lane; p < end; p += LANES) {
        var state = array<f32, STATE_SIZE>();
        for (var s = 0u; s < STATE_COUNT; s++) {
          state[s] = states[(n * STATE_COUNT + s) * population.parameters + p];
        }
        let next = rule_step(weights[first + p], clipped(clip, gradient[first + p]), &state, &values);
        if (checked == 0u) {
          let large = too_large(next.theta) || abs(next.theta) > LARGEST_WEIGHT;
          found |= select(select(0u, MARK_OVERFLOW, large), MARK_UNDEFINED, next.undefined_here);
        } else if (found == 0u) {
          weights[first + p] = next.theta;
          for (var s = 0u; s < STATE_COUNT; s++) {
            states[(n * STATE_COUNT + s) * population.parameters + p] = state[s];
          }
        }
      }
    }
    if (checked == 0u) {
      // A step along a gradient that is none says nothing more.
      let before = mark | select(0u, MARK_OVERFLOW, clip.too_large);
      found = select(before, group_marks(lane, found), before == 0u);
    }
  }
  if (lane == 0u) {
    end_net(n, found);
  }
}
