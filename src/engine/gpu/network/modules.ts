import math from '../../../../shaders/math.wgsl?raw';
import net from '../../../../shaders/net.wgsl?raw';
import backward from '../../../../shaders/net-backward.wgsl?raw';
import end from '../../../../shaders/net-end.wgsl?raw';
import forward from '../../../../shaders/net-forward.wgsl?raw';
import gradient from '../../../../shaders/net-gradient.wgsl?raw';
import group from '../../../../shaders/net-group.wgsl?raw';
import loss from '../../../../shaders/net-loss.wgsl?raw';
import measure from '../../../../shaders/net-measure.wgsl?raw';
import order from '../../../../shaders/net-order.wgsl?raw';
import places from '../../../../shaders/net-places.wgsl?raw';
import plane from '../../../../shaders/net-plane.wgsl?raw';
import slopes from '../../../../shaders/net-slopes.wgsl?raw';
import spread from '../../../../shaders/net-spread.wgsl?raw';
import update from '../../../../shaders/net-update.wgsl?raw';
import random from '../../../../shaders/random.wgsl?raw';
import { elementwiseWgsl } from '../../../formula/elementwise-wgsl';
import { scalarWgsl, valueWgsl } from '../../../formula/scalar-wgsl';
import type { NetProgram, NetRule } from '../../network/program';
import type { Kernel, Slot } from '../context';

/** Threads that share a net: many only where there is much for each of them. */
export function lanesOf(parameters: number): number {
  return parameters > 4096 ? 256 : 64;
}

/** `activation(kind, x)`: the kinds are the distinct activations of a net. */
export function activationWgsl({ activations }: NetProgram): string {
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
export function lossWgsl({ loss, correct, metric }: NetProgram): string {
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

const lanes = (parameters: number) => `const LANES = ${lanesOf(parameters)}u;`;

export function placesKernel(): Kernel {
  return kernel('place_rows', [random, order, places], ['read', 'write']);
}

export function forwardKernel(program: NetProgram, keepsZ: boolean): Kernel {
  const slots = ['read', 'read', 'read', 'write', 'write', 'write', 'write'] as const;
  return {
    ...kernel('forward', [activationWgsl(program), forward], slots),
    constants: { KEEPS_Z: Number(keepsZ) },
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

export function measureKernel({ loss, layout }: NetProgram): Kernel {
  const constants = `${lanes(layout.parameters)}\nconst SOFTMAX = ${loss === null};`;
  return kernel('measure', [constants, group, end, measure], ['read', 'read', 'read', 'write', 'write']);
}

export function updateKernel({ layout }: NetProgram, rule: NetRule, clips: boolean): Kernel {
  const constants = `${lanes(layout.parameters)}\nconst CLIPS = ${clips};`;
  const code = elementwiseWgsl(rule.program, rule.elementwise);
  const slots = ['write', 'write', 'read', 'read', 'read', 'write'] as const;
  return kernel('update', [constants, group, code, end, update], slots);
}

export function spreadKernel(): Kernel {
  return kernel('spread', [plane, spread], ['uniform', 'read', 'write']);
}

export function slopesKernel({ layout }: NetProgram): Kernel {
  const slots = ['uniform', 'read', 'read', 'read', 'write', 'write'] as const;
  return kernel('slopes', [lanes(layout.parameters), group, plane, slopes], slots);
}
