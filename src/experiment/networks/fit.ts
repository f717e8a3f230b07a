import type { LocalText } from '../../catalog/language';
import { NET_LOSSES, POINT_SETS } from '../../catalog/networks';
import { counted } from '../../formula/text';
import { MOST_NETS, MOST_PARAMETERS } from '../limits';
import type { InputProblem, Path } from '../read';
import { at } from '../tree';
import { FIELDS } from './fields';
import { GAN_IMAGES } from './ganFields';
import { neededBy, widthOf } from './needs';
import { NETWORK_OPTIMIZERS } from './optimizers';
import type { GanChoice, LayerWeights, NetExperiment, Network, SweptAxis } from './types';

/**
 * What the parts of an experiment say about each other: the widths of a network and the data, its weights and its
 * widths, what is compared and how many nets that makes. Every rule is stated once, with the experiment that obeys it.
 */
interface Rule {
  readonly path: Path;
  /** Null: obeyed. */
  broken(experiment: NetExperiment): LocalText | null;
  repaired(experiment: NetExperiment): NetExperiment;
}

/** Where the parts of an experiment contradict each other. Empty: it can be resolved. */
export function conflictsIn(experiment: NetExperiment): InputProblem[] {
  const problems: InputProblem[] = [];
  let rest = experiment;
  for (const rule of RULES) {
    const reason = rule.broken(rest);
    if (reason === null) continue;
    problems.push({ path: rule.path, value: at(experiment, rule.path), reason });
    // What follows is judged as if this were right, so that one slip is one problem.
    rest = rule.repaired(rest);
  }
  return problems;
}

/**
 * The experiment with its parts in agreement: other data give a network other ends and, where it must be, another loss;
 * weights that fit no longer go. What agrees is returned as it is.
 */
export function fitNetwork(experiment: NetExperiment): NetExperiment {
  return RULES.reduce((rest, rule) => (rule.broken(rest) === null ? rest : rule.repaired(rest)), experiment);
}

/** Weights and biases of a net. */
function parameterCount(widths: readonly number[], bias: boolean): number {
  return widths.slice(1).reduce((sum, width, l) => sum + width * (widths[l] + (bias ? 1 : 0)), 0);
}

const last = (widths: readonly number[]) => widths[widths.length - 1];
const hidden = (widths: readonly number[]) => widths.slice(1, -1);

const { sweep: SWEEP } = FIELDS.population.fields;
const GAN = FIELDS.gan.fields;
const { activation: ACTIVATION } = FIELDS.network.fields;
const withNetwork = (experiment: NetExperiment, change: Partial<Network>): NetExperiment => ({
  ...experiment,
  network: { ...experiment.network, ...change },
});

const loss: Rule = {
  path: ['network', 'loss'],
  broken: (experiment) => targetFault(experiment),
  repaired: (experiment) => withNetwork(experiment, { loss: neededBy(experiment.data).loss }),
};

/** Whether the loss can read the targets at all, whatever the network. */
function targetFault({ data, network }: NetExperiment): LocalText | null {
  const { targets } = NET_LOSSES.get(network.loss)!;
  if (targets === 'real') return null;
  if ('id' in data) return POINT_SETS.get(data.id)!.classes === null ? WANTS[targets] : null;
  const allowed = ALLOWED[targets];
  const fits = data.target.every((row) => (typeof row === 'number' ? allowed(row) : row.every(allowed)));
  if (!fits) return WANTS[targets];
  return targets === 'class' && widthOf(data.target[0]) > 1 ? WANTS.class : null;
}

const ALLOWED = {
  'zero-one': (t: number) => t >= 0 && t <= 1,
  'plus-minus-one': (t: number) => t === 1 || t === -1,
  class: (t: number) => Number.isInteger(t) && t >= 0 && t < 1024,
} as const;

const WANTS = {
  'zero-one': { en: 'needs targets between 0 and 1', zh: '要求目标值在 0 与 1 之间' },
  'plus-minus-one': { en: 'needs the targets −1 and 1', zh: '要求目标值为 −1 或 1' },
  class: {
    en: 'needs one class number per row as its target, from 0 to 1023',
    zh: '要求每行的目标值为一个类别编号，从 0 到 1023',
  },
} as const satisfies Readonly<Record<string, LocalText>>;

const size: Rule = {
  path: ['network', 'layers'],
  broken: ({ network }) =>
    parameterCount(network.layers, network.bias) <= MOST_PARAMETERS
      ? null
      : {
          en: `makes a network of more than ${MOST_PARAMETERS} weights and biases`,
          zh: `使网络的权重和偏置超过 ${MOST_PARAMETERS} 个`,
        },
  repaired: (experiment) => {
    const { layers } = experiment.network;
    return withNetwork(experiment, {
      layers: [layers[0], ...hidden(FIELDS.network.fields.layers.default), last(layers)],
    });
  },
};

