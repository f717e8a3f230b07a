// Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989), one iteration a step as torch.optim.LBFGS with max_iter=1;
// the twin of src/engine/cpu/lbfgs.ts. No parallel unit: one call = one step of one particle.
// Supplied by the compiler: surface_gradient; by the engine: HISTORY (the most pairs that a particle keeps), LINE_SEARCH
// (strong Wolfe, or the learning rate as it is), method_lr, method_history, method_tolerance_grad,
// method_tolerance_change. Slots: those of particle.wgsl.

// Previous gradient, previous direction, (previous step length, scale of the initial matrix), (iterations, pairs),
// then the pairs, oldest first: change of the gradient, change of the parameters.
const PREVIOUS_GRADIENT = 0u;
const DIRECTION = 1u;
const LENGTH_AND_SCALE = 2u;
const COUNTS = 3u;
const PAIRS = 4u;
const STATE_COUNT = PAIRS + 2u * HISTORY;

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const SMALLEST_BRACKET = 1e-9;
const SEARCH_EVALUATIONS = 25u;
// Worse than any value that a jet may have, up to rounding.
const WORST_VALUE = 1e30;

fn optimizer_start(fixed: ptr<function, array<f32, FIXED_COUNT>>) -> array<vec2f, STATE_COUNT> {
  return array<vec2f, STATE_COUNT>();
}

fn optimizer_step(theta: vec2f, here: Jet, g: vec2f, state: ptr<function, array<vec2f, STATE_COUNT>>, fixed: ptr<function, array<f32, FIXED_COUNT>>, row: Row) -> Update {
  let rate = method_lr(fixed, row);
  if (max(abs(g.x), abs(g.y)) <= method_tolerance_grad(fixed, row)) {
    return Update(theta, false);
  }
  let iteration = (*state)[COUNTS].x + 1.0;
  (*state)[COUNTS].x = iteration;
  let first = iteration == 1.0;
  var direction = -g;
  if (first) {
    (*state)[LENGTH_AND_SCALE].y = 1.0;
  } else {
    remember(g, state, clamp(u32(round(method_history(fixed, row))), 1u, HISTORY));
    direction = two_loop(g, state);
  }
  (*state)[PREVIOUS_GRADIENT] = g;
  (*state)[DIRECTION] = direction;
  var step_length = select(rate, min(1.0, 1.0 / (abs(g.x) + abs(g.y))) * rate, first);
  (*state)[LENGTH_AND_SCALE].x = step_length;
  let slope = dot(g, direction);
  if (slope > -method_tolerance_change(fixed, row)) {
    return Update(theta, false);
  }
  if (LINE_SEARCH) {
    step_length = strong_wolfe(theta, direction, step_length, here.value, slope);
    (*state)[LENGTH_AND_SCALE].x = step_length;
  }
  return Update(theta + step_length * direction, false);
}

fn remember(g: vec2f, state: ptr<function, array<vec2f, STATE_COUNT>>, most: u32) {
  let y = g - (*state)[PREVIOUS_GRADIENT];
  let s = (*state)[LENGTH_AND_SCALE].x * (*state)[DIRECTION];
  let ys = dot(y, s);
  if (ys <= 1e-10) {
    return;
  }
  var count = u32((*state)[COUNTS].y);
  if (count == most) {
    for (var i = PAIRS; i + 2u < PAIRS + 2u * most; i++) {
      (*state)[i] = (*state)[i + 2u];
    }
    count -= 1u;
  }
  (*state)[PAIRS + 2u * count] = y;
  (*state)[PAIRS + 2u * count + 1u] = s;
  (*state)[COUNTS].y = f32(count + 1u);
  (*state)[LENGTH_AND_SCALE].y = ys / dot(y, y);
}

