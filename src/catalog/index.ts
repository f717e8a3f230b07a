import { byId } from './byId';
import { DATA_LIST } from './data';
import { FUNCTION_LIST } from './functions';
import { LOSS_LIST } from './losses';
import { OPTIMIZER_LIST } from './optimizers';
import { SCHEDULE_LIST } from './schedules';
import { SURFACE_LIST } from './surfaces';

export { FUNCTION_GROUPS } from './functions/groups';
export type { FunctionEntry, FunctionFacts, FunctionGroup } from './functions/types';
export { DATA_LIST, FUNCTION_LIST, LOSS_LIST, OPTIMIZER_LIST, SCHEDULE_LIST, SURFACE_LIST };

/** Functions of (x, y) and losses over data: an experiment names either by its id. */
export const SURFACES = byId([...SURFACE_LIST, ...LOSS_LIST]);
/** Functions of one variable. */
export const FUNCTIONS = byId(FUNCTION_LIST);
export const OPTIMIZERS = byId(OPTIMIZER_LIST);
export const SCHEDULES = byId(SCHEDULE_LIST);
export const DATA_SETS = byId(DATA_LIST);
