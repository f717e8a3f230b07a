import { layout } from '../../../engine/contract/network';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import type { LandscapeChoice, NetExperiment } from '../../../experiment/networks/types';
import { numberOptions } from '../../../page/panel/numberControl';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { NetContext } from '../context';
import { parameterName } from '../diagram/symbols';
import { texts } from './texts';

const { landscape: LANDSCAPE } = NETWORK_SETTINGS;

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
      build.field(folder, LANDSCAPE.directions, words);
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
              numberOptions({
                min: 0,
                max: parameters - 1,
                slider: [0, parameters - 1],
                scale: 'linear',
                integer: true,
              }),
            );
          }
        }
      }
      build.field(folder, LANDSCAPE.extent, words);
      build.field(folder, LANDSCAPE.size, words);
    },
  });
}

/** Two different weights: choosing the other one's changes places. */
export function chosen(weights: readonly [number, number], axis: 0 | 1, index: number): [number, number] {
  const [first, second] = weights;
  if (axis === 0) return index === second ? [second, first] : [index, second];
  return index === first ? [second, first] : [first, index];
}
