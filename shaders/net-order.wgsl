// The order of the rows in an epoch, the twin of src/engine/network/order.ts bit for bit. No parallel unit, no memory.

const ORDER_ROUNDS = 8u;
const STREAM_ORDER = 1u;

// ORDER_ROUNDS odd factors, then as many summands.
struct OrderKey {
  words: array<vec4u, 4>,
}

fn order_key(seed: u32, epoch: u32) -> OrderKey {
  var words = array<vec4u, 4>();
  for (var i = 0u; i < 4u; i++) {
    words[i] = random_bits(vec4u(seed, i, epoch, STREAM_ORDER));
  }
  words[0] |= vec4u(1u);
  words[1] |= vec4u(1u);
  return OrderKey(words);
}

// All ones below the highest bit that an index of `rows` rows has.
fn order_mask(rows: u32) -> u32 {
  if (rows <= 1u) {
    return 0u;
  }
  return 0xffffffffu >> countLeadingZeros(rows - 1u);
}

// The row at a place of an epoch's order. Every step is a bijection of the numbers up to the mask; what falls beyond
// the rows walks on along its cycle until it falls among them.
fn order_row(place: u32, rows: u32, mask: u32, key: OrderKey) -> u32 {
  let shift = max(1u, (32u - countLeadingZeros(mask)) >> 1u);
  let words = key.words;
  var row = place;
  for (var walked = false; !walked || row >= rows; walked = true) {
    for (var i = 0u; i < 2u; i++) {
      for (var k = 0u; k < 4u; k++) {
        row = (row * words[i][k] + words[i + 2u][k]) & mask;
        row ^= row >> shift;
      }
    }
  }
  return row;
}
