import { ACTIVATION_LIST } from './activations';
import { byId } from './byId';
import { INITIALISER_LIST } from './initialisers';
import { NET_LOSS_LIST } from './net-losses';
import { POINT_SET_LIST } from './point-sets';

export { ACTIVATION_LIST, INITIALISER_LIST, NET_LOSS_LIST, POINT_SET_LIST };

/** What networks are made of. An experiment names each by its id. */
export const ACTIVATIONS = byId(ACTIVATION_LIST);
export const NET_LOSSES = byId(NET_LOSS_LIST);
export const INITIALISERS = byId(INITIALISER_LIST);
export const POINT_SETS = byId(POINT_SET_LIST);
