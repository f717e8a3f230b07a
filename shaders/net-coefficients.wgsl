// The numbers of an update that all parameters with one set of hyperparameters share, for kernels that declare the
// coefficients: first the fixed ones of all sets, then row after row the changing ones of all sets. No parallel unit.
// Supplied by the compiler: FIXED_COUNT, CHANGING_COUNT, COEFFICIENT_SIZE.

fn coefficients_of(which: u32, table_row: u32) -> array<f32, COEFFICIENT_SIZE> {
  var values = array<f32, COEFFICIENT_SIZE>();
  for (var i = 0u; i < FIXED_COUNT; i++) {
    values[i] = coefficients[which * FIXED_COUNT + i];
  }
  let row = population.sets * FIXED_COUNT + (table_row * population.sets + which) * CHANGING_COUNT;
  for (var i = 0u; i < CHANGING_COUNT; i++) {
    values[FIXED_COUNT + i] = coefficients[row + i];
  }
  return values;
}
