import { LONGEST_FORMULA } from '../../catalog/language';
import type { Coordinate, Moment, Place, Reading, SeriesReading } from './readings';
import { byKind, choice, either, list, number, optional, pair, pattern, type Shape, text, whole } from './shape';

/** What names of numbers look like, here and between braces in texts. */
export const NUMBER_NAME = /^[A-Za-z][A-Za-z0-9]{0,31}$/;

export const numberName = pattern(NUMBER_NAME, 'number-name');

const isText = (input: unknown): boolean => typeof input === 'string';
const isNumber = (input: unknown): boolean => typeof input === 'number';

/** The bound of what numbers a reader may be asked with: an engine holds no larger ones. */
const LARGEST = 1e30;
/** What is taken in one call: steps, epochs. */
const MOST_STEPS = 1e6;
export const LONGEST_SERIES = 10_000;

export const anyNumber = number(-LARGEST, LARGEST);
const positive = number(0, LARGEST);
export const coordinate: Shape<Coordinate> = either(anyNumber, isNumber, numberName, isText, 'coordinate');
const place: Shape<Place> = either(
  coordinate,
  (input) => !Array.isArray(input),
  pair(coordinate),
  Array.isArray,
  'place',
);
const moment: Shape<Moment> = either(whole(0, MOST_STEPS), isNumber, choice('end'), isText, 'moment');
const formula = text(LONGEST_FORMULA);
const index = whole(0, 10_000);
const run = optional(index);
const scheme = choice('forward', 'backward', 'central');
const precision = optional(choice('double', 'single'));
const activation = choice('sigmoid', 'tanh', 'relu');
const depth = whole(1, 1000);
const side = whole(2, 1024);
const word = optional(text(32));

/** Every kind of reading of one number. */
export const reading = byKind<Reading>({
  formula: { formula },
  run: { run, step: optional(moment), of: choice('x', 'y', 'loss', 'dx', 'dy', 'norm', 'steps') },
  value: {
    formula: optional(formula),
    at: place,
    of: choice('f', 'dx', 'dy', 'dxx', 'dxy', 'dyy', 'norm', 'left', 'right', 'least', 'most'),
  },
  difference: {
    formula: optional(formula),
    at: coordinate,
    h: coordinate,
    scheme,
    precision,
    of: optional(choice('value', 'error')),
  },
  bestStep: { formula: optional(formula), at: coordinate, scheme, precision, of: choice('h', 'error') },
  integral: {
    formula: optional(formula),
    rule: choice('exact', 'left', 'right', 'midpoint', 'trapezoid', 'simpson', 'lower', 'upper'),
    n: optional(whole(1, 10_000)),
    from: optional(coordinate),
    to: optional(coordinate),
  },
  stationary: {
    which: choice('minimum', 'maximum', 'saddle', 'any'),
    nth: optional(index),
    of: choice('count', 'x', 'y', 'f'),
  },
  graph: {
    formula: optional(formula),
    at: list(coordinate, 1, 16),
    of: choice('value', 'adjoint', 'forwardPasses', 'reversePasses', 'nodes'),
    input: optional(index),
  },
  doubling: { nth: whole(0, 6) },
  separation: { run, gap: anyNumber, step: optional(whole(0, MOST_STEPS)), until: optional(positive) },
  margin: { of: choice('w1', 'w2', 'b', 'halfWidth') },
  fair: { run: index, of: choice('lr', 'loss') },
  basin: { run, size: side, of: choice('share', 'border', 'attractors', 'saddles'), nth: optional(index) },
  sweep: { size: side, of: choice('x', 'y', 'best') },
  swarm: { run, particles: whole(1, 1_000_000), near: pair(coordinate), within: positive },
  train: { epoch: optional(moment), of: choice('loss', 'mse', 'accuracy', 'gradient', 'parameters') },
  weight: { epoch: optional(moment), layer: index, unit: index, input: optional(index) },
  output: { epoch: optional(moment), row: whole(0, 100_000), unit: optional(index) },
  layer: { epoch: optional(moment), layer: index, of: choice('delta', 'weights') },
  solved: { networks: whole(1, 10_000), epoch: whole(0, MOST_STEPS), below: positive },
  game: {
    epoch: optional(moment),
    of: choice('lossD', 'lossG', 'real', 'fake', 'fakeStd', 'modes', 'parametersD', 'parametersG'),
  },
  chain: { activation, weight: coordinate, depth, start: optional(anyNumber) },
  wrong: {
    way: choice('broadcastLoss', 'sigmoidTwice', 'perceptronStep', 'perceptronLoop'),
    of: word,
    epoch: optional(moment),
  },
});

/** Every kind of reading of many numbers. */
export const seriesReading = byKind<SeriesReading>({
  runSeries: { run, of: choice('x', 'y', 'loss', 'dx', 'norm') },
  trainSeries: { of: choice('epoch', 'loss', 'mse', 'accuracy', 'gradient') },
  weightSeries: { layer: index, unit: index, input: optional(index) },
  curve: {
    formula,
    variable: optional(numberName),
    from: anyNumber,
    to: anyNumber,
    count: whole(1, LONGEST_SERIES),
  },
  layers: { epoch: optional(moment), of: choice('delta', 'weights') },
  chainSeries: { activation, weight: coordinate, depth, start: optional(anyNumber) },
  numbers: { names: list(numberName, 1, 100) },
  separationSeries: { run, gap: anyNumber },
  wrongSeries: { way: choice('broadcastLoss', 'broadcastMatrix', 'perceptronLoop'), of: word },
  gameSeries: { of: choice('epoch', 'lossD', 'lossG', 'real', 'fake') },
});
