import { contourSvg } from '../../scene/map/svg';
import type { ShareContext } from './context';
import { drapeUrl, Picture, type PictureOptions, pictureLook } from './picture';
import { pictureForm, pixelsOf } from './pictureForm';
import type { PictureSource, Say } from './section';
import { shareTexts } from './texts';

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

/** The scene as a picture, at any size, and the map as drawn lines. */
export function pictureSection(share: ShareContext, source: PictureSource, say: Say): HTMLElement {
  return pictureForm(share, say, { about: null, svg: (words) => words.t(shareTexts.picture.svg) }, () => ({
    async draw(size, withCaption) {
      const picture = new Picture(pictureOptions(share, source, size, withCaption));
      await picture.draw(share.capture, source.cursor);
      return picture;
    },
    svg() {
      const model = share.sceneModel();
      if (model === null) return null;
      const size = { width: 1200, height: 900, scale: 1, step: source.cursor };
      return contourSvg(model, size, model.drape == null ? null : drapeUrl(model.drape));
    },
  }));
}
