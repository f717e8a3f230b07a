import type { LocalText } from '../../formula/text';
import type { FunctionGroup } from './types';

/** The parts of the list, in its order. */
export const FUNCTION_GROUPS: Readonly<Record<FunctionGroup, LocalText>> = {
  polynomial: { en: 'Polynomials', zh: '多项式' },
  wave: { en: 'With waves', zh: '带波纹的函数' },
  shape: { en: 'Bell and corner', zh: '钟形与尖角' },
  table: { en: 'Table of derivatives', zh: '导数表' },
  activation: { en: 'Activation functions', zh: '激活函数' },
};
