// The loss of nets on a plane and its slopes along the plane's directions, after a pass and its record.
// One workgroup = one net, or one thread if it is small. Supplied by the compiler: net-group or net-alone. Binding 5 the
// gradient, 6 the record, 7 the marks (left clean for the next nets), 8 the samples of the grid: (value, along across,
// along up, flags).

@group(0) @binding(5) var<storage, read> gradient: array<f32>;
@group(0) @binding(6) var<storage, read> record: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> marks: array<atomic<u32>>;
@group(0) @binding(8) var<storage, read_write> samples: array<vec4f>;

const FLAG_UNDEFINED = 1.0;
const FLAG_OVERFLOW = 2.0;

@compute @workgroup_size(THREADS)
fn slopes(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let n = net_of(group_index(id, groups), thread);
  let lane = lane_of(thread);
  // The last nets of a pass may stand beyond the grid.
  if (n >= population.nets) {
    return;
  }
  let count = population.parameters;
  var sums = vec2f();
  for (var p = lane; p < count; p += LANES) {
    sums += gradient[n * count + p] * vec2f(plane[count + p], plane[2u * count + p]);
  }
  let across = group_sum(lane, sums.x);
  let up = group_sum(lane, sums.y);
  if (lane == 0u) {
    let code = atomicLoad(&marks[2u * n]) & CODE_MASK;
    let large = code == CODE_DIVERGED || too_large(across) || too_large(up);
    var sample = vec4f(record[n].x, across, up, 0.0);
    if (large) {
      sample = vec4f(1e30, 0.0, 0.0, FLAG_OVERFLOW);
    }
    if (code == CODE_UNDEFINED) {
      sample = vec4f(0.0, 0.0, 0.0, FLAG_UNDEFINED);
    }
    atomicStore(&marks[2u * n], CODE_RUNNING);
    let index = pass_.first + n;
    if (index < grid.columns * grid.rows) {
      samples[index] = sample;
    }
  }
}
