// Many epochs of training in one dispatch, for small nets. One thread = one net; its weights, its gradient and its
// optimizer's state stay in registers meanwhile, which is why whatever names them is written out by the compiler.
// Supplied by the compiler: load_net, store_net, row_pass (adds a row's gradient), penalise (begins the gradient; returns
// the penalties), gradient_norm, is_any_too_large, learn (returns marks), TERMS, IS_SUM.
// Binding 3 the weights, 4 the states, 5 the inputs, 6 the targets, 7 the members (seed, then per layer the set of
// hyperparameters), 8 the coefficients, 9 the marks, 10 the record. Weights and states stand parameter-major, all nets'
// first parameter first: threads that load together then read neighbouring words.

@group(0) @binding(3) var<storage, read_write> weights: array<f32>;
@group(0) @binding(4) var<storage, read_write> states: array<f32>;
@group(0) @binding(5) var<storage, read> inputs: array<f32>;
@group(0) @binding(6) var<storage, read> targets: array<f32>;
@group(0) @binding(7) var<storage, read> members: array<u32>;
@group(0) @binding(8) var<storage, read> coefficients: array<f32>;
@group(0) @binding(9) var<storage, read_write> marks: array<u32>;
@group(0) @binding(10) var<storage, read_write> record: array<vec4f>;

// Sums over rows.
struct Sums {
  loss: f32,
  right: f32,
  metric: f32,
  marks: u32,
}

fn scale_of(rows: u32) -> f32 {
  return select(1.0 / f32(rows * TERMS), 1.0, IS_SUM);
}

// Loss and gradient over rows of the data set, or of an epoch's order.
fn go_over(first: u32, rows: u32, ordered: bool, key: OrderKey) -> Sums {
  let scale = scale_of(rows);
  let penalties = penalise();
  var sums = Sums();
  let mask = order_mask(population.rows);
  for (var r = first; r < first + rows; r++) {
    var row = r;
    if (ordered) {
      row = order_row(r, population.rows, mask, key);
    }
    let here = row_pass(row, scale);
    sums.loss += here.loss;
    sums.right += here.right;
    sums.metric += here.metric;
    sums.marks |= here.marks;
  }
  sums.loss = scale * sums.loss + penalties;
  let large = too_large(sums.loss) || is_any_too_large();
  sums.marks |= select(0u, MARK_OVERFLOW, large);
  return sums;
}

fn ending(found: u32) -> u32 {
  return select(select(CODE_RUNNING, CODE_DIVERGED, found != 0u), CODE_UNDEFINED, (found & MARK_UNDEFINED) != 0u);
}

@compute @workgroup_size(64)
fn train_lanes(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let n = pass_.first + thread_index(id, groups);
  if (n >= min(population.nets, pass_.first + pass_.tile_rows)) {
    return;
  }
  var code = marks[2u * n] & CODE_MASK;
  var stopped = marks[2u * n + 1u];
  load_net(n);
  var entry = pass_.entry;
  let seed = members[n * (population.layer_count + 1u)];
  let full = pass_.updates == 1u;
  // The last round only measures.
  for (var k = 0u; k < pass_.epochs + pass_.last; k++) {
    let epoch = pass_.epoch + k;
    let ending_here = k == pass_.epochs;
    let recorded = ending_here || (pass_.record > 0u && epoch % pass_.record == 0u);
    // Passes before the first update: with all rows in each update, the update's own pass is what is measured.
    let before = select(0u, 1u, recorded && (!full || ending_here));
    let passes = before + select(pass_.updates, 0u, ending_here);
    let key = order_key(seed, epoch);
    let row = pass_.coefficients + k * pass_.updates;
    var here = vec4f(NO_NUMBER);
    // One place where rows are gone over and one where weights move: both are long.
    for (var u = 0u; u < passes && code == CODE_RUNNING; u++) {
      let all = full || u < before;
      let first = select((u - before) * pass_.batch, 0u, all);
      let sums = go_over(first, select(min(pass_.batch, population.rows - first), population.rows, all), !all, key);
      code = ending(sums.marks);
      if (u == 0u && recorded && code == CODE_RUNNING) {
        let terms = f32(population.rows * TERMS);
        here = vec4f(sums.loss, gradient_norm(), sums.right / terms, sums.metric / terms);
      }
      if (u >= before && code == CODE_RUNNING) {
        code = ending(learn(n, row + u - before));
      }
      stopped = select(epoch, stopped, code == CODE_RUNNING);
    }
    if (recorded) {
      record[entry * population.nets + n] = here;
      entry++;
    }
  }
  store_net(n);
  marks[2u * n] = code;
  marks[2u * n + 1u] = stopped;
}
