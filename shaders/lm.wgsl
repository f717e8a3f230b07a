// Levenberg–Marquardt on the full Hessian (Levenberg 1944, Marquardt 1963), the twin of src/engine/cpu/lm.ts. No
// parallel unit: one call = one step of one particle. State: lambda.
// Supplied by the compiler: surface_value; by the engine: method_lambda0, method_delta. Slots: those of particle.wgsl.

const STATE_COUNT = 1u;
// Beyond this a step no longer moves anything; the cap keeps the products finite.
const LARGEST_LAMBDA = 1e15;

fn optimizer_start(fixed: ptr<function, array<f32, FIXED_COUNT>>) -> array<vec2f, STATE_COUNT> {
  return array<vec2f, STATE_COUNT>(vec2f(method_lambda0(fixed, Row())));
}

fn optimizer_step(theta: vec2f, here: Jet, g: vec2f, state: ptr<function, array<vec2f, STATE_COUNT>>, fixed: ptr<function, array<f32, FIXED_COUNT>>, row: Row) -> Update {
  let delta = method_delta(fixed, row);
  let h = here.hessian;
  let smallest_eigenvalue = 0.5 * (h.x + h.z) - length(vec2f(0.5 * (h.x - h.z), h.y));
  let lambda = max((*state)[0].x, delta - smallest_eigenvalue);
  let damped = vec2f(h.x + lambda, h.z + lambda);
  let determinant = damped.x * damped.y - h.y * h.y;
  let candidate = theta - vec2f(damped.y * g.x - h.y * g.y, damped.x * g.y - h.y * g.x) / determinant;
  let there = surface_value(candidate);
  let better = there.flags == 0u && there.value < here.value;
  (*state)[0].x = select(min(4.0 * lambda, LARGEST_LAMBDA), lambda / 3.0, better);
  return Update(select(theta, candidate, better), false);
}
