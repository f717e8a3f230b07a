import { describe, expect, test } from 'vitest';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { NETWORK_PRESETS, presetExperiment } from '../../../src/experiment/networks/presets';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetDraft } from '../../../src/experiment/networks/types';
import { isLinearClassifier, lineOf, rowsOf } from '../../../src/labs/networks/train/linear';
import { createSeparations, separationLines, wrongMarks } from '../../../src/labs/shared/separation/model';

const resolved = (draft: NetDraft) => resolveNetwork(normaliseNetwork(draft));
const preset = (id: string) => resolveNetwork(presetExperiment(NETWORK_PRESETS.find((each) => each.id === id)!));

const HINGE: NetDraft = { network: { layers: [2, 1], loss: 'hinge' }, data: { id: 'two_points', samples: 2 } };

describe('a net that is a line', () => {
  test('has two inputs, one linear unit, and tells −1 from 1', () => {
    expect(isLinearClassifier(resolved(HINGE))).toBe(true);
    expect(isLinearClassifier(preset('perceptron_by_hand'))).toBe(true);
    expect(isLinearClassifier(preset('hinge_by_hand'))).toBe(true);
    const network = HINGE.network!;
    expect(isLinearClassifier(resolved({ ...HINGE, network: { ...network, layers: [2, 3, 1] } }))).toBe(false);
    expect(isLinearClassifier(resolved({ ...HINGE, network: { ...network, activation: ['tanh'] } }))).toBe(false);
    expect(isLinearClassifier(resolved({ ...HINGE, network: { ...network, loss: 'bce' } }))).toBe(false);
    expect(isLinearClassifier(preset('sine'))).toBe(false);
  });

  test('has its weights as w and b, b being 0 without biases', () => {
    expect(lineOf(resolved(HINGE), Float64Array.of(1, 2, -3))).toEqual({ w: [1, 2], b: -3 });
    const unbiased = resolved({ ...HINGE, network: { ...HINGE.network!, bias: false } });
    expect(lineOf(unbiased, Float64Array.of(1, 2))).toEqual({ w: [1, 2], b: 0 });
  });

  test('is drawn with its margins, the widest margin, and rings around what is misclassified', () => {
    const separate = createSeparations();
    const rows = rowsOf(preset('hinge_by_hand'));
    const nothing = separate({ w: [0, 0], b: 0 }, rows);
    expect(nothing.wrong).toEqual([0, 1]);
    expect([...wrongMarks(nothing)[0]!.places]).toEqual([2, 3, 1, -1]);
    // The hinge ends here: both are right, and the negative one beyond the margin.
    const after = separate({ w: [-0.2, 0.7], b: -0.3 }, rows);
    expect(wrongMarks(after)).toEqual([]);
    // Found once for the same data.
    expect(after.widest).toBe(nothing.widest);
    expect(after.widest!.w[0]).toBeCloseTo(2 / 17, 15);
    const look = { color: '#123456', theme: 'light', bare: false } as const;
    const [x, y] = [[-3, 5], [-3, 5]] as const; // biome-ignore format: two ranges
    const lines = separationLines(after, x, y, look);
    expect(lines.map(({ dash }) => dash.length > 0)).toEqual([true, true, true, true, true, false]);
    // The last is the line itself, from side to side: x₂ = (0.2·x₁ + 0.3)/0.7.
    const [x0, y0, x1, y1] = lines.at(-1)!.places;
    expect([x0, x1]).toEqual([-3, 5]);
    expect(y0).toBeCloseTo((0.2 * -3 + 0.3) / 0.7, 12);
    expect(y1).toBeCloseTo((0.2 * 5 + 0.3) / 0.7, 12);
    expect(separationLines(after, x, y, { ...look, bare: true })).toHaveLength(5);
    // Without a direction there is no line to draw, and the widest margin stays.
    expect(separationLines(nothing, x, y, look).filter(({ places }) => places.length > 0)).toHaveLength(3);
  });
});
