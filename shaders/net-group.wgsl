// Sums within a workgroup, where all its threads share one net. No parallel unit.
// Supplied by the compiler: LANES, the threads of a net. The order of a sum hangs on the net's shape alone.

const THREADS = LANES;

var<workgroup> partial: array<f32, LANES>;
var<workgroup> marks_of_all: atomic<u32>;

fn net_of(group: u32, thread: u32) -> u32 {
  return group;
}

fn lane_of(thread: u32) -> u32 {
  return thread;
}

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

// Called once.
fn group_marks(lane: u32, value: u32) -> u32 {
  atomicOr(&marks_of_all, value);
  workgroupBarrier();
  return atomicLoad(&marks_of_all);
}
