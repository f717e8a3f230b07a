import { ACTIVATION_LIST, INITIALISER_LIST } from '../../../catalog/networks';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { FLOW_CLIP } from '../../../experiment/networks/fields';
import type { FlowChoice, NetExperiment } from '../../../experiment/networks/types';
import type { Link } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { NetContext } from '../context';
import { texts } from './texts';

const { flow: FLOW } = NETWORK_SETTINGS;

/** More lines than these cannot be told apart. */
const MOST_LINES = 12;

export function createFlowPanel(context: NetContext): HTMLElement {
  return createSettings(context, {
    structure: ({ flow }) => String(flow.clip === null),
    fill(root, build, { flow }, words) {
      const nets = addFolder(root, 'flow.nets', words.t(texts.panel.heading));
      build.field(nets, FLOW.depth, words);
      build.field(nets, FLOW.width, words);
      const remedies = addFolder(root, 'flow.remedies', words.t(texts.panel.remedies));
      build.field(remedies, FLOW.residual, words);
      build.toggle(remedies, {
        key: 'flow.clip',
        label: words.t(FLOW.clip.label),
        read: (now) => now.flow.clip !== null,
        write: (now, on) => withFlow(now, { clip: on ? FLOW_CLIP.default : null }),
      });
      if (flow.clip !== null) {
        build.number(
          remedies,
          {
            key: 'flow.clipMax',
            label: words.t(FLOW_CLIP.label),
            read: (now) => now.flow.clip ?? FLOW_CLIP.default,
            write: (now, clip) => (now.flow.clip === null ? now : withFlow(now, { clip })),
          },
          numberOptions(FLOW_CLIP),
        );
      }
      const activations = addFolder(root, 'flow.activations', words.t(texts.panel.activations));
      for (const { id, name } of ACTIVATION_LIST) build.toggle(activations, member('activations', id, words.t(name)));
      const inits = addFolder(root, 'flow.inits', words.t(texts.panel.inits));
      for (const { id, name } of INITIALISER_LIST) build.toggle(inits, member('inits', id, words.t(name)));
    },
  });
}

export function withFlow(now: NetExperiment, change: Partial<FlowChoice>): NetExperiment {
  return { ...now, flow: { ...now.flow, ...change } };
}

/** Whether a list of ids has this one. It keeps at least one, and at most so many lines as can be told apart. */
function member(list: 'activations' | 'inits', id: string, label: string): Link<boolean, NetExperiment> {
  return {
    key: `flow.${list}.${id}`,
    label,
    read: ({ flow }) => flow[list].includes(id),
    write(now, on) {
      const others = now.flow[list].filter((other) => other !== id);
      if (!on) return others.length === 0 ? now : withFlow(now, { [list]: others });
      const across = now.flow[list === 'activations' ? 'inits' : 'activations'].length;
      const room = Math.max(1, Math.floor(MOST_LINES / across));
      return withFlow(now, { [list]: [...others.slice(-(room - 1) || others.length), id] });
    },
  };
}
