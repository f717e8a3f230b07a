import math from '../../../../shaders/math.wgsl?raw';
import net from '../../../../shaders/net.wgsl?raw';
import alone from '../../../../shaders/net-alone.wgsl?raw';
import backward from '../../../../shaders/net-backward.wgsl?raw';
import carry from '../../../../shaders/net-carry.wgsl?raw';
import coefficients from '../../../../shaders/net-coefficients.wgsl?raw';
import end from '../../../../shaders/net-end.wgsl?raw';
import forward from '../../../../shaders/net-forward.wgsl?raw';
import gradient from '../../../../shaders/net-gradient.wgsl?raw';
import group from '../../../../shaders/net-group.wgsl?raw';
import lane from '../../../../shaders/net-lane.wgsl?raw';
import loss from '../../../../shaders/net-loss.wgsl?raw';
import measure from '../../../../shaders/net-measure.wgsl?raw';
import order from '../../../../shaders/net-order.wgsl?raw';
import places from '../../../../shaders/net-places.wgsl?raw';
import plane from '../../../../shaders/net-plane.wgsl?raw';
import carryBack from '../../../../shaders/net-return.wgsl?raw';
import slopes from '../../../../shaders/net-slopes.wgsl?raw';
import spread from '../../../../shaders/net-spread.wgsl?raw';
import update from '../../../../shaders/net-update.wgsl?raw';
import workgroup from '../../../../shaders/net-workgroup.wgsl?raw';
import random from '../../../../shaders/random.wgsl?raw';
import { elementwiseWgsl } from '../../../formula/targets/elementwise-wgsl';
import { scalarWgsl, valueWgsl } from '../../../formula/targets/scalar-wgsl';
import type { NetProgram, NetRule } from '../../network/program';
import type { Kernel, Slot } from '../context';
import { unrolled } from './unroll';

/** Threads that share a net: many only where there is much for each of them. */
export function lanesOf({ layout }: NetProgram, rows: number): number {
  const most = Math.max(layout.parameters, rows);
  if (most <= 512) return 1;
  return most <= 4096 ? 64 : 256;
}

/** How threads share nets: sums over the threads of one, or nothing where each has its own. */
function sharing(lanes: number): string {
  return lanes === 1 ? alone : `const LANES = ${lanes}u;\n${group}`;
}

/** `activation(kind, x)`: the kinds are the distinct activations of a net. */
function activationWgsl({ activations }: NetProgram): string {
  return [
    ...activations.map(({ program, parameters }, i) => scalarWgsl(`activation_${i}`, program, 0, parameters)),
    'fn activation(kind: u32, x: f32) -> Scalar {',
    'switch kind {',
    ...activations.slice(1).map((_, i) => `case ${i + 1}u: { return activation_${i + 1}(x); }`),
    'default: { return activation_0(x); }',
    '}',
    '}',
  ].join('\n');
}

/** `SOFTMAX` and the functions of an output and its target. */
function lossWgsl({ loss, correct, metric }: NetProgram): string {
  const none = (name: string) => `fn ${name}(v0: f32, v1: f32) -> f32 { return NO_NUMBER; }`;
  return [
    `const SOFTMAX = ${loss === null};`,
    loss === null
      ? 'fn loss(v0: f32, v1: f32) -> Scalar { return Scalar(0.0, 0.0, false); }'
      : scalarWgsl('loss', loss, 1),
    correct === null ? none('correct') : valueWgsl('correct', correct, 1),
    metric === null ? none('metric') : valueWgsl('metric', metric, 1),
  ].join('\n');
}

const PREFIX = ['uniform', 'moving', 'moving'] as const;

function kernel(entry: string, parts: readonly string[], slots: readonly Slot[]): Kernel {
  return {
    label: `net ${entry}`,
    code: [math, net, ...parts].join('\n'),
    entry,
    slots: [...PREFIX, ...slots],
    problem: false,
  };
}

export function placesKernel(): Kernel {
  return kernel('place_rows', [random, order, places], ['read', 'write']);
}

export function forwardKernel(program: NetProgram, keepsZ: false | 'all' | 'flagged'): Kernel {
  const slots = ['read', 'read', 'read', 'write', 'write', 'write', 'write'] as const;
  return {
    ...kernel('forward', [activationWgsl(program), forward], slots),
    constants: { KEEPS_Z: Number(keepsZ !== false), FLAGS_Z: Number(keepsZ === 'flagged') },
  };
}

