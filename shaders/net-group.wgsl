// Sums within a workgroup, for the kernels of networks where one workgroup is one net. No parallel unit.
// Supplied by the compiler: LANES. The order of a sum is always the same: it hangs on the net's shape alone.

var<workgroup> partial: array<f32, LANES>;

// Sum over all lanes of `value`; every lane gets it.
fn group_sum(lane: u32, value: f32) -> f32 {
  workgroupBarrier();
  partial[lane] = value;
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < LANES; i++) {
    sum += partial[i];
  }
  return sum;
}

fn group_max(lane: u32, value: f32) -> f32 {
  workgroupBarrier();
  partial[lane] = value;
  workgroupBarrier();
  var largest = 0.0;
  for (var i = 0u; i < LANES; i++) {
    largest = max(largest, partial[i]);
  }
  return largest;
}
