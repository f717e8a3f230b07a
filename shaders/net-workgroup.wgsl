// Many epochs of training in one dispatch, for nets of some hundred parameters. One workgroup = one net: its weights and
// the units of a tile of rows are in workgroup memory; each thread owns some parameters, whose gradient and whose
// optimizer's states stay in its registers. Rows go four by four, so that a weight that is read serves four products.
// Supplied by the compiler: LANES, PARAMETERS, PER_LANE (parameters of a thread), PLACES (inputs and units), GROUPS (of
// four rows, in a tile), TERMS, IS_SUM, SOFTMAX, CLIPS, loss, correct, metric, activation, rule_step, STATE_COUNT, STATE_SIZE,
// OWN_STATES. Bindings as in net-lane; weights and states stand net-major: the threads of a net read neighbouring words.

@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> states: array<f32>;
@group(0) @binding(5) var<storage, read> inputs: array<f32>;
@group(0) @binding(6) var<storage, read> targets: array<f32>;
@group(0) @binding(7) var<storage, read> members: array<u32>;
@group(0) @binding(8) var<storage, read> coefficients: array<f32>;
@group(0) @binding(9) var<storage, read_write> marks: array<u32>;
@group(0) @binding(10) var<storage, read_write> record: array<vec4f>;

const NO_ROW = 0xffffffffu;

// What stands beside a bias: no input.
const BIAS = 0xffffu;

var<workgroup> w: array<f32, PARAMETERS>;
// Inputs, then units, of the rows of a tile; and the units' slopes, which become their deltas.
var<workgroup> h: array<vec4f, PLACES * GROUPS>;
var<workgroup> d: array<vec4f, PLACES * GROUPS>;
var<workgroup> tile_rows: array<u32, 4u * GROUPS>;
var<workgroup> code_of_all: u32;

// The parameters of this thread: parameter lane + k·LANES. Places of the unit and of the input that it joins, its layer.
var<private> unit_of: array<u32, PER_LANE>;
var<private> input_of: array<u32, PER_LANE>;
var<private> layer_of: array<u32, PER_LANE>;
var<private> gradient: array<f32, PER_LANE>;
var<private> state: array<f32, OWN_STATES>;
// Sums of this thread's rows: loss, right, metric; and its marks.
var<private> sums: vec3f;
var<private> found: u32;

fn own_parameters(lane: u32) {
  for (var k = 0u; k < PER_LANE; k++) {
    let p = lane + k * LANES;
    for (var l = 0u; l < population.layer_count; l++) {
      let layer = population.layers[l];
      let count = layer.inputs * layer.outputs;
      if (p >= layer.weights && p < PARAMETERS) {
        let within = p - layer.weights;
        let below = select(population.inputs + layer.below, 0u, l == 0u);
        layer_of[k] = l;
        unit_of[k] = population.inputs + layer.units + select(within - count, within / layer.inputs, within < count);
        input_of[k] = select(BIAS, below + within % layer.inputs, within < count);
      }
    }
  }
}

// Which rows a tile has, and their inputs.
fn load_tile(lane: u32, first: u32, end: u32, ordered: bool, key: OrderKey) {
  let mask = order_mask(population.rows);
  for (var r = lane; r < 4u * GROUPS; r += LANES) {
    var row = first + r;
    if (ordered && row < end) {
      row = order_row(row, population.rows, mask, key);
    }
    tile_rows[r] = select(NO_ROW, row, first + r < end);
  }
  workgroupBarrier();
  for (var item = lane; item < population.inputs * GROUPS; item += LANES) {
    let i = item / GROUPS;
    var four = vec4f();
    for (var j = 0u; j < 4u; j++) {
      let row = tile_rows[4u * (item % GROUPS) + j];
      four[j] = select(0.0, inputs[min(row, population.rows - 1u) * population.inputs + i], row != NO_ROW);
    }
    h[item] = four;
  }
  workgroupBarrier();
}

