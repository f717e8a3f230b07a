import '../ui/transport.css';
import './transportBar.css';
import type { NetContext, NetTransport } from '../../labs/networks/context';
import { NET_SPEEDS } from '../../labs/networks/state';
import { transportOf, type ViewHost } from '../../labs/networks/viewHost';
import { h, setText } from '../dom';
import { icon } from '../icons';
import { iconButton, nameButton, setIcon } from '../ui/button';
import { workbenchTexts } from './texts';

/** What the bar is called and its parts, by what it counts. */
const NAMES = {
  epoch: {
    bar: workbenchTexts.training.heading,
    back: workbenchTexts.training.back,
    forward: workbenchTexts.training.forward,
    reset: workbenchTexts.training.reset,
    scrubber: workbenchTexts.training.scrubber,
    play: workbenchTexts.training.train,
    anew: workbenchTexts.training.anew,
  },
  step: {
    bar: workbenchTexts.transport.heading,
    back: workbenchTexts.transport.back,
    forward: workbenchTexts.transport.forward,
    reset: workbenchTexts.transport.reset,
    scrubber: workbenchTexts.transport.scrubber,
    play: workbenchTexts.transport.play,
    anew: workbenchTexts.transport.replay,
  },
} as const;

/** The same bar as that of the surfaces: it drives whatever the view that is seen lets run. */
export function createTransportBar(context: NetContext, views: ViewHost, training: NetTransport): HTMLElement {
  const { page } = context;
  let driven: NetTransport | null = training;
  const names = () => NAMES[driven?.unit ?? 'epoch'];

  const playText = h('span', {});
  const play = h(
    'button',
    { type: 'button', class: 'play-button', 'data-icon': 'play', title: 'Space' },
    icon('play'),
    playText,
  );
  play.addEventListener('click', () => driven?.togglePlay());
  const back = iconButton(page, {
    icon: 'back',
    name: (words) => words.t(names().back),
    shortcut: ',',
    onPress: () => driven?.stepBack?.(),
  });
  const forward = iconButton(page, {
    icon: 'forward',
    name: (words) => words.t(names().forward),
    shortcut: '.',
    onPress: () => driven?.stepForward(),
  });
  const reset = iconButton(page, {
    icon: 'reset',
    name: (words) => words.t(names().reset),
    shortcut: 'R',
    onPress: () => driven?.reset(),
  });
  const scrubber = h('input', { type: 'range', class: 'scrubber', min: 0, step: 1 });
  scrubber.addEventListener('input', () => driven?.seek?.(Number(scrubber.value)));
  const counter = h('output', { class: 'counter' });
  const speed = h('select', { class: 'speed' }, ...NET_SPEEDS.map((value) => h('option', { value: String(value) })));
  speed.addEventListener('change', () => driven?.setSpeed?.(Number(speed.value)));

  const section = h(
    'section',
    { class: 'transport net-transport' },
    h('div', { class: 'transport-buttons' }, reset, back, play, forward),
    scrubber,
    counter,
    speed,
  );

  function write(): void {
    if (driven === null) return;
    const { words } = page;
    const { playing, ended, at, done, planned, speed: aimed } = driven.position;
    setIcon(play, playing ? 'pause' : ended ? 'reset' : 'play');
    setText(playText, words.t(playing ? workbenchTexts.transport.pause : ended ? names().anew : names().play));
    back.hidden = driven.stepBack === undefined;
    scrubber.hidden = driven.seek === undefined;
    // The whole plan is the time line, so that it does not stretch while training runs; only what was done is reached.
    const last = Math.max(planned ?? 0, done, 1);
    if (scrubber.max !== String(last)) scrubber.max = String(last);
    if (scrubber.value !== String(at)) scrubber.value = String(at);
    scrubber.style.setProperty('--done', String(done / last));
    const text = planned === null ? String(at) : `${String(at).padStart(String(last).length, '\u2007')} / ${planned}`;
    setText(counter, text);
    const spoken =
      driven.unit === 'step'
        ? words.t(workbenchTexts.transport.position, { step: at, last })
        : words.t(workbenchTexts.training.position, { at, last });
    if (scrubber.getAttribute('aria-valuetext') !== spoken) scrubber.setAttribute('aria-valuetext', spoken);
    speed.hidden = driven.setSpeed === undefined;
    if (aimed !== null) speed.value = String(aimed);
  }

  const subscribed = new Set<NetTransport>();
  function follow(): void {
    const next = transportOf(views.current, training);
    const other = driven?.unit !== next?.unit;
    driven = next;
    section.hidden = next === null;
    if (next !== null && !subscribed.has(next)) {
      subscribed.add(next);
      // The view may have gone from this one to none, or back to it.
      next.subscribe(follow);
    }
    if (other) name();
    write();
  }

  function name(): void {
    const { words } = page;
    const { bar, back: backName, forward: forwardName, reset: resetName, scrubber: scrubberName } = names();
    section.setAttribute('aria-label', words.t(bar));
    scrubber.setAttribute('aria-label', words.t(scrubberName));
    nameButton(back, words.t(backName), ',');
    nameButton(forward, words.t(forwardName), '.');
    nameButton(reset, words.t(resetName), 'R');
  }

  views.onChange(follow);
  follow();
  page.live((words) => {
    name();
    speed.setAttribute('aria-label', words.t(workbenchTexts.training.speed));
    speed.title = words.t(workbenchTexts.training.speed);
    NET_SPEEDS.forEach((value, index) => {
      const text = Number.isFinite(value)
        ? words.t(workbenchTexts.training.speedOf, { speed: value })
        : words.t(workbenchTexts.training.fastest);
      setText(speed.options[index]!, text);
    });
    write();
  });
  return section;
}
