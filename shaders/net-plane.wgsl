// What a plane through weight space is, for the kernels net-spread and net-slopes. No parallel unit.
// Slots: binding 3 the grid, binding 4 the plane: centre, across and up, each as long as the parameters. Net n of a
// pass stands at the grid point pass_.first + n.

struct PlaneGrid {
  // Low and high ends: x in .xy, y in .zw.
  bounds: vec4f,
  columns: u32,
  rows: u32,
}

@group(0) @binding(3) var<uniform> grid: PlaneGrid;
@group(0) @binding(4) var<storage, read> plane: array<f32>;

fn grid_place(n: u32) -> vec2f {
  let index = pass_.first + n;
  let last = max(vec2f(f32(grid.columns), f32(grid.rows)) - 1.0, vec2f(1.0));
  let place = vec2f(f32(index % grid.columns), f32(index / grid.columns)) / last;
  return mix(grid.bounds.xz, grid.bounds.yw, place);
}