export function lossKernel(program: NetProgram): Kernel {
  const slots = ['read', 'read', 'read', 'write', 'write', 'write', 'write'] as const;
  return kernel('losses', [lossWgsl(program), loss], slots);
}

export function backwardKernel(): Kernel {
  return kernel('backward', [backward], ['read', 'write', 'write', 'write', 'write']);
}

export function gradientKernel(): Kernel {
  return kernel('gradients', [gradient], ['read', 'read', 'read', 'read', 'read', 'write', 'write']);
}

export function measureKernel({ loss }: NetProgram, lanes: number): Kernel {
  const constants = `const SOFTMAX = ${loss === null};`;
  return kernel('measure', [constants, sharing(lanes), end, measure], ['read', 'read', 'read', 'write', 'write']);
}

export function updateKernel(rule: NetRule, clips: boolean, lanes: number): Kernel {
  const constants = `const CLIPS = ${clips};`;
  const code = elementwiseWgsl(rule.program, rule.elementwise);
  const slots = ['write', 'write', 'read', 'read', 'read', 'write'] as const;
  return kernel('update', [constants, sharing(lanes), code, coefficients, end, update], slots);
}

export function spreadKernel(): Kernel {
  return kernel('spread', [plane, spread], ['uniform', 'read', 'write']);
}

export function slopesKernel(lanes: number): Kernel {
  const slots = ['uniform', 'read', 'read', 'read', 'write', 'write'] as const;
  return kernel('slopes', [sharing(lanes), plane, slopes], slots);
}

export function laneKernel(program: NetProgram, rule: NetRule, clips: boolean): Kernel {
  const code = [random, order, activationWgsl(program), lossWgsl(program), unrolled(program, rule, clips), lane];
  return kernel('train_lanes', code, ['write', 'write', 'read', 'read', 'read', 'read', 'write', 'write']);
}

export function carryKernel(): Kernel {
  return kernel('carry', [carry], ['read', 'write']);
}

export function carryBackKernel(): Kernel {
  return kernel('carry_back', [carryBack], ['read', 'write', 'write']);
}

/** Threads of a net that has a workgroup to itself, and the numbers that fit into the least workgroup memory. */
export const WORKGROUP_LANES = 64;
const WORKGROUP_NUMBERS = 4096;

/** Most groups of four rows in a tile: more only take memory. */
const MOST_GROUPS = 16;

/** Groups of four rows whose units fit into workgroup memory beside the weights; 0: none. */
export function workgroupGroups({ net, layout }: NetProgram): number {
  // Beside them: a sum of each lane, the code.
  const left = WORKGROUP_NUMBERS - layout.parameters - WORKGROUP_LANES - 16;
  const perGroup = 8 * (net.widths[0] + layout.units) + 4;
  const groups = Math.min(MOST_GROUPS, Math.max(0, Math.floor(left / perGroup)));
  // Multiples of four share out evenly among the lanes with most widths.
  return groups < 4 ? groups : groups - (groups % 4);
}

export function workgroupKernel(program: NetProgram, rule: NetRule, clips: boolean): Kernel {
  const { net, layout, loss } = program;
  const { parameters, units, layers } = layout;
  const perLane = Math.ceil(parameters / WORKGROUP_LANES);
  const states = rule.program.states.length;
  const constants = [
    `const PARAMETERS = ${parameters}u;`,
    `const PER_LANE = ${perLane}u;`,
    `const PLACES = ${net.widths[0] + units}u;`,
    `const GROUPS = ${workgroupGroups(program)}u;`,
    `const TERMS = ${loss === null ? 1 : layers[layers.length - 1].outputs}u;`,
    `const IS_SUM = ${net.loss.reduction === 'sum'};`,
    `const CLIPS = ${clips};`,
    `const OWN_STATES = ${Math.max(1, perLane * states)}u;`,
  ].join('\n');
  const code = [
    random,
    order,
    sharing(WORKGROUP_LANES),
    activationWgsl(program),
    lossWgsl(program),
    constants,
    elementwiseWgsl(rule.program, rule.elementwise),
    coefficients,
    workgroup,
  ];
  return kernel('train_together', code, ['write', 'write', 'read', 'read', 'read', 'read', 'write', 'write']);
}
