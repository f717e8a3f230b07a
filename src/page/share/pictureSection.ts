import { contourSvg } from '../../scene/map/svg';
import { h, setText } from '../dom';
import type { Words } from '../i18n';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { choiceOf, section, textButton } from './parts';
import { drapeUrl, Picture, type PictureOptions, pictureLook } from './picture';
import type { PictureSource, Say } from './section';
import { shareTexts } from './texts';

/** Pixels: a slide, a wall, a poster. */
export const SIZES = ['1920x1080', '3840x2160', '7680x4320'] as const;

export function pixelsOf(size: string): { readonly width: number; readonly height: number } {
  const [width, height] = size.split('x').map(Number);
  return { width: width!, height: height! };
}

export function sizeName(size: string): string {
  const { width, height } = pixelsOf(size);
  const common = { 720: 'HD', 1080: 'Full HD', 2160: '4K', 4320: '8K' }[height];
  return `${width} × ${height}${common === undefined ? '' : ` (${common})`}`;
}

/** How the picture under way is to look, with the words and colours of the page. */
export function pictureOptions(
  { page }: ShareContext,
  source: PictureSource,
  size: string,
  withCaption: boolean,
): PictureOptions {
  const caption = withCaption ? source.caption(page.words, new Date()) : null;
  return { ...pixelsOf(size), caption, look: pictureLook(document.body) };
}

export function captionSwitch(share: ShareContext): { readonly element: HTMLElement; readonly on: () => boolean } {
  const box = h('input', { type: 'checkbox', checked: true });
  const text = h('span', {});
  share.page.live((words: Words) => setText(text, words.t(shareTexts.picture.caption)));
  return { element: h('label', { class: 'share-switch' }, box, text), on: () => box.checked };
}

/** The scene as a picture, at any size, and the map as drawn lines. */
export function pictureSection(share: ShareContext, source: PictureSource, say: Say): HTMLElement {
  const { page } = share;
  const size = choiceOf(page, (words) => words.t(shareTexts.size), SIZES, sizeName);
  const caption = captionSwitch(share);

  async function savePng(): Promise<void> {
    png.disabled = true;
    say(page.words.t(shareTexts.drawing));
    try {
      const picture = new Picture(pictureOptions(share, source, size.value(), caption.on()));
      await picture.draw(share.capture, source.cursor);
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
    const model = share.sceneModel();
    if (model === null) return;
    const size = { width: 1200, height: 900, scale: 1, step: source.cursor };
    const text = contourSvg(model, size, model.drape == null ? null : drapeUrl(model.drape));
    save(new Blob([text], { type: 'image/svg+xml' }), 'svg');
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
  const svg = textButton(page, (words) => words.t(shareTexts.picture.svg), saveSvg);
  return section(
    page,
    (words) => words.t(shareTexts.picture.heading),
    null,
    h('div', { class: 'share-row' }, size.element, caption.element, png, svg),
  );
}
