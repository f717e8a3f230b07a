import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeFunctionAddress,
  OPENING_FUNCTION_EXPERIMENT,
  openFunctionAddress,
} from '../../../src/experiment/functions/experiment';
import { resolveFunction } from '../../../src/experiment/functions/resolve';
import { FormulaError, toText } from '../../../src/formula';
import { composition, innerNodes } from '../../../src/labs/functions/chain/compose';
import { courseOf, progressAt } from '../../../src/labs/functions/chain/course';
import { type PictureSetting, pictureOf } from '../../../src/labs/functions/chain/figureModel';
import { tell, tellPaths } from '../../../src/labs/functions/chain/narrate';
import { printName } from '../../../src/labs/functions/chain/print';
import { PROPOSALS } from '../../../src/labs/functions/chain/proposals';
import { type ChainSettings, type Subject, subjectInstead, subjectOf } from '../../../src/labs/functions/chain/subject';
import { createWords } from '../../../src/page/i18n';
import { randomFormula } from '../../formula/random-formula';
import { errorOf } from '../../formula/support';

const resolved = resolveFunction({ id: 'parabola' });
const settings = (change: Partial<ChainSettings>): ChainSettings => ({
  ...OPENING_FUNCTION_EXPERIMENT.chain,
  ...change,
});
const subject = (formula: string, at: readonly number[] = []): Subject =>
  subjectOf(settings({ formula, at }), resolved);
const english = createWords('en');

function picture(of: Subject, mode: 'forward' | 'reverse', at: number) {
  const course = courseOf(of.computation, of.numbers, mode);
  const step = at < 0 ? course.length + at : at;
  const setting: PictureSetting = {
    subject: of,
    mode,
    progress: progressAt(of.computation, of.numbers, course, step),
    lit: null,
    digits: 6,
    words: english,
  };
  return { model: pictureOf(setting), progress: setting.progress, course, step: course[step]! };
}

describe('the formula of the bench', () => {
  it('is the function of the laboratory until there is one of its own', () => {
    expect(subjectOf(settings({}), resolved)).toMatchObject({ formula: 'x^2', variables: ['x'] });
    expect(subject('sin(b)*a').variables).toEqual(['b', 'a']);
  });

  it('is looked at where it has a value', () => {
    // At the first places that are tried log(−x) has none.
    expect(subject('log(-x)').numbers.at.x).toBeLessThan(0);
    expect(subject('x*y', [4, 5]).numbers.at).toEqual({ x: 4, y: 5 });
    expect(errorOf(() => subject('log(x)', [-1])).code).toBe('undefined-here');
    expect(errorOf(() => subject('log(-1 - x^2)')).code).toBe('undefined-here');
  });

  it.each([
    ['sinx', 'missing-brackets', 'sin(x)'],
    ['2lnx', 'missing-brackets', 'ln(x)'],
    ['cosx1 + 1', 'missing-brackets', 'cos(x1)'],
    ['tg(x)', 'unknown-function', 'tan'],
    ['foo(x)', 'unknown-function', null],
  ])('does not take a function for a variable: %s', (formula, code, suggestion) => {
    expect(errorOf(() => subject(formula))).toMatchObject({ code, suggestion });
  });

  it('takes other words, Greek letters and products for what they are', () => {
    expect(subject('net + loss').variables).toEqual(['net', 'loss']);
    expect(subject('alpha(x + 1)').variables).toEqual(['alpha', 'x']);
    expect(subject('x(y + 1)').variables).toEqual(['x', 'y']);
  });

  it('is shown elsewhere where it has no value at the place of a link, or else the function of the laboratory is', () => {
    const instead = (formula: string, at: readonly number[]) => subjectInstead(settings({ formula, at }), resolved);
    expect(instead('1/x', [0])).toMatchObject({ formula: '1/x', numbers: { at: { x: 2 } } });
    expect(instead('log(-1 - x^2)', [])).toMatchObject({ formula: 'x^2' });
    expect(instead('x +', [])).toMatchObject({ formula: 'x^2' });
  });

  it('has at most three variables', () => {
    expect(subject('x*y*z').variables).toHaveLength(3);
    const error = errorOf(() => subject('x*y*z*w'));
    expect(error).toBeInstanceOf(FormulaError);
    expect(error.code).toBe('too-many-variables');
  });

  it('goes through an address', () => {
    fc.assert(
      fc.property(
        randomFormula(['x', 'y']),
        fc.array(
          fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((n) => n + 0),
          { maxLength: 3 },
        ),
        fc.integer({ min: 1, max: 1000 }),
        (formula, at, inputs) => {
          const chain = settings({ formula, at, inputs, mode: 'forward' });
          const opened = openFunctionAddress(encodeFunctionAddress({ ...OPENING_FUNCTION_EXPERIMENT, chain }));
          expect(opened.rejected).toEqual([]);
          expect(opened.experiment.chain).toEqual(chain);
        },
      ),
    );
    const { rejected } = openFunctionAddress('#v=1&function=parabola&chain.at=1:2:3:4');
    expect(rejected.map(({ reason }) => reason.en)).toEqual(['is not a list of at most 3 numbers']);
  });

  it.each(PROPOSALS.map(({ formula }) => formula))('of the proposals has a graph and steps: %s', (formula) => {
    const of = subject(formula);
    for (const mode of ['forward', 'reverse'] as const) {
      const { course } = picture(of, mode, 0);
      for (const step of course) {
        for (const language of ['en', 'zh'] as const) {
          const told = tell(step, mode, { subject: of, digits: 6, words: createWords(language) });
          expect(told.title).not.toBe('');
          expect(told.lines.length + told.notes.length).toBeGreaterThan(0);
          for (const { tex, plain } of told.lines) expect(tex + plain).not.toMatch(/NaN|undefined/);
        }
      }
    }
  });
});

