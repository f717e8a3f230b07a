import { FUNCTION_SIGNS } from '../experiment/functions/signs';
import { LESSON_SIGNS } from '../experiment/lessons/signs';
import { NETWORK_SIGNS } from '../experiment/networks/signs';
import { hasSign } from '../experiment/signs';
import type { LaboratoryKind } from '../page/laboratory';

/** Those that lessons take their steps from. */
const EXPERIMENTAL: readonly LaboratoryKind[] = [
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

/** Every laboratory, in the order of the tabs. */
export const LABORATORIES: readonly LaboratoryKind[] = [
  {
    name: 'lessons',
    title: { en: 'Lessons', zh: '课程' },
    claims: (address) => hasSign(address, LESSON_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'lesson' in json,
    load: async () => (await import('./lessons')).createLessons(EXPERIMENTAL),
  },
  ...EXPERIMENTAL,
];
