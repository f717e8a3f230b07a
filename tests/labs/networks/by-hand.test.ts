import { afterAll, describe, expect, test } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import { createExplainer } from '../../../src/labs/networks/diagram/explain';
import { createReader, type Facts } from '../../../src/labs/networks/diagram/facts';
import { plain } from '../../../src/labs/networks/diagram/math';
import { stepLines, wholeOf } from '../../../src/labs/networks/diagram/narrate';
import type { Step } from '../../../src/labs/networks/diagram/steps';
import { workedExample } from '../../../src/labs/networks/walkthrough/example';
import { extendRounds, NO_ROUNDS, type Round } from '../../../src/labs/networks/walkthrough/rounds';
import { findTwins } from '../../../src/labs/networks/walkthrough/twins';
import { updateLines } from '../../../src/labs/networks/walkthrough/update';
import golden from '../../golden/nets/linear_231.json';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

async function begin(weights: 'equal' | 'different', count: number) {
  const experiment = workedExample(weights);
  const resolved = resolveNetwork(experiment);
  let rounds = NO_ROUNDS;
  const publish = (next: typeof rounds): boolean => {
    rounds = next;
    return true;
  };
  await extendRounds(rounds, count - 1, engine, resolved.plan, publish, new AbortController().signal);
  const at = (round: Round) => {
    const facts: Facts = {
      net: resolved.net,
      weights: round.before.weights,
      data: resolved.train,
      inspection: round.inspection,
      row: 0,
    };
    const reader = createReader(facts);
    return { reader, explainer: createExplainer(reader) };
  };
  return { experiment, resolved, rounds, at };
}

describe('the 2-3-1 network of the tutorial', () => {
  test('reads line by line as on its slides', async () => {
    const { experiment, rounds, at } = await begin('equal', 1);
    const round = rounds.known[0]!;
    const { reader, explainer } = at(round);
    const lines = (step: Step) => stepLines(explainer, reader, step).map(({ equation }) => plain(wholeOf(equation)));
    expect(lines({ kind: 'given' })).toEqual(['x₁ = 40', 'x₂ = 80', 'y = 60']);
    expect(lines({ kind: 'forward', layer: 0 })).toEqual(
      [1, 2, 3].map((j) => {
        const low = '₀₁₂₃'[j];
        return `z${low} = w¹₁${low}·x₁ + w¹₂${low}·x₂ = 0.5 × 40 + 0.5 × 80 = 20 + 40 = 60`;
      }),
    );
    expect(lines({ kind: 'forward', layer: 1 })).toEqual([
      'y′ = w²₁₁·z₁ + w²₂₁·z₂ + w²₃₁·z₃ = 1 × 60 + 1 × 60 + 1 × 60 = 60 + 60 + 60 = 180',
    ]);
    expect(lines({ kind: 'loss' })).toEqual(['L = (y′ − y)²/2 = (180 − 60)²/2 = 7200']);
    expect(lines({ kind: 'slope' })).toEqual(['∂L/∂y′ = y′ − y = 180 − 60 = 120']);
    expect(lines({ kind: 'gradient', layer: 1 })[0]).toBe('∂L/∂w²₁₁ = ∂L/∂y′·∂y′/∂w²₁₁ = 120 × 60 = 7200');
    expect(lines({ kind: 'delta', layer: 0 })[0]).toBe('∂L/∂z₁ = ∂L/∂y′·w²₁₁ = 120 × 1 = 120');
    const first = lines({ kind: 'gradient', layer: 0 });
    expect(first[0]).toBe('∂L/∂w¹₁₁ = ∂L/∂y′·∂y′/∂z₁·∂z₁/∂w¹₁₁ = 120 × 1 × 40 = 4800');
    expect(first[1]).toBe('∂L/∂w¹₂₁ = ∂L/∂y′·∂y′/∂z₁·∂z₁/∂w¹₂₁ = 120 × 1 × 80 = 9600');
    expect(first).toHaveLength(6);
    const updates = updateLines(explainer, reader, round.after.weights, experiment);
    expect(updates.map(({ equation }) => plain(wholeOf(equation)))).toEqual(
      expect.arrayContaining([
        'w¹₁₁ = w¹₁₁ − η·∂L/∂w¹₁₁ = 0.5 − 0.00001 × 4800 = 0.452',
        'w¹₂₁ = w¹₂₁ − η·∂L/∂w¹₂₁ = 0.5 − 0.00001 × 9600 = 0.404',
        'w²₁₁ = w²₁₁ − η·∂L/∂w²₁₁ = 1 − 0.00001 × 7200 = 0.928',
      ]),
    );
  });

  test('comes to 140.3136 and 3225.13717248 in the second round, not to what the slides print', async () => {
    const { rounds, at } = await begin('equal', 2);
    const { reader, explainer } = at(rounds.known[1]!);
    const lines = (step: Step) => stepLines(explainer, reader, step).map(({ equation }) => plain(wholeOf(equation)));
    expect(lines({ kind: 'forward', layer: 0 })[0]).toMatch(/= 0\.452 × 40 \+ 0\.404 × 80 = 18\.08 \+ 32\.32 = 50\.4$/);
    expect(lines({ kind: 'forward', layer: 1 })[0]).toMatch(/= 140\.3136$/);
    expect(lines({ kind: 'loss' })[0]).toMatch(/= 3225\.13717248$/);
  });

  test.each([
    ['equal', 0],
    ['different', 1],
  ] as const)('with %s weights descends as PyTorch does', async (weights, index) => {
    const { rounds } = await begin(weights, 20);
    const { loss } = golden.cases[index]!.train.sgd;
    rounds.known.forEach(({ inspection }, k) => {
      expect(Math.abs(inspection.loss - loss[k]!)).toBeLessThan(1e-9 * loss[k]!);
    });
    expect(rounds.known.length).toBe(20);
  });

  test('keeps its three equal units equal, and tells different ones apart', async () => {
    const { resolved, rounds } = await begin('equal', 3);
    for (const { before } of rounds.known) {
      expect(findTwins(resolved.net, before.weights)).toEqual([{ layer: 0, units: [0, 1, 2] }]);
    }
    const other = await begin('different', 1);
    expect(findTwins(other.resolved.net, other.rounds.known[0]!.before.weights)).toEqual([]);
  });
});
