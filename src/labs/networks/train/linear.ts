import type { LinearClassifier, TwoClasses } from '../../../analysis/margin';
import { ACTIVATIONS } from '../../../catalog/networks';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';

const LINEAR = ACTIVATIONS.get('linear')!.formula;

/** Whether a net is a line in the plane that tells −1 from 1: two inputs, one linear unit. */
export function isLinearClassifier({ net, output, threshold, train }: ResolvedNetwork): boolean {
  const { widths, activations } = net;
  return (
    widths.length === 2 &&
    widths[0] === 2 &&
    widths[1] === 1 &&
    activations[0]!.formula === LINEAR &&
    output === 'identity' &&
    threshold === 0 &&
    train.targets.every((target) => target === 1 || target === -1)
  );
}

/** Its weights as a line. */
export function lineOf({ net }: ResolvedNetwork, weights: Float64Array): LinearClassifier {
  return { w: [weights[0]!, weights[1]!], b: net.bias ? weights[2]! : 0 };
}

/** The training rows of such a net. */
export const rowsOf = ({ train }: ResolvedNetwork): TwoClasses => ({ places: train.inputs, labels: train.targets });
