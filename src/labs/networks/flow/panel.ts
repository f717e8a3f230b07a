import { ACTIVATION_LIST, INITIALISER_LIST } from '../../../catalog';
import { NET_NUMBERS } from '../../../experiment/network/table';
import type { FlowChoice, NetExperiment } from '../../../experiment/network/types';
import type { Link } from '../../../page/panel/builder';
import { rowOptions } from '../../../page/panel/rowOptions';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { NetContext } from '../context';
import { texts } from './texts';

/** More lines than these cannot be told apart. */
const MOST_LINES = 12;

export function createFlowPanel(context: NetContext): HTMLElement {
  return createSettings(context, {
    structure: ({ flow }) => String(flow.clip === null),
    fill(root, build, { flow }, words) {
      const nets = addFolder(root, 'flow.nets', words.t(texts.panel.heading));
      build.number(nets, part('depth', words.t(NET_NUMBERS.flowDepth.label)), rowOptions(NET_NUMBERS.flowDepth));
      build.number(nets, part('width', words.t(NET_NUMBERS.flowWidth.label)), rowOptions(NET_NUMBERS.flowWidth));
      const remedies = addFolder(root, 'flow.remedies', words.t(texts.panel.remedies));
      build.toggle(remedies, part('residual', words.t(texts.panel.residual)));
      build.toggle(remedies, {
        key: 'flow.clip',
        label: words.t(texts.panel.clip),
        read: (now) => now.flow.clip !== null,
        write: (now, on) => withFlow(now, { clip: on ? 1 : null }),
      });
      if (flow.clip !== null) {
        build.number(
          remedies,
          {
            key: 'flow.clipMax',
            label: words.t(texts.panel.clipMax),
            read: (now) => now.flow.clip ?? 1,
            write: (now, clip) => (now.flow.clip === null ? now : withFlow(now, { clip })),
          },
          { low: 1e-3, high: 100, scale: 'log', integer: false, least: 1e-9, most: 1e9, slider: true },
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

function part<K extends 'depth' | 'width' | 'residual'>(name: K, label: string): Link<FlowChoice[K], NetExperiment> {
  return {
    key: `flow.${name}`,
    label,
    read: ({ flow }) => flow[name],
    write: (now, value) => withFlow(now, { [name]: value }),
  };
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
