import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine, Problem } from '../src/engine/contract';
import { createCpuEngine } from '../src/engine/cpu/engine';
import { nodeWorker } from '../src/engine/cpu/node';
import { createGpuEngine } from '../src/engine/gpu/engine';
import { GpuHost } from '../src/engine/gpu/host';
import { parseExperiment } from '../src/experiment/surfaces/experiment';
import { resolve } from '../src/experiment/surfaces/resolve';
import { loadDawn } from '../src/headless/dawn';
import { basinJob, type EnsembleJob, stepByStep, swarmJob, sweepJob } from './ensembles';
import { FRAME_FUNCTIONS, frameJob } from './functions';
import { type Contender, race } from './measure';
import { type NetJob, netContenders, spiralJob, xorJob } from './networks';
import { plainGrid } from './plain';
import { type Row, table } from './table';
import { openTensorFlow, type TensorFlow } from './tensorflow';

interface Sizes {
  /** Samples along a side of the grid. */
  readonly side: number;
  /** Sides of squares of members, and steps. */
  readonly swarm: readonly [number, number];
  readonly basins: readonly [number, number];
  readonly sweep: readonly [number, number];
  /** Steps that are taken one by one. */
  readonly single: number;
  readonly repetitions: number;
  /** Nets and epochs. */
  readonly xor: readonly [number, number];
  readonly spirals: readonly (readonly [number, number])[];
}

const FULL: Sizes = {
  side: 1024,
  swarm: [1000, 100],
  basins: [512, 500],
  sweep: [256, 1000],
  single: 10,
  repetitions: 5,
  xor: [1024, 1000],
  spirals: [
    [64, 100],
    [1024, 100],
  ],
};
const QUICK: Sizes = {
  side: 256,
  swarm: [224, 100],
  basins: [128, 200],
  sweep: [64, 200],
  single: 10,
  repetitions: 3,
  xor: [128, 200],
  spirals: [[16, 10]],
};

/** Value and gradient on a grid. */
async function measureGrid(side: number, engines: ReadonlyMap<string, Engine>, repetitions: number): Promise<Row[]> {
  const problem = rosenbrock();
  const [x, y] = problem.domain;
  const grid = { x, y, columns: side, rows: side };
  const contenders: Contender[] = [
    { name: 'plain loop', run: async () => plainGrid(side) },
    ...[...engines].map(([name, engine]) => ({
      name,
      run: async () => (await engine.evaluate(problem, grid)).dispose(),
    })),
  ];
  return measure(`grid ${side}²: value and gradient`, side * side, contenders, repetitions);
}

function rosenbrock(): Problem {
  return resolve(parseExperiment({ version: 1, surface: { id: 'rosenbrock' } })).problem;
}

/** The GPU engine where Dawn finds an adapter, and the CPU engine with one worker and with all. */
async function openEngines(): Promise<Map<string, Engine>> {
  const worker = new URL('../src/engine/cpu/node-worker.js', import.meta.url);
  const engines = new Map<string, Engine>();
  const spawn = () => nodeWorker(worker);
  engines.set('CPU engine, 1 worker', createCpuEngine({ spawn, workers: 1 }));
  const workers = availableParallelism();
  if (workers > 1) engines.set(`CPU engine, ${workers} workers`, createCpuEngine({ spawn, workers }));
  try {
    const engine = createGpuEngine(await GpuHost.acquire(await loadDawn()));
    engines.set(`GPU engine, ${engine.adapter}`, engine);
  } catch (error) {
    console.log(`No GPU row: ${(error as Error).message}`);
  }
  return engines;
}

/** Null where it is not installed or does not run; it is a peer and no part of Nabla. */
async function findTensorFlow(): Promise<TensorFlow | null> {
  try {
    return await openTensorFlow();
  } catch (error) {
    console.log(`No TensorFlow.js row: ${(error as Error).message}`);
    return null;
  }
}

/** Every engine with all steps in one call, and with one call a step. */
async function measureEnsemble(
  job: EnsembleJob,
  engines: ReadonlyMap<string, Engine>,
  single: number,
  repetitions: number,
): Promise<Row[]> {
  const { problem, run, plan } = job;
  const contenders: Contender[] = [{ name: 'plain loop', run: async () => job.plain() }];
  for (const [name, engine] of engines) {
    contenders.push({ name, run: () => engine.ensemble(problem, run, plan) });
    // Where members rest, steps are not alike, and a few say nothing about all.
    if (plan.rests) continue;
    contenders.push({
      name: `${name}, step by step`,
      run: () => stepByStep(engine, job, single),
      share: single / plan.steps,
    });
  }
  return measure(job.name, job.units, contenders, repetitions);
}

async function measureNets(
  job: NetJob,
  engines: ReadonlyMap<string, Engine>,
  tensorFlow: TensorFlow | null,
  repetitions: number,
): Promise<Row[]> {
  const contenders = await netContenders(job, engines, tensorFlow);
  return measure(job.name, job.count * job.epochs, contenders, repetitions);
}

/** The first contender is the plain loop. */
async function measure(
  job: string,
  units: number,
  contenders: readonly Contender[],
  repetitions: number,
): Promise<Row[]> {
  const timings = await race(contenders, repetitions);
  const plain = timings[0]!.median;
  return timings.map(({ name, median, samples, share }) => ({
    job,
    contender: name,
    medianMs: median,
    samplesMs: samples,
    share,
    perSecond: (1000 * units) / median,
    ratio: plain / median,
  }));
}

const quick = process.argv.includes('--quick');
const sizes = quick ? QUICK : FULL;
const engines = await openEngines();
const rows: Row[] = [];
const { repetitions, xor, spirals } = sizes;
rows.push(...(await measureGrid(sizes.side, engines, repetitions)));
const { swarm, basins, sweep, single } = sizes;
for (const job of [swarmJob(...swarm), basinJob(...basins, false), basinJob(...basins, true), sweepJob(...sweep)]) {
  rows.push(...(await measureEnsemble(job, engines, single, repetitions)));
}
for (const id of FRAME_FUNCTIONS) {
  const { name, operations, contenders } = frameJob(id);
  rows.push(...(await measure(name, operations, contenders, repetitions)));
}
const tensorFlow = await findTensorFlow();
for (const job of [xorJob(...xor), ...spirals.map((size) => spiralJob(...size))]) {
  rows.push(...(await measureNets(job, engines, tensorFlow, repetitions)));
}
console.log(`\n${table(rows)}\n`);

const processor = cpus()[0]?.model.trim() ?? process.arch;
const cores = availableParallelism();
const date = new Date().toISOString().slice(0, 10);
const machine = `${processor} x${cores}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const file = join('bench', 'results', `${date}-${machine}${quick ? '-quick' : ''}.json`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ date, node: process.version, processor, cores, sizes, rows }, null, 2)}\n`);
console.log(`Written to ${file}`);
// Dawn and the workers would keep the process alive.
process.exit(0);
