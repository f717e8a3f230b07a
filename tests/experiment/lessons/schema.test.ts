import { describe, expect, it } from 'vitest';
import { parseLesson, parseLessonText } from '../../../src/experiment/lessons/schema';
import type { Lesson, Step } from '../../../src/experiment/lessons/types';
import { ExperimentError } from '../../../src/experiment/read';
import type { LocalText } from '../../../src/formula/text';

const both = (text: string): LocalText => ({ en: text, zh: text });

const STEP: Step = {
  id: 'walk',
  title: both('Walk'),
  rows: ['A1'],
  experiment: 'v=1&f=x^2&run=sgd,lr:0.1,start:3&steps=10',
  offers: ['lr', 'descent.*'],
  play: { at: 'end', runs: true, loops: false, speed: 4 },
  camera: { azimuth: 30, elevation: 45, distance: 1.5 },
  caption: [both('Ends at {end}, which is $x_{10}$, in TeX {end} as \\{it\\} is.')],
  numbers: [
    { name: 'end', label: both('the end'), read: { kind: 'run', of: 'x' }, digits: 10 },
    {
      name: 'slope',
      label: both('the slope there'),
      read: { kind: 'value', at: 'end', of: 'dx' },
      tutorial: { text: '0', why: both('It is {slope}.') },
      after: 1,
      quiet: true,
    },
    { name: 'twice', label: both('twice'), read: { kind: 'formula', formula: 'end + slope' } },
  ],
  figures: [
    {
      kind: 'lines',
      title: both('lines'),
      x: { label: both('step') },
      y: { label: both('x'), scale: 'log' },
      series: [
        { label: both('run'), values: { kind: 'runSeries', of: 'x' } },
        { label: both('typed'), values: [3, 2, 1] },
      ],
    },
    {
      kind: 'bars',
      title: both('bars'),
      categories: [both('a'), both('b')],
      series: [{ label: both('numbers'), values: { kind: 'numbers', names: ['end', 'slope'] } }],
    },
    { kind: 'heat', title: both('heat'), columns: 2, values: [1, 2, 3, 4], diagonal: true },
    {
      kind: 'line',
      title: both('line'),
      points: [{ at: [1, 2], positive: true }],
      lines: [{ label: both('wrong'), at: ['end', 0.5, -1], wrong: true }],
    },
  ],
  question: {
    text: both('How many?'),
    answers: [
      { text: both('one'), right: true, says: both('Yes.') },
      { text: both('two'), says: both('No: {twice}.') },
    ],
  },
  reveals: [{ text: both('And then.'), experiment: { version: 1, surface: { id: 'sphere' } }, offers: [] }],
  notes: both('Wait.'),
};

const LESSON: Lesson = {
  id: 'my-lesson',
  title: both('Mine'),
  question: both('What?'),
  minutes: 5,
  needs: ['why'],
  steps: [STEP, { id: 'end', title: both('The end'), caption: [both('Over.')] }],
};

const file = (lesson: unknown): unknown => ({ version: 1, lesson });

/** The lesson with other things in its first step. */
const withStep = (changes: Readonly<Record<string, unknown>>): unknown =>
  file({ ...LESSON, steps: [{ ...STEP, ...changes }, ...LESSON.steps.slice(1)] });

function faultOf(input: unknown): LocalText {
  try {
    parseLesson(input);
  } catch (error) {
    if (error instanceof ExperimentError) return error.text;
    throw error;
  }
  throw new Error('the lesson was read');
}