fn forward_layer(lane: u32, l: u32) {
  let layer = population.layers[l];
  let below = GROUPS * select(population.inputs + layer.below, 0u, l == 0u);
  let own = GROUPS * (population.inputs + layer.units);
  for (var item = lane; item < layer.outputs * GROUPS; item += LANES) {
    let o = item / GROUPS;
    let first = layer.weights + o * layer.inputs;
    var z = vec4f();
    if (layer.biases != NONE) {
      z = vec4f(w[layer.biases + o]);
    }
    for (var i = 0u; i < layer.inputs; i++) {
      z += w[first + i] * h[below + i * GROUPS + item % GROUPS];
    }
    var values = vec4f();
    var slopes = vec4f();
    for (var j = 0u; j < 4u; j++) {
      let there = activation(layer.activation, z[j]);
      // A row that is none has inputs of 0, where an activation may be undefined, or its slope infinite: no product with
      // them, not even with 0, may reach the gradient.
      let is_row = tile_rows[4u * (item % GROUPS) + j] != NO_ROW;
      values[j] = select(0.0, there.value, is_row);
      slopes[j] = select(0.0, there.slope, is_row);
      found |= select(0u, MARK_UNDEFINED, is_row && there.undefined_here);
    }
    h[own + item] = values;
    d[own + item] = slopes;
  }
  workgroupBarrier();
}

// The loss of one row, and its derivatives in the place of the last units' slopes.
fn loss_of_row(at: u32, j: u32, outputs: u32, row: u32, scale: f32) {
  if (SOFTMAX) {
    let wanted = u32(targets[row]);
    var largest = h[at][j];
    var likeliest = 0u;
    for (var o = 1u; o < outputs; o++) {
      let here = h[at + o * GROUPS][j];
      likeliest = select(likeliest, o, here > largest);
      largest = max(largest, here);
    }
    var total = 0.0;
    for (var o = 0u; o < outputs; o++) {
      total += exp(h[at + o * GROUPS][j] - largest);
    }
    for (var o = 0u; o < outputs; o++) {
      let share = exp(h[at + o * GROUPS][j] - largest) / total;
      d[at + o * GROUPS][j] *= scale * (share - select(0.0, 1.0, o == wanted));
    }
    let here = log(total) + largest - h[at + wanted * GROUPS][j];
    sums += vec3f(here, select(0.0, 1.0, likeliest == wanted), NO_NUMBER);
    found |= select(0u, MARK_OVERFLOW, too_large(here));
  } else {
    for (var o = 0u; o < outputs; o++) {
      let output = h[at + o * GROUPS][j];
      let wanted = targets[row * outputs + o];
      let there = loss(output, wanted);
      sums += vec3f(there.value, correct(output, wanted), metric(output, wanted));
      found |= select(0u, MARK_OVERFLOW, too_large(there.value)) | select(0u, MARK_UNDEFINED, there.undefined_here);
      d[at + o * GROUPS][j] *= scale * there.slope;
    }
  }
}

fn losses(lane: u32, scale: f32) {
  let layer = population.layers[population.layer_count - 1u];
  for (var r = lane; r < GROUPS; r += LANES) {
    let at = GROUPS * (population.inputs + layer.units) + r;
    for (var j = 0u; j < 4u; j++) {
      let row = tile_rows[4u * r + j];
      if (row == NO_ROW) {
        for (var o = 0u; o < layer.outputs; o++) {
          d[at + o * GROUPS][j] = 0.0;
        }
      } else {
        loss_of_row(at, j, layer.outputs, row, scale);
      }
    }
  }
  workgroupBarrier();
}

fn backward_layer(lane: u32, l: u32) {
  let layer = population.layers[l];
  let own = GROUPS * (population.inputs + layer.units);
  let below = GROUPS * (population.inputs + layer.below);
  for (var item = lane; item < layer.inputs * GROUPS; item += LANES) {
    let column = layer.weights + item / GROUPS;
    var sum = vec4f();
    for (var o = 0u; o < layer.outputs; o++) {
      sum += w[column + o * layer.inputs] * d[own + o * GROUPS + item % GROUPS];
    }
    d[below + item] *= sum;
  }
  workgroupBarrier();
}

