// Counts the members of an ensemble: losses in bins, destinations, statuses, and the lowest loss; the twin of
// src/engine/census.ts. One thread = one member at a time: it takes every (threads of the dispatch)-th, and each
// workgroup adds its own counts to everybody's once. Slots of group 0: binding 0 the census, binding 1 the members as
// (theta, loss, status), binding 2 the counts: the bins, a destination for each of MOST_ATTRACTORS and one for none, the
// statuses, the key of the lowest loss.

const MOST_BINS = 1024u;
const MOST_ATTRACTORS = 64u;
const NOWHERE = MOST_BINS + MOST_ATTRACTORS;
const STATUSES = NOWHERE + 1u;
const STATUS_COUNT = 5u;
const LOWEST = STATUSES + STATUS_COUNT;
const COUNTS = LOWEST + 1u;
// Those that are sums start at 0.
const NO_KEY = 0xffffffffu;

const WORKGROUP = 256u;

const DIVERGED = 3u;
const UNDEFINED = 4u;

struct Census {
  // Bin of a loss (or of its logarithm): how far it is above `low`, times `scale`.
  low: f32,
  scale: f32,
  radius_squared: f32,
  // 1: of the logarithm.
  logarithmic: u32,
  bins: u32,
  attractor_count: u32,
  members: u32,
  threads: u32,
  // Two to a vector.
  attractors: array<vec4f, MOST_ATTRACTORS / 2u>,
}

@group(0) @binding(0) var<uniform> census: Census;
@group(0) @binding(1) var<storage, read> samples: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> counts: array<atomic<u32>, COUNTS>;

var<workgroup> own: array<atomic<u32>, COUNTS>;

fn bin(loss: f32) -> u32 {
  // A loss without a logarithm is below every bin.
  if (census.logarithmic == 1u && loss <= 0.0) {
    return 0u;
  }
  let height = select(loss, log(max(loss, 1.1754944e-38)), census.logarithmic == 1u);
  return u32(clamp((height - census.low) * census.scale, 0.0, f32(census.bins - 1u)));
}

// Index of the nearest attractor within the radius, the first of equals; MOST_ATTRACTORS: there is none.
fn destination(theta: vec2f) -> u32 {
  var nearest = MOST_ATTRACTORS;
  var least = census.radius_squared;
  for (var a = 0u; a < census.attractor_count; a++) {
    let two = census.attractors[a / 2u];
    let away = theta - select(two.xy, two.zw, a % 2u == 1u);
    let distance = dot(away, away);
    if (distance < least || (distance == least && nearest == MOST_ATTRACTORS)) {
      least = distance;
      nearest = a;
    }
  }
  return nearest;
}

// Bits that are ordered as the numbers are.
fn key(loss: f32) -> u32 {
  let bits = bitcast<u32>(loss);
  return select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
}

@compute @workgroup_size(WORKGROUP)
fn count(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) lane: u32) {
  if (lane == 0u) {
    atomicStore(&own[LOWEST], NO_KEY);
  }
  workgroupBarrier();
  for (var i = id.x; i < census.members; i += census.threads) {
    let member = samples[i];
    let code = min(u32(member.w), STATUS_COUNT - 1u);
    atomicAdd(&own[STATUSES + code], 1u);
    if (code != UNDEFINED) {
      atomicAdd(&own[bin(member.z)], 1u);
      atomicMin(&own[LOWEST], key(member.z));
    }
    var at = MOST_ATTRACTORS;
    if (code != UNDEFINED && code != DIVERGED) {
      at = destination(member.xy);
    }
    atomicAdd(&own[MOST_BINS + at], 1u);
  }
  workgroupBarrier();
  for (var c = lane; c < LOWEST; c += WORKGROUP) {
    let mine = atomicLoad(&own[c]);
    if (mine > 0u) {
      atomicAdd(&counts[c], mine);
    }
  }
  if (lane == 0u) {
    atomicMin(&counts[LOWEST], atomicLoad(&own[LOWEST]));
  }
}
