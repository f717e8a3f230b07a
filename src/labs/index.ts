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
    about: {
      en: 'Tangents, descent, integrals, the chain rule and activations of a function of one variable',
      zh: '一元函数：切线、下降、积分、链式法则、激活函数',
    },
    claims: (address) => hasSign(address, FUNCTION_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'function' in json,
    load: async () => (await import('./functions')).createFunctions,
  },
  {
    name: 'surfaces',
    title: { en: 'Surfaces', zh: '曲面' },
    about: {
      en: 'Optimizers race down a surface: compare, sweep, map their basins, a million particles',
      zh: '优化器在曲面上赛跑：比较、扫描、吸引域、百万粒子',
    },
    takesRest: true,
    claims: () => false,
    claimsFile: () => false,
    load: async () => (await import('./surfaces')).createSurfaces,
  },
  {
    name: 'networks',
    title: { en: 'Networks', zh: '神经网络' },
    about: {
      en: 'Train small networks: by hand, alone, by the hundred, against each other',
      zh: '训练小网络：手算、单个、成百上千个、两两对抗',
    },
    claims: (address) => hasSign(address, NETWORK_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'network' in json,
    load: async () => (await import('./networks')).createNetworks,
  },
];

/** Every laboratory, in the order of the tabs. */
export const LABORATORIES: readonly LaboratoryKind[] = [
  {
    name: 'lessons',
    keepsDecks: true,
    title: { en: 'Lessons', zh: '课程' },
    about: {
      en: 'Fifteen chapters, from the slope of a curve to networks at odds',
      zh: '十五章，从曲线的坡度到网络的较量',
    },
    // Without an address the page begins where the way in is.
    claims: (address) => address === '' || hasSign(address, LESSON_SIGNS),
    claimsFile: ({ json }) => json !== undefined && 'lesson' in json,
    load: async () => (await import('./lessons')).createLessons(EXPERIMENTAL),
  },
  ...EXPERIMENTAL,
];