const inputs: Rule = {
  path: ['network', 'layers'],
  broken: ({ network, data }) => {
    const wanted = neededBy(data).inputs;
    const [given] = network.layers;
    if (given === wanted) return null;
    return {
      en: `begins with ${given}, but a point has ${counted(wanted, 'number')}`,
      zh: `以 ${given} 开头，而每个样本有 ${wanted} 个数`,
    };
  },
  repaired: (experiment) => {
    const [, ...rest] = experiment.network.layers;
    return withNetwork(experiment, { layers: [neededBy(experiment.data).inputs, ...rest] });
  },
};

const outputs: Rule = {
  path: ['network', 'layers'],
  broken: (experiment) => {
    const wanted = outputsFor(experiment);
    const given = last(experiment.network.layers);
    if (wanted.includes(given)) return null;
    if (NET_LOSSES.get(experiment.network.loss)!.kind === 'softmax' && given > wanted[0]) return null;
    return {
      en: `ends with ${given}, but the targets need ${wanted.join(' or ')}`,
      zh: `以 ${given} 结尾，而目标值需要 ${wanted.join(' 或 ')} 个输出`,
    };
  },
  repaired: (experiment) => {
    const { layers } = experiment.network;
    return withNetwork(experiment, { layers: [...layers.slice(0, -1), outputsFor(experiment)[0]] });
  },
};

/** How many outputs can be held against the targets; the first is the natural number of them. */
function outputsFor({ data, network }: NetExperiment): readonly number[] {
  const needs = neededBy(data);
  const { kind, targets } = NET_LOSSES.get(network.loss)!;
  if (kind === 'softmax') return [Math.max(2, needs.classes)];
  if ('X' in data) return [needs.outputs];
  const { classes } = POINT_SETS.get(data.id)!;
  if (classes === null) return [1];
  // One output for two classes; for more, one each, or their number as a value.
  return classes === 2 ? [1, 2] : targets === 'real' ? [classes, 1] : [classes];
}

const activation: Rule = {
  path: ['network', 'activation'],
  broken: ({ network }) => activationFault(network),
  repaired: (experiment) => {
    const { activation: names } = experiment.network;
    return withNetwork(experiment, {
      activation: typeof names === 'string' ? names : (names[0] ?? ACTIVATION.default),
    });
  },
};

function activationFault({ layers, activation: names }: Pick<Network, 'layers' | 'activation'>): LocalText | null {
  const count = layers.length - 1;
  if (typeof names === 'string' || names.length === count || names.length === count - 1) return null;
  return {
    en: `has ${counted(names.length, 'entry', 'entries')} for ${counted(count, 'weight layer')}: one each, or one per hidden layer`,
    zh: `有 ${names.length} 项，而权重层共 ${count} 层：应每层一项，或每个隐藏层一项`,
  };
}

const weights: Rule = {
  path: ['weights'],
  broken: ({ weights: given, network }) => (given === undefined ? null : weightFault(given, network)),
  repaired: ({ weights: _, ...rest }) => rest,
};

const rates: Rule = {
  path: ['rates'],
  broken: ({ rates: given, network, optimizer }) => {
    if (given === undefined) return null;
    const { rate } = NETWORK_OPTIMIZERS.get(optimizer)!;
    if (rate === null)
      return { en: `has no place with ${optimizer}, which has no rate`, zh: `${optimizer} 没有学习率` };
    const count = network.layers.length - 1;
    if (given.length === count) return null;
    return {
      en: `has ${counted(given.length, 'entry', 'entries')} for ${counted(count, 'weight layer')}`,
      zh: `有 ${given.length} 项，而权重层共 ${count} 层`,
    };
  },
  repaired: ({ rates: _, ...rest }) => rest,
};

function weightFault(given: readonly LayerWeights[], { layers, bias }: Network): LocalText | null {
  if (given.length !== layers.length - 1) {
    const count = layers.length - 1;
    return { en: `has ${counted(given.length, 'layer')}, not ${count}`, zh: `有 ${given.length} 层，应为 ${count} 层` };
  }
  for (const [l, { W, b }] of given.entries()) {
    const [n, m] = [layers[l], layers[l + 1]];
    if (W.length !== n * m) {
      return {
        en: `has ${counted(W.length, 'number')} in W of layer ${l}, not ${m} × ${n}`,
        zh: `第 ${l} 层的 W 有 ${W.length} 个数，应为 ${m} × ${n}`,
      };
    }
    if (b !== undefined && !bias) {
      return { en: `has biases in layer ${l}, but the network has none`, zh: `第 ${l} 层有偏置，而网络没有` };
    }
    if (b !== undefined && b.length !== m) {
      return {
        en: `has ${counted(b.length, 'number')} in b of layer ${l}, not ${m}`,
        zh: `第 ${l} 层的 b 有 ${b.length} 个数，应为 ${m}`,
      };
    }
  }
  return null;
}

