// Which row of the data set each row of a tile is. One thread = one row of one net.
// Binding 3 the seeds, one a net; binding 4 the places, tile after tile of a net.

@group(0) @binding(3) var<storage, read> seeds: array<u32>;
@group(0) @binding(4) var<storage, read_write> places: array<u32>;

@compute @workgroup_size(64)
fn place_rows(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = thread_index(id, groups);
  if (index >= population.nets * pass_.tile_rows) {
    return;
  }
  let n = index / pass_.tile_rows;
  let slot = index % pass_.tile_rows;
  let place = pass_.first + pass_.tile_first + slot;
  var row = place;
  if (pass_.ordered != 0u) {
    row = order_row(place, population.rows, order_mask(population.rows), order_key(seeds[n], pass_.epoch));
  }
  places[n * population.tile + slot] = row;
}
