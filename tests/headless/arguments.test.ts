import { describe, expect, it } from 'vitest';
import { parseArguments as prepare } from '../../src/headless/arguments';
import { parsePoints } from '../../src/headless/points';
import { UsageError } from '../../src/headless/usage-error';

const parseArguments = (args: readonly string[]) => prepare(args).asked;

describe('arguments', () => {
  it('reads options anywhere, in both spellings', () => {
    const wanted = { name: 'run', experiment: 'a.json', engine: 'cpu', out: 'b.json' };
    expect(parseArguments(['run', 'a.json', '--engine', 'cpu', '--out', 'b.json'])).toEqual(wanted);
    expect(parseArguments(['--engine=cpu', 'run', '--out=b.json', 'a.json'])).toEqual(wanted);
  });

  it('reads what train should report', () => {
    const wanted = { name: 'train', experiment: 'a.json', engine: 'auto', out: null, report: new Set(['gradients']) };
    expect(parseArguments(['train', 'a.json', '--report', 'gradients'])).toEqual(wanted);
    expect(parseArguments(['train', 'a.json', '--report=outputs,gradients'])).toMatchObject({
      report: new Set(['outputs', 'gradients']),
    });
    expect(parseArguments(['train', 'a.json'])).toMatchObject({ report: new Set() });
  });

  it('reads what is swept and what is mapped', () => {
    expect(parseArguments(['sweep', 'a.json', '--x', 'lr:1e-4:1:log', '--y=start.y:-1:3', '--size', '64'])).toEqual({
      ...{ name: 'sweep', experiment: 'a.json', engine: 'auto', out: null, size: 64 },
      x: { of: 'lr', low: 1e-4, high: 1, scale: 'log' },
      y: { of: 'start.y', low: -1, high: 3, scale: 'linear' },
    });
    expect(parseArguments(['basin', 'a.json', '--x', '-5,5'])).toMatchObject({ size: null, x: [-5, 5], y: null });
    expect(parseArguments(['swarm', 'a.json', '--particles', '500'])).toMatchObject({ particles: 500 });
    expect(parseArguments(['stationary', 'a.json'])).toMatchObject({ name: 'stationary', engine: 'auto' });
  });

  it('reads where a function is differentiated and between what it is integrated', () => {
    expect(parseArguments(['differentiate', 'a.json', '--at', '2'])).toMatchObject({
      at: 2,
      h: 1e-6,
      engine: 'auto',
    });
    expect(parseArguments(['differentiate', 'a.json', '--at=-1', '--h=-0.5'])).toMatchObject({ at: -1, h: -0.5 });
    expect(parseArguments(['integrate', 'a.json'])).toMatchObject({ from: null, to: null, n: null });
    const bounds = ['--from', '3', '--to=-2', '--n', '1000'];
    expect(parseArguments(['integrate', 'a.json', ...bounds])).toMatchObject({ from: 3, to: -2, n: 1000 });
  });

  it('reads where a graph is computed', () => {
    expect(parseArguments(['graph', 'a.json', '--at', '2'])).toEqual({
      name: 'graph',
      experiment: 'a.json',
      out: null,
      at: [2],
    });
    expect(parseArguments(['graph', 'a.json', '--at=-1,2.5'])).toMatchObject({ at: [-1, 2.5] });
  });

  it('reads which lesson is wanted, or that all are', () => {
    expect(parseArguments(['lessons'])).toEqual({ name: 'lessons', engine: 'auto', out: null });
    const one = { name: 'lessons', word: 'gan', engine: 'cpu', out: 'b.json' };
    expect(parseArguments(['lessons', 'gan', '--engine', 'cpu', '--out', 'b.json'])).toEqual(one);
  });

  it('chooses the engine itself unless told', () => {
    expect(parseArguments(['run', 'a.json'])).toMatchObject({ engine: 'auto', out: null });
  });

  it.each([
    [[], 'usage:'],
    [['fly'], 'unknown command "fly"'],
    [['run'], 'takes one experiment file'],
    [['run', 'a', 'b'], 'takes one experiment file'],
    [['run', 'a', '--engine', 'tpu'], '--engine is gpu or cpu, not "tpu"'],
    [['run', 'a', '--engine'], '--engine needs a value'],
    [['run', 'a', '--speed', '2'], 'unknown option --speed'],
    [['run', 'a', '--points', 'b'], '--points belongs to eval'],
    [['eval', 'a'], 'eval needs --points'],
    [['differentiate', 'a'], 'differentiate needs --at X'],
    [['differentiate', 'a', '--at', '1', '--h', '0'], '--h must not be 0'],
    [['differentiate', 'a', '--at', '1', '--h', 'tiny'], '--h is a number'],
    [['integrate', 'a', '--n', '0'], '--n is a whole number from 1 to 1000'],
    [['integrate', 'a', '--n', '1001'], '--n is a whole number from 1 to 1000'],
    [['integrate', 'a', '--from', 'x'], '--from is a number'],
    [['graph', 'a'], 'graph needs --at X[,Y]'],
    [['graph', 'a', '--at', 'here'], '--at is a number, or two'],
    [['graph', 'a', '--at', '1,2,3'], '--at is a number, or two'],
    [['graph', 'a', '--at', '1', '--engine', 'cpu'], '--engine belongs to'],
    [['train'], 'takes one experiment file'],
    [['train', 'a', '--report', 'losses'], '--report is a list of outputs, gradients'],
    [['run', 'a', '--report', 'outputs'], '--report belongs to train'],
    [['lessons', 'a', 'b'], 'lessons takes one ID'],
    [['lessons', '--size', '3'], '--size belongs to basin, sweep'],
    [['list', 'a'], 'list takes only --out'],
    [['list', '--size', '3'], 'list takes only --out'],
    [['basin'], 'takes one experiment file'],
    [['basin', 'a', '--size', '0'], '--size is a whole number from 1 to 2048, not "0"'],
    [['basin', 'a', '--size', '1e9'], '--size is a whole number'],
    [['basin', 'a', '--x', '5,-5'], '--x is two numbers, the lower one first'],
    [['basin', 'a', '--y', '1,2,3'], '--y is two numbers'],
    [['basin', 'a', '--particles', '5'], '--particles belongs to swarm'],
    [['swarm', 'a', '--particles', '2000000'], '--particles is a whole number from 1 to 1000000'],
    [['swarm', 'a', '--size', '2'], '--size belongs to basin, sweep'],
  ])('%j is refused', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });
});

describe('points', () => {
  it('are pairs of numbers', () => {
    expect(parsePoints([[1, 2]], 'p.json')).toEqual([[1, 2]]);
  });

  it.each([
    [{}, 'must hold an array'],
    [[[1, 2], [1]], 'entry 1'],
    [[[1, null]], 'entry 0'],
    [[['1', 2]], 'entry 0'],
    [[[1, Number.POSITIVE_INFINITY]], 'entry 0'],
  ])('%j is refused', (value, message) => {
    expect(() => parsePoints(value, 'p.json')).toThrow(message);
  });
});
