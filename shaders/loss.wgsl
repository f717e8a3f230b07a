// A loss over a data set: sums over its rows, all rows or a mini-batch drawn with replacement. No parallel unit: the
// thread that asks runs over the rows. Written once for ORDER, which stands for value, gradient and hessian.
// Supplied by the compiler: COLUMNS, ORDER_sum_count, ORDER_terms (what one row adds), ORDER_from_sums.

fn batch_ORDER(p: vec2f, draw: Draw) -> Jet {
  let count = select(draw.size, problem.rows, draw.size == 0u);
  var sums = array<f32, ORDER_sum_count>();
  // What rounding took from each sum (Kahan 1965): losses of many rows keep their digits in float32.
  var lost = array<f32, ORDER_sum_count>();
  for (var i = 0u; i < count; i++) {
    var row_index = i;
    if (draw.size > 0u) {
      row_index = random_bits(vec4u(draw.seed, draw.particle, draw.step, STREAM_BATCH + i)).x % problem.rows;
    }
    var row = array<f32, COLUMNS>();
    for (var c = 0u; c < COLUMNS; c++) {
      row[c] = data[row_index * COLUMNS + c];
    }
    let terms = ORDER_terms(p, row);
    for (var k = 0u; k < ORDER_sum_count; k++) {
      let term = terms[k] - lost[k];
      let sum = sums[k] + term;
      lost[k] = (sum - sums[k]) - term;
      sums[k] = sum;
    }
  }
  return ORDER_from_sums(p, sums, f32(count));
}

fn surface_ORDER(p: vec2f) -> Jet {
  return batch_ORDER(p, Draw(0u, 0u, 0u, 0u));
}
