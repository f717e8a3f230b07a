// The twin of net-group for small nets, where one thread has a whole net: nothing is to be summed. No parallel unit.

const LANES = 1u;
const THREADS = 64u;

fn net_of(group: u32, thread: u32) -> u32 {
  return group * THREADS + thread;
}

fn lane_of(thread: u32) -> u32 {
  return 0u;
}

fn group_sum(lane: u32, value: f32) -> f32 {
  return value;
}

fn group_max(lane: u32, value: f32) -> f32 {
  return value;
}

fn group_marks(lane: u32, value: u32) -> u32 {
  return value;
}