describe('the steps', () => {
  const of = subject('(3*x + 2)^2', [1]);

  it('show a dash for what is not computed, and never 0', () => {
    const { model } = picture(of, 'reverse', 0);
    const numbers = model.nodes.flatMap((node) => node.numbers);
    expect(numbers.length).toBeGreaterThan(3);
    for (const { text, state } of numbers) expect([text, state]).toEqual(['–', 'waiting']);
    expect(model.nodes.map(({ about }) => about).join()).toContain('not computed yet');
  });

  it('of reverse mode go forward once and back once', () => {
    const { course, model, progress } = picture(of, 'reverse', -1);
    expect(course.map(({ kind }) => kind)).toEqual([
      'start',
      'leaves',
      ...['operation', 'operation', 'operation'],
      ...['adjoint', 'adjoint', 'adjoint', 'adjoint'],
    ]);
    expect(model.nodes.map(({ numbers }) => numbers.map(({ text }) => text))).toEqual([
      ['1', '30'],
      [],
      ['3', '10'],
      [],
      ['5', '10'],
      [],
      ['25', '1'],
    ]);
    expect([...progress.gradient]).toEqual([30]);
    const middle = picture(of, 'reverse', -3);
    expect(middle.model.nodes.map(({ numbers }) => numbers[1]?.text)).toEqual([
      '–',
      undefined,
      '–',
      undefined,
      '10',
      undefined,
      '1',
    ]);
    expect(middle.model.edges.filter(({ flow }) => flow === 'backward')).toHaveLength(1);
    expect(middle.progress.gradient[0]).toBeNaN();
  });

  it('of forward mode carry dual numbers, one pass per variable', () => {
    const two = subject('x*y + sin(x)', [2, 3]);
    const last = picture(two, 'forward', -1);
    expect([...last.progress.gradient]).toEqual([3 + Math.cos(2), 2]);
    const passes = last.course.filter((step) => step.kind === 'leaves');
    expect(passes).toEqual([
      { kind: 'leaves', pass: 0 },
      { kind: 'leaves', pass: 1 },
    ]);
    const first = picture(two, 'forward', 1);
    expect(first.model.nodes[0]!.numbers.map(({ text }) => text)).toEqual(['2', '+ 1 ε']);
    expect(first.model.nodes[1]!.numbers.map(({ text }) => text)).toEqual(['3', '+ 0 ε']);
    // The second pass begins anew: what the first one has left is not taken for its result.
    const second = picture(two, 'forward', last.course.indexOf(passes[1]!));
    expect(second.model.nodes.at(-1)!.numbers.map(({ text }) => text)).toEqual([expect.stringMatching(/^6\.9/), '–']);
  });

  it('leave every node where it is', () => {
    const two = subject('x*y + sin(x)', [2, 3]);
    const shapes = picture(two, 'reverse', 0).course.map((_, at) => {
      const { nodes, edges } = picture(two, 'reverse', at).model;
      return JSON.stringify([
        nodes.map(({ symbol, name, numbers }) => [symbol, name, numbers.map(({ room }) => room)]),
        edges.map(({ from, to, room }) => [from, to, room]),
      ]);
    });
    expect(new Set(shapes).size).toBe(1);
  });

  it('of random formulas end with all derivatives', () => {
    fc.assert(
      fc.property(
        randomFormula(['x', 'y']),
        fc.constantFrom('forward' as const, 'reverse' as const),
        (formula, mode) => {
          let found: Subject;
          try {
            found = subject(formula);
          } catch (error) {
            if (error instanceof FormulaError) return;
            throw error;
          }
          const { progress } = picture(found, mode, -1);
          const { numbers, computation } = found;
          progress.gradient.forEach((slope, variable) => {
            const adjoint = numbers.adjoints[variable]!;
            const size = numbers.locals.reduce((most, local) => Math.max(most, Math.abs(local) || 0), 1);
            expect(Math.abs(slope - adjoint)).toBeLessThanOrEqual(1e-12 * Math.max(1, size ** 3, Math.abs(adjoint)));
          });
          for (const { id } of computation.nodes) {
            const told = tellPaths(id, { subject: found, digits: 6, words: english });
            expect(told.title).not.toBe('');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the function within the function', () => {
  it.each([
    ['(3*x + 2)^2', ['3*x + 2', '3*x']],
    ['exp(sin(x^2))', ['sin(x^2)', 'x^2']],
    ['x*sin(x)', []],
    ['(x*y + 1)^3', ['x*y + 1', 'x*y']],
    ['x^2', []],
    ['sqrt(sin(x)*x)', ['sin(x)*x']],
  ])('of %s may end in %j', (formula, inner) => {
    const { computation } = subject(formula);
    expect(innerNodes(computation).map((id) => toText(computation.nodes[id]!.expression))).toEqual(inner);
  });

  it('multiplies its slopes', () => {
    const of = subject('(3*x + 2)^2', [1]);
    const made = composition(of.computation, of.numbers, innerNodes(of.computation)[0]!);
    expect([toText(made.inner), toText(made.outer), made.letter]).toEqual(['3*x + 2', 'u^2', 'u']);
    const [u, du] = made.innerFunction.jet(1);
    expect([u, du, made.outerFunction.derivative(u), made.whole.derivative(1)]).toEqual([5, 3, 10, 30]);
  });

  it('holds the other variables, and keeps out of their way', () => {
    const of = subject('sin(u*x)^2', [2, 0.5]);
    const made = composition(of.computation, of.numbers, innerNodes(of.computation)[0]!);
    expect([made.variable, made.letter, toText(made.outer)]).toEqual(['u', 't', 't^2']);
    expect(made.innerFunction.value(3)).toBe(Math.sin(1.5));
  });

  it('of random formulas is the formula', () => {
    fc.assert(
      fc.property(randomFormula(['x']), fc.integer({ min: -30, max: 30 }), (formula, tenths) => {
        let found: Subject;
        try {
          found = subject(formula);
        } catch (error) {
          if (error instanceof FormulaError) return;
          throw error;
        }
        for (const node of innerNodes(found.computation)) {
          const made = composition(found.computation, found.numbers, node);
          const x = found.numbers.at.x ?? tenths / 10;
          const [u, du] = made.innerFunction.jet(x);
          const [value, dy] = made.outerFunction.jet(u);
          const [whole, slope] = made.whole.jet(x);
          expect(Math.abs(value - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(whole)));
          if (![du, dy].every(Number.isFinite)) continue;
          // The compiler gathers the whole otherwise than its two parts.
          const size = Math.max(1, Math.abs(slope), Math.abs(du), Math.abs(dy), Math.abs(du * dy)) ** 2;
          expect(Math.abs(du * dy - slope)).toBeLessThanOrEqual(1e-9 * size);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('names', () => {
  it.each([
    ['x', 'x'],
    ['v12', 'v₁₂'],
    ['alpha', 'α'],
    ['beta1', 'β₁'],
    ['w_2', 'w₂'],
    ['学习率', '学习率'],
  ])('%s is printed %s', (name, printed) => {
    expect(printName(name)).toBe(printed);
  });
});