describe('parseLesson', () => {
  it('reads a lesson as it stands in a file', () => {
    expect(parseLesson(file(LESSON))).toEqual(LESSON);
    expect(parseLessonText(JSON.stringify(file(LESSON)))).toEqual(LESSON);
  });

  it.each<readonly [string, unknown, RegExp, RegExp]>([
    ['what is no object', 7, /^the lesson file “version” has no place|^the lesson file/, /^课程文件/],
    ['another version', { version: 2, lesson: LESSON }, /^version is a version that/, /^version 是本程序不认识的版本/],
    ['no lesson', { version: 1 }, /^lesson is missing$/, /^lesson 缺失$/],
    [
      'a title in one language',
      file({ ...LESSON, title: { en: 'Mine' } }),
      /^lesson\.title\.zh is missing$/,
      /^lesson\.title\.zh 缺失$/,
    ],
    [
      'an id that is none',
      file({ ...LESSON, id: 'My Lesson' }),
      /^lesson\.id is not an id: /,
      /^lesson\.id 不是合法的 id/,
    ],
    ['no steps', file({ ...LESSON, steps: [] }), /^lesson\.steps needs at least 1$/, /^lesson\.steps 至少应有 1 项$/],
    [
      'too many steps',
      file({ ...LESSON, steps: Array.from({ length: 201 }, (_, i) => ({ ...STEP, id: `s${i}` })) }),
      /^lesson\.steps is more than 200 in all$/,
      /^lesson\.steps 总数超过 200$/,
    ],
    [
      'a key that nobody knows',
      withStep({ captions: [] }),
      /^step “walk”: captions “captions” has no place here; did you mean “caption”/,
      /^步骤“walk”：captions “captions”在此处无意义/,
    ],
    ['a step without an id', withStep({ id: undefined }), /^step 1: id /, /^第 1 步：id /],
    ['a missing caption', withStep({ caption: undefined }), /^step “walk”: caption /, /^步骤“walk”：caption /],
    [
      'a text that is too long',
      withStep({ caption: [both('x'.repeat(4001))] }),
      /^step “walk”: caption\[0\]\.en is longer than 4000 characters/,
      /caption\[0\]\.zh 超过 4000 个字符$/,
    ],
    [
      'a blank text',
      withStep({ title: { en: ' ', zh: '题' } }),
      /^step “walk”: title\.en is empty$/,
      /^步骤“walk”：title\.en 为空$/,
    ],
    ['a blank offer', withStep({ offers: [''] }), /^step “walk”: offers\[0\] is empty$/, /offers\[0\] 为空$/],
    [
      'a row that is none',
      withStep({ rows: ['first'] }),
      /rows\[0\] is not a row of the inventory/,
      /rows\[0\] 不是清单中的行号/,
    ],
    [
      'a step twice',
      file({ ...LESSON, steps: [STEP, STEP] }),
      /^step “walk”: id is a name that stands there before$/,
      /^步骤“walk”：id 与前面的重名$/,
    ],
    [
      'an experiment that is none',
      withStep({ experiment: 7 }),
      /experiment is neither an address nor an experiment$/,
      /experiment 应为地址或实验对象$/,
    ],
    [
      'an address with a fault',
      withStep({ experiment: 'v=1&f=x^2&steps=many' }),
      /experiment\.steps=many is not a finite number$/,
      /experiment\.steps=many 不是有限的数$/,
    ],
    [
      'a formula with a fault',
      withStep({ experiment: 'v=1&f=x^' }),
      /experiment\.function\.formula /,
      /experiment\.function\.formula /,
    ],
    [
      'an object with a fault',
      withStep({ reveals: [{ experiment: { version: 1, surface: { id: 'spher' } } }] }),
      /reveals\[0\]\.experiment\.surface\.id “spher” is not known; did you mean “sphere”/,
      /reveals\[0\]\.experiment\.surface\.id “spher”不存在/,
    ],
    [
      'a kind that nobody knows',
      withStep({ numbers: [{ name: 'a', label: both('a'), read: { kind: 'guess' } }] }),
      /numbers\[0\]\.read\.kind “guess” is not known/,
      /numbers\[0\]\.read\.kind “guess”不存在/,
    ],
    [
      'a reading without a kind',
      withStep({ numbers: [{ name: 'a', label: both('a'), read: {} }] }),
      /numbers\[0\]\.read\.kind is missing/,
      /numbers\[0\]\.read\.kind 缺失/,
    ],
    [
      'a reading without a field',
      withStep({ numbers: [{ name: 'a', label: both('a'), read: { kind: 'value', of: 'f' } }] }),
      /numbers\[0\]\.read\.at /,
      /numbers\[0\]\.read\.at /,
    ],
    [
      'a name that is none',
      withStep({ numbers: [{ ...STEP.numbers![0], name: '1st' }] }),
      /numbers\[0\]\.name is not a name: /,
      /numbers\[0\]\.name 不是合法的名称/,
    ],
    [
      'a name of a constant',
      withStep({ numbers: [...STEP.numbers!, { ...STEP.numbers![0], name: 'pi' }] }),
      /numbers\[3\]\.name is the name of a constant/,
      /numbers\[3\]\.name 与常数同名/,
    ],
    [
      'a name twice',
      withStep({ numbers: [...STEP.numbers!, STEP.numbers![0]] }),
      /numbers\[3\]\.name is a name that stands there before/,
      /numbers\[3\]\.name 与前面的重名/,
    ],
    [
      'a name in a text',
      withStep({ caption: [{ en: 'It is {nothing}.', zh: '是 {end}。' }] }),
      /^step “walk”: caption\[0\]\.en names “nothing”/,
      /^步骤“walk”：caption\[0\]\.en 提到的“nothing”/,
    ],
    [
      'a name in an answer',
      withStep({ numbers: STEP.numbers!.slice(0, 2), figures: [] }),
      /question\.answers\[1\]\.says\.en names “twice”/,
      /question\.answers\[1\]\.says\.zh 提到的“twice”/,
    ],
    [
      'a later number',
      withStep({ numbers: STEP.numbers!.toReversed() }),
      /numbers\[0\]\.read\.formula names “end”/,
      /numbers\[0\]\.read\.formula 提到的“end”/,
    ],
    [
      'a place by another name',
      withStep({
        numbers: [{ ...STEP.numbers![1], read: { kind: 'value', at: ['here', 0], of: 'f' } }],
        caption: [both('.')],
        figures: [],
        question: undefined,
      }),
      /numbers\[0\]\.read\.at\[0\] names “here”/,
      /numbers\[0\]\.read\.at\[0\] 提到的“here”/,
    ],
    [
      'a formula of numbers with a fault',
      withStep({
        numbers: [...STEP.numbers!.slice(0, 2), { ...STEP.numbers![2], read: { kind: 'formula', formula: 'end +' } }],
      }),
      /numbers\[2\]\.read\.formula has a fault at character/,
      /numbers\[2\]\.read\.formula 第 \d+ 个字符有误/,
    ],
    [
      'a number after the last reveal',
      withStep({ numbers: [...STEP.numbers!, { ...STEP.numbers![0], name: 'late', after: 2 }] }),
      /numbers\[3\]\.after is more than the 1 reveals of the step/,
      /numbers\[3\]\.after 超过本步骤的 1 次揭示/,
    ],
    [
      'a question without a right answer',
      withStep({
        question: { ...STEP.question, answers: STEP.question!.answers.map(({ text, says }) => ({ text, says })) },
      }),
      /question\.answers has no right answer$/,
      /question\.answers 没有正确答案$/,
    ],
    [
      'one answer',
      withStep({ question: { ...STEP.question, answers: STEP.question!.answers.slice(0, 1) } }),
      /question\.answers needs at least 2$/,
      /question\.answers 至少应有 2 项$/,
    ],
    [
      'a series that is too long',
      withStep({ figures: [{ ...STEP.figures![2], columns: 1, values: Array.from({ length: 10_001 }, () => 0) }] }),
      /figures\[0\]\.values is more than 10000 in all$/,
      /figures\[0\]\.values 总数超过 10000$/,
    ],
    [
      'bars without a category',
      withStep({ figures: [{ ...STEP.figures![1], series: [{ label: both('a'), values: [1, 2, 3] }] }] }),
      /figures\[0\]\.series\[0\]\.values needs 2 entries$/,
      /figures\[0\]\.series\[0\]\.values 应有 2 项$/,
    ],
    [
      'a matrix with a ragged edge',
      withStep({ figures: [{ ...STEP.figures![2], columns: 3 }] }),
      /figures\[0\]\.values does not fill its rows$/,
      /figures\[0\]\.values 的个数不能排满整行$/,
    ],
    [
      'a line by another name',
      withStep({ figures: [{ ...STEP.figures![3], lines: [{ label: both('a'), at: ['w1', 0, 0] }] }] }),
      /figures\[0\]\.lines\[0\]\.at\[0\] names “w1”/,
      /figures\[0\]\.lines\[0\]\.at\[0\] 提到的“w1”/,
    ],
    [
      'a digit too many',
      withStep({
        numbers: [{ ...STEP.numbers![0], digits: 18 }],
        caption: [both('.')],
        figures: [],
        question: undefined,
      }),
      /numbers\[0\]\.digits is more than 17$/,
      /numbers\[0\]\.digits 大于 17$/,
    ],
  ])('says of %s in which step and field it stands', (_, input, en, zh) => {
    const text = faultOf(input);
    expect(text.en).toMatch(en);
    expect(text.zh).toMatch(zh);
  });

  it('tells the first faults of many', () => {
    const steps = Array.from({ length: 30 }, (_, i) => ({ ...LESSON.steps[1], id: `s${i}`, title: 7 }));
    const { en, zh } = faultOf(file({ ...LESSON, steps }));
    expect(en).toMatch(/^step “s0”: title .*; and 20 more$/);
    expect(zh).toMatch(/；另有 20 处$/);
  });

  it('says of what is no JSON that it is none', () => {
    expect(() => parseLessonText('{')).toThrow(/^the lesson file is not JSON: /);
  });
});
