import * as v from 'valibot';
import { POINT_SETS } from '../../catalog/networks';
import { field, group, optional } from '../field';
import { choice, number } from '../kinds';
import { MOST_ROWS } from '../limits';
import { point } from '../shapes';
import { pointsText, type TextForm } from '../textForms';
import { POINTS } from './dataField';
import {
  activations,
  batchSize,
  hyperparameters,
  initialiser,
  trainer,
  USUAL_INIT,
  USUAL_OPTIMIZER,
  widths,
} from './netFields';

/** Pictures of 28 × 28, made from the seed: drawings, or pixels that are nothing but normal numbers. */
export const GAN_IMAGES: readonly string[] = ['images', 'noise'];

/** Data of a game: sets of points in the plane, images, or what was `drawn`. */
export const GAN_DATA: readonly string[] = [
  ...[...POINT_SETS.values()].filter(({ inputs }) => inputs === 2).map(({ id }) => id),
  ...GAN_IMAGES,
  'drawn',
];

const player = (who: 'generator' | 'discriminator', layers: readonly number[], activation: string) =>
  group({
    layers: widths({ default: layers, key: `gan.${who}` }),
    activation: activations({ default: activation }),
    init: initialiser({ default: USUAL_INIT }),
    optimizer: trainer({ default: USUAL_OPTIMIZER }),
    /** Half of Adam's usual momentum, as A. Radford et al. (2016) advise for games. */
    hyper: hyperparameters(USUAL_OPTIMIZER, { default: { lr: 0.002, beta1: 0.5, beta2: 0.999, eps: 1e-8 } }),
  });

/** A game of two networks. */
export const gan = group({
  /** A point set, `images`, `noise`, or `drawn`. */
  data: choice({ label: { en: 'Data', zh: '数据' }, default: 'ring', options: GAN_DATA }),
  /** What was drawn, for `drawn`. */
  points: optional(
    field<readonly (readonly [x: number, y: number])[]>({
      default: [],
      schema: v.pipe(v.array(point, 'points'), v.minLength(1, 'points'), v.maxLength(MOST_ROWS, 'points')),
      text: pointsText as TextForm<readonly (readonly number[])[]> as TextForm<readonly (readonly [number, number])[]>,
    }),
  ),
  samples: POINTS.samples(512),
  batch: batchSize(128),
  noise: POINTS.noise(0.05),
  objective: choice({
    label: { en: 'G’s loss', zh: 'G 的损失' },
    default: 'non-saturating',
    options: {
      'non-saturating': { en: 'non-saturating: −log D(G(z))', zh: '非饱和：−log D(G(z))' },
      saturating: { en: 'saturating: log(1 − D(G(z)))', zh: '饱和：log(1 − D(G(z)))' },
    },
  }),
  discriminatorSteps: number({
    label: { en: 'Discriminator steps', zh: '判别器步数' },
    default: 1,
    min: 1,
    max: 100,
    slider: [1, 10],
    integer: true,
    key: 'gan.steps',
  }),
  generator: player('generator', [2, 32, 32, 2], 'relu'),
  discriminator: player('discriminator', [2, 32, 32, 1], 'leaky_relu'),
});
