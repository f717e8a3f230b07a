import { byId } from './byId';
import { DATA_LIST } from './data';
import { LOSS_LIST } from './losses';
import { OPTIMIZER_LIST } from './optimizers';
import { SCHEDULE_LIST } from './schedules';
import { SURFACE_LIST } from './surfaces';

export { DATA_LIST, LOSS_LIST, OPTIMIZER_LIST, SCHEDULE_LIST, SURFACE_LIST };

/** Functions of (x, y) and losses over data: an experiment names either by its id. */
export const SURFACES = byId([...SURFACE_LIST, ...LOSS_LIST]);
export const OPTIMIZERS = byId(OPTIMIZER_LIST);
export const SCHEDULES = byId(SCHEDULE_LIST);
export const DATA_SETS = byId(DATA_LIST);
