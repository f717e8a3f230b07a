import { NETWORK_SIGNS } from '../experiment/networks/signs';
import { hasSign } from '../experiment/signs';
import type { LaboratoryKind } from '../page/laboratory';

/** Every laboratory, in the order of the tabs. The first takes the addresses and files that no other claims. */
export const LABORATORIES: readonly LaboratoryKind[] = [
  {
    name: 'surfaces',
    title: { en: 'Surfaces', zh: '曲面' },
    claims: () => false,
    claimsFile: () => false,
    load: async () => (await import('./surfaces')).createSurfaces,
  },
  {
    name: 'networks',
    title: { en: 'Networks', zh: '神经网络' },
    claims: (address) => hasSign(address, NETWORK_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'network' in json,
    load: async () => (await import('./networks')).createNetworks,
  },
];
