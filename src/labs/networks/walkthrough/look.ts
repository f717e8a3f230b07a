import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import { createExplainer, type Explainer } from '../diagram/explain';
import { createReader, type Reader } from '../diagram/facts';
import type { Round } from './rounds';

/** One round as it is looked at: its numbers for one row, and how to explain them. */
export interface Look {
  readonly reader: Reader;
  readonly explainer: Explainer;
  readonly round: Round;
}

export function lookAt(round: Round, { net, train }: ResolvedNetwork, row: number): Look {
  const facts = {
    net,
    weights: round.before.weights,
    data: train,
    inspection: round.inspection,
    row: Math.max(0, Math.min(train.rows - 1, row)),
  };
  const reader = createReader(facts);
  return { reader, explainer: createExplainer(reader), round };
}