fn add_gradient(lane: u32) {
  for (var k = 0u; k < PER_LANE; k++) {
    if (lane + k * LANES < PARAMETERS) {
      let unit = GROUPS * unit_of[k];
      var sum = 0.0;
      if (input_of[k] == BIAS) {
        for (var r = 0u; r < GROUPS; r++) {
          sum += dot(d[unit + r], vec4f(1.0));
        }
      } else {
        let below = GROUPS * input_of[k];
        for (var r = 0u; r < GROUPS; r++) {
          sum += dot(d[unit + r], h[below + r]);
        }
      }
      gradient[k] += sum;
    }
  }
  workgroupBarrier();
}

// Begins the gradient with the penalties' slopes; returns this thread's share of the penalties.
fn penalise(lane: u32) -> f32 {
  var penalties = 0.0;
  for (var k = 0u; k < PER_LANE; k++) {
    gradient[k] = 0.0;
    let p = lane + k * LANES;
    if (p < PARAMETERS && input_of[k] != BIAS) {
      let here = w[p];
      gradient[k] = population.l1 * sign(here) + population.l2 * here;
      penalties += population.l1 * abs(here) + 0.5 * population.l2 * here * here;
    }
  }
  return penalties;
}

// Loss and gradient over rows; (loss, right, metric) for all threads, whose marks are in `found`.
fn go_over(lane: u32, first: u32, rows: u32, ordered: bool, key: OrderKey) -> vec3f {
  let scale = select(1.0 / f32(rows * TERMS), 1.0, IS_SUM);
  sums = vec3f();
  let penalties = penalise(lane);
  for (var tile = first; tile < first + rows; tile += 4u * GROUPS) {
    load_tile(lane, tile, first + rows, ordered, key);
    for (var l = 0u; l < population.layer_count; l++) {
      forward_layer(lane, l);
    }
    losses(lane, scale);
    for (var l = population.layer_count - 1u; l > 0u; l--) {
      backward_layer(lane, l);
    }
    add_gradient(lane);
  }
  var total = 0.0;
  for (var k = 0u; k < PER_LANE; k++) {
    total += abs(gradient[k]);
  }
  // A sum is not a number where one of its terms is none.
  found |= select(0u, MARK_OVERFLOW, too_large(total));
  let all = vec3f(group_sum(lane, sums.x), group_sum(lane, sums.y), group_sum(lane, sums.z));
  return vec3f(scale * all.x + group_sum(lane, penalties), all.yz);
}

fn gradient_norm(lane: u32) -> f32 {
  var largest = 0.0;
  for (var k = 0u; k < PER_LANE; k++) {
    largest = max(largest, abs(gradient[k]));
  }
  let unit = 1.0 / max(1.0, group_max(lane, largest) * 1e-15);
  var squares = 0.0;
  for (var k = 0u; k < PER_LANE; k++) {
    squares += (gradient[k] * unit) * (gradient[k] * unit);
  }
  return sqrt(group_sum(lane, squares)) / unit;
}

// How the net stands after what all threads have found.
fn agree(lane: u32) -> u32 {
  let undefined_here = group_sum(lane, select(0.0, 1.0, (found & MARK_UNDEFINED) != 0u));
  let large = group_sum(lane, select(0.0, 1.0, found != 0u));
  if (lane == 0u) {
    code_of_all = select(select(CODE_RUNNING, CODE_DIVERGED, large > 0.0), CODE_UNDEFINED, undefined_here > 0.0);
  }
  found = 0u;
  return workgroupUniformLoad(&code_of_all);
}

