import { h, setText } from '../dom';
import type { Words } from '../i18n';
import type { ShareContext } from './context';
import { download, fileName } from './download';
import { choiceOf, section, textButton } from './parts';
import type { Picture } from './picture';
import type { Say } from './section';
import { shareTexts } from './texts';

/** Pixels: a slide, a wall, a poster. */
const SIZES = ['1920x1080', '3840x2160', '7680x4320'] as const;

export function pixelsOf(size: string): { readonly width: number; readonly height: number } {
  const [width, height] = size.split('x').map(Number);
  return { width: width!, height: height! };
}

export function sizeName(size: string): string {
  const { width, height } = pixelsOf(size);
  const common = { 720: 'HD', 1080: 'Full HD', 2160: '4K', 4320: '8K' }[height];
  return `${width} × ${height}${common === undefined ? '' : ` (${common})`}`;
}

export function captionSwitch(share: ShareContext): { readonly element: HTMLElement; readonly on: () => boolean } {
  const box = h('input', { type: 'checkbox', checked: true });
  const text = h('span', {});
  share.page.live((words: Words) => setText(text, words.t(shareTexts.picture.caption)));
  return { element: h('label', { class: 'share-switch' }, box, text), on: () => box.checked };
}

/** What can be saved at the moment. */
export interface Saveable {
  /** Rejects where the browser cannot draw it in this size. */
  draw(size: string, withCaption: boolean): Promise<Picture>;
  /** Null: it cannot be drawn in lines. */
  svg(): string | null;
}

/** The section of the dialog that saves a picture at any size, or drawn lines. */
export function pictureForm(
  share: ShareContext,
  say: Say,
  texts: { readonly about: ((words: Words) => string) | null; readonly svg: (words: Words) => string },
  /** Null: nothing, and that has been said. */
  take: () => Saveable | null,
): HTMLElement {
  const { page } = share;
  const size = choiceOf(page, (words) => words.t(shareTexts.size), SIZES, sizeName);
  const caption = captionSwitch(share);

  async function savePng(): Promise<void> {
    const taken = take();
    if (taken === null) return;
    png.disabled = true;
    say(page.words.t(shareTexts.drawing));
    try {
      const picture = await taken.draw(size.value(), caption.on());
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
    const text = take()?.svg() ?? null;
    if (text !== null) save(new Blob([text], { type: 'image/svg+xml' }), 'svg');
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
  const svg = textButton(page, texts.svg, saveSvg);
  return section(
    page,
    (words) => words.t(shareTexts.picture.heading),
    texts.about,
    h('div', { class: 'share-row' }, size.element, caption.element, png, svg),
  );
}
