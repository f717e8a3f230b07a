import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine, Problem, RunPlan, SwarmPlan } from '../src/engine/contract';
import { createCpuEngine } from '../src/engine/cpu/engine';
import { nodeWorker } from '../src/engine/cpu/node';
import { createGpuEngine } from '../src/engine/gpu/engine';
import { GpuHost } from '../src/engine/gpu/host';
import { parseExperiment } from '../src/experiment/parse';
import { resolve } from '../src/experiment/resolve';
import { loadDawn } from '../src/headless/dawn';
import { type Contender, race } from './measure';
import { type NetJob, netContenders, spiralJob, xorJob } from './networks';
import { plainAdam, plainGrid } from './plain';
import { type Row, table } from './table';
import { openTensorFlow, type TensorFlow } from './tensorflow';

/** Small enough that nothing diverges and nothing leaves early: every contender takes every step. */
const LEARNING_RATE = 0.01;

interface Sizes {
  /** Samples along a side of the grid. */
  readonly side: number;
  readonly particles: number;
  readonly steps: number;
  readonly repetitions: number;
  /** Nets and epochs. */
  readonly xor: readonly [number, number];
  readonly spirals: readonly (readonly [number, number])[];
}

const FULL: Sizes = {
  side: 1024,
  particles: 1_000_000,
  steps: 100,
  repetitions: 5,
  xor: [1024, 1000],
  spirals: [
    [64, 100],
    [1024, 100],
  ],
};
const QUICK: Sizes = {
  side: 256,
  particles: 50_000,
  steps: 100,
  repetitions: 3,
  xor: [128, 200],
  spirals: [[16, 10]],
};

interface Job {
  readonly name: string;
  /** Points, or particles times steps. */
  readonly units: number;
  readonly plain: () => unknown;
  readonly onEngine: (engine: Engine) => Promise<unknown>;
}

function jobs({ side, particles, steps }: Sizes): Job[] {
  const { problem, run } = rosenbrock();
  const [x, y] = problem.domain;
  const grid = { x, y, columns: side, rows: side };
  // A gradient is never exactly zero here, so that no particle counts as converged.
  const plan: SwarmPlan = { starts: 'grid', particles, steps, seed: 1, tolerance: 0 };
  return [
    {
      name: `grid ${side}²: value and gradient`,
      units: side * side,
      plain: () => plainGrid(side),
      onEngine: async (engine) => (await engine.evaluate(problem, grid)).dispose(),
    },
    {
      name: `Adam, ${particles.toLocaleString('en')} particles × ${steps} steps`,
      units: particles * steps,
      plain: () => plainAdam(particles, steps, LEARNING_RATE),
      onEngine: (engine) => engine.swarm(problem, run, plan),
    },
  ];
}

function rosenbrock(): { problem: Problem; run: RunPlan } {
  const experiment = parseExperiment({
    version: 1,
    surface: { id: 'rosenbrock' },
    runs: [{ optimizer: 'adam', hyper: { lr: LEARNING_RATE } }],
  });
  const { problem, runs } = resolve(experiment);
  return { problem, run: runs[0]! };
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

async function measureSurface(job: Job, engines: ReadonlyMap<string, Engine>, repetitions: number): Promise<Row[]> {
  const contenders: Contender[] = [
    { name: 'plain loop', run: async () => job.plain() },
    ...[...engines].map(([name, engine]) => ({
      name,
      run: () => job.onEngine(engine),
    })),
  ];
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
for (const job of jobs(sizes)) rows.push(...(await measureSurface(job, engines, repetitions)));
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