// −H⁻¹g from the pairs (Nocedal and Wright 2006, algorithm 7.4).
fn two_loop(g: vec2f, state: ptr<function, array<vec2f, STATE_COUNT>>) -> vec2f {
  let count = u32((*state)[COUNTS].y);
  var alpha = array<f32, HISTORY>();
  var q = -g;
  for (var k = 0u; k < count; k++) {
    let i = count - 1u - k;
    let y = (*state)[PAIRS + 2u * i];
    let s = (*state)[PAIRS + 2u * i + 1u];
    alpha[i] = dot(s, q) / dot(y, s);
    q -= alpha[i] * y;
  }
  q *= (*state)[LENGTH_AND_SCALE].y;
  for (var i = 0u; i < count; i++) {
    let y = (*state)[PAIRS + 2u * i];
    let s = (*state)[PAIRS + 2u * i + 1u];
    q += s * (alpha[i] - dot(y, q) / dot(y, s));
  }
  return q;
}

// A trial of the line search: step length, value and slope along the direction there.
struct Trial {
  t: f32,
  f: f32,
  slope: f32,
}

fn try_step(theta: vec2f, direction: vec2f, t: f32) -> Trial {
  let there = surface_gradient(theta + t * direction);
  let f = select(there.value, WORST_VALUE, (there.flags & FLAG_UNDEFINED) != 0u);
  return Trial(t, f, dot(there.gradient, direction));
}

// Minimum of the cubic through two trials, kept within bounds (Nocedal and Wright 2006, equation 3.59).
fn cubic_minimum(a: Trial, b: Trial, low: f32, high: f32) -> f32 {
  var left = a;
  var right = b;
  if (a.t > b.t) {
    left = b;
    right = a;
  }
  let d1 = left.slope + right.slope - 3.0 * (left.f - right.f) / (left.t - right.t);
  let square = d1 * d1 - left.slope * right.slope;
  if (!(square >= 0.0)) {
    return 0.5 * (low + high);
  }
  let d2 = sqrt(square);
  let t = right.t - (right.t - left.t) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2.0 * d2));
  return clamp(t, low, high);
}

// A step length with sufficient decrease and small slope (Nocedal and Wright 2006, algorithms 3.5 and 3.6).
fn strong_wolfe(theta: vec2f, direction: vec2f, first: f32, f0: f32, slope0: f32) -> f32 {
  let start = Trial(0.0, f0, slope0);
  var previous = start;
  var trial = try_step(theta, direction, first);
  var low = start;
  var high = start;
  var evaluations = 0u;
  loop {
    if (evaluations >= SEARCH_EVALUATIONS) {
      high = trial;
      break;
    }
    let too_high = trial.f > f0 + SUFFICIENT_DECREASE * trial.t * slope0;
    if (too_high || (evaluations > 1u && trial.f >= previous.f)) {
      low = previous;
      high = trial;
      break;
    }
    if (abs(trial.slope) <= -CURVATURE * slope0) {
      return trial.t;
    }
    if (trial.slope >= 0.0) {
      low = previous;
      high = trial;
      break;
    }
    let next = cubic_minimum(previous, trial, trial.t + 0.01 * (trial.t - previous.t), 10.0 * trial.t);
    previous = trial;
    trial = try_step(theta, direction, next);
    evaluations++;
  }
  if (high.f < low.f) {
    let swapped = low;
    low = high;
    high = swapped;
  }

  var stalled = false;
  while (evaluations < SEARCH_EVALUATIONS) {
    let near = min(low.t, high.t);
    let far = max(low.t, high.t);
    if ((far - near) * max(abs(direction.x), abs(direction.y)) < SMALLEST_BRACKET) {
      break;
    }
    var t = cubic_minimum(low, high, near, far);
    // A trial close to an end of the bracket twice in a row shrinks it too slowly.
    let margin = 0.1 * (far - near);
    if (min(far - t, t - near) < margin) {
      if (stalled || t >= far || t <= near) {
        t = select(near + margin, far - margin, abs(t - far) < abs(t - near));
        stalled = false;
      } else {
        stalled = true;
      }
    } else {
      stalled = false;
    }
    trial = try_step(theta, direction, t);
    evaluations++;
    if (trial.f > f0 + SUFFICIENT_DECREASE * t * slope0 || trial.f >= low.f) {
      high = trial;
      if (high.f < low.f) {
        high = low;
        low = trial;
      }
    } else {
      if (abs(trial.slope) <= -CURVATURE * slope0) {
        return trial.t;
      }
      if (trial.slope * (high.t - low.t) >= 0.0) {
        high = low;
      }
      low = trial;
    }
  }
  return low.t;
}
