// What a particle is and what decides its path, for the kernels start and descend. No parallel unit.
// Supplied by the compiler: STATE_COUNT. Slots of group 1: binding 0 the plan, binding 1 the particles.

struct Plan {
  // Low and high ends of the domain: x in .xy, y in .zw.
  domain: vec4f,
  start: vec2f,
  // A coordinate beyond this has diverged.
  escape: f32,
  // Converged while the norm of the gradient is at most this.
  tolerance: f32,
  clip_norm: f32,
  clip_value: f32,
  // Standard deviation of the noise on each coordinate of the gradient.
  noise: f32,
  // Rows of a mini-batch; 0: all.
  batch: u32,
  seed: u32,
  // Steps of this dispatch run from first_step to first_step + steps − 1.
  first_step: u32,
  steps: u32,
  particles: u32,
  // Index of particle 0 of this dispatch among all, for its random numbers.
  first_particle: u32,
  // START_GIVEN, START_GRID or START_RANDOM, and the side of the grid of starts.
  starts: u32,
  side: u32,
  stride: u32,
}

const NEVER = 0xffffffffu;
const RUNNING = 0u;
const CONVERGED = 1u;
const LEFT_DOMAIN = 2u;
const DIVERGED = 3u;
const UNDEFINED = 4u;

const START_GRID = 1u;
const START_RANDOM = 2u;

struct Particle {
  theta: vec2f,
  // RUNNING, or how the run ended: DIVERGED or UNDEFINED at step `stopped`.
  code: u32,
  stopped: u32,
  // Step since which it has been converged, or outside the domain, without interruption; NEVER: it is not.
  calm_since: u32,
  outside_since: u32,
  state: array<vec2f, STATE_COUNT>,
}

@group(1) @binding(0) var<uniform> plan: Plan;
@group(1) @binding(1) var<storage, read_write> particles: array<Particle>;

fn particle_index(id: vec3u) -> u32 {
  return id.y * plan.stride + id.x;
}
