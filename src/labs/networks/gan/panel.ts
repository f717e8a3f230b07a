import type { GUI } from 'lil-gui';
import { ACTIVATION_LIST, INITIALISER_LIST, INITIALISERS, POINT_SETS } from '../../../catalog/networks';
import { completeHyper } from '../../../experiment/complete';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import type { GanPlayerChoice, NetExperiment } from '../../../experiment/networks/types';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addSeed } from '../../../page/panel/seed';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { hyperOptions } from '../../shared/hyperOptions';
import { sharedTexts } from '../../shared/texts';
import type { NetContext } from '../context';
import { chooseData, hiddenActivation, outputActivation, shaped, type Who, withPlayer } from './players';
import { texts } from './texts';

const { gan: GAN, flow: FLOW } = NETWORK_SETTINGS;

type Build = PanelBuilder<NetExperiment>;

export function createGanPanel(context: NetContext): HTMLElement {
  const { actions } = context;
  return createSettings(context, {
    structure: ({ gan }) => JSON.stringify([gan.data, structureOf(gan.generator), structureOf(gan.discriminator)]),
    fill(root, build, experiment, words) {
      const { gan } = experiment;
      const data = addFolder(root, 'gan.points', words.t(texts.panel.data));
      build.field(data, GAN.data, words, { write: chooseData, name: (id) => dataName(id, words) });
      if (gan.data !== 'drawn') {
        build.field(data, GAN.samples, words);
        if (gan.data !== 'noise') build.field(data, GAN.noise, words);
      }
      addSeed(data, build, words, { key: 'gan.seed', setting: NETWORK_SETTINGS.seed, edit: actions.edit });

      const game = addFolder(root, 'gan.game', words.t(texts.panel.game));
      for (const setting of [GAN.batch, GAN.discriminatorSteps, GAN.objective]) build.field(game, setting, words);
      for (const who of ['generator', 'discriminator'] as const) {
        addPlayer(addFolder(root, `gan.${who}`, words.t(texts[who])), build, who, gan[who], words);
      }
    },
  });
}

/** Which controls a player needs, as a text. */
function structureOf({ optimizer, layers }: GanPlayerChoice): string {
  return `${optimizer} ${layers.length > 2}`;
}

function dataName(id: string, words: Words): string {
  if (id === 'images' || id === 'noise' || id === 'drawn') return words.t(texts.data[id]);
  const set = POINT_SETS.get(id);
  return set === undefined ? id : words.t(set.name);
}

const MOST_HIDDEN = 4;
function addPlayer(folder: GUI, build: Build, who: Who, choice: GanPlayerChoice, words: Words): void {
  const key = (name: string) => `gan.${who}.${name}`;
  if (who === 'generator') {
    build.number(
      folder,
      {
        key: key('noise'),
        label: words.t(texts.panel.noiseInputs),
        read: ({ gan }) => gan.generator.layers[0]!,
        write: (now, inputs) => withPlayer(now, who, { layers: [inputs, ...now.gan.generator.layers.slice(1)] }),
      },
      numberOptions({ min: 1, max: 512, slider: [1, 100], scale: 'log', integer: true }),
    );
  }
  const shape = (now: NetExperiment, change: Parameters<typeof shaped>[1]) =>
    withPlayer(now, who, shaped(now.gan[who], change));
  build.number(
    folder,
    {
      key: key('depth'),
      label: words.t(texts.panel.hidden),
      read: ({ gan }) => gan[who].layers.length - 2,
      write: (now, depth) => shape(now, { depth }),
    },
    numberOptions({ min: 0, max: MOST_HIDDEN, slider: [0, MOST_HIDDEN], scale: 'linear', integer: true }),
  );
  const activations = ACTIVATION_LIST.map(({ id, name }) => ({ value: id, label: words.t(name) }));
  if (choice.layers.length > 2) {
    build.number(
      folder,
      {
        key: key('width'),
        label: words.t(FLOW.width.label),
        read: ({ gan }) => gan[who].layers[1]!,
        write: (now, width) => shape(now, { width }),
      },
      numberOptions(FLOW.width),
    );
    build.choice(
      folder,
      {
        key: key('activation'),
        label: words.t(texts.panel.activation),
        read: ({ gan }) => hiddenActivation(gan[who]),
        write: (now, hidden) => shape(now, { hidden }),
      },
      activations,
    );
  }
  if (who === 'generator') {
    build.choice(
      folder,
      {
        key: key('output'),
        label: words.t(texts.panel.output),
        read: ({ gan }) => outputActivation(gan[who]),
        write: (now, output) => shape(now, { output }),
      },
      activations,
    );
  }
  build.choice(
    folder,
    {
      key: key('init'),
      label: words.t(texts.panel.init),
      read: ({ gan }) => gan[who].init.id,
      write: (now, id) =>
        withPlayer(now, who, { init: { id, hyper: completeHyper(INITIALISERS.get(id)?.hyper ?? {}) } }),
    },
    INITIALISER_LIST.map(({ id, name }) => ({ value: id, label: words.t(name) })),
  );
  build.choice(
    folder,
    {
      key: key('optimizer'),
      label: words.t(sharedTexts.optimizer),
      read: ({ gan }) => gan[who].optimizer,
      write: (now, id) =>
        withPlayer(now, who, {
          optimizer: id,
          hyper: completeHyper(NETWORK_OPTIMIZERS.get(id)?.hyper ?? {}),
        }),
    },
    [...NETWORK_OPTIMIZERS.values()].map(({ id, name }) => ({ value: id, label: words.t(name) })),
  );
  for (const [name, entry] of Object.entries(NETWORK_OPTIMIZERS.get(choice.optimizer)?.hyper ?? {})) {
    build.number(
      folder,
      {
        key: key(name),
        label: words.t(entry.label),
        read: ({ gan }) => gan[who].hyper[name] ?? entry.value,
        write: (now, value) => withPlayer(now, who, { hyper: { ...now.gan[who].hyper, [name]: value } }),
      },
      hyperOptions(entry),
    );
  }
}
