import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_ADDRESS } from '../../src/experiment/address';
import {
  addressFault,
  decodeAddress,
  encodeAddress,
  fitsAddress,
  OPENING_EXPERIMENT,
  parseExperiment,
} from '../../src/experiment/surfaces/experiment';
import { draft, sampled } from './arbitrary';

const OPENING = parseExperiment({});

describe('encodeAddress and decodeAddress', () => {
  it('are one another’s inverse on every valid experiment', () => {
    fc.assert(
      fc.property(draft, (input) => {
        const experiment = parseExperiment(input);
        const hash = encodeAddress(experiment);
        fc.pre(hash.length <= LONGEST_ADDRESS);
        const decoded = decodeAddress(hash);
        expect(decoded.rejected).toEqual([]);
        expect(decoded.experiment).toEqual(experiment);
      }),
      { numRuns: 120, seed: 1 },
    );
  });

  it('survive the browser’s own handling of fragments', () => {
    fc.assert(
      fc.property(draft, (input) => {
        const hash = encodeAddress(parseExperiment(input));
        expect(new URL(`https://example.org/lab/${hash}`).hash).toBe(hash);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('say only what differs from the opening experiment', () => {
    expect(encodeAddress(OPENING_EXPERIMENT)).toBe('#v=1');
    for (const hash of ['', '#', '#v=1']) {
      expect(decodeAddress(hash)).toEqual({ experiment: OPENING_EXPERIMENT, rejected: [] });
    }
  });

  it('are readable', () => {
    const experiment = parseExperiment({
      surface: { id: 'mse', data: 'line_even', domain: { w: [0, 4] } },
      runs: [
        { optimizer: 'adam', hyper: { lr: 0.1 }, start: [-0.5, 1], schedule: { id: 'cosine', hyper: { last: 0.1 } } },
        { optimizer: 'sgd', clip: { by: 'norm', max: 2 }, batch: 8 },
      ],
      view: { projection: 'map', contours: false },
    });
    expect(encodeAddress(experiment)).toBe(
      '#v=1&surface=mse&domain=w:0:4&data=line_even' +
        '&run=adam,lr:0.1,start:-0.5:1,schedule:cosine,schedule.last:0.1' +
        '&run=sgd,clip:norm:2,batch:8&view=map&contours=off',
    );
    expect(encodeAddress(parseExperiment({ surface: { formula: 'a*x^2 + y', parameters: { a: 2 } } }))).toContain(
      '&formula=a*x%5E2%20%2B%20y&domain=x:-5:5,y:-5:5&params=a:2',
    );
  });
});

describe('tools and rules of one’s own in an address', () => {
  it('are readable', () => {
    const experiment = parseExperiment({
      runs: [
        { optimizer: 'sgd' },
        { optimizer: 'own', rule: 'v=mu*v-lr*g;theta=theta-v', hyper: { mu: 0.5 }, start: [1, 2] },
      ],
      tools: {
        shown: 'sweep',
        sweep: {
          run: 1,
          x: { of: 'mu', low: 0, high: 1, scale: 'linear' },
          y: { of: 'lr', low: 1e-3, high: 1, scale: 'log' },
          measure: 'steps',
        },
        swarm: { particles: 1_000_000, starts: 'random' },
        terrain: { at: [1, -2], arrows: false },
      },
    });
    expect(encodeAddress(experiment)).toBe(
      '#v=1&run=sgd&run=own,mu:0.5,start:1:2,rule:v=mu*v-lr*g;theta=theta-v&tool=sweep' +
        '&sweep=run:1,x:mu:0:1,y:lr:0.001:1:log,measure:steps' +
        '&swarm=particles:1000000,starts:random&terrain=at:1:-2,arrows:off',
    );
  });

  it('a rule may hold every sign that separates, and hyperparameters may be called like the keys of a run', () => {
    const rule = 'theta = theta - (t < 3 ? noise : start)*g, rule:'.replace(', rule:', '; rule = theta');
    const experiment = parseExperiment({
      runs: [{ optimizer: 'own', rule, hyper: { noise: 2, start: 3 }, noise: 0.5 }],
    });
    const hash = encodeAddress(experiment);
    expect(hash).toContain('&run=own,hyper.noise:2,hyper.start:3,noise:0.5,rule:theta');
    expect(decodeAddress(hash)).toEqual({ experiment, rejected: [] });
  });

  it('samples are left out, and whoever opens the address is told so', () => {
    fc.assert(
      fc.property(sampled, (surface) => {
        const experiment = parseExperiment({ surface, runs: [{ optimizer: 'adam', start: [0.5, 0.5] }] });
        expect([addressFault(experiment), fitsAddress(experiment)]).toEqual(['samples', false]);
        const { experiment: read, rejected } = decodeAddress(encodeAddress(experiment));
        expect(rejected.map(({ key }) => key)).toEqual(['samples']);
        expect(read).toEqual({ ...experiment, surface: { id: 'rosenbrock' } });
      }),
      { numRuns: 50, seed: 6 },
    );
    expect(addressFault(OPENING)).toBe(null);
    const rows = Array.from({ length: 60_000 }, (_, i) => i);
    const long = parseExperiment({ surface: { id: 'mse', data: { x: rows, y: rows } } });
    expect(addressFault(long)).toBe('length');
  });
});

describe('decodeAddress', () => {
  const sane = (hash: string) => {
    const { experiment, rejected } = decodeAddress(hash);
    // What came out passes the strict parser, unchanged: every value is in range.
    expect(parseExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
    for (const { reason, value } of rejected) {
      expect(reason.en).not.toBe('');
      expect(reason.zh).not.toBe('');
      expect(value.length).toBeLessThanOrEqual(41);
    }
    return { experiment, rejected };
  };

  it('never throws, whatever the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (hash) => void sane(hash)),
      { numRuns: 200, seed: 3 },
    );
  });

  it('never throws on known keys with any values', () => {
    const key = fc.constantFrom(
      ...['v', 'surface', 'formula', 'loss', 'vars', 'domain', 'params', 'data', 'run', 'steps', 'seed', 'view'],
      ...['tolerance', 'height', 'colors', 'contours', '__proto__', 'constructor', 'toString'],
      ...['tool', 'race', 'rates', 'sweep', 'swarm', 'basins', 'terrain', 'samples'],
    );
    const token = fc.constantFrom(
      ...['rosenbrock', 'mse', 'adam', 'lr', 'x', 'y', 'w', 'start', 'schedule', 'schedule.last', 'cosine', 'clip'],
      ...['norm', ':', ':', ',', ',', '1', '-2', '0x10', 'NaN', 'Infinity', '1e308', '-0', '1e999', '', '__proto__'],
      ...['constructor', '%E0%A4%A', '\uD800', '<script>', '学习率', '１', 'own', 'rule:', 'theta', '%3D', '-g', ';'],
      ...['low', 'size', 'of', 'run', 'at', 'off', 'log', 'start.x', 'x:lr:1e-4:1:log', 'hyper.', '256', 'shown'],
    );
    const pair = fc
      .tuple(key, fc.array(token, { maxLength: 12 }))
      .map(([name, tokens]) => `${name}=${tokens.join('')}`);
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 8 }).map((pairs) => `#${pairs.join('&')}`),
        (hash) => void sane(hash),
      ),
      {
        numRuns: 400,
        seed: 4,
      },
    );
  });

  it.each([
    ['steps=NaN', 'steps'],
    ['steps=Infinity', 'steps'],
    ['steps=1e308', 'steps'],
    ['steps=0x10', 'steps'],
    ['steps=', 'steps'],
    ['steps=10.5', 'steps'],
    ['steps=10&steps=20', 'steps'],
    ['seed=-1', 'seed'],
    ['tolerance=1e999', 'tolerance'],
    ['surface=rosenbrok', 'surface'],
    ['surface=__proto__', 'surface'],
    ['surface=%E0%A4%A', 'surface'],
    ['domain=x:2:-2', 'domain'],
    ['domain=x:1', 'domain'],
    ['domain=q:1:2', 'domain'],
    ['params=c:1', 'params'],
    ['data=line_even', 'data'],
    ['run=adm', 'run'],
    ['run=adam,lr:x', 'run'],
    ['run=adam,lr', 'run'],
    ['run=adam,learning_rate:1', 'run'],
    ['run=adam,start:1', 'run'],
    ['run=adam,start:1:2:3', 'run'],
    ['run=adam,clip:length:1', 'run'],
    ['run=adam,schedule:cosin', 'run'],
    ['run=adam,schedule.last:0', null],
    ['run=lbfgs,history:3.5', 'run'],
    ['formula=', 'formula'],
    ['loss=x', 'vars data'],
    ['loss=mean((w-x)^2)&vars=w,b&data=x:1:2,w:1:2', 'loss'],
    ['loss=mean((w-x)^2)&vars=w,b&data=x:1:NaN', 'data'],
    ['loss=mean((w-x)^2)&vars=w,b&data=x:1,y:1:2', 'data'],
    ['view=4d', 'view'],
    ['tool=sweeps', 'tool'],
    ['sweep=size:8', 'sweep'],
    ['sweep=size:1e9', 'sweep'],
    ['sweep=size', 'sweep'],
    ['sweep=x:lr:1:0:log', 'sweep'],
    ['sweep=x:lr:0:1:log', 'sweep'],
    ['sweep=x:lr:1e-4', 'sweep'],
    ['sweep=x:__proto__:0:1', 'sweep'],
    ['sweep=x:lr:0:1,y:lr:0:2', 'sweep'],
    ['sweep=run:12', 'sweep'],
    ['race=low:2', 'race'],
    ['rates=rates:0.1', 'rates'],
    ['rates=rates:0.1:x', 'rates'],
    ['swarm=particles:1e7', 'swarm'],
    ['swarm=split:maybe', 'swarm'],
    ['basins=tolerance:0', 'basins'],
    ['basins=__proto__:1', 'basins'],
    ['terrain=at:1', 'terrain'],
    ['terrain=', 'terrain'],
    ['run=own', 'run'],
    ['run=own,rule:', 'run'],
    ['run=own,lr:1,rule:theta = theta - lr*', 'run'],
    ['run=own,rule:v = g', 'run'],
    ['run=own,rule:constructor = g;theta = theta - constructor', 'run'],
    ['run=own,rule:theta = theta - __proto__*g', 'run'],
    ['run=own,nu:1,rule:theta = theta - lr*g', 'run'],
    ['run=adam,rule:theta = g', 'run'],
    ['samples=loss.npy', 'samples'],
    ['contours=maybe', 'contours'],
    ['colours=magma', 'colours'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['surface=<script>alert(1)</script>', 'surface'],
  ])('%s: %s is listed, the rest stands', (hash, key) => {
    const { rejected } = sane(`#${hash}&height=log`);
    expect(rejected.map((entry) => entry.key)).toEqual(key === null ? [] : key.split(' '));
    expect(decodeAddress(`#${hash}&height=log`).experiment.view.height).toBe('log');
  });

  it('drops a bad hyperparameter but keeps its run, and a bad run but keeps the others', () => {
    const { experiment, rejected } = sane('#run=adam,lr:oops,beta1:0.8&run=nosuch&run=sgd,lr:0.01');
    expect(experiment.runs.map(({ optimizer }) => optimizer)).toEqual(['adam', 'sgd']);
    expect(experiment.runs[0].hyper).toMatchObject({ lr: 0.001, beta1: 0.8 });
    expect(rejected.map(({ value }) => value)).toEqual(['adam,lr:oops,beta1:0.8', 'nosuch']);
    expect(rejected[0].reason.en).toBe('hyper.lr is not a finite number');
  });

  it('keeps the first twelve runs', () => {
    const { experiment, rejected } = sane(`#${'run=sgd&'.repeat(15)}`);
    expect(experiment.runs).toHaveLength(12);
    expect(rejected).toHaveLength(3);
  });

  it('an unknown version is used not at all', () => {
    const { experiment, rejected } = sane('#v=99&surface=sphere&steps=7');
    expect(experiment).toEqual(OPENING);
    expect(rejected.map(({ key }) => key)).toEqual(['v']);
  });

  it('a million characters are refused at once', () => {
    const before = performance.now();
    const { experiment, rejected } = sane(`#formula=${'x'.repeat(1e6)}`);
    expect(experiment).toEqual(OPENING);
    expect(rejected).toHaveLength(1);
    sane(`#${'a&'.repeat(49_000)}`);
    sane(`#run=adam,${'a:1,'.repeat(20_000)}`);
    // Generous: milliseconds here, and a machine may be busy.
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('says what is wrong with a rule, and where', () => {
    const { rejected } = sane('#run=own,lr:1,rule:theta = theta - lr*)g&run=own,rule:theta = theta - sqrr(g)');
    expect(rejected.map(({ reason }) => reason.en)).toEqual([
      'rule at character 20: This bracket closes nothing. Remove it, or open one with “(” before it.',
      'rule at character 17: There is no function sqrr. Correct its name, or write * for a product. Did you mean “sqr”?',
    ]);
  });

  it('leaves prototypes alone', () => {
    sane('#params=__proto__:1&domain=__proto__:1:2&run=adam,__proto__:1,constructor:2&data=__proto__:1');
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
