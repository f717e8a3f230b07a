import { type Block, createSmallMultiples, type Picture, type Tile } from '../../../charts/smallMultiples';
import { h, setText } from '../../../page/dom';
import { clauses } from '../../../page/i18n/join';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { readingOf } from '../train/reading';
import { netFigures, netName, seriesName } from './names';
import { type PictureStyle, pictureOf } from './pictures';
import { isSolved } from './statistics';
import { texts } from './texts';
import type { NetState, PopulationState } from './training';

export type Order = 'loss' | 'seed';

export interface NetPane {
  readonly element: HTMLElement;
  show(state: PopulationState, order: Order): void;
}

/** The pictures of all nets of a population. */
export function createBoundariesPane(
  context: NetContext,
  onPoint: (key: string | null) => void,
  onChoose: (key: string) => void,
): NetPane {
  const multiples = createSmallMultiples({ onPoint, onChoose });
  const message = h('p', { class: 'population-message', hidden: true });
  const element = h('div', { class: 'population-tiles' }, multiples.element, message);
  /** Pictures of the last outputs: they are painted once, however often the tiles are sorted. */
  let painted: {
    readonly outputs: PopulationState['outputs'];
    readonly theme: string;
    readonly all: Picture[];
  } | null = null;

  function picturesOf(state: PopulationState): (Picture | null)[] {
    const { theme } = context.page.store.state.prefs;
    if (painted?.outputs === state.outputs && painted.theme === theme) return painted.all;
    const { batches } = state.population;
    const all: Picture[] = [];
    batches.forEach((batch, index) => {
      const raw = state.outputs?.[index];
      const [inputs] = batch.resolved.net.widths;
      const side = inputs === 1 ? null : state.side;
      const style: PictureStyle = { reading: readingOf(batch.resolved), theme, side };
      if (raw === undefined) return;
      const size = raw.length / batch.nets.length;
      all.push(...batch.nets.map((_, n) => pictureOf(raw.subarray(n * size, (n + 1) * size), style)));
    });
    painted = { outputs: state.outputs, theme, all };
    return all;
  }

  function show(state: PopulationState, order: Order): void {
    const { words } = context.page;
    const { by } = netExperimentOf(context.store.state).population.compare;
    const { series } = state.population;
    const pictures = picturesOf(state);
    const tiles: { readonly tile: Tile; readonly net: NetState }[] = state.nets.map((net, index) => {
      const solved = isSolved(net.loss, net.accuracy, state.constantLoss[net.id.series]);
      const name = [netName(net.id.seed, series[net.id.series], by, words), ...netFigures(net, solved, words)];
      const mark = net.status !== 'running' ? 'ended' : solved ? 'solved' : 'none';
      return { net, tile: { key: net.id.key, name: clauses(name, words), mark, picture: pictures[index] ?? null } };
    });
    const blocks = series.map((entry, index): Block => {
      const own = tiles.filter(({ net }) => net.id.series === index);
      if (order === 'loss') own.sort((a, b) => rank(a.net) - rank(b.net));
      const solved = own.filter(({ tile }) => tile.mark === 'solved').length;
      const ended = own.filter(({ tile }) => tile.mark === 'ended').length;
      return {
        label: entry.id === null ? '' : seriesName(entry, by, words),
        note: words.t(texts.tally, { solved, ended }),
        tiles: own.map(({ tile }) => tile),
      };
    });
    setText(message, words.t(texts.noPicture));
    const [inputs] = state.population.batches[0].resolved.net.widths;
    message.hidden = inputs <= 2;
    multiples.show({
      name: words.t(texts.list, { count: state.nets.length }),
      blocks,
      chosen: null,
    });
  }

  return { element, show };
}

/** The best first, what ended early last. */
function rank({ loss, stopped }: NetState): number {
  return Number.isNaN(loss) ? Number.MAX_VALUE / (1 + stopped) : loss;
}
