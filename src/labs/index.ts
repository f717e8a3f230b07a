import { FUNCTION_SIGNS } from '../experiment/functions/signs';
import { NETWORK_SIGNS } from '../experiment/networks/signs';
import { hasSign } from '../experiment/signs';
import type { LaboratoryKind } from '../page/laboratory';

/** Every laboratory, in the order of the tabs. */
export const LABORATORIES: readonly LaboratoryKind[] = [
  {
    name: 'functions',
    title: { en: 'Functions', zh: '函数' },
    claims: (address) => hasSign(address, FUNCTION_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'function' in json,
    load: async () => (await import('./functions')).createFunctions,
  },
  {
    name: 'surfaces',
    title: { en: 'Surfaces', zh: '曲面' },
    takesRest: true,
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
