// The path of a single particle, many steps in one dispatch. One thread = one particle, and there is one; its parameters
// and its optimizer's state stay in registers meanwhile. Supplied by the compiler: surface_here, optimizer_start, STATE_COUNT. Slots of group 1, beside particle.wgsl's: binding 2 the particle, binding 3 the path,
// entry k the place after k steps of this dispatch, as (theta, loss, norm of the gradient).

struct Particle {
  theta: vec2f,
  // RUNNING, or how the path ended: DIVERGED or UNDEFINED at step `stopped`.
  code: u32,
  stopped: u32,
  state: array<vec2f, STATE_COUNT>,
}

@group(1) @binding(2) var<storage, read_write> particle: Particle;
@group(1) @binding(3) var<storage, read_write> path: array<vec4f>;

@compute @workgroup_size(1)
fn descend() {
  var fixed = fixed_of(vec2u());
  var theta = particle.theta;
  var state = particle.state;
  var code = particle.code;
  var stopped = particle.stopped;
  var here = surface_here(theta);
  if (plan.first_step == 1u) {
    state = optimizer_start(&fixed);
    code = ended_by(here.flags);
  }
  path[0] = vec4f(theta, here.value, safe_length(here.gradient));
  for (var k = 0u; k < plan.steps && code == RUNNING; k++) {
    let step = plan.first_step + k;
    let next = attempt(theta, here, 0u, step, &state, &fixed, row_of(k, vec2u()));
    code = next.code;
    stopped = step;
    if (code == RUNNING) {
      theta = next.theta;
      here = next.there;
      path[k + 1u] = vec4f(theta, here.value, safe_length(here.gradient));
    }
  }
  particle = Particle(theta, code, stopped, state);
}
