// Random numbers for every kernel, the twin of src/engine/random.ts bit for bit. No parallel unit, no state: a number
// is a hash of (seed, particle, step, stream), so the order of threads does not matter.

// Streams of random numbers; the draws of a mini-batch are the last, one a row from there on.
const STREAM_START = 0u;
const STREAM_NOISE = 1u;
const STREAM_BATCH = 2u;

// pcg4d, Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
fn random_bits(key: vec4u) -> vec4u {
  var v = key * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

// Uniform in (0, 1), 23 bits and a half: exact in float32, never 0 or 1.
fn random_unit(bits: u32) -> f32 {
  return (f32(bits >> 9u) + 0.5) * 1.1920929e-7;
}

// Two independent standard normal numbers (Box and Muller 1958).
fn random_normal(bits: vec4u) -> vec2f {
  let radius = sqrt(-2.0 * log(random_unit(bits.x)));
  let angle = 6.2831853 * random_unit(bits.y);
  return radius * vec2f(safe_cos(angle), safe_sin(angle));
}
