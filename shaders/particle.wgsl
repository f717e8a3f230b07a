// What decides a particle's path, and one step of it, for the kernels descend and ensemble. No parallel unit.
// Supplied by the compiler: surface_here, batch_here, optimizer_step, STATE_COUNT, FIXED_COUNT, and how many numbers the
// coefficients have that are the same at every step (FIXED_ALL, FIXED_X, FIXED_Y) and that change (STEP_ALL, STEP_X,
// STEP_Y), each shared by all particles or one set per value along an axis of a sweep. Slots of group 1: binding 0 the
// plan, binding 1 the coefficients: the fixed ones, the values along the axes, then a row for each step. Fixed ones and
// rows have the shared numbers first, then the sets of x, then those of y.

// What a run does not use is not in its kernel: branches cost registers even where they are not taken.
override noisy = false;
override batched = false;
override clipped = false;

struct Plan {
  start: vec2f,
  // Standard deviation of the noise on each coordinate of the gradient.
  noise: vec2f,
  // A coordinate beyond this has diverged.
  escape: f32,
  clip_norm: f32,
  clip_value: f32,
  // Rows of a mini-batch; 0: all.
  batch: u32,
  seed: u32,
  // Steps of this dispatch run from first_step to first_step + steps − 1; `row` is the first one's row of coefficients.
  first_step: u32,
  steps: u32,
  row: u32,
  // Values along the axes of a sweep; 0: none.
  columns: u32,
  rows: u32,
}

@group(1) @binding(0) var<uniform> plan: Plan;
@group(1) @binding(1) var<storage, read> coefficients: array<f32>;

const RUNNING = 0u;
const CONVERGED = 1u;
const LEFT_DOMAIN = 2u;
const DIVERGED = 3u;
const UNDEFINED = 4u;

// Where a step's own coefficients begin, for one particle.
struct Row {
  shared_part: u32,
  x: u32,
  y: u32,
}

fn axes_begin() -> u32 {
  return FIXED_ALL + plan.columns * FIXED_X + plan.rows * FIXED_Y;
}

// Step k of this dispatch, for a particle that has values `at` of the axes.
fn row_of(k: u32, at: vec2u) -> Row {
  let width = STEP_ALL + plan.columns * STEP_X + plan.rows * STEP_Y;
  let begin = axes_begin() + plan.columns + plan.rows + (plan.row + k) * width;
  return Row(begin, begin + STEP_ALL + at.x * STEP_X, begin + STEP_ALL + plan.columns * STEP_X + at.y * STEP_Y);
}

fn fixed_of(at: vec2u) -> array<f32, FIXED_COUNT> {
  var fixed = array<f32, FIXED_COUNT>();
  for (var i = 0u; i < FIXED_ALL; i++) {
    fixed[i] = coefficients[i];
  }
  for (var i = 0u; i < FIXED_X; i++) {
    fixed[FIXED_ALL + i] = coefficients[FIXED_ALL + at.x * FIXED_X + i];
  }
  for (var i = 0u; i < FIXED_Y; i++) {
    fixed[FIXED_ALL + FIXED_X + i] = coefficients[FIXED_ALL + plan.columns * FIXED_X + at.y * FIXED_Y + i];
  }
  return fixed;
}

// RUNNING, or what a particle's path ends with at a place of these flags.
fn ended_by(flags: u32) -> u32 {
  return select(select(RUNNING, DIVERGED, flags != 0u), UNDEFINED, (flags & FLAG_UNDEFINED) != 0u);
}

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

// Where a step leads: code RUNNING, or why it cannot be taken; then the place and the jet there mean nothing.
struct Attempt {
  theta: vec2f,
  code: u32,
  there: Jet,
}

// The state is replaced also where the step cannot be taken.
fn attempt(theta: vec2f, here: Jet, particle: u32, step: u32, state: ptr<function, array<vec2f, STATE_COUNT>>, fixed: ptr<function, array<f32, FIXED_COUNT>>, row: Row) -> Attempt {
  var seen = here;
  if (batched) {
    seen = batch_here(theta, Draw(plan.batch, plan.seed, particle, step));
  }
  let g = seen_gradient(seen.gradient, particle, step);
  let update = optimizer_step(theta, seen, g, state, fixed, row);
  let there = surface_here(update.theta);
  let large = too_large(update.theta.x) || too_large(update.theta.y) || max(abs(update.theta.x), abs(update.theta.y)) > plan.escape;
  let undefined_here = update.undefined_here || (seen.flags & FLAG_UNDEFINED) != 0u;
  let code = select(select(ended_by(there.flags), DIVERGED, large), UNDEFINED, undefined_here);
  return Attempt(update.theta, code, there);
}