const population: Rule = {
  path: ['population', 'seeds'],
  broken: ({ population: { seeds, compare } }) =>
    seeds * Math.max(1, compare.ids.length) <= MOST_NETS
      ? null
      : { en: `makes more than ${MOST_NETS} networks`, zh: `使网络总数超过 ${MOST_NETS}` },
  repaired: (experiment) => {
    const most = Math.floor(MOST_NETS / Math.max(1, experiment.population.compare.ids.length));
    return { ...experiment, population: { ...experiment.population, seeds: most } };
  },
};

function sweep(which: 'x' | 'y'): Rule {
  return {
    path: ['population', 'sweep', which],
    broken: ({ population: { sweep: given }, optimizer, network }) => axisFault(given[which], optimizer, network),
    repaired: (experiment) => {
      const { sweep: given } = experiment.population;
      const usual = SWEEP.fields[which].default;
      const fits = axisFault(usual, experiment.optimizer, experiment.network) === null;
      const other = SWEEP.fields.y.default;
      const axes = { ...given, [which]: fits ? usual : other };
      return { ...experiment, population: { ...experiment.population, sweep: axes } };
    },
  };
}

function axisFault({ of }: SweptAxis, optimizer: string, { layers }: Network): LocalText | null {
  if (of === 'width' || of === 'init') return null;
  const [name, layer] = of.split(':');
  if (!Object.hasOwn(NETWORK_OPTIMIZERS.get(optimizer)!.hyper, name)) {
    return { en: `names ${name}, which ${optimizer} does not have`, zh: `中的 ${name} 不是 ${optimizer} 的超参数` };
  }
  if (layer === undefined || Number(layer) < layers.length - 1) return null;
  return {
    en: `names layer ${layer}; the last one is ${layers.length - 2}`,
    zh: `中的第 ${layer} 层不存在；最后一层是 ${layers.length - 2}`,
  };
}

const landscape: Rule = {
  path: ['landscape', 'weights'],
  broken: ({ landscape: { weights: pair }, network }) => {
    const count = parameterCount(network.layers, network.bias);
    if (pair.every((index) => index < count)) return null;
    return { en: `names a weight beyond the last one, ${count - 1}`, zh: `超出了最后一个权重 ${count - 1}` };
  },
  repaired: (experiment) => {
    const most = parameterCount(experiment.network.layers, experiment.network.bias) - 1;
    return { ...experiment, landscape: { ...experiment.landscape, weights: [0, Math.min(1, most)] } };
  },
};

/** A picture of 28 × 28. */
const PIXELS = 784;

function game(who: 'generator' | 'discriminator'): Rule {
  return {
    path: ['gan', who],
    broken: ({ gan }) => {
      const { layers } = gan[who];
      const wanted = GAN_IMAGES.includes(gan.data) ? PIXELS : 2;
      if (parameterCount(layers, true) > MOST_PARAMETERS) {
        return {
          en: `has more than ${MOST_PARAMETERS} weights and biases`,
          zh: `的权重和偏置超过 ${MOST_PARAMETERS} 个`,
        };
      }
      if (who === 'generator' && last(layers) !== wanted) {
        return { en: `must make points of ${wanted} numbers`, zh: `应生成 ${wanted} 个数的样本` };
      }
      if (who === 'discriminator' && (layers[0] !== wanted || last(layers) !== 1)) {
        return {
          en: `must judge points of ${wanted} numbers by one output`,
          zh: `应以一个输出判别 ${wanted} 个数的样本`,
        };
      }
      return activationFault(gan[who]);
    },
    repaired: (experiment) => ({ ...experiment, gan: { ...experiment.gan, [who]: player(experiment.gan, who) } }),
  };
}

function player(gan: GanChoice, who: 'generator' | 'discriminator'): GanChoice['generator'] {
  const wanted = GAN_IMAGES.includes(gan.data) ? PIXELS : 2;
  const usual = hidden(GAN[who].fields.layers.default);
  const layers =
    who === 'generator'
      ? [gan.generator.layers[0], ...gan.generator.layers.slice(1, -1), wanted]
      : [wanted, ...gan.discriminator.layers.slice(1, -1), 1];
  const fits = parameterCount(layers, true) <= MOST_PARAMETERS;
  const smaller = who === 'generator' ? [2, ...usual, wanted] : [wanted, ...usual, 1];
  const next = { ...gan[who], layers: fits ? layers : smaller };
  return activationFault(next) === null ? next : { ...next, activation: GAN[who].fields.activation.default };
}

const drawn: Rule = {
  path: ['gan', 'data'],
  broken: ({ gan }) =>
    gan.data === 'drawn' && gan.points === undefined
      ? { en: 'needs the points that were drawn', zh: '需要所画的点' }
      : null,
  repaired: (experiment) => ({ ...experiment, gan: { ...experiment.gan, data: GAN.data.default } }),
};

/** In this order: the widths follow from the data, the weights from the widths. */
const RULES: readonly Rule[] = [
  loss,
  inputs,
  outputs,
  size,
  activation,
  weights,
  rates,
  population,
  sweep('x'),
  sweep('y'),
  landscape,
  drawn,
  game('generator'),
  game('discriminator'),
];
