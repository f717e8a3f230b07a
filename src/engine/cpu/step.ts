/**
 * One step of one particle. `jet` is the surface at theta (with a Hessian where the optimizer asks for one), `g` the
 * gradient it sees, `row` its coefficients at this step; theta and state are replaced in place. False: the step cannot be
 * computed.
 */
export type Step = (
  theta: Float64Array,
  jet: Float64Array,
  g: Float64Array,
  state: Float64Array,
  row: Float64Array,
) => boolean;
