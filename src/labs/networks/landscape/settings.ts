import { layout } from '../../../engine/contract/network';
import { NET_NUMBERS } from '../../../experiment/network/table';
import type { LandscapeChoice, NetExperiment } from '../../../experiment/network/types';
import { rowOptions } from '../../../page/panel/rowOptions';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { NetContext } from '../context';
import { parameterName } from '../diagram/symbols';
import { texts } from './texts';

/** A longer list is no help; the weight is then chosen by its number. */
const LONGEST_LIST = 600;

const withLandscape = (now: NetExperiment, change: Partial<LandscapeChoice>): NetExperiment => ({
  ...now,
  landscape: { ...now.landscape, ...change },
});

/** The settings of the landscape: which plane, how large, how fine. */
export function createLandscapeSettings(context: NetContext): HTMLElement {
  return createSettings(context, {
    structure: ({ landscape, network }) =>
      JSON.stringify([
        landscape.directions,
        landscape.directions === 'weights' ? [network.layers, network.bias] : null,
      ]),
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'landscape.plane', words.t(texts.settings));
      build.choice(
        folder,
        {
          key: 'landscape.directions',
          label: words.t(texts.directions.label),
          read: ({ landscape }) => landscape.directions,
          write: (now, directions) => withLandscape(now, { directions }),
        },
        (['random', 'path', 'weights'] as const).map((value) => ({
          value,
          label: words.t(texts.directions[value]),
        })),
      );
      if (experiment.landscape.directions === 'weights') {
        const net = { widths: experiment.network.layers, bias: experiment.network.bias };
        const { parameters } = layout(net);
        for (const axis of [0, 1] as const) {
          const write = (now: NetExperiment, index: number): NetExperiment =>
            withLandscape(now, { weights: chosen(now.landscape.weights, axis, index) });
          if (parameters <= LONGEST_LIST) {
            build.choice(
              folder,
              {
                key: `landscape.weights.${axis}`,
                label: words.t(axis === 0 ? texts.first : texts.second),
                read: ({ landscape }) => String(landscape.weights[axis]),
                write: (now, index) => write(now, Number(index)),
              },
              Array.from({ length: parameters }, (_, index) => ({
                value: String(index),
                label: parameterName(net, index),
              })),
            );
          } else {
            build.number(
              folder,
              {
                key: `landscape.weights.${axis}`,
                label: words.t(axis === 0 ? texts.firstNumber : texts.secondNumber),
                read: ({ landscape }) => landscape.weights[axis],
                write,
              },
              {
                low: 0,
                high: parameters - 1,
                least: 0,
                most: parameters - 1,
                scale: 'linear',
                integer: true,
                slider: true,
              },
            );
          }
        }
      }
      build.number(
        folder,
        {
          key: 'landscape.extent',
          label: words.t(texts.extent),
          read: ({ landscape }) => landscape.extent,
          write: (now, extent) => withLandscape(now, { extent }),
        },
        rowOptions(NET_NUMBERS.extent),
      );
      build.number(
        folder,
        {
          key: 'landscape.size',
          label: words.t(texts.size),
          read: ({ landscape }) => landscape.size,
          write: (now, size) => withLandscape(now, { size }),
        },
        rowOptions(NET_NUMBERS.landscapeSize),
      );
    },
  });
}

/** Two different weights: choosing the other one's changes places. */
export function chosen(weights: readonly [number, number], axis: 0 | 1, index: number): [number, number] {
  const [first, second] = weights;
  if (axis === 0) return index === second ? [second, first] : [index, second];
  return index === first ? [second, first] : [first, index];
}
