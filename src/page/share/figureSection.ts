import { drawingBitmap, figureDrawing } from '../../charts/figureExport';
import type { Words } from '../i18n';
import type { LaboratoryShare } from '../laboratory';
import type { ShareContext } from './context';
import { Picture, pictureLook } from './picture';
import { pictureForm, pixelsOf } from './pictureForm';
import type { Say } from './section';
import { shareTexts } from './texts';

/** The figures that a laboratory without a scene shows, as a picture at any size and as drawn lines. */
export function figureSection(
  share: ShareContext,
  source: NonNullable<LaboratoryShare['figure']>,
  say: Say,
): HTMLElement {
  const { page } = share;
  const texts = {
    about: (words: Words) => words.t(shareTexts.figure.about),
    svg: (words: Words) => words.t(shareTexts.figure.svg),
  };
  return pictureForm(share, say, texts, () => {
    const figure = source();
    if (figure === null) {
      say(page.words.t(shareTexts.figure.missing), true);
      return null;
    }
    return {
      async draw(size, withCaption) {
        const look = pictureLook(document.body);
        const drawing = figureDrawing(figure.element, share.title(), look.ground);
        const caption = withCaption ? figure.caption(page.words, new Date()) : null;
        const picture = new Picture({ ...pixelsOf(size), caption, look });
        await picture.draw((options) => drawingBitmap(drawing, options, look.ground), 0);
        return picture;
      },
      svg: () => figureDrawing(figure.element, share.title(), pictureLook(document.body).ground).svg,
    };
  });
}
