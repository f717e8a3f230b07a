// A surface between samples: bicubic B-splines with the coefficients in `data`. No parallel unit.
// Twin: splineAt in src/formula/spline.ts. Supplied by the compiler: SPLINE_COLUMNS, SPLINE_ROWS, the samples each way.

// The four cubic B-splines that do not vanish at t in [0, 1] of a cell, or their derivatives of this order.
fn spline_weights(t: f32, order: u32) -> vec4f {
  let s = 1.0 - t;
  switch (order) {
    case 0u: {
      let inner = vec2f(4.0) - 6.0 * vec2f(t * t, s * s) + 3.0 * vec2f(t * t * t, s * s * s);
      return vec4f(s * s * s, inner, t * t * t) / 6.0;
    }
    case 1u: {
      return vec4f(-0.5 * s * s, t * (1.5 * t - 2.0), s * (2.0 - 1.5 * s), 0.5 * t * t);
    }
    case 2u: {
      return vec4f(s, 3.0 * t - 2.0, 3.0 * s - 2.0, t);
    }
    default: {
      return vec4f(-1.0, 3.0, -3.0, 1.0);
    }
  }
}

// Derivative of order dx, dy at (u, v), counted in cells; beyond the edge the outermost cell goes on.
fn spline(u: f32, v: f32, dx: u32, dy: u32) -> f32 {
  let column = clamp(floor(u), 0.0, f32(SPLINE_COLUMNS - 2u));
  let row = clamp(floor(v), 0.0, f32(SPLINE_ROWS - 2u));
  let across = spline_weights(u - column, dx);
  let up = spline_weights(v - row, dy);
  let width = SPLINE_COLUMNS + 2u;
  let first = u32(row) * width + u32(column);
  var lines = vec4f();
  for (var j = 0u; j < 4u; j++) {
    let at = first + j * width;
    lines[j] = dot(across, vec4f(data[at], data[at + 1u], data[at + 2u], data[at + 3u]));
  }
  return dot(up, lines);
}
