// Many optimizer steps in one dispatch. One thread = one particle; its parameters and its optimizer's state stay in
// registers meanwhile. Supplied by the compiler: surface_here, batch_here, optimizer_step, STATE_COUNT,
// COEFFICIENT_COUNT, FIXED_COUNT. Slots of group 1, beside particle.wgsl's: binding 2 the coefficients, one row a step; binding 3
// the record: with `recording` the path of particle 0, entry k the state after k steps of this dispatch, as (theta,
// loss, norm of the gradient); without it one entry a particle, (theta, loss, status).

override recording = false;
// What a run does not use is not in its kernel: branches cost registers even where they are not taken.
override noisy = false;
override batched = false;
override clipped = false;

@group(1) @binding(2) var<storage, read> coefficients: array<f32>;
@group(1) @binding(3) var<storage, read_write> record: array<vec4f>;

// The gradient that the optimizer sees: noise first, then clipping, as it would be in training.
fn seen_gradient(gradient: vec2f, particle: u32, step: u32) -> vec2f {
  var g = gradient;
  if (noisy) {
    g += plan.noise * random_normal(random_bits(vec4u(plan.seed, particle, step, STREAM_NOISE)));
  }
  if (clipped) {
    g *= min(1.0, plan.clip_norm / max(safe_length(g), SMALLEST_NORMAL));
    g = clamp(g, vec2f(-plan.clip_value), vec2f(plan.clip_value));
  }
  return g;
}

// RUNNING, or why a step cannot be taken: one value instead of several exits, so that a loop has one way out.
fn verdict(undefined_here: bool, theta: vec2f, next: Jet) -> u32 {
  let large = too_large(theta.x) || too_large(theta.y) || max(abs(theta.x), abs(theta.y)) > plan.escape;
  let there = select(select(RUNNING, DIVERGED, next.flags != 0u), UNDEFINED, (next.flags & FLAG_UNDEFINED) != 0u);
  return select(select(there, DIVERGED, large), UNDEFINED, undefined_here);
}

fn inside(theta: vec2f) -> bool {
  return all(theta >= plan.domain.xz) && all(theta <= plan.domain.yw);
}

fn since(holds: bool, before: u32, step: u32) -> u32 {
  return select(NEVER, min(before, step), holds);
}

fn status(code: u32, calm_since: u32, outside_since: u32) -> u32 {
  if (code != RUNNING) {
    return code;
  }
  return select(select(RUNNING, LEFT_DOMAIN, outside_since != NEVER), CONVERGED, calm_since != NEVER);
}

@compute @workgroup_size(64)
fn descend(@builtin(global_invocation_id) id: vec3u) {
  let index = particle_index(id);
  if (index >= plan.particles) {
    return;
  }
  var theta = particles[index].theta;
  var state = particles[index].state;
  var code = particles[index].code;
  var stopped = particles[index].stopped;
  var calm_since = particles[index].calm_since;
  var outside_since = particles[index].outside_since;
  var here = surface_here(theta);
  let number = plan.first_particle + index;

  if (plan.first_step == 1u) {
    calm_since = since(safe_length(here.gradient) <= plan.tolerance, NEVER, 0u);
    outside_since = since(!inside(theta), NEVER, 0u);
    if (here.flags != 0u) {
      code = select(DIVERGED, UNDEFINED, (here.flags & FLAG_UNDEFINED) != 0u);
    }
  }
  if (recording) {
    record[0] = vec4f(theta, here.value, safe_length(here.gradient));
  }
  var fixed = array<f32, FIXED_COUNT>();
  for (var i = 0u; i < FIXED_COUNT; i++) {
    fixed[i] = coefficients[i];
  }
  for (var k = 0u; k < plan.steps && code == RUNNING; k++) {
    let step = plan.first_step + k;
    var seen = here;
    if (batched) {
      seen = batch_here(theta, Draw(plan.batch, plan.seed, number, step));
    }
    let g = seen_gradient(seen.gradient, number, step);
    let update = optimizer_step(theta, seen, g, &state, &fixed, k * COEFFICIENT_COUNT);
    let next = surface_here(update.theta);
    code = verdict(update.undefined_here || (seen.flags & FLAG_UNDEFINED) != 0u, update.theta, next);
    stopped = step;
    if (code == RUNNING) {
      theta = update.theta;
      here = next;
      if (recording) {
        let norm = safe_length(here.gradient);
        calm_since = since(norm <= plan.tolerance, calm_since, step);
        outside_since = since(!inside(theta), outside_since, step);
        record[k + 1u] = vec4f(theta, here.value, norm);
      }
    }
  }
  if (!recording) {
    // Without a history only the end counts, and since when is nobody's question.
    calm_since = since(safe_length(here.gradient) <= plan.tolerance, NEVER, stopped);
    outside_since = since(!inside(theta), NEVER, stopped);
  }
  particles[index] = Particle(theta, code, stopped, calm_since, outside_since, state);
  if (!recording) {
    record[index] = vec4f(theta, here.value, f32(status(code, calm_since, outside_since)));
  }
}
