import './transportBar.css';
import { h, setText } from '../dom';
import { icon } from '../icons';
import { iconButton, nameButton, setIcon } from '../ui/button';
import type { Context } from '../ui/context';
import { workbenchTexts } from './texts';
import type { Transport, TransportNames } from './transport';

const STEPS: TransportNames = {
  bar: (words) => words.t(workbenchTexts.transport.heading),
  play: (words) => words.t(workbenchTexts.transport.play),
  anew: (words) => words.t(workbenchTexts.transport.replay),
  back: (words) => words.t(workbenchTexts.transport.back),
  forward: (words) => words.t(workbenchTexts.transport.forward),
  reset: (words) => words.t(workbenchTexts.transport.reset),
  scrubber: (words) => words.t(workbenchTexts.transport.scrubber),
  speed: (words) => words.t(workbenchTexts.transport.speed),
  position: (step, last, words) => words.t(workbenchTexts.transport.position, { step, last }),
};

export interface TransportBar {
  readonly element: HTMLElement;
  /** Something else may be driven from now on. */
  follow(): void;
}

/** Play, step, reset, time line, speed: drives whatever runs at the moment, and is folded away where nothing does. */
export function createTransportBar(page: Context, transport: () => Transport | null): TransportBar {
  let driven: Transport | null = null;
  const names = (): TransportNames => driven?.names ?? STEPS;

  const playText = h('span', {});
  const play = h(
    'button',
    { type: 'button', class: 'play-button', 'data-icon': 'play', title: 'Space' },
    icon('play'),
    playText,
  );
  play.addEventListener('click', () => page.actions.run('togglePlay'));
  const back = iconButton(page, {
    icon: 'back',
    name: (words) => names().back(words),
    shortcut: ',',
    onPress: () => page.actions.run('stepBack'),
  });
  const forward = iconButton(page, {
    icon: 'forward',
    name: (words) => names().forward(words),
    shortcut: '.',
    onPress: () => page.actions.run('stepForward'),
  });
  const reset = iconButton(page, {
    icon: 'reset',
    name: (words) => names().reset(words),
    shortcut: 'R',
    onPress: () => page.actions.run('reset'),
  });
  const scrubber = h('input', { type: 'range', class: 'scrubber', min: 0, step: 1 });
  scrubber.addEventListener('input', () => driven?.seek?.(Number(scrubber.value)));
  const counter = h('output', { class: 'counter' });
  const speed = h('select', { class: 'speed' });
  speed.addEventListener('change', () => driven?.speed?.set(Number(speed.value)));

  const section = h(
    'section',
    { class: 'transport', 'data-part': 'transport' },
    h('div', { class: 'transport-buttons' }, reset, back, play, forward),
    scrubber,
    counter,
    speed,
  );

  function write(): void {
    if (driven === null) return;
    const { words } = page;
    const { playing, ended, at, done, planned } = driven.position;
    setIcon(play, playing ? 'pause' : ended ? 'reset' : 'play');
    setText(
      playText,
      playing ? words.t(workbenchTexts.transport.pause) : ended ? names().anew(words) : names().play(words),
    );
    back.hidden = driven.stepBack === undefined;
    scrubber.hidden = driven.seek === undefined;
    // The whole plan is the time line, so that it does not stretch while training runs; only what was done is reached.
    const last = Math.max(planned ?? 0, done, 1);
    if (scrubber.max !== String(last)) scrubber.max = String(last);
    if (scrubber.value !== String(at)) scrubber.value = String(at);
    scrubber.style.setProperty('--done', String(done / last));
    setText(
      counter,
      planned === null ? String(at) : `${String(at).padStart(String(last).length, '\u2007')} / ${planned}`,
    );
    const spoken = names().position(at, last, words);
    if (scrubber.getAttribute('aria-valuetext') !== spoken) scrubber.setAttribute('aria-valuetext', spoken);
    speed.hidden = driven.speed === undefined;
    if (driven.speed !== undefined) speed.value = String(driven.speed.value);
  }

  function name(): void {
    const { words } = page;
    const named = names();
    section.setAttribute('aria-label', named.bar(words));
    scrubber.setAttribute('aria-label', named.scrubber(words));
    nameButton(back, named.back(words), ',');
    nameButton(forward, named.forward(words), '.');
    nameButton(reset, named.reset(words), 'R');
    speed.setAttribute('aria-label', named.speed(words));
    speed.title = named.speed(words);
    const choices = driven?.speed;
    speed.replaceChildren(
      ...(choices?.choices ?? []).map((value) => h('option', { value: String(value) }, choices!.text(value, words))),
    );
  }

  /** Not held: a bench that is put aside goes with its transport. */
  const subscribed = new WeakSet<Transport>();
  function follow(): void {
    const next = transport();
    const other = driven !== next;
    driven = next;
    section.hidden = next === null;
    if (next !== null && !subscribed.has(next)) {
      subscribed.add(next);
      // What is driven may have gone from something to nothing, or back.
      next.subscribe(follow);
    }
    if (other) name();
    write();
  }

  follow();
  page.live(() => {
    name();
    write();
  });
  return { element: section, follow };
}
