import { describe, expect, it } from 'vitest';
import { JET, MOST_ATTRACTORS, type RunPlan } from '../../src/engine/contract';
import { CENSUS_BYTES, COUNTS, censusBytes } from '../../src/engine/gpu/census';
import { PARTICLE_BYTES, particleBytes } from '../../src/engine/gpu/descend';
import { GRID_BYTES, gridBytes } from '../../src/engine/gpu/evaluate';
import { END_BYTES } from '../../src/engine/gpu/fleet';
import { MEMBERS_BYTES, membersBytes } from '../../src/engine/gpu/members';
import { planeGridBytes } from '../../src/engine/gpu/network/landscape';
import {
  LAYER_BYTES,
  MOST_LAYERS,
  POPULATION_BYTES,
  populationBytes,
  targetWidth,
} from '../../src/engine/gpu/network/population';
import { MOVE, PASS_BYTES, passBytes } from '../../src/engine/gpu/network/queue';
import { PLAN_BYTES, planBytes } from '../../src/engine/gpu/plan';
import { MOST_PARAMETERS, problemBytes } from '../../src/engine/gpu/surface';
import { SAMPLE_BYTES, STATE_BYTES } from '../../src/engine/gpu/transfer';
import { compileNet } from '../../src/engine/network/program';
import { escapeLimit } from '../../src/engine/status';
import { sources } from '../setup/sources';
import { bindings, elementBytes, read, structOf, textOf, type Value } from '../setup/wgslLayout';
import { net as netOf } from './network/plans';

/** Uniforms are bound in whole blocks of 16 bytes. */
const padded = (size: number) => 16 * Math.ceil(size / 16);

/** Constants of src/engine/gpu that say again what the WGSL of `shaders` says: name → bytes by the WGSL. */
const MIRRORS: Readonly<Record<string, readonly [mirrored: number, derived: () => number]>> = {
  CENSUS_BYTES: [CENSUS_BYTES, () => padded(structOf('shaders/census.wgsl', 'Census').size)],
  END_BYTES: [END_BYTES, () => entry('shaders/ensemble.wgsl', 'ends')],
  GRID_BYTES: [GRID_BYTES, () => padded(structOf('shaders/grid.wgsl', 'Grid').size)],
  LAYER_BYTES: [LAYER_BYTES, () => structOf('shaders/net.wgsl', 'Layer').size],
  MEMBERS_BYTES: [MEMBERS_BYTES, () => padded(structOf('shaders/ensemble.wgsl', 'Members').size)],
  PARTICLE_BYTES: [PARTICLE_BYTES, () => structOf('shaders/descend.wgsl', 'Particle').fields.state!.offset],
  PASS_BYTES: [PASS_BYTES, () => padded(structOf('shaders/net.wgsl', 'Pass').size)],
  PLAN_BYTES: [PLAN_BYTES, () => padded(structOf('shaders/particle.wgsl', 'Plan').size)],
  POPULATION_BYTES: [POPULATION_BYTES, () => padded(structOf('shaders/net.wgsl', 'Population').size)],
  SAMPLE_BYTES: [SAMPLE_BYTES, () => entry('shaders/ensemble.wgsl', 'samples')],
  STATE_BYTES: [STATE_BYTES, () => entry('shaders/ensemble.wgsl', 'states')],
};

const all = bindings();

/** Bytes of an entry of a storage buffer. */
function entry(path: string, name: string): number {
  const found = all.find((each) => each.path === path && each.name === name);
  if (found === undefined) throw new Error(`${path} has no ${name}`);
  return elementBytes(found.type);
}

const run: RunPlan = {
  optimizer: { kind: 'method', method: 'lm', rate: null },
  hyper: {},
  schedule: null,
  clip: { by: 'value', max: 9 },
  noise: 0.5,
  batch: 7,
  start: [1.5, -2.5],
};
const domain = [
  [-3, 5],
  [-1, 2],
] as const;
const problem = { formula: 'x + y', variables: ['x', 'y'] as const, domain, parameters: {}, data: null };
const grid = { x: [1, 2], y: [3, 4], columns: 5, rows: 6 } as const;
const net = compileNet(netOf([3, 5, 2], 'tanh', 'mse', { l1: 0.5, l2: 0.25 }));
const [first, second] = net.layout.layers;

