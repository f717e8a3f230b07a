import { afterAll, describe, expect, it, vi } from 'vitest';
import { createReadings } from '../../../src/analysis/readings';
import type { Reading, SeriesReading } from '../../../src/experiment/lessons/readings';
import type { StepExperiment } from '../../../src/experiment/lessons/types';
import { MOST_COLUMNS, MOST_ROWS } from '../../../src/experiment/limits';
import { engines } from '../../engine/engines';
import xor from '../../golden/seeds/000_4.2_xor.json';
import flow from '../../golden/seeds/000_4.3_gradient_flow.json';
import spiral from '../../golden/seeds/000_8_spiral.json';
import worked from '../../golden/seeds/003_backprop_231.json';
import unit from '../../golden/seeds/004_2_sigmoid_backprop.json';
import simple from '../../golden/seeds/004_3_simplenn.json';
import { EXACT, expectNear } from './near';
import { numbered, results, values } from './read';

// Software drivers take their time.
vi.setConfig({ testTimeout: 180_000 });

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

/** Of [in][out] matrices, as the tutorials have them, for an experiment: [out][in]. */
function layersOf(flat: readonly number[], widths: readonly number[]): { W: number[]; b: number[] }[] {
  let at = 0;
  return widths.slice(1).map((outputs, l) => {
    const inputs = widths[l]!;
    const W = transposed(flat.slice(at, at + inputs * outputs), inputs, outputs);
    at += inputs * outputs;
    const b = flat.slice(at, at + outputs);
    at += outputs;
    return { W, b };
  });
}

function transposed(matrix: readonly number[], rows: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]!);
}

const XOR: StepExperiment = {
  version: 1,
  network: { layers: [2, 4, 1], activation: 'sigmoid', loss: 'bce' },
  data: { X: xor.X, target: xor.y },
  weights: layersOf(xor.init, [2, 4, 1]),
  optimizer: 'sgd',
  hyper: { lr: xor.lr },
  epochs: xor.epochs,
};

const WORKED: StepExperiment = {
  version: 1,
  network: { layers: [2, 3, 1], activation: 'linear', loss: 'half_se', bias: false },
  data: { X: [worked.x], target: [worked.target] },
  weights: [{ W: transposed(worked.init.W1, 2, 3) }, { W: worked.init.W2 }],
  optimizer: 'sgd',
  hyper: { lr: worked.lr },
  epochs: 50,
};

const SPIRAL: StepExperiment = {
  version: 1,
  network: { layers: [2, 1], activation: ['linear'], loss: 'bce' },
  data: { X: spiral.X, target: spiral.y },
  weights: [{ W: spiral.init.w, b: [spiral.init.b] }],
  optimizer: 'sgd',
  hyper: { lr: spiral.lr },
  epochs: spiral.epochs,
};

