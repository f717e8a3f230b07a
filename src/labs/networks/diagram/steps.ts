/** A moment of one round: the data go forward, the loss is taken, the slopes come back, the weights change. */
export type Step =
  | { readonly kind: 'given' }
  | { readonly kind: 'forward'; readonly layer: number }
  | { readonly kind: 'loss' }
  /** ∂L/∂y′. */
  | { readonly kind: 'slope' }
  /** ∂L/∂w of a weight layer. */
  | { readonly kind: 'gradient'; readonly layer: number }
  /** ∂L/∂h and δ of the units of a hidden layer. */
  | { readonly kind: 'delta'; readonly layer: number }
  | { readonly kind: 'update' };

/** The steps of one round, in the order in which they are calculated. @param layers weight layers */
export function roundSteps(layers: number): Step[] {
  const all = Array.from({ length: layers }, (_, layer) => layer);
  return [
    { kind: 'given' },
    ...all.map((layer): Step => ({ kind: 'forward', layer })),
    { kind: 'loss' },
    { kind: 'slope' },
    ...all
      .reverse()
      .flatMap((layer): Step[] => [
        { kind: 'gradient', layer },
        ...(layer > 0 ? [{ kind: 'delta', layer: layer - 1 } as const] : []),
      ]),
    { kind: 'update' },
  ];
}

/** What a step lights up: columns of nodes (0: the inputs), weight layers, and which way the pulses run. */
export interface Lit {
  readonly columns: ReadonlySet<number>;
  readonly layers: ReadonlySet<number>;
  readonly direction: 'forward' | 'backward' | 'none';
}

export function litBy(step: Step, layers: number): Lit {
  const lit = (columns: readonly number[], edges: readonly number[], direction: Lit['direction']): Lit => ({
    columns: new Set(columns),
    layers: new Set(edges),
    direction,
  });
  switch (step.kind) {
    case 'given':
      return lit(
        [0],
        Array.from({ length: layers }, (_, i) => i),
        'none',
      );
    case 'forward':
      return lit([step.layer, step.layer + 1], [step.layer], 'forward');
    case 'loss':
    case 'slope':
      return lit([layers], [], 'none');
    case 'gradient':
      return lit([step.layer, step.layer + 1], [step.layer], 'backward');
    case 'delta':
      return lit([step.layer + 1, step.layer + 2], [step.layer + 1], 'backward');
    case 'update':
      return lit(
        [],
        Array.from({ length: layers }, (_, i) => i),
        'none',
      );
  }
}

/** How far the forward and the backward pass have come: which numbers may be shown already. */
export interface Known {
  /** Columns whose values are known. */
  readonly values: number;
  /** The lowest weight layer whose units' slopes are known; as many as there are layers: none. */
  readonly deltas: number;
  /** The lowest weight layer whose gradient is known. */
  readonly gradients: number;
}

export function knownAt(step: Step, layers: number): Known {
  switch (step.kind) {
    case 'given':
      return { values: 1, deltas: layers, gradients: layers };
    case 'forward':
      return { values: step.layer + 2, deltas: layers, gradients: layers };
    case 'loss':
      return { values: layers + 1, deltas: layers, gradients: layers };
    case 'slope':
      return { values: layers + 1, deltas: layers - 1, gradients: layers };
    case 'gradient':
      return { values: layers + 1, deltas: step.layer, gradients: step.layer };
    case 'delta':
      return { values: layers + 1, deltas: step.layer, gradients: step.layer + 1 };
    case 'update':
      return { values: layers + 1, deltas: 0, gradients: 0 };
  }
}
