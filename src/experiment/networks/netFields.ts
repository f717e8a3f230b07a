import * as v from 'valibot';
import { ACTIVATIONS, INITIALISERS } from '../../catalog/networks';
import { FormulaError } from '../../formula';
import { compileScalar } from '../../formula/programs/scalar-function';
import { completeHyper } from '../complete';
import { field, optional } from '../field';
import { entryId, number } from '../kinds';
import { LIMITS, MOST_LAYERS, MOST_ROWS, MOST_WIDTH } from '../limits';
import { closed, formula, hyper, isRecord, oneOf, type Schema, textOf } from '../shapes';
import { namedNumbersText, numbersText, oneOrManyText, type TextForm, toNumber } from '../textForms';
import type { Choice, ChoiceDraft, LayerWeights } from './forms';
import { NETWORK_OPTIMIZERS } from './optimizers';

/** The kinds of settings that a network has, alone and in a game of two. */

const isWeight = (value: unknown): value is number =>
  typeof value === 'number' && value >= LIMITS.weight[0] && value <= LIMITS.weight[1];

const layersSchema = v.pipe(
  v.custom<readonly number[]>(
    (widths) =>
      Array.isArray(widths) &&
      widths.length >= 2 &&
      widths.length <= MOST_LAYERS + 1 &&
      widths.every((width) => Number.isInteger(width) && width >= 1 && width <= MOST_WIDTH),
    'layers',
  ),
);

interface Said<A extends string> {
  readonly key?: string;
  readonly affects?: readonly A[];
}

/** Widths, from the inputs to the outputs: `2-8-8-1`. */
export const widths = <A extends string = never>(spec: Said<A> & { default: readonly number[]; always?: boolean }) =>
  field<readonly number[], readonly number[], A>({ ...spec, schema: layersSchema, text: numbersText('-') });

/** By catalogue id, or a formula of x. */
export const activationSchema = v.pipe(
  formula,
  v.check(
    (text) => {
      if (ACTIVATIONS.has(text)) return true;
      try {
        compileScalar({ formula: text, variable: 'x', others: [], parameters: [] });
        // A lone number or constant is a formula, too, and means something.
        return true;
      } catch (error) {
        if (error instanceof FormulaError) return false;
        throw error;
      }
    },
    `activation ${[...ACTIVATIONS.keys()].join(',')}`,
  ),
);

const activationsSchema = v.lazy((input): Schema => {
  if (typeof input === 'string') return activationSchema;
  return v.pipe(
    v.array(activationSchema, 'activations'),
    v.minLength(1, 'activations'),
    v.maxLength(MOST_LAYERS, 'activations'),
  );
});

/** A single one for all hidden layers (the output stays linear), or one per weight layer, or one per hidden layer. */
export const activations = <A extends string = never>(spec: Said<A> & { default: string }) =>
  field<string | readonly string[], string | readonly string[], A>({
    ...spec,
    label: { en: 'Activation', zh: '激活函数' },
    schema: activationsSchema,
    text: oneOrManyText,
  });

const isNumbers = (list: unknown) => Array.isArray(list) && list.every(isWeight);

/** `in` and `out` may stand beside what they say already; `fit.ts` counts for itself. */
const LAYER_KEYS: ReadonlySet<string> = new Set(['W', 'b', 'in', 'out']);

const weightsSchema = v.custom<unknown>(
  (list) =>
    Array.isArray(list) &&
    list.length >= 1 &&
    list.length <= MOST_LAYERS &&
    list.every(
      (layer) =>
        isRecord(layer) &&
        Object.keys(layer).every((key) => LAYER_KEYS.has(key)) &&
        isNumbers(layer.W) &&
        (layer.b === undefined || isNumbers(layer.b)),
    ),
  'weights',
);