describe.each(both.map((engine) => [engine.kind, engine] as const))('networks on the %s engine', (kind, engine) => {
  /** What a float32 run of the oracle is off by; WGSL's functions may be ten times worse. */
  const within = (float32: number) => (kind === 'cpu' ? EXACT : 10 * float32);
  const train = (
    of: Extract<Reading, { kind: 'train' }>['of'],
    epoch?: number,
  ): Extract<Reading, { kind: 'train' }> => ({ kind: 'train', of, ...(epoch === undefined ? {} : { epoch }) });

  async function series(experiment: StepExperiment | null, reading: SeriesReading): Promise<readonly number[]> {
    const result = await createReadings(experiment, engine).series(reading);
    if ('fault' in result) throw new Error(result.fault.en);
    return result.values;
  }

  it('are read at the epochs that numbers name, in whatever order', async () => {
    const { step, mse, bce } = xor.trajectory;
    const at = (epoch: number) => step.indexOf(epoch);
    const found = await values(
      engine,
      XOR,
      ...[
        train('mse', 1000),
        train('loss', 1000),
        train('mse', 0),
        train('mse', 2000),
        train('loss'),
        train('accuracy'),
      ],
    );
    // Relative to numbers of 0.2 and less: that of the parameters, of some units, and what the plateau makes of it.
    const tolerance = within(2e-5);
    expectNear(found, [mse[at(1000)]!, bce[at(1000)]!, mse[0]!, mse[at(2000)]!, bce.at(-1)!, 1], tolerance);
    expectNear(await values(engine, XOR, train('mse')), [xor.final.mse_after_5000_updates], tolerance);
    expect(await values(engine, XOR, train('parameters'))).toEqual([17]);
  });

  it('train each epoch once, however many numbers are read of it', async () => {
    const spy = vi.spyOn(engine.networks, 'train');
    const list = [train('mse'), train('loss', 100), train('gradient', 100), train('loss'), train('mse', 50)];
    await createReadings(XOR, engine).numbers(list.map((read, i) => numbered(`n${i}`, read)));
    const epochs = spy.mock.calls.map(([, , count]) => count);
    spy.mockRestore();
    expect(epochs).toEqual([50, 50, xor.epochs - 100]);
  });

  it('tell weights and outputs', async () => {
    const { predictions, params } = xor.final;
    const output = (row: number): Reading => ({ kind: 'output', row });
    expectNear(await values(engine, XOR, ...predictions.map((_, row) => output(row))), predictions, within(1e-5));
    const last = layersOf(params, [2, 4, 1]);
    const found = await values(
      engine,
      XOR,
      { kind: 'weight', layer: 0, unit: 1, input: 1 },
      { kind: 'weight', layer: 0, unit: 2 },
      { kind: 'weight', layer: 1, unit: 0, input: 3 },
      { kind: 'weight', layer: 1, unit: 0, epoch: 0 },
    );
    const wanted = [last[0]!.W[3]!, last[0]!.b[2]!, last[1]!.W[3]!, 0];
    found.forEach((value, i) => {
      expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(within(7.5e-6) * Math.max(1, Math.abs(wanted[i]!)));
    });
    const missing = await results(
      engine,
      XOR,
      { kind: 'weight', layer: 2, unit: 0 },
      { kind: 'weight', layer: 0, unit: 0, input: 2 },
      { kind: 'output', row: 4 },
      train('loss', 5001),
    );
    for (const result of missing) expect(result).toHaveProperty('fault.zh');
  });

  it('compute the worked example', async () => {
    const { step0, step1, trajectory, exact_second_loss: second } = worked;
    const found = await values(
      engine,
      WORKED,
      ...[train('loss', 0), train('loss', 1), train('loss')],
      { kind: 'output', row: 0, epoch: 0 },
      { kind: 'output', row: 0, epoch: 1 },
      { kind: 'weight', layer: 0, unit: 0, input: 1, epoch: 1 },
      { kind: 'weight', layer: 1, unit: 0, input: 0, epoch: 1 },
      { kind: 'layer', layer: 1, of: 'delta', epoch: 0 },
      { kind: 'layer', layer: 0, of: 'weights', epoch: 0 },
    );
    const norm = Math.hypot(...step0.gW1);
    const wanted = [
      step0.loss,
      second.value,
      trajectory[50]!.loss,
      step0.y,
      step1.y,
      step1.W1[3]!,
      step1.W2[0]!,
      120,
      norm,
    ];
    // float32 near the target: y is held to 4e-6 of 60, and the loss there is what is left of that difference.
    const tolerance = wanted.map((_, i) => (kind === 'cpu' ? EXACT : i === 2 ? 5e-3 : 1e-6));
    found.forEach((value, i) => {
      expectNear([value], [wanted[i]!], tolerance[i]!);
    });
  });

  it.each(flow.computed_instead.cases)('pass gradients back through $activation', async (each) => {
    const widths = [2, 8, 8, 1];
    // The first case lists the weights of all.
    const matrices = flow.computed_instead.cases[0]!.W as readonly (readonly (readonly number[])[])[];
    const experiment: StepExperiment = {
      version: 1,
      network: { layers: widths, activation: each.activation, loss: 'bce', bias: false },
      data: {
        X: [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        target: [0, 1, 1, 0],
      },
      weights: matrices.map((W, l) => ({ W: transposed(W.flat(), widths[l]!, widths[l + 1]!) })),
    };
    const layer = (l: number, of: 'delta' | 'weights'): Reading => ({ kind: 'layer', layer: l, of, epoch: 0 });
    const found = await values(engine, experiment, layer(0, 'delta'), layer(2, 'delta'), layer(1, 'weights'));
    const tolerance = within(2e-5);
    expectNear(found, [each.norm_delta[0]!, each.norm_delta[2]!, each.norm_dW[1]!], tolerance);
    expectNear(await series(experiment, { kind: 'layers', epoch: 0, of: 'weights' }), each.norm_dW, tolerance);
  });

  it('show the spiral tutorial beside what it has plotted', async () => {
    const { trajectory, final } = spiral;
    const found = await values(
      engine,
      SPIRAL,
      ...[train('loss', 0), train('loss'), train('accuracy')],
      { kind: 'weight', layer: 0, unit: 0, input: 0 },
      { kind: 'weight', layer: 0, unit: 0, input: 1 },
      { kind: 'weight', layer: 0, unit: 0 },
      { kind: 'layer', layer: 0, of: 'weights', epoch: 0 },
      { kind: 'wrong', way: 'broadcastLoss', epoch: 0 },
      { kind: 'wrong', way: 'broadcastLoss' },
    );
    const { loss_as_seed_logs_it: logged, bce_true: bce, norm_dW } = trajectory;
    // The oracle's true loss has the tutorial's 1e-8 inside its logarithms; this one is computed from the logits.
    expectNear(found.slice(0, 2), [bce[0]!, final.bce_true], kind === 'cpu' ? 5e-8 : 1e-6);
    const rest = [final.accuracy, ...final.w, final.b, norm_dW[0]!, logged[0]!, logged.at(-1)!];
    expectNear(found.slice(2), rest, within(1e-6));
  });

  it('follow that course from the first epoch to the last', async () => {
    const { trajectory } = spiral;
    const epochs = await series(SPIRAL, { kind: 'trainSeries', of: 'epoch' });
    expect([epochs[0], epochs.at(-1)]).toEqual([0, spiral.epochs]);
    const [w1, w2] = await Promise.all(
      [0, 1].map((input) => series(SPIRAL, { kind: 'weightSeries', layer: 0, unit: 0, input })),
    );
    const logged = await series(SPIRAL, { kind: 'wrongSeries', way: 'broadcastLoss' });
    expect([w1!.length, logged.length]).toEqual([epochs.length, epochs.length]);
    let compared = 0;
    trajectory.step.forEach((epoch, i) => {
      const k = epochs.indexOf(epoch);
      if (k < 0) return;
      compared++;
      expect(Math.abs(w1![k]! - trajectory.w1[i]!)).toBeLessThan(within(1e-6));
      expect(Math.abs(w2![k]! - trajectory.w2[i]!)).toBeLessThan(within(1e-6));
      expect(Math.abs(logged[k]! - trajectory.loss_as_seed_logs_it[i]!)).toBeLessThan(kind === 'cpu' ? EXACT : 1e-5);
    });
    expect(compared).toBeGreaterThan(50);
    const matrix = await series(SPIRAL, { kind: 'wrongSeries', way: 'broadcastMatrix' });
    expect(matrix.length).toBe(300 * 300);
    // Its mean is what the tutorial logs, its diagonal the true loss but for the 1e-8 inside the logarithms.
    const mean = matrix.reduce((sum, each) => sum + each, 0) / matrix.length;
    const diagonal = Array.from({ length: 300 }, (_, i) => matrix[301 * i]!).reduce((sum, each) => sum + each / 300, 0);
    expectNear([mean, diagonal], [logged.at(-1)!, spiral.final.bce_true], kind === 'cpu' ? 1e-7 : 1e-5);
  });

  it('pair no more rows than can be drawn', async () => {
    const reading: SeriesReading = { kind: 'wrongSeries', way: 'broadcastMatrix' };
    const of = (rows: number) =>
      createReadings(`v=1&network=2-1&loss=bce&data=spirals&samples=${rows}&epochs=1`, engine).series(reading);
    expect(await of(100)).toMatchObject({ values: { length: 100 ** 2 } });
    expect(await of(MOST_ROWS)).toMatchObject({ fault: { en: expect.stringContaining(`${MOST_COLUMNS} rows`) } });
  });

  it('apply the sigmoid twice, as the tutorial does', async () => {
    const experiment: StepExperiment = {
      version: 1,
      network: { layers: [2, 1], activation: ['linear'], loss: 'mse_sigmoid', bias: false },
      data: { X: unit.X, target: unit.y },
      weights: [{ W: unit.init.w }],
      optimizer: 'sgd',
      // The tutorial descends half of the mean squared error.
      hyper: { lr: unit.lr / 2 },
      epochs: unit.iterations,
    };
    const of = (part: string): Reading => ({ kind: 'wrong', way: 'sigmoidTwice', of: part });
    const { final_w: w, mse } = unit.as_coded;
    // The start stands in float32 on a GPU; the rest is computed here.
    expectNear(
      await values(engine, experiment, of('w1'), of('w2'), of('mse')),
      [...w, mse.at(-1)!],
      kind === 'cpu' ? EXACT : 1e-5,
    );
  });

  it('pause while they repeat what a tutorial does wrongly, and are given up there', async () => {
    const experiment: StepExperiment = {
      version: 1,
      network: { layers: [2, 1], activation: ['linear'], loss: 'mse_sigmoid', bias: false },
      data: { X: unit.X, target: unit.y },
      optimizer: 'sgd',
      // As many as there may be: longer than a stretch between two pauses.
      epochs: 1_000_000,
    };
    const stop = new AbortController();
    const readings = createReadings(experiment, engine, stop.signal);
    const read = readings.numbers([numbered('mse', { kind: 'wrong', way: 'sigmoidTwice', of: 'mse' })]);
    setTimeout(() => stop.abort(), 0);
    await expect(read).rejects.toThrow();
  });

  it('are solved by few', async () => {
    const experiment: StepExperiment = {
      version: 1,
      network: { layers: [2, 2, 1], activation: 'sigmoid', loss: 'mse' },
      data: { X: simple.X, target: simple.y },
      init: { id: 'pytorch' },
      optimizer: 'sgd',
      hyper: { lr: simple.lr },
      epochs: simple.epochs,
    };
    const solved = (epoch: number, below: number): Reading => ({ kind: 'solved', networks: 20, epoch, below });
    const [none, all] = await values(engine, experiment, solved(simple.epochs, 0.01), solved(200, 1));
    expect([none, all]).toEqual([0, 1]);
  });

  it('play', async () => {
    const experiment: StepExperiment = {
      version: 1,
      network: { layers: [2, 2, 1] },
      epochs: 40,
      gan: { samples: 64, batch: 32, generator: { layers: [2, 8, 2] }, discriminator: { layers: [2, 8, 1] } },
    };
    const game = (of: Extract<Reading, { kind: 'game' }>['of'], epoch?: number): Reading => ({
      kind: 'game',
      of,
      ...(epoch === undefined ? {} : { epoch }),
    });
    const [g, d] = await values(engine, experiment, game('parametersG'), game('parametersD'));
    expect([g, d]).toEqual([2 * 8 + 8 + 8 * 2 + 2, 2 * 8 + 8 + 8 + 1]);
    const [late, early, real, fake, std, modes] = await values(
      engine,
      experiment,
      ...[game('lossD'), game('lossD', 10), game('real'), game('fake', 10), game('fakeStd'), game('modes')],
    );
    const losses = await series(experiment, { kind: 'gameSeries', of: 'lossD' });
    // A game goes on from where it stood as if it had not been stopped.
    const tolerance = kind === 'cpu' ? 0 : 1e-6;
    expectNear([early!, late!], [losses[9]!, losses[39]!], tolerance);
    expect(await series(experiment, { kind: 'gameSeries', of: 'epoch' })).toHaveLength(40);
    for (const share of [real!, fake!]) expect(share > 0 && share < 1).toBe(true);
    expect(std).toBeGreaterThan(0);
    expect(modes! >= 0 && modes! <= 8).toBe(true);
    expect((await results(engine, experiment, game('lossG', 0)))[0]).toHaveProperty('fault.zh');
  });

  it('that leave all bounds say when', async () => {
    const experiment = { ...WORKED, hyper: { lr: 1 } };
    const [result] = await results(engine, experiment, train('loss'));
    expect(result).toHaveProperty('fault.en', expect.stringMatching(/^The training ended at epoch \d/));
  });
});
