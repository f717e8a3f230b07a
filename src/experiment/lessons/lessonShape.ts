import type { LocalText } from '../../formula/text';
import { MOST_COLUMNS } from '../limits';
import { anyNumber, coordinate, LONGEST_SERIES, numberName, reading, seriesReading } from './readingShapes';
import {
  anyObject,
  byKind,
  choice,
  constant,
  either,
  flag,
  type JsonSchema,
  list,
  number,
  object,
  optional,
  pair,
  pattern,
  type Shape,
  text,
  triple,
  whole,
} from './shape';
import type {
  Answer,
  Camera,
  Figure,
  Lesson,
  LessonNumber,
  Play,
  Question,
  Reveal,
  Series,
  Step,
  StepExperiment,
} from './types';

export const MOST_STEPS = 200;
export const LONGEST_TEXT = 4000;

const local: Shape<LocalText> = object<LocalText>({ en: text(LONGEST_TEXT), zh: text(LONGEST_TEXT) });
/** In the address of a step. */
const id = pattern(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lesson-id');
/** Longer addresses are not read. */
const address = text(100_000);

const isText = (input: unknown): boolean => typeof input === 'string';
const isObject = (input: unknown): boolean => typeof input === 'object' && input !== null && !Array.isArray(input);

/** Its own codec judges it. */
const experiment: Shape<StepExperiment> = either(address, isText, anyObject, isObject, 'step-experiment');
const offers = list(text(64), 0, 100);

const play = object<Play>({
  at: optional(either(whole(0, 1e6), (input) => typeof input === 'number', choice('end'), isText, 'moment')),
  runs: optional(flag),
  loops: optional(flag),
  speed: optional(number(0, Number.MAX_VALUE)),
});

const camera = object<Camera>({
  azimuth: number(-360, 360),
  elevation: number(-90, 90),
  distance: optional(number(0, 1000)),
});

const lessonNumber = object<LessonNumber>({
  name: numberName,
  label: local,
  read: reading,
  digits: optional(whole(1, 17)),
  tutorial: optional(object<NonNullable<LessonNumber['tutorial']>>({ text: text(200), why: local })),
  experiment: optional(experiment),
  after: optional(whole(0, 100)),
  quiet: optional(flag),
});

const question = object<Question>({
  text: local,
  answers: list(object<Answer>({ text: local, right: optional(flag), says: local }), 2, 8),
});

const reveal = object<Reveal>({
  text: optional(local),
  experiment: optional(experiment),
  offers: optional(offers),
  play: optional(play),
  camera: optional(camera),
});

const typed = list(anyNumber, 1, LONGEST_SERIES);
const values = either(typed, Array.isArray, seriesReading, isObject, 'series');
const series = object<Series>({ label: local, values });
const scale = optional(choice('linear', 'log'));
const common = { title: local, after: optional(whole(0, 100)), experiment: optional(experiment) };
type Labels = NonNullable<Extract<Figure, { readonly kind: 'heat' }>['labels']>;
type LineFigure = Extract<Figure, { readonly kind: 'line' }>;
type LinesFigure = Extract<Figure, { readonly kind: 'lines' }>;

const figure = byKind<Figure>({
  lines: {
    ...common,
    x: object<LinesFigure['x']>({ label: local, values: optional(values) }),
    y: object<LinesFigure['y']>({ label: local, scale }),
    series: list(series, 1, 12),
  },
  bars: { ...common, categories: list(local, 1, 100), scale, series: list(series, 1, 12) },
  heat: {
    ...common,
    columns: whole(1, MOST_COLUMNS),
    values,
    labels: optional(object<Labels>({ columns: list(local, 1, 100), rows: list(local, 1, 100) })),
    diagonal: optional(flag),
  },
  line: {
    ...common,
    points: list(object<LineFigure['points'][number]>({ at: pair(anyNumber), positive: flag }), 1, 1000),
    lines: list(
      object<LineFigure['lines'][number]>({ label: local, at: triple(coordinate), wrong: optional(flag) }),
      0,
      12,
    ),
  },
});

const step = object<Step>({
  id,
  title: local,
  rows: optional(list(pattern(/^[A-Z][0-9]{1,3}$/, 'row'), 0, 60)),
  experiment: optional(experiment),
  offers: optional(offers),
  play: optional(play),
  camera: optional(camera),
  caption: list(local, 1, 12),
  numbers: optional(list(lessonNumber, 0, 100)),
  figures: optional(list(figure, 0, 8)),
  question: optional(question),
  reveals: optional(list(reveal, 0, 20)),
  notes: optional(local),
});

const lesson = object<Lesson>({
  id,
  title: local,
  question: local,
  minutes: number(0, 1000),
  needs: list(id, 0, 50),
  steps: list(step, 1, MOST_STEPS),
});

/** A lesson as a file holds it. */
export interface LessonFile {
  readonly version: 1;
  readonly lesson: Lesson;
}

/** Parts that editors know by name: they stand in many places. */
export const NAMED: ReadonlyMap<JsonSchema, string> = new Map([
  [local.json, 'text'],
  [experiment.json, 'experiment'],
  [coordinate.json, 'coordinate'],
  [reading.json, 'reading'],
  [seriesReading.json, 'seriesReading'],
  [figure.json, 'figure'],
  [step.json, 'step'],
]);

export const lessonFile: Shape<LessonFile> = object<LessonFile>({ version: constant(1, 'version'), lesson });
