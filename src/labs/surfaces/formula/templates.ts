import type { SurfaceChoice } from '../../../experiment/surfaces/types';
import type { LocalText } from '../../../formula/text';

export interface Template {
  readonly id: string;
  readonly label: LocalText;
  readonly surface: Exclude<SurfaceChoice, { readonly id: string }>;
}

/** Something to begin with: a bowl with a knob, waves, a bend, cases, and losses over data. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'bowl',
    label: { en: 'Quadratic', zh: '二次型' },
    surface: {
      formula: '(a*x^2 + b*y^2)/2 + c*x*y',
      domain: { x: [-4, 4], y: [-4, 4] },
      parameters: { a: 1, b: 6, c: 1 },
    },
  },
  {
    id: 'waves',
    label: { en: 'Waves on a bowl', zh: '碗上的波纹' },
    surface: {
      formula: '0.1*(x^2 + y^2) + a*sin(k*x)*cos(k*y)',
      domain: { x: [-6, 6], y: [-6, 6] },
      parameters: { a: 1, k: 1.5 },
    },
  },
  {
    id: 'wells',
    label: { en: 'Two wells', zh: '双势阱' },
    surface: { formula: '(x^2 - 1)^2 + a*x + y^2', domain: { x: [-2, 2], y: [-2, 2] }, parameters: { a: 0.2 } },
  },
  {
    id: 'cliff',
    label: { en: 'By cases', zh: '分段函数' },
    surface: { formula: 'x < 0 ? x^2 + y^2 : 4*x + y^2', domain: { x: [-3, 3], y: [-3, 3] } },
  },
  {
    id: 'line',
    label: { en: 'Line, absolute error', zh: '直线拟合（绝对误差）' },
    surface: {
      loss: 'mean(abs(w*x + b - y))',
      variables: ['w', 'b'],
      domain: { w: [0, 4], b: [-2, 4] },
      data: 'line_even',
    },
  },
  {
    id: 'sine',
    label: { en: 'Amplitude and frequency', zh: '振幅与频率' },
    surface: {
      loss: 'mean((a*sin(k*x) - y)^2)',
      variables: ['a', 'k'],
      domain: { a: [-3, 3], k: [-1, 6] },
      data: {
        x: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3],
        y: [0.06, 0.65, 1.3, 1.46, 1.31, 0.94, 0.25, -0.55, -1.12, -1.5, -1.41, -1.08, -0.38],
      },
    },
  },
];
