import './transport.css';
import { SPEEDS } from '../../labs/surfaces/playback';
import { h, setText } from '../dom';
import { formatSpeed } from '../format';
import { icon } from '../icons';
import { lastStep } from '../state';
import { workbenchTexts } from '../workbench/texts';
import { iconButton, setIcon } from './button';
import type { Context } from './context';

/** Play, step, reset, scrub, speed: one dominant button, all in one place. */
export function createTransport(context: Context): HTMLElement {
  const { store, actions } = context;

  const playText = h('span', {});
  const play = h(
    'button',
    { type: 'button', class: 'play-button', 'data-icon': 'play', title: 'Space' },
    icon('play'),
    playText,
  );
  play.addEventListener('click', () => actions.run('togglePlay'));
  const namePlay = (): void => {
    const { playback } = store.state;
    const ended = playback.cursor >= lastStep(store.state);
    setIcon(play, playback.playing ? 'pause' : ended ? 'reset' : 'play');
    setText(
      playText,
      context.words.t(
        playback.playing
          ? workbenchTexts.transport.pause
          : ended
            ? workbenchTexts.transport.replay
            : workbenchTexts.transport.play,
      ),
    );
  };
  context.watch(
    (state) => [state.playback.playing, state.playback.cursor >= lastStep(state)],
    () => namePlay(),
  );
  context.live(namePlay);

  const back = iconButton(context, {
    icon: 'back',
    name: (words) => words.t(workbenchTexts.transport.back),
    shortcut: ',',
    onPress: () => actions.run('stepBack'),
  });
  const forward = iconButton(context, {
    icon: 'forward',
    name: (words) => words.t(workbenchTexts.transport.forward),
    shortcut: '.',
    onPress: () => actions.run('stepForward'),
  });
  const reset = iconButton(context, {
    icon: 'reset',
    name: (words) => words.t(workbenchTexts.transport.reset),
    shortcut: 'R',
    onPress: () => actions.run('reset'),
  });

  const scrubber = h('input', { type: 'range', class: 'scrubber', min: 0, step: 1 });
  scrubber.addEventListener('input', () => actions.seek(Number(scrubber.value)));
  const counter = h('output', { class: 'counter' });
  const showPosition = (): void => {
    const last = lastStep(store.state);
    const step = Math.floor(store.state.playback.cursor);
    if (scrubber.max !== String(last)) scrubber.max = String(last);
    if (scrubber.value !== String(step)) scrubber.value = String(step);
    scrubber.style.setProperty('--done', String(store.state.playback.cursor / last));
    const width = String(last).length;
    setText(counter, `${String(step).padStart(width, '\u2007')} / ${last}`);
    const spoken = context.words.t(workbenchTexts.transport.position, { step, last });
    if (scrubber.getAttribute('aria-valuetext') !== spoken) scrubber.setAttribute('aria-valuetext', spoken);
  };
  context.watch((state) => [state.playback.cursor, lastStep(state)], showPosition);

  const speed = h('select', { class: 'speed' }, ...SPEEDS.map((value) => h('option', { value }, formatSpeed(value))));
  speed.addEventListener('change', () => actions.setSpeed(Number(speed.value)));
  context.watch(
    ({ playback }) => [playback.speed],
    ([value]) => {
      speed.value = String(value);
    },
  );

  const section = h(
    'section',
    { class: 'transport' },
    h('div', { class: 'transport-buttons' }, reset, back, play, forward),
    scrubber,
    counter,
    speed,
  );
  context.live((words) => {
    section.setAttribute('aria-label', words.t(workbenchTexts.transport.heading));
    scrubber.setAttribute('aria-label', words.t(workbenchTexts.transport.scrubber));
    speed.setAttribute('aria-label', words.t(workbenchTexts.transport.speed));
    speed.title = words.t(workbenchTexts.transport.speed);
    showPosition();
  });
  return section;
}
