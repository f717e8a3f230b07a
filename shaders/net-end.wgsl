// How a net ends: for the kernels that declare the marks. No parallel unit.

// `found` are the marks of the pass and the net's code; a net that has ended already stays as it is.
fn end_net(n: u32, found: u32) {
  if (found == 0u || (found & CODE_MASK) != CODE_RUNNING) {
    return;
  }
  atomicStore(&marks[2u * n], select(CODE_DIVERGED, CODE_UNDEFINED, (found & MARK_UNDEFINED) != 0u));
  atomicStore(&marks[2u * n + 1u], pass_.epoch);
}
