import { ACTIVATION_LIST } from './activations';
import { DATA_LIST } from './data';
import { INITIALISER_LIST } from './initialisers';
import { LOSS_LIST } from './losses';
import { NET_LOSS_LIST } from './net-losses';
import { OPTIMIZER_LIST } from './optimizers';
import { POINT_SET_LIST } from './point-sets';
import { SCHEDULE_LIST } from './schedules';
import { SURFACE_LIST } from './surfaces';

export {
  ACTIVATION_LIST,
  DATA_LIST,
  INITIALISER_LIST,
  LOSS_LIST,
  NET_LOSS_LIST,
  OPTIMIZER_LIST,
  POINT_SET_LIST,
  SCHEDULE_LIST,
  SURFACE_LIST,
};

/** Maps and not objects: a name from outside, `__proto__` say, finds nothing. */
const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]));

/** Functions of (x, y) and losses over data: an experiment names either by its id. */
export const SURFACES = byId([...SURFACE_LIST, ...LOSS_LIST]);
export const OPTIMIZERS = byId(OPTIMIZER_LIST);
export const SCHEDULES = byId(SCHEDULE_LIST);
export const DATA_SETS = byId(DATA_LIST);

/** What networks are made of. An experiment names each by its id. */
export const ACTIVATIONS = byId(ACTIVATION_LIST);
export const NET_LOSSES = byId(NET_LOSS_LIST);
export const INITIALISERS = byId(INITIALISER_LIST);
export const POINT_SETS = byId(POINT_SET_LIST);
