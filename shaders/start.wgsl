// Puts particles at their starts with their optimizer's initial state. One thread = one particle.
// Supplied by the compiler: STATE_COUNT. Slots of group 1, beside particle.wgsl's: binding 2 the initial state values.

@group(1) @binding(2) var<storage, read> initial_state: array<f32>;

fn start_place(index: u32) -> vec2f {
  var place = vec2f();
  switch (plan.starts) {
    case START_GRID: {
      place = vec2f(f32(index % plan.side), f32(index / plan.side)) / f32(max(plan.side - 1u, 1u));
    }
    case START_RANDOM: {
      let bits = random_bits(vec4u(plan.seed, index, 0u, STREAM_START));
      place = vec2f(random_unit(bits.x), random_unit(bits.y));
    }
    default: {
      return plan.start;
    }
  }
  return mix(plan.domain.xz, plan.domain.yw, place);
}

@compute @workgroup_size(64)
fn start(@builtin(global_invocation_id) id: vec3u) {
  let index = particle_index(id);
  if (index >= plan.particles) {
    return;
  }
  var state = array<vec2f, STATE_COUNT>();
  for (var s = 0u; s < min(STATE_COUNT, arrayLength(&initial_state)); s++) {
    state[s] = vec2f(initial_state[s]);
  }
  let theta = start_place(plan.first_particle + index);
  particles[index] = Particle(theta, RUNNING, 0u, NEVER, NEVER, state);
}
