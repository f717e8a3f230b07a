// A surface that is no loss over data: a mini-batch is the surface itself. No parallel unit.
// Supplied by the compiler: surface_value, surface_gradient, surface_hessian (p: vec2f) -> Jet.

fn batch_gradient(p: vec2f, draw: Draw) -> Jet {
  return surface_gradient(p);
}

fn batch_hessian(p: vec2f, draw: Draw) -> Jet {
  return surface_hessian(p);
}
