// Value, gradient and Hessian at given points. One thread = one point.
// Supplied by the compiler: surface_hessian. Slots of group 1: binding 0 the points, binding 1 the jets, 8 numbers each.

@group(1) @binding(0) var<storage, read> points: array<vec2f>;
@group(1) @binding(1) var<storage, read_write> jets: array<f32>;

@compute @workgroup_size(64)
fn probe(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= arrayLength(&points)) {
    return;
  }
  let here = surface_hessian(points[id.x]);
  let first = 8u * id.x;
  jets[first] = here.value;
  jets[first + 1u] = here.gradient.x;
  jets[first + 2u] = here.gradient.y;
  jets[first + 3u] = here.hessian.x;
  jets[first + 4u] = here.hessian.y;
  jets[first + 5u] = here.hessian.z;
  jets[first + 6u] = f32(here.flags);
  jets[first + 7u] = 0.0;
}
