import { INITIALISERS, NET_LOSSES, POINT_SETS, SCHEDULES } from '../../catalog';
import { completeHyper } from '../complete';
import { NUMBERS } from '../table';
import {
  DEFAULT_ACTIVATION,
  DEFAULT_DATA,
  DEFAULT_EPOCHS,
  DEFAULT_FLOW,
  DEFAULT_GAN,
  DEFAULT_HIDDEN,
  DEFAULT_HYPER,
  DEFAULT_INIT,
  DEFAULT_LANDSCAPE,
  DEFAULT_OPTIMIZER,
  DEFAULT_POPULATION,
} from './defaults';
import { NETWORK_OPTIMIZERS } from './optimizers';
import type {
  Choice,
  ChoiceDraft,
  DataDraft,
  GanPlayerChoice,
  GeneratedData,
  GivenData,
  NetDraft,
  NetExperiment,
  Network,
  PlayerDraft,
} from './types';

/** Completes an experiment: what is left out takes its default. The draft must have passed the schema. */
export function normaliseNetwork(draft: NetDraft): NetExperiment {
  const data = completeData(draft.data);
  const optimizer = draft.optimizer ?? DEFAULT_OPTIMIZER;
  const { weights, rates, schedule, clip } = draft;
  return {
    version: 1,
    seed: draft.seed ?? NUMBERS.seed.value,
    network: completeNetwork(draft, data),
    ...(weights === undefined ? {} : { weights: weights.map(({ W, b }) => (b === undefined ? { W } : { W, b })) }),
    init: completeInit(draft.init ?? DEFAULT_INIT),
    data,
    optimizer,
    hyper: completeHyper(NETWORK_OPTIMIZERS.get(optimizer)!.hyper, {
      ...(draft.optimizer === undefined ? DEFAULT_HYPER : {}),
      ...draft.hyper,
    }),
    ...(rates === undefined ? {} : { rates }),
    ...(schedule === undefined
      ? {}
      : { schedule: { id: schedule.id, hyper: completeHyper(SCHEDULES.get(schedule.id)!.hyper, schedule.hyper) } }),
    ...(clip === undefined ? {} : { clip }),
    epochs: draft.epochs ?? DEFAULT_EPOCHS,
    batch: draft.batch ?? 'full',
    view: draft.view ?? 'train',
    population: {
      ...DEFAULT_POPULATION,
      ...draft.population,
      compare: { ...DEFAULT_POPULATION.compare, ...draft.population?.compare },
      sweep: { ...DEFAULT_POPULATION.sweep, ...draft.population?.sweep },
    },
    landscape: { ...DEFAULT_LANDSCAPE, ...draft.landscape },
    flow: { ...DEFAULT_FLOW, ...draft.flow },
    gan: {
      ...DEFAULT_GAN,
      ...draft.gan,
      generator: completePlayer(draft.gan?.generator, DEFAULT_GAN.generator),
      discriminator: completePlayer(draft.gan?.discriminator, DEFAULT_GAN.discriminator),
    },
  };
}

function completeNetwork({ network = {}, weights }: NetDraft, data: GeneratedData | GivenData): Network {
  const needs = neededBy(data);
  const loss = network.loss ?? needs.loss;
  const outputs = NET_LOSSES.get(loss)!.kind === 'softmax' ? needs.classes : needs.outputs;
  return {
    layers: network.layers ?? [needs.inputs, ...DEFAULT_HIDDEN, outputs],
    activation: network.activation ?? DEFAULT_ACTIVATION,
    loss,
    // Weights that are given without biases are those of a net without any.
    bias: network.bias ?? (weights === undefined || weights.some(({ b }) => b !== undefined)),
    residual: network.residual ?? false,
    l1: network.l1 ?? 0,
    l2: network.l2 ?? 0,
  };
}

/** What the data ask of a network. */
export interface Needs {
  readonly inputs: number;
  /** Numbers of a target. */
  readonly outputs: number;
  /** Outputs for softmax. */
  readonly classes: number;
  /** The loss that suits, for who names none. */
  readonly loss: string;
}

export function neededBy(data: GeneratedData | GivenData): Needs {
  if ('id' in data) {
    const { inputs, classes } = POINT_SETS.get(data.id)!;
    if (classes === null) return { inputs, outputs: 1, classes: 1, loss: 'mse' };
    return { inputs, outputs: classes > 2 ? classes : 1, classes, loss: classes > 2 ? 'ce' : 'bce' };
  }
  const inputs = data.X[0]?.length ?? 1;
  const targets = data.target.flat();
  const outputs = widthOf(data.target[0]);
  const largest = targets.reduce((most, each) => Math.max(most, each), 1);
  const classes = outputs === 1 && Number.isInteger(largest) ? largest + 1 : outputs;
  return { inputs, outputs, classes, loss: targets.every((t) => t === 0 || t === 1) ? 'bce' : 'mse' };
}

export function widthOf(target: number | readonly number[] | undefined): number {
  return typeof target === 'object' ? target.length : 1;
}

function completeData(data: string | DataDraft | undefined): GeneratedData | GivenData {
  if (data === undefined) return DEFAULT_DATA;
  if (typeof data === 'string') return completeData({ id: data });
  if ('X' in data) return { X: data.X, target: data.target, test: data.test ?? 0 };
  const { samples, noise } = POINT_SETS.get(data.id)!;
  return {
    id: data.id,
    samples: data.samples ?? samples.value,
    noise: data.noise ?? noise.value,
    test: data.test ?? 0,
  };
}

function completeInit(init: string | ChoiceDraft): Choice {
  if (typeof init === 'string') return completeInit({ id: init });
  return { id: init.id, hyper: completeHyper(INITIALISERS.get(init.id)!.hyper, init.hyper) };
}

function completePlayer(player: PlayerDraft = {}, defaults: GanPlayerChoice): GanPlayerChoice {
  const optimizer = player.optimizer ?? defaults.optimizer;
  const given = player.optimizer === undefined ? { ...defaults.hyper, ...player.hyper } : player.hyper;
  return {
    layers: player.layers ?? defaults.layers,
    activation: player.activation ?? defaults.activation,
    init: completeInit(player.init ?? defaults.init),
    optimizer,
    hyper: completeHyper(NETWORK_OPTIMIZERS.get(optimizer)!.hyper, given),
  };
}

/** What the networks' workspace opens with. */
export const DEFAULT_NETWORK_EXPERIMENT: NetExperiment = normaliseNetwork({});
