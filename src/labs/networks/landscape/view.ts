import '../viewFrame.css';
import './landscape.css';
import { FLAG } from '../../../engine/contract';
import { asPart, h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { sentences } from '../../../page/i18n/join';
import { iconButton } from '../../../page/ui/button';
import { createSegments } from '../../../page/ui/segments';
import type { Lease } from '../../../page/viewport';
import type { HeightScale, SceneModel } from '../../../scene/contract';
import { chooseHeight } from '../../../scene/scale';
import { runStyle } from '../../shared/runStyle';
import type { CreateNetView } from '../context';
import { parameterName } from '../diagram/symbols';
import { netExperimentOf } from '../state';
import { createLossPlaneSampler, type LossPlane } from './lossPlane';
import { createLandscapeSettings } from './settings';
import { texts } from './texts';

type HeightChoice = 'auto' | 'linear' | 'log';
const HEIGHTS: readonly HeightChoice[] = ['auto', 'linear', 'log'];
const PROJECTIONS = ['3d', 'map'] as const;

const EMPTY: Omit<SceneModel, 'look'> = {
  field: null,
  axes: { x: '', y: '', z: '' },
  height: { kind: 'linear', low: 0, high: 1, soft: 1 },
  runs: [],
  minima: [],
  start: null,
  probe: null,
};

/** The loss on a plane through weight space, in the page's own scene, with the training path on it. */
export const createLandscapeView: CreateNetView = (context) => {
  const { page, store } = context;
  let active = false;
  let projection: (typeof PROJECTIONS)[number] = '3d';
  let choice: HeightChoice = 'auto';
  let plane: LossPlane | null = null;
  let height: { readonly of: LossPlane; readonly choice: HeightChoice; readonly scale: HeightScale } | null = null;
  let probe: readonly [number, number] | null = null;
  let lease: Lease | null = null;

  const sampler = createLossPlaneSampler(context, (next) => {
    plane = next;
    lease?.refresh();
    write();
  });

  const toggle = createSegments(PROJECTIONS, (kind) => {
    projection = kind;
    lease?.refresh();
    write();
  });
  const heights = h('select', { class: 'quiet-select' }, ...HEIGHTS.map((value) => h('option', { value })));
  heights.addEventListener('change', () => {
    choice = HEIGHTS.find((value) => value === heights.value) ?? 'auto';
    lease?.refresh();
  });
  const heightName = h('span', {});
  const home = iconButton(page, {
    icon: 'home',
    name: (words) => words.t(texts.home),
    onPress: () => lease?.resetCamera(),
  });
  const again = h('button', { type: 'button', class: 'text-button' });
  again.addEventListener('click', () => sampler.again());
  const head = h(
    'div',
    { class: 'view-head', 'data-group': true },
    asPart('projection', toggle.element),
    h('label', { class: 'view-choice', 'data-part': 'height' }, heightName, heights),
    asPart('camera', home),
    asPart('again', again),
  );
  const scene = h('div', { class: 'landscape-scene', 'data-figure': true });
  const state = h('p', {});
  const explanation = h('p', { class: 'quiet' });
  const foot = h('div', { class: 'landscape-foot', 'data-part': 'facts' }, state, explanation);
  const element = h('section', { class: 'view-frame landscape' }, head, scene, foot);

  function heightOf(of: LossPlane): HeightScale {
    if (height?.of !== of || height.choice !== choice) height = { of, choice, scale: chooseHeight(of.field, choice) };
    return height.scale;
  }

  function model(): SceneModel {
    const { prefs } = page.store.state;
    const look = {
      theme: prefs.theme,
      colors: 'viridis',
      contours: true,
      scale: page.store.state.scale,
      reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    } as const;
    if (plane === null) return { ...EMPTY, look };
    const { words } = page;
    return {
      field: plane.field,
      axes: { ...axisNames(plane, words), z: words.t(texts.loss) },
      height: heightOf(plane),
      look,
      runs: [
        {
          label: words.t(texts.run),
          ...runStyle(0, prefs.theme),
          dash: 'solid',
          trajectory: plane.places,
          loss: plane.losses,
          muted: false,
          note: null,
        },
      ],
      minima: [],
      start: null,
      probe,
    };
  }

  function write(): void {
    if (!active) return;
    const { words } = page;
    toggle.show(projection);
    const { directions } = netExperimentOf(store.state).landscape;
    again.hidden = directions === 'weights' || (directions === 'path' && plane?.section.shares != null);
    element.dataset.side = String(plane?.side ?? 0);
    element.dataset.directions = plane?.choice.directions ?? '';
    const { failure } = sampler;
    if (failure !== null) setText(state, `${words.t(texts.failure)} ${words.t(failure)}`);
    else setText(state, probeText(plane, probe, words) ?? stateText(plane, words));
    setText(explanation, plane === null ? '' : explain(plane, words));
  }

  page.watch(
    ({ prefs, scale }) => [prefs.theme, scale],
    () => lease?.refresh(),
  );
  page.watch(
    ({ session }) => [session.backend],
    ([backend]) => {
      // Without 3D there is only the map to show.
      toggle.element.hidden = backend === 'canvas2d' || backend === 'none';
      home.hidden = toggle.element.hidden;
    },
  );
  // The scene has let go of it by then.
  page.signal.addEventListener('abort', () => {
    requestAnimationFrame(() => requestAnimationFrame(() => plane?.field.dispose()));
  });
  context.watch((now) => [netExperimentOf(now).landscape.directions], write);
  page.live((words) => {
    element.setAttribute('aria-label', words.t(texts.heading));
    scene.setAttribute('aria-label', words.t(texts.scene));
    toggle.name(words.t(texts.projection), (kind) => words.t(texts[kind]));
    setText(heightName, words.t(texts.height.label));
    HEIGHTS.forEach((value, index) => {
      heights.options[index].text = words.t(texts.height[value]);
    });
    setText(again, words.t(texts.again));
    lease?.refresh();
    write();
  });

  return {
    stage: element,
    panel: createLandscapeSettings(context),
    get busy() {
      return !store.state.playing && sampler.busy;
    },
    setActive(next) {
      active = next;
      if (active && lease === null) {
        lease = context.viewport.attach(scene, {
          projection: () => projection,
          model,
          cursor: () => Math.max(0, (plane?.places.length ?? 2) / 2 - 1),
          onProbe(place) {
            probe = place;
            lease?.refresh();
            write();
          },
        });
      } else if (!active && lease !== null) {
        lease.end();
        lease = null;
      }
      sampler.setActive(active);
      write();
    },
  };
};

function axisNames({ choice, section, shown }: LossPlane, words: Words): { readonly x: string; readonly y: string } {
  const { shares } = section;
  if (choice.directions === 'weights') {
    const [x, y] = choice.weights.map((index) => parameterName(shown.resolved.net, index));
    return { x, y };
  }
  const name = (index: 1 | 2): string =>
    shares === null
      ? words.t(texts.direction, { index })
      : words.t(texts.component, { index, share: percent(shares[index - 1]) });
  return { x: name(1), y: name(2) };
}

function stateText(plane: LossPlane | null, words: Words): string {
  if (plane === null) return words.t(texts.waiting);
  const loss = formatNumber(plane.losses.at(-1) ?? Number.NaN);
  const least = formatNumber(lowest(plane));
  const key = plane.section.shares === null ? texts.statePlane : texts.statePath;
  return words.t(key, { loss, least });
}

/** What the plane is, and what it does not show. */
function explain(plane: LossPlane, words: Words): string {
  const { choice, section, losses, places } = plane;
  const parts: string[] = [];
  if (section.shares !== null) {
    parts.push(words.t(texts.shares, { share: percent(section.shares[0] + section.shares[1]) }));
  } else if (choice.directions === 'weights') parts.push(words.t(texts.weights));
  else {
    if (choice.directions === 'path') parts.push(words.t(texts.noPath));
    parts.push(words.t(texts.random));
  }
  const below = sampleAt(plane, places[0], places[1]);
  const first = losses[0];
  const beside = below !== null && Math.abs(below - first) > 0.05 * Math.max(Math.abs(first), Math.abs(below));
  if (beside && losses.length > 1) {
    parts.push(words.t(texts.distance, { loss: formatNumber(first), below: formatNumber(below) }));
  }
  return sentences(parts, words);
}

function probeText(plane: LossPlane | null, probe: readonly [number, number] | null, words: Words): string | null {
  if (plane === null || probe === null) return null;
  const loss = sampleAt(plane, ...probe);
  if (loss === null) return null;
  const { x, y } = axisNames(plane, words);
  const [a, b] = probe.map((place) => formatExact(place, 4));
  return words.t(texts.probe, { x, a, y, b, loss: formatNumber(loss) });
}

/** The nearest sample; null outside the plane's picture, and where there is none. */
function sampleAt({ field }: LossPlane, x: number, y: number): number | null {
  const { grid, samples } = field;
  const column = Math.round(((x - grid.x[0]) / (grid.x[1] - grid.x[0])) * (grid.columns - 1));
  const row = Math.round(((y - grid.y[0]) / (grid.y[1] - grid.y[0])) * (grid.rows - 1));
  if (!(column >= 0 && row >= 0 && column < grid.columns && row < grid.rows)) return null;
  const at = 4 * (row * grid.columns + column);
  return (samples[at + 3] & (FLAG.undefined | FLAG.overflow)) === 0 ? samples[at] : null;
}

function lowest({ field: { samples } }: LossPlane): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < samples.length; at += 4) {
    if (samples[at + 3] === 0) least = Math.min(least, samples[at]);
  }
  return least;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
