/** The parts of an experiment with networks that are no rows of settings. */

/** A catalogue entry with its numbers. */
export interface Choice {
  readonly id: string;
  readonly hyper: Readonly<Record<string, number>>;
}

/** W is out × in, row-major. */
export interface LayerWeights {
  readonly W: readonly number[];
  readonly b?: readonly number[];
}

export interface GivenData {
  readonly X: readonly (readonly number[])[];
  /** One number a row, or one per output; the class index for softmax. */
  readonly target: readonly (number | readonly number[])[];
  /** Share of the rows that is kept for testing. */
  readonly test: number;
}

export interface GeneratedData {
  /** A point set of the catalogue. */
  readonly id: string;
  readonly samples: number;
  readonly noise: number;
  readonly test: number;
}

export type ChoiceDraft = Pick<Choice, 'id'> & Partial<Pick<Choice, 'hyper'>>;

export type DataDraft =
  | (Omit<GivenData, 'test'> & Partial<Pick<GivenData, 'test'>>)
  | (Pick<GeneratedData, 'id'> & Partial<Omit<GeneratedData, 'id'>>);