/** `W,b;W,b`, the numbers joined by colons. */
const weightsText: TextForm<readonly LayerWeights[]> = {
  write: (value) =>
    value.map(({ W, b }) => [W, ...(b === undefined ? [] : [b])].map((each) => each.join(':')).join(',')).join(';'),
  read: (text) =>
    text.split(';').map((layer) => {
      const [W, b, ...more] = layer.split(',').map((part) => part.split(':').map(toNumber));
      return { W, ...(b === undefined ? {} : { b }), ...(more.length === 0 ? {} : { more }) };
    }),
};

/** Given weights decide; without them, an initialiser and the seed. */
export const weights = <A extends string = never>(spec: Said<A>) =>
  optional(
    field<readonly LayerWeights[], readonly LayerWeights[], A>({
      ...spec,
      label: { en: 'Initial weights', zh: '初始权重' },
      default: [],
      schema: weightsSchema,
      text: weightsText,
      named: true,
      complete: (draft) => draft.map(({ W, b }) => (b === undefined ? { W } : { W, b })),
    }),
  );

const initSchema = v.lazy((input): Schema => {
  if (typeof input === 'string') return oneOf(INITIALISERS.keys());
  const entry = INITIALISERS.get(textOf(input, 'id'));
  if (entry === undefined) return v.looseObject({ id: oneOf(INITIALISERS.keys()) }, 'init-id');
  return closed({ id: v.string(), hyper: v.optional(hyper(entry.hyper)) });
});

/** How weights are drawn: an initialiser with its numbers. */
export const initialiser = <A extends string = never>(spec: Said<A> & { default: Choice }) =>
  field<Choice, string | ChoiceDraft, A>({
    ...spec,
    label: { en: 'Initial weights', zh: '初始权重' },
    schema: initSchema,
    entries: [
      {
        suffix: '',
        path: ['id'],
        named: true,
        write: ({ id }, usual) => (id === usual?.id ? null : id),
        read: (text) => text,
      },
      {
        suffix: '.hyper',
        path: ['hyper'],
        write: (value, base) => namedNumbersText.write(value.hyper, base?.hyper) || null,
        read: namedNumbersText.read,
      },
    ],
    complete: completeInit,
    // Numbers of what is not named belong to the default.
    fill: (input) => ({ id: spec.default.id, ...input }),
  });

function completeInit(init: string | ChoiceDraft): Choice {
  if (typeof init === 'string') return completeInit({ id: init });
  return { id: init.id, hyper: completeHyper(INITIALISERS.get(init.id)!.hyper, init.hyper) };
}

/** An optimizer that works weight by weight. Naming it brings its own numbers along. */
export const trainer = <A extends string = never>(spec: Said<A> & { default: string }) =>
  entryId<A>({
    ...spec,
    label: { en: 'Optimizer', zh: '优化器' },
    of: NETWORK_OPTIMIZERS,
    code: 'trainer',
    named: true,
  });

/** The hyperparameters of the optimizer beside it. */
export const hyperparameters = <A extends string = never>(
  usualOptimizer: string,
  spec: Said<A> & { default: Readonly<Record<string, number>> },
) =>
  field<Readonly<Record<string, number>>, Readonly<Record<string, number>>, A>({
    ...spec,
    schema: (siblings) => {
      const named = isRecord(siblings) && Object.hasOwn(siblings, 'optimizer') ? textOf(siblings, 'optimizer') : null;
      const entry = NETWORK_OPTIMIZERS.get(named ?? usualOptimizer);
      // Without a known optimizer nobody can judge its numbers.
      return entry === undefined ? v.unknown() : hyper(entry.hyper);
    },
    text: namedNumbersText,
  });

/** Rows that one update draws. */
export const batchSize = (usual: number) =>
  number({
    label: { en: 'Batch size', zh: '批量大小' },
    default: usual,
    min: 1,
    max: MOST_ROWS,
    slider: [1, 256],
    scale: 'log',
    integer: true,
  });

export const USUAL_OPTIMIZER = 'adam';
export const USUAL_INIT: Choice = { id: 'xavier_uniform', hyper: { gain: 1, bias: 0 } };
