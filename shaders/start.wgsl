// Where the members of an ensemble start; the twin of src/engine/starts.ts. No parallel unit.

const START_GRID = 1u;
const START_RANDOM = 2u;

const AXIS_X = 1u;
const AXIS_Y = 2u;

// Member `number` of all, which in a sweep has values `at` of the axes. The grid is inclusive of its bounds.
fn start_place(number: u32, at: vec2u) -> vec2f {
  switch (members.starts) {
    case START_GRID: {
      let size = vec2u(members.columns, members.rows);
      let place = vec2f(f32(number % size.x), f32(number / size.x)) / vec2f(max(size - 1u, vec2u(1u)));
      return mix(members.bounds.xz, members.bounds.yw, place);
    }
    case START_RANDOM: {
      let bits = random_bits(vec4u(plan.seed, number, 0u, STREAM_START));
      return mix(members.domain.xz, members.domain.yw, vec2f(random_unit(bits.x), random_unit(bits.y)));
    }
    default: {
      return vec2f(
        swept_coordinate(plan.start.x, members.axis_of_x, at),
        swept_coordinate(plan.start.y, members.axis_of_y, at),
      );
    }
  }
}

fn swept_coordinate(own: f32, axis: u32, at: vec2u) -> f32 {
  switch (axis) {
    case AXIS_X: {
      return coefficients[axes_begin() + at.x];
    }
    case AXIS_Y: {
      return coefficients[axes_begin() + plan.columns + at.y];
    }
    default: {
      return own;
    }
  }
}
