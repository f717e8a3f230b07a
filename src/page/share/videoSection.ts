import { h, setText } from '../dom';
import { textOf } from '../failure';
import { part } from '../part';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { choiceOf, section, textButton } from './parts';
import { Picture } from './picture';
import { captionSwitch, sizeName } from './pictureForm';
import { pictureOptions } from './pictureSection';
import type { PictureSource, Say } from './section';
import { shareTexts } from './texts';
import type { Container } from './video';

const SIZES = ['1280x720', '1920x1080', '3840x2160'] as const;
const CONTAINER_NAMES: readonly Container[] = ['mp4', 'webm'];
const SECONDS = ['5', '10', '20', '40'] as const;
/** The end is held for a while, so that it can be looked at. */
const HOLD = 1;

/** The runs from their start to their end as a film. */
export function videoSection(share: ShareContext, source: PictureSource, say: Say): HTMLElement {
  const { page } = share;
  const size = choiceOf(page, (words) => words.t(shareTexts.size), SIZES, sizeName);
  const format = choiceOf(
    page,
    (words) => words.t(shareTexts.video.format),
    CONTAINER_NAMES,
    (name) => (name === 'mp4' ? 'MP4' : 'WebM'),
  );
  const seconds = choiceOf(
    page,
    (words) => words.t(shareTexts.video.seconds),
    SECONDS,
    (value, words) => words.t(shareTexts.video.secondsOf, { seconds: value }),
  );
  seconds.select.selectedIndex = 1;
  const caption = captionSwitch(share);
  const progress = h('progress', { max: 1, value: 0, hidden: true });
  const percent = h('span', { class: 'quiet figure' });
  let job: AbortController | null = null;

  async function make(): Promise<void> {
    const abort = new AbortController();
    job = abort;
    show(true);
    const { cursor, last } = source;
    source.pause();
    try {
      const { canRecord, FRAME_RATE, record } = await part(() => import('./video'));
      const options = pictureOptions(share, source, size.value(), caption.on());
      if (!(await canRecord(format.value(), options.width, options.height))) {
        say(page.words.t(shareTexts.video.unsupported), true);
        return;
      }
      const picture = new Picture(options);
      const moving = Number(seconds.value()) * FRAME_RATE;
      const draw = async (frame: number): Promise<void> => {
        const step = (last * Math.min(frame, moving)) / moving;
        // What follows the playback, like a swarm, has to come along.
        source.seek(step);
        await source.settled();
        await picture.draw(share.capture, step);
      };
      const frames = moving + 1 + HOLD * FRAME_RATE;
      const blob = await record(picture.canvas, format.value(), frames, draw, tell, abort.signal);
      const name = fileName(share.title(), format.value());
      download(blob, name);
      say(page.words.t(shareTexts.saved, { name }));
    } catch (error) {
      if (!abort.signal.aborted) console.warn(error);
      const failed = textOf(error) ?? shareTexts.video.failed;
      say(page.words.t(abort.signal.aborted ? shareTexts.video.cancelled : failed), true);
    } finally {
      job = null;
      source.seek(cursor);
      show(false);
    }
  }

  function tell(share: number): void {
    progress.value = share;
    setText(percent, page.words.t(shareTexts.video.progress, { percent: Math.round(100 * share) }));
  }

  function show(making: boolean): void {
    progress.hidden = !making;
    stop.hidden = !making;
    begin.disabled = making;
    tell(0);
    if (!making) setText(percent, '');
    else say('');
  }

  const begin = textButton(
    page,
    (words) => words.t(shareTexts.video.record),
    () => void make(),
  );
  const stop = textButton(
    page,
    (words) => words.t(shareTexts.video.cancel),
    () => job?.abort(),
  );
  stop.hidden = true;
  page.live((words) => progress.setAttribute('aria-label', words.t(shareTexts.video.heading)));
  return section(
    page,
    (words) => words.t(shareTexts.video.heading),
    (words) => words.t(shareTexts.video.about),
    h('div', { class: 'share-row' }, size.element, format.element, seconds.element, caption.element, begin),
    h('div', { class: 'share-row' }, progress, percent, stop),
  );
}
