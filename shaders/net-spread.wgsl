// Spreads nets over a plane through weight space: centre + x·across + y·up. One thread = one parameter of one net.
// Binding 5 the weights.

@group(0) @binding(5) var<storage, read_write> weights: array<f32>;

@compute @workgroup_size(64)
fn spread(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = thread_index(id, groups);
  let count = population.parameters;
  if (index >= population.nets * count) {
    return;
  }
  let p = index % count;
  let place = grid_place(index / count);
  weights[index] = plane[p] + place.x * plane[count + p] + place.y * plane[2u * count + p];
}
