// Value and gradient on a grid. One thread = one grid point.
// Supplied by the compiler: surface_gradient. Slots of group 1: binding 0 the grid, binding 1 the samples.

struct Grid {
  // Low and high ends: x in .xy, y in .zw.
  bounds: vec4f,
  columns: u32,
  rows: u32,
  // First grid point of this dispatch.
  first: u32,
  // Threads of a row of workgroups: a dispatch may be two-dimensional.
  stride: u32,
}

@group(1) @binding(0) var<uniform> grid: Grid;
@group(1) @binding(1) var<storage, read_write> samples: array<vec4f>;

@compute @workgroup_size(64)
fn evaluate(@builtin(global_invocation_id) id: vec3u) {
  let index = grid.first + id.y * grid.stride + id.x;
  if (index >= grid.columns * grid.rows) {
    return;
  }
  let last = max(vec2f(f32(grid.columns), f32(grid.rows)) - 1.0, vec2f(1.0));
  let place = vec2f(f32(index % grid.columns), f32(index / grid.columns)) / last;
  let here = surface_gradient(mix(grid.bounds.xz, grid.bounds.yw, place));
  samples[index] = vec4f(here.value, here.gradient, f32(here.flags));
}
