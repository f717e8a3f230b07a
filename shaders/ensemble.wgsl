// Members of an ensemble take many steps in one dispatch, without history. One thread = one member; its parameters and
// its optimizer's state stay in registers meanwhile. Supplied by the compiler: surface_here, optimizer_start,
// STATE_COUNT. Slots of group 1, beside particle.wgsl's: binding 2 the members, binding 3 what is drawn and counted, one
// (theta, loss, status) a member, binding 4 the steps they ended at, binding 5 their optimizers' states, state after
// state, binding 6 the work that this dispatch did.

// A member takes no further step once it is calm.
override rests = false;

struct Members {
  // Low and high ends of the domain: x in .xy, y in .zw.
  domain: vec4f,
  // The same of the grid of starts.
  bounds: vec4f,
  // Calm: the norm of the gradient is at most this.
  tolerance: f32,
  // And the step that led there was no longer than this.
  shortest: f32,
  // START_GRID, START_RANDOM, or the run's own start with coordinates swept along an axis (AXIS_X, AXIS_Y).
  starts: u32,
  axis_of_x: u32,
  axis_of_y: u32,
  // Of the grid of starts.
  columns: u32,
  rows: u32,
  // Members of this dispatch: `count` from `first` on, among those in the buffers; `number` is that of the buffers' first
  // member among all.
  first: u32,
  count: u32,
  number: u32,
  // Members whose states are in the buffer bound here.
  states_first: u32,
  states_count: u32,
  // Threads of a row of workgroups: a dispatch may be two-dimensional.
  stride: u32,
}

// Not ended: the step is still to come.
const NEVER = 0xffffffffu;

@group(1) @binding(2) var<uniform> members: Members;
@group(1) @binding(3) var<storage, read_write> samples: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> ends: array<u32>;
@group(1) @binding(5) var<storage, read_write> states: array<vec2f>;
// Steps taken by the first member of each workgroup, and one for being there at all: a sample of what was done. Too few
// where that member rests and others do not, which errs on the safe side.
@group(1) @binding(6) var<storage, read_write> work: atomic<u32>;

fn inside(theta: vec2f) -> bool {
  return all(theta >= members.domain.xz) && all(theta <= members.domain.yw);
}

fn largest(v: vec2f) -> f32 {
  return max(abs(v.x), abs(v.y));
}

fn is_calm(gradient: vec2f) -> bool {
  return safe_length(gradient) <= members.tolerance;
}

// Takes the dispatch's steps with one member; returns how many it took.
fn take_steps(index: u32) -> u32 {
  let number = members.number + index;
  let at = vec2u(number % max(plan.columns, 1u), number / max(plan.columns, 1u));
  var theta = vec2f();
  var state = array<vec2f, STATE_COUNT>();
  var fixed = fixed_of(at);
  var end = NEVER;
  if (plan.first_step == 1u) {
    theta = start_place(number, at);
    state = optimizer_start(&fixed);
  } else {
    end = ends[index];
    if (end != NEVER) {
      return 0u;
    }
    theta = samples[index].xy;
    for (var s = 0u; s < STATE_COUNT; s++) {
      state[s] = states[s * members.states_count + index - members.states_first];
    }
  }
  var here = surface_here(theta);
  var code = RUNNING;
  if (plan.first_step == 1u) {
    code = ended_by(here.flags);
    end = select(0u, NEVER, code == RUNNING);
  }
  var k = 0u;
  while (k < plan.steps && end == NEVER) {
    let step = plan.first_step + k;
    let next = attempt(theta, here, number, step, &state, &fixed, row_of(k, at));
    if (next.code == RUNNING) {
      // Few are nearly calm, and only for those is it worth taking roots.
      if (rests && largest(next.there.gradient) <= members.tolerance && largest(next.theta - theta) <= members.shortest) {
        if (is_calm(next.there.gradient) && safe_length(next.theta - theta) <= members.shortest) {
          code = CONVERGED;
          end = step;
        }
      }
      theta = next.theta;
      here = next.there;
    } else {
      code = next.code;
      end = step;
    }
    k++;
  }
  if (code == RUNNING) {
    // Judged as it stands: without a history, since when is nobody's question.
    code = select(select(LEFT_DOMAIN, RUNNING, inside(theta)), CONVERGED, is_calm(here.gradient));
  }
  samples[index] = vec4f(theta, here.value, f32(code));
  ends[index] = end;
  for (var s = 0u; s < STATE_COUNT; s++) {
    states[s * members.states_count + index - members.states_first] = state[s];
  }
  return k;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) lane: u32) {
  let thread = id.y * members.stride + id.x;
  if (thread >= members.count) {
    return;
  }
  let taken = take_steps(members.first + thread);
  if (lane == 0u) {
    atomicAdd(&work, 1u + taken);
  }
}
