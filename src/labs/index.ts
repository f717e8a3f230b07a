import type { LaboratoryKind } from '../page/laboratory';
import { networks } from './networks';
import { surfaces } from './surfaces';

/** Every laboratory, in the order of the tabs. The first takes the addresses and files that no other claims. */
export const LABORATORIES: readonly LaboratoryKind[] = [surfaces, networks];