/** Bytes that the host writes, and what each field of the struct is to read from them. */
const WRITTEN: Readonly<Record<string, readonly [path: string, bytes: ArrayBuffer, fields: Value]>> = {
  Plan: [
    'shaders/particle.wgsl',
    planBytes({ problem, rows: 30 }, run, 11, { columns: 12, rows: 13 }, { firstStep: 14, steps: 15, row: 16 }),
    {
      start: [1.5, -2.5],
      escape: escapeLimit(domain, 1e6),
      clip_norm: Math.fround(3.4e38),
      clip_value: 9,
      noise: [0.5, 0.5],
      batch: 7,
      seed: 11,
      first_step: 14,
      steps: 15,
      row: 16,
      columns: 12,
      rows: 13,
    },
  ],
  Members: [
    'shaders/ensemble.wgsl',
    membersBytes(
      domain,
      { members: { kind: 'grid', grid }, steps: 1, seed: 1, tolerance: 0.25, rests: true },
      { span: { first: 21, count: 22 }, of: { first: 23, count: 24 }, part: { first: 25, count: 26 }, stride: 27 },
    ),
    {
      domain: [-3, 5, -1, 2],
      bounds: [1, 2, 3, 4],
      tolerance: 0.25,
      shortest: 2,
      starts: 1,
      axis_of_x: 0,
      axis_of_y: 0,
      columns: 5,
      rows: 6,
      first: 21,
      count: 22,
      number: 23,
      states_first: 25,
      states_count: 26,
      stride: 27,
    },
  ],
  Grid: [
    'shaders/grid.wgsl',
    gridBytes(grid, 31, 32),
    { bounds: [1, 2, 3, 4], columns: 5, rows: 6, first: 31, stride: 32 },
  ],
  PlaneGrid: ['shaders/net-plane.wgsl', planeGridBytes(grid), { bounds: [1, 2, 3, 4], columns: 5, rows: 6 }],
  Problem: [
    'shaders/problem.wgsl',
    problemBytes([1, 2, 3, 4, 5], 33),
    {
      parameters: [
        [1, 2, 3, 4],
        [5, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      rows: 33,
    },
  ],
  Census: [
    'shaders/census.wgsl',
    censusBytes(
      {
        bins: 64,
        low: 2,
        high: 34,
        log: false,
        attractors: Float64Array.from({ length: 2 * MOST_ATTRACTORS }, (_, i) => i),
        radius: 3,
      },
      41,
      42,
    ),
    {
      low: 2,
      scale: 2,
      radius_squared: 9,
      logarithmic: 0,
      bins: 64,
      attractor_count: MOST_ATTRACTORS,
      members: 41,
      threads: 42,
      attractors: Array.from({ length: MOST_ATTRACTORS / 2 }, (_, i) => [4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3]),
    },
  ],
  Pass: [
    'shaders/net.wgsl',
    passBytes({
      epoch: 1,
      first: 2,
      rows: 3,
      tileFirst: 4,
      tileRows: 5,
      ordered: true,
      coefficients: 7,
      entry: 8,
      scale: 0.5,
      epochs: 10,
      record: 11,
      last: true,
      updates: 13,
      batch: 14,
    }),
    {
      epoch: 1,
      first: 2,
      rows: 3,
      tile_first: 4,
      tile_rows: 5,
      ordered: 1,
      coefficients: 7,
      entry: 8,
      scale: 0.5,
      epochs: 10,
      record: 11,
      last: 1,
      updates: 13,
      batch: 14,
    },
  ],
  Population: [
    'shaders/net.wgsl',
    populationBytes({ program: net, nets: 2, rows: 51, batch: 52, tile: 53, sets: 54, clip: { by: 'norm', max: 55 } }),
    {
      layers: [
        {
          inputs: first!.inputs,
          outputs: first!.outputs,
          weights: first!.weights,
          biases: first!.biases!,
          units: first!.units,
          below: 0,
          activation: net.activationOf[0]!,
          residual: 0,
        },
        {
          inputs: second!.inputs,
          outputs: second!.outputs,
          weights: second!.weights,
          biases: second!.biases!,
          units: second!.units,
          below: first!.units,
          activation: net.activationOf[1]!,
          residual: 0,
        },
        ...Array.from({ length: MOST_LAYERS - 2 }, () => ({
          inputs: 0,
          outputs: 0,
          weights: 0,
          biases: 0,
          units: 0,
          below: 0,
          activation: 0,
          residual: 0,
        })),
      ],
      layer_count: 2,
      nets: 2,
      parameters: net.layout.parameters,
      units: net.layout.units,
      inputs: net.net.widths[0]!,
      targets: targetWidth(net),
      rows: 51,
      batch: 52,
      tile: 53,
      sets: 54,
      l1: net.net.l1,
      l2: net.net.l2,
      clip_norm: 55,
      clip_value: Math.fround(3e38),
    },
  ],
  // Its states begin behind the bytes; there are as many as an optimizer has.
  Particle: [
    'shaders/descend.wgsl',
    joined(particleBytes(run.start), new ArrayBuffer(STATE_BYTES)),
    { theta: [1.5, -2.5], code: 0, stopped: 0, state: [[0, 0]] },
  ],
};

function joined(...parts: readonly ArrayBuffer[]): ArrayBuffer {
  return Uint8Array.from(parts.flatMap((part) => [...new Uint8Array(part)])).buffer;
}

describe('what the host says again of the WGSL', () => {
  it.each(Object.entries(MIRRORS))('%s is what the WGSL says', (_, [mirrored, derived]) => {
    expect(mirrored).toBe(derived());
  });

  it('is all here', () => {
    const text = sources('src/engine/gpu', '.ts').map((file) => file.text);
    const named = text.flatMap((each) => [...each.matchAll(/const (\w+_BYTES)\b/g)].map(([, name]) => name!));
    expect([...new Set(named)].sort()).toEqual(Object.keys(MIRRORS).sort());
  });

  it('fits where many stand in one buffer, and where a table has its own length', () => {
    expect(PASS_BYTES).toBeLessThanOrEqual(MOVE);
    expect(structOf('shaders/net.wgsl', 'Which').size).toBeLessThanOrEqual(PASS_BYTES);
    const { parameters } = structOf('shaders/problem.wgsl', 'Problem').fields;
    expect(parameters!.type.size).toBe(4 * MOST_PARAMETERS);
    expect(textOf('shaders/census.wgsl')).toContain(`const MOST_ATTRACTORS = ${MOST_ATTRACTORS}u;`);
    const counts = all.find(({ name }) => name === 'counts')!.type;
    expect(counts.size).toBe(4 * COUNTS);
    // A jet goes into a buffer of plain numbers.
    const text = textOf('shaders/probe.wgsl');
    const places = [...text.matchAll(/jets\[first(?: \+ (\d+)u)?\]/g)].map(([, place]) => Number(place ?? 0));
    expect(places).toEqual(Array.from({ length: JET.size }, (_, i) => i));
    expect(text).toContain(`let first = ${JET.size}u * id.x;`);
  });
});

describe('what the host writes', () => {
  it.each(Object.entries(WRITTEN))('%s is read field for field', (name, [path, bytes, fields]) => {
    const struct = structOf(path, name);
    expect(bytes.byteLength).toBeGreaterThanOrEqual(struct.size);
    expect(read(struct, bytes)).toEqual(fields);
  });

  it('covers every struct that the host shares with a kernel', () => {
    const structs = all.filter(({ type }) => 'fields' in type).map(({ path, name }) => `${path} ${name}`);
    // `turn`, a `Which`, is a single number, and {@link MOVE} apart from the next.
    const covered = [
      'shaders/census.wgsl census',
      'shaders/descend.wgsl particle',
      'shaders/ensemble.wgsl members',
      'shaders/grid.wgsl grid',
      'shaders/net-plane.wgsl grid',
      'shaders/net.wgsl population',
      'shaders/net.wgsl turn',
      'shaders/net.wgsl pass_',
      'shaders/particle.wgsl plan',
      'shaders/problem.wgsl problem',
    ];
    expect(structs.sort()).toEqual(covered.sort());
  });

  it('has entries of the size that buffers are counted in', () => {
    // By what stands in an entry; all others are single numbers of four bytes, as `numbers` of phases.ts counts them.
    const vectors: Readonly<Record<string, number>> = {
      'shaders/census.wgsl samples': SAMPLE_BYTES,
      'shaders/descend.wgsl path': SAMPLE_BYTES,
      'shaders/ensemble.wgsl samples': SAMPLE_BYTES,
      'shaders/grid.wgsl samples': SAMPLE_BYTES,
      'shaders/net-slopes.wgsl samples': SAMPLE_BYTES,
      'shaders/ensemble.wgsl states': STATE_BYTES,
      // x and y of a place.
      'shaders/probe.wgsl points': 8,
      // Four numbers of a row, and of an entry of the record.
      'shaders/net-lane.wgsl record': 16,
      'shaders/net-loss.wgsl results': 16,
      'shaders/net-measure.wgsl results': 16,
      'shaders/net-measure.wgsl record': 16,
      'shaders/net-slopes.wgsl record': 16,
      'shaders/net-workgroup.wgsl record': 16,
    };
    const found = all
      .filter(({ kind, type }) => kind === 'storage' && 'elementType' in type && elementBytes(type) !== 4)
      .map(({ path, name, type }) => [`${path} ${name}`, elementBytes(type)]);
    expect(Object.fromEntries(found)).toEqual(vectors);
  });
});

describe('the test can fail', () => {
  const [path, bytes, fields] = WRITTEN.Grid!;

  it.each([
    ['a new field', 'columns: u32,', 'added: u32,\n  columns: u32,'],
    ['a field that is gone', 'rows: u32,', ''],
    ['another order', 'columns: u32,\n  rows: u32,', 'rows: u32,\n  columns: u32,'],
    ['another name', 'columns: u32,', 'across: u32,'],
    ['another type', 'columns: u32,', 'columns: f32,'],
  ])('%s', (_, from, to) => {
    const text = textOf(path);
    expect(text).toContain(from);
    expect(read(structOf(path, 'Grid', text.replace(from, to)), joined(bytes, bytes))).not.toEqual(fields);
  });

  it('another size', () => {
    const text = textOf(path).replace('first: u32,', 'first: u32,\n  more: vec4f,');
    expect(structOf(path, 'Grid', text).size).not.toBe(GRID_BYTES);
  });
});
