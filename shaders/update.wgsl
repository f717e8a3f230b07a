// What one optimizer step returns, for the rules and the methods. No parallel unit.

struct Update {
  theta: vec2f,
  // The step cannot be computed: a division by zero, a root of a negative number, a singular Hessian.
  undefined_here: bool,
}
