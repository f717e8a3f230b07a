import '../cards.css';
import './gan.css';
import { coverageOf, modeRadius } from '../../../analysis/modes';
import { createGameFigure, type GameFigureModel, gameColors } from '../../../charts/gameFigure';
import type { ResolvedGan } from '../../../experiment/networks/gan';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import { readFigureLook } from '../../shared/figureLook';
import type { CreateNetView } from '../context';
import { netExperimentOf } from '../state';
import { createGanCharts } from './charts';
import { createGanFacts } from './facts';
import { FIELD, LATTICE, type Portrait } from './game';
import { createImagePane } from './images';
import { createGanPanel } from './panel';
import { drawPoint, withGan } from './players';
import { createGanSession } from './session';
import { texts } from './texts';

const LAYERS = ['field', 'arrows', 'lattice', 'modes'] as const;
type Layer = (typeof LAYERS)[number];

/** More arrows would hide the points. */
const MOST_ARROWS = 96;

/** Two networks against each other, watched while they play. */
export const createGanView: CreateNetView = (context) => {
  const { page, store, actions } = context;
  let active = false;
  const session = createGanSession(page.engine, draw);
  const drawn: Record<Layer, boolean> = { field: true, arrows: true, lattice: false, modes: true };

  const heading = h('h2', {});
  const about = h('p', { class: 'net-prose', 'data-part': 'about' });
  const said = h('p', { class: 'gan-message', role: 'status' });
  let stroke = 0;
  const figure = createGameFigure((place) => {
    if (place === null) {
      stroke++;
      actions.endGesture();
    } else actions.edit((now) => drawPoint(now, place), `gan.draw.${stroke}`);
  });
  const images = createImagePane(page);
  const key = h('ul', { class: 'gan-key', 'data-part': 'key' });
  const charts = createGanCharts(page);
  const facts = createGanFacts();
  const clear = h('button', { type: 'button', class: 'push-button', 'data-part': 'clear' });
  clear.addEventListener('click', () => {
    actions.edit((now) => withGan(now, { points: [] }));
  });

  const steps = h('div', { class: 'gan-steps', 'data-part': 'steps', role: 'group' });
  const buttons = (['both', 'discriminator', 'generator'] as const).map((players) => {
    const button = h('button', { type: 'button', class: 'push-button', 'data-players': players });
    button.addEventListener('click', () => session.step(players));
    return button;
  });
  steps.append(...buttons);
  const switches = h(
    'fieldset',
    { class: 'gan-layers', 'data-part': 'layers' },
    h('legend', { class: 'visually-hidden' }),
  );
  const boxes = LAYERS.map((layer) => {
    const input = h('input', { type: 'checkbox', checked: drawn[layer], name: `gan.${layer}` });
    const name = h('span', {});
    input.addEventListener('change', () => {
      drawn[layer] = input.checked;
      drawPicture();
    });
    const row = h('label', {}, input, name);
    switches.append(row);
    return { layer, name, row };
  });

  const plane = h(
    'div',
    { class: 'gan-plane' },
    h('div', { class: 'gan-figure', 'data-figure': true }, figure.element),
    key,
  );
  const element = h(
    'div',
    { class: 'gan-view' },
    h('div', { class: 'gan-head' }, heading, about, said),
    h(
      'div',
      { class: 'gan-stage' },
      h(
        'div',
        { class: 'gan-picture' },
        plane,
        images.element,
        h('div', { class: 'gan-tools', 'data-group': true }, steps, switches, clear),
      ),
      h('div', { class: 'gan-side', 'data-group': true, 'data-side': true }, facts.element, ...charts.elements),
    ),
  );

  function follow(): void {
    session.follow(active ? netExperimentOf(store.state) : null);
    drawPicture();
  }

  function drawWords(): void {
    const { words } = page;
    const experiment = netExperimentOf(store.state);
    setText(heading, words.t(texts.heading));
    setText(about, words.t(texts.about));
    setText(said, session.failure === null ? '' : words.t(session.failure));
    steps.setAttribute('aria-label', words.t(texts.steps));
    setText(switches.querySelector('legend')!, words.t(texts.layers));
    const names: Readonly<Record<string, LocalText>> = {
      both: texts.stepBoth,
      discriminator: texts.stepD,
      generator: texts.stepG,
    };
    for (const button of buttons) setText(button, words.t(names[button.dataset.players!]!));
    for (const { layer, name } of boxes) setText(name, words.t(texts[layer]));
    setText(clear, words.t(texts.clear));
    clear.hidden = experiment.gan.data !== 'drawn';
    facts.write(words);
    charts.write(words);
  }

  function draw(): void {
    drawWords();
    drawPicture();
    facts.show(session.game, netExperimentOf(store.state), page.words);
    charts.show(session.game, page.store.state.prefs.theme, page.words);
    element.dataset.status = session.game?.state.status ?? 'waiting';
    writeNorms();
  }

  function drawPicture(): void {
    if (session.game === null) return;
    const { game, portrait } = session.game;
    const experiment = netExperimentOf(store.state);
    const pictures = game.kind === 'images';
    plane.hidden = pictures;
    images.element.hidden = !pictures;
    switches.hidden = pictures;
    for (const { layer, row } of boxes) row.hidden = layer === 'modes' && game.modes === null;
    if (pictures) images.show(game, portrait, experiment.gan.data);
    else figure.show(pictureModel(game, portrait, experiment));
  }

  function pictureModel(game: ResolvedGan, portrait: Portrait, { gan }: NetExperiment): GameFigureModel {
    const { words } = page;
    const { theme } = page.store.state.prefs;
    const { extent, modes } = game;
    const radius = modeRadius(gan.noise);
    const colors = gameColors(theme);
    const entry = (kind: string, text: string, color = '') => {
      const row = h('li', { 'data-kind': kind }, text);
      if (color !== '') row.style.setProperty('--key', color);
      return row;
    };
    key.replaceChildren(
      entry('real', words.t(texts.real), colors.real),
      entry('generated', words.t(texts.generated), colors.generated),
      ...(drawn.field ? [entry('field', words.t(texts.probability))] : []),
      ...(drawn.arrows ? [entry('arrow', words.t(texts.arrowsNote))] : []),
      ...(drawn.modes && modes !== null ? [entry('mode', words.t(texts.mode))] : []),
    );
    key.style.setProperty('--real', colors.real);
    key.style.setProperty('--generated', colors.generated);
    return {
      x: { label: 'x', range: extent },
      y: { label: 'y', range: extent },
      field: drawn.field && portrait.field !== null ? { side: FIELD, values: portrait.field } : null,
      real: gan.data === 'drawn' ? Float64Array.from((gan.points ?? []).flat()) : game.plan.real,
      generated: portrait.generated,
      arrows: drawn.arrows ? portrait.pull.subarray(0, 2 * MOST_ARROWS) : null,
      lattice: drawn.lattice && portrait.lattice !== null ? { side: LATTICE, points: portrait.lattice } : null,
      modes:
        drawn.modes && modes !== null
          ? { places: modes, radius, covered: coverageOf(modes, portrait.generated, radius).covered }
          : null,
      drawing: gan.data === 'drawn',
      theme,
      look: readFigureLook(element, theme, 0.78),
      name: words.t(texts.figure),
    };
  }

  /** For tests, and for whoever wants to see that one player rests while the other steps. */
  function writeNorms(): void {
    const state = session.game?.state;
    if (state === undefined) return;
    for (const who of ['generator', 'discriminator'] as const) {
      element.dataset[`${who}Norm`] = String(Math.hypot(...sampled(state[who].weights)));
    }
  }

  page.live(draw);
  page.watch(({ prefs, scale }) => [prefs.theme, scale], draw);
  context.watch((state) => [netExperimentOf(state)], follow);
  context.watch((state) => [netExperimentOf(state).gan.data], drawWords);
  window.addEventListener(
    'resize',
    () =>
      requestAnimationFrame(() => {
        if (active) drawPicture();
      }),
    { signal: page.signal },
  );

  return {
    stage: element,
    panel: createGanPanel(context),
    transport: session.transport,
    get busy() {
      return session.busy;
    },
    setActive(next) {
      active = next;
      follow();
    },
  };
};

/** Few enough numbers to be spread as arguments. */
function sampled(weights: Float64Array): Float64Array {
  return weights.length > 10_000 ? weights.subarray(0, 10_000) : weights;
}
