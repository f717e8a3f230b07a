// The surface of every kernel and what is known at a point of it. No parallel unit.
// Slots: group 0, binding 0 the parameters, binding 1 the rows of the data set (one unused row where there is none).

struct Problem {
  // Four parameters to a vector, in the order of the formula's declaration.
  parameters: array<vec4f, 4>,
  rows: u32,
}

@group(0) @binding(0) var<uniform> problem: Problem;
@group(0) @binding(1) var<storage, read> data: array<f32>;

const FLAG_UNDEFINED = 1u;
const FLAG_OVERFLOW = 2u;

// Value and derivatives at a point: hessian is (f_xx, f_xy, f_yy). A flagged jet is finite all the same.
struct Jet {
  value: f32,
  flags: u32,
  gradient: vec2f,
  hessian: vec3f,
}

// One draw of a mini-batch: size 0 means all rows.
struct Draw {
  size: u32,
  seed: u32,
  particle: u32,
  step: u32,
}

fn jet(value: f32, gradient: vec2f, hessian: vec3f, undefined_here: bool) -> Jet {
  let large = too_large(value) || too_large(gradient.x) || too_large(gradient.y);
  let flags = select(select(0u, FLAG_OVERFLOW, large), FLAG_UNDEFINED, undefined_here);
  let clipped = select(value, select(1e30, -1e30, value < 0.0), large);
  return Jet(
    select(clipped, 0.0, undefined_here),
    flags,
    select(gradient, vec2f(), flags != 0u),
    select(hessian, vec3f(), flags != 0u),
  );
}
