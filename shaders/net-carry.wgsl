// Carries the outputs of a net to where they are another net's inputs. One thread = one output of one row.
// The pass's tile is that of the first net, of which there is one; `entry` is the row where its rows begin there.
// Binding 3 the units' h, 4 the other net's inputs.

@group(0) @binding(3) var<storage, read> h: array<f32>;
@group(0) @binding(4) var<storage, read_write> inputs: array<f32>;

@compute @workgroup_size(64)
fn carry(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let layer = population.layers[population.layer_count - 1u];
  let index = thread_index(id, groups);
  if (index >= pass_.tile_rows * layer.outputs) {
    return;
  }
  let slot = index / layer.outputs;
  let o = index % layer.outputs;
  let row = pass_.entry + pass_.tile_first + slot;
  inputs[row * layer.outputs + o] = h[slot * population.units + layer.units + o];
}
