import type { Command } from '../command';
import { differentiate, integral } from './calculus';
import { evaluate } from './evaluate';
import { basin, stationary, swarm, sweep } from './explore';
import { graph } from './graph';
import { lessons } from './lessons';
import { list } from './list';
import { page } from './page';
import { run } from './run';
import { train } from './train';

/** Every command, in the order of the usage line. */
export const COMMANDS: readonly Command[] = [
  run,
  evaluate,
  train,
  basin,
  sweep,
  swarm,
  stationary,
  differentiate,
  integral,
  graph,
  lessons,
  page,
  list,
];