// New weights take the gradient's place until all are checked. Returns a code.
fn learn(lane: u32, n: u32, table_row: u32) -> u32 {
  var factor = 1.0;
  if (CLIPS) {
    factor = min(1.0, population.clip_norm / max(gradient_norm(lane), SMALLEST_NORMAL));
  }
  let set_of = n * (population.layer_count + 1u) + 1u;
  var layer = NONE;
  var values = array<f32, COEFFICIENT_SIZE>();
  for (var k = 0u; k < PER_LANE; k++) {
    if (lane + k * LANES < PARAMETERS) {
      if (layer_of[k] != layer) {
        layer = layer_of[k];
        values = coefficients_of(members[set_of + layer], table_row);
      }
      var own = array<f32, STATE_SIZE>();
      for (var s = 0u; s < STATE_COUNT; s++) {
        own[s] = state[k * STATE_COUNT + s];
      }
      var g = gradient[k];
      if (CLIPS) {
        g = clamp(factor * g, -population.clip_value, population.clip_value);
      }
      let next = rule_step(w[lane + k * LANES], g, &own, &values);
      for (var s = 0u; s < STATE_COUNT; s++) {
        state[k * STATE_COUNT + s] = own[s];
      }
      gradient[k] = next.theta;
      let large = too_large(next.theta) || abs(next.theta) > LARGEST_WEIGHT;
      found |= select(0u, MARK_OVERFLOW, large) | select(0u, MARK_UNDEFINED, next.undefined_here);
    }
  }
  let code = agree(lane);
  if (code == CODE_RUNNING) {
    for (var k = 0u; k < PER_LANE; k++) {
      if (lane + k * LANES < PARAMETERS) {
        w[lane + k * LANES] = gradient[k];
      }
    }
  }
  workgroupBarrier();
  return code;
}

@compute @workgroup_size(LANES)
fn train_together(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let n = pass_.first + group_index(id, groups);
  if (n >= min(population.nets, pass_.first + pass_.tile_rows)) {
    return;
  }
  own_parameters(lane);
  for (var k = 0u; k < PER_LANE; k++) {
    let p = lane + k * LANES;
    if (p < PARAMETERS) {
      w[p] = weights[n * PARAMETERS + p];
      for (var s = 0u; s < STATE_COUNT; s++) {
        state[k * STATE_COUNT + s] = states[(n * STATE_COUNT + s) * PARAMETERS + p];
      }
    }
  }
  if (lane == 0u) {
    code_of_all = marks[2u * n] & CODE_MASK;
  }
  var code = workgroupUniformLoad(&code_of_all);
  var stopped = marks[2u * n + 1u];
  var entry = pass_.entry;
  let seed = members[n * (population.layer_count + 1u)];
  let full = pass_.updates == 1u;
  // As in net-lane: the last round only measures.
  for (var k = 0u; k < pass_.epochs + pass_.last; k++) {
    let epoch = pass_.epoch + k;
    let ending_here = k == pass_.epochs;
    let recorded = ending_here || (pass_.record > 0u && epoch % pass_.record == 0u);
    let before = select(0u, 1u, recorded && (!full || ending_here));
    let passes = before + select(pass_.updates, 0u, ending_here);
    let key = order_key(seed, epoch);
    let row = pass_.coefficients + k * pass_.updates;
    var here = vec4f(NO_NUMBER);
    for (var u = 0u; u < passes && code == CODE_RUNNING; u++) {
      let all = full || u < before;
      let first = select((u - before) * pass_.batch, 0u, all);
      let there = go_over(lane, first, select(min(pass_.batch, population.rows - first), population.rows, all), !all, key);
      found |= select(0u, MARK_OVERFLOW, too_large(there.x));
      code = agree(lane);
      if (u == 0u && recorded && code == CODE_RUNNING) {
        let terms = f32(population.rows * TERMS);
        here = vec4f(there.x, gradient_norm(lane), there.y / terms, there.z / terms);
      }
      if (u >= before && code == CODE_RUNNING) {
        code = learn(lane, n, row + u - before);
      }
      stopped = select(epoch, stopped, code == CODE_RUNNING);
    }
    if (recorded) {
      if (lane == 0u) {
        record[entry * population.nets + n] = here;
      }
      entry++;
    }
  }
  for (var k = 0u; k < PER_LANE; k++) {
    let p = lane + k * LANES;
    if (p < PARAMETERS) {
      weights[n * PARAMETERS + p] = w[p];
      for (var s = 0u; s < STATE_COUNT; s++) {
        states[(n * STATE_COUNT + s) * PARAMETERS + p] = state[k * STATE_COUNT + s];
      }
    }
  }
  if (lane == 0u) {
    marks[2u * n] = code;
    marks[2u * n + 1u] = stopped;
  }
}
