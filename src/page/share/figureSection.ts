import { drawingBitmap, figureDrawing } from '../../charts/figureExport';
import { h } from '../dom';
import type { LaboratoryShare } from '../laboratory';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { choiceOf, section, textButton } from './parts';
import { type Capture, Picture, pictureLook } from './picture';
import { captionSwitch, pixelsOf, SIZES, sizeName } from './pictureSection';
import type { Say } from './section';
import { shareTexts } from './texts';

/** The figures that a laboratory without a scene shows, as a picture at any size and as drawn lines. */
export function figureSection(
  share: ShareContext,
  source: NonNullable<LaboratoryShare['figure']>,
  say: Say,
): HTMLElement {
  const { page } = share;
  const size = choiceOf(page, (words) => words.t(shareTexts.size), SIZES, sizeName);
  const caption = captionSwitch(share);

  async function savePng(): Promise<void> {
    const figure = source();
    if (figure === null) {
      say(page.words.t(shareTexts.figure.missing), true);
      return;
    }
    png.disabled = true;
    say(page.words.t(shareTexts.drawing));
    try {
      const look = pictureLook(document.body);
      const drawing = figureDrawing(figure.element, share.title(), look.ground);
      const capture: Capture = (options) => drawingBitmap(drawing, options, look.ground);
      const lines = caption.on() ? figure.caption(page.words, new Date()) : null;
      const picture = new Picture({ ...pixelsOf(size.value()), caption: lines, look });
      await picture.draw(capture, 0);
      const blob = await picture.png();
      if (blob === null) throw new Error('not encoded');
      save(blob, 'png');
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      say(page.words.t(shareTexts.picture.failed), true);
    } finally {
      png.disabled = false;
    }
  }

  function saveSvg(): void {
    const figure = source();
    if (figure === null) {
      say(page.words.t(shareTexts.figure.missing), true);
      return;
    }
    const { svg } = figureDrawing(figure.element, share.title(), pictureLook(document.body).ground);
    save(new Blob([svg], { type: 'image/svg+xml' }), 'svg');
  }

  function save(blob: Blob, extension: string): void {
    const name = fileName(share.title(), extension);
    download(blob, name);
    say(page.words.t(shareTexts.saved, { name }));
  }

  const png = textButton(
    page,
    (words) => words.t(shareTexts.picture.png),
    () => void savePng(),
  );
  const drawn = textButton(page, (words) => words.t(shareTexts.figure.svg), saveSvg);
  return section(
    page,
    (words) => words.t(shareTexts.picture.heading),
    (words) => words.t(shareTexts.figure.about),
    h('div', { class: 'share-row' }, size.element, caption.element, png, drawn),
  );
}
