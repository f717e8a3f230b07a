import { POINT_SETS } from '../../../catalog/networks';
import { DEFAULT_NETWORK_EXPERIMENT } from '../../../experiment/networks/experiment';
import { GAN_IMAGES } from '../../../experiment/networks/ganFields';
import type { GanChoice, GanPlayerChoice, NetExperiment } from '../../../experiment/networks/types';

/** Changes of a game, as pure functions. The ends of both players follow the data by themselves (`fitNetwork`). */

export type Who = 'generator' | 'discriminator';

export function withGan(now: NetExperiment, change: Partial<GanChoice>): NetExperiment {
  return { ...now, gan: { ...now.gan, ...change } };
}

export function withPlayer(now: NetExperiment, who: Who, change: Partial<GanPlayerChoice>): NetExperiment {
  return withGan(now, { [who]: { ...now.gan[who], ...change } });
}

/** Points to begin a drawing with: nobody can learn from none. */
const FIRST_DRAWING = Array.from({ length: 24 }, (_, i): readonly [number, number] => {
  const angle = (Math.PI * i) / 23;
  return [Number((1.3 * Math.cos(angle)).toFixed(3)), Number((1.3 * Math.sin(angle) - 0.5).toFixed(3))];
});

/** Of noise more than of drawings: with few of them their averages are not yet equal, and a linear unit sees that. */
const SAMPLES_OF_IMAGES: Readonly<Record<string, number>> = { images: 256, noise: 1024 };

/** Other data take their own number of points and their own noise; images the players of the tutorial. */
export function chooseData(now: NetExperiment, data: string): NetExperiment {
  const { gan } = now;
  const pictures = GAN_IMAGES.includes(gan.data);
  if (GAN_IMAGES.includes(data)) {
    const own = { data, samples: SAMPLES_OF_IMAGES[data]!, noise: 0 };
    if (data === gan.data) return now;
    if (pictures) return withGan(now, own);
    return withGan(now, {
      ...own,
      generator: { ...gan.generator, layers: [100, 784], activation: ['tanh'] },
      discriminator: { ...gan.discriminator, layers: [784, 1], activation: ['linear'] },
    });
  }
  const set = POINT_SETS.get(data);
  const shape = (who: Who): GanPlayerChoice =>
    pictures
      ? {
          ...gan[who],
          layers: DEFAULT_NETWORK_EXPERIMENT.gan[who].layers,
          activation: DEFAULT_NETWORK_EXPERIMENT.gan[who].activation,
        }
      : gan[who];
  return withGan(now, {
    data,
    ...(set === undefined
      ? { points: gan.points ?? FIRST_DRAWING }
      : { samples: set.samples.value, noise: set.noise.value }),
    generator: shape('generator'),
    discriminator: shape('discriminator'),
  });
}

/** Of the hidden layers, as far as they have one in common. */
export function hiddenActivation({ activation, layers }: GanPlayerChoice): string {
  if (typeof activation === 'string') return activation;
  return layers.length > 2 ? activation[0]! : 'leaky_relu';
}

export function outputActivation({ activation, layers }: GanPlayerChoice): string {
  return typeof activation !== 'string' && activation.length === layers.length - 1 ? activation.at(-1)! : 'linear';
}

/** The player with so many hidden layers, all alike. */
export function shaped(
  player: GanPlayerChoice,
  change: { readonly depth?: number; readonly width?: number; readonly hidden?: string; readonly output?: string },
): GanPlayerChoice {
  const { layers } = player;
  const depth = change.depth ?? layers.length - 2;
  const width = change.width ?? (layers.length > 2 ? layers[1]! : NEW_WIDTH);
  const hidden = change.hidden ?? hiddenActivation(player);
  const output = change.output ?? outputActivation(player);
  return {
    ...player,
    layers: [layers[0]!, ...new Array<number>(depth).fill(width), layers.at(-1)!],
    activation: output === 'linear' ? hidden : [...new Array<string>(depth).fill(hidden), output],
  };
}

/** Units of a hidden layer where there was none. */
const NEW_WIDTH = 32;

/** A place more in a drawing, rounded to what a pointer can mean; a full drawing loses its oldest. */
export function drawPoint(now: NetExperiment, [x, y]: readonly [number, number]): NetExperiment {
  const point = [Number(x.toFixed(3)), Number(y.toFixed(3))] as const;
  return withGan(now, { points: [...(now.gan.points ?? []).slice(-(MOST_DRAWN - 1)), point] });
}

const MOST_DRAWN = 400;
