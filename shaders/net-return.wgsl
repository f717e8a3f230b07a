// The way back of net-carry: what the other net's loss has for derivatives by its inputs are those by this net's outputs.
// One thread = one output of one row. Binding 3 the other net's input deltas, 4 the units' slopes (afterwards the
// derivatives by h), 5 their deltas.

@group(0) @binding(3) var<storage, read> input_deltas: array<f32>;
@group(0) @binding(4) var<storage, read_write> slopes: array<f32>;
@group(0) @binding(5) var<storage, read_write> deltas: array<f32>;

@compute @workgroup_size(64)
fn carry_back(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let layer = population.layers[population.layer_count - 1u];
  let index = thread_index(id, groups);
  if (index >= pass_.tile_rows * layer.outputs) {
    return;
  }
  let slot = index / layer.outputs;
  let o = index % layer.outputs;
  let unit = slot * population.units + layer.units + o;
  let derivative = input_deltas[slot * layer.outputs + o];
  deltas[unit] = derivative * slopes[unit];
  slopes[unit] = derivative;
}
