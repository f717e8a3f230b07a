import type { Grid } from '../../contract';
import type {
  Assessment,
  GanPlan,
  GanState,
  GanTraining,
  Inspection,
  NetData,
  NetPlan,
  Training,
  WeightPlane,
} from '../../contract/network';
import type { Compiler } from './compiled';
import { adversarial } from './gan';
import { assess, inspect, landscape, outputs } from './measure';
import { type TrainSlice, trainSlice } from './train';

/** Work on networks for one worker. */
export type NetTask =
  | { readonly kind: 'net-train'; readonly slice: TrainSlice }
  | {
      readonly kind: 'net-outputs';
      readonly net: NetPlan;
      readonly weights: Float64Array;
      readonly inputs: Float64Array;
    }
  | { readonly kind: 'net-assess'; readonly net: NetPlan; readonly weights: Float64Array; readonly data: NetData }
  | { readonly kind: 'net-inspect'; readonly net: NetPlan; readonly weights: Float64Array; readonly data: NetData }
  | {
      readonly kind: 'net-landscape';
      readonly net: NetPlan;
      readonly data: NetData;
      readonly plane: WeightPlane;
      readonly grid: Grid;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'net-adversarial';
      readonly plan: GanPlan;
      readonly state: GanState | null;
      readonly updates: number;
    };

/** What each kind of task returns. */
export interface NetResults {
  'net-train': Training;
  'net-outputs': Float32Array;
  'net-assess': Assessment;
  'net-inspect': Inspection;
  'net-landscape': Float32Array;
  'net-adversarial': GanTraining;
}

export function* performNet(task: NetTask, compiler: Compiler): Generator<void, NetResults[NetTask['kind']]> {
  switch (task.kind) {
    case 'net-train': {
      const { net, rule } = task.slice;
      return yield* trainSlice(task.slice, compiler.net(net), compiler.rule(rule.optimizer, rule.hyper, rule.schedule));
    }
    case 'net-outputs':
      return yield* outputs(compiler.net(task.net), task.weights, task.inputs);
    case 'net-assess':
      return yield* assess(compiler.net(task.net), task.weights, task.data);
    case 'net-inspect':
      return inspect(compiler.net(task.net), task.weights, task.data);
    case 'net-landscape':
      return yield* landscape(compiler.net(task.net), task.data, task.plane, task.grid, task.from, task.to);
    case 'net-adversarial':
      return yield* adversarial(compiler, task.plan, task.state, task.updates);
  }
}
