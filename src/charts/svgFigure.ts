import { createHiddenTable, type FigureTable } from './hiddenTable';
import { type Size, whenResized } from './resized';
import { setAttribute } from './svg';

/** What every figure tells assistive technology. */
interface FigureModel {
  readonly name: string;
  readonly table?: FigureTable;
}

interface FigureParts<Model> {
  readonly className: string;
  /** Has the figure's name. */
  readonly picture: SVGElement;
  /** All that stands in the element, in order; the table comes after it. */
  readonly parts: readonly Element[];
  /** CSS pixels: in a smaller place nothing is drawn. Absent: 60. */
  readonly least?: number;
  draw(model: Model, size: Size): void;
}

export interface SvgFigure<Model> {
  readonly element: HTMLElement;
  show(model: Model): void;
  dispose(): void;
}

/** A figure as large as its element: drawn anew for another model and in another size, with a table for those who do not see it. */
export function createSvgFigure<Model extends FigureModel>({
  className,
  picture,
  parts,
  least = 60,
  draw,
}: FigureParts<Model>): SvgFigure<Model> {
  const element = document.createElement('div');
  element.className = className;
  const table = createHiddenTable();
  element.append(...parts, table.element);
  let model: Model | null = null;
  /** As the observer says: asking the element would lay out the page at every drawing. */
  let size: Size = { width: 0, height: 0 };

  function redraw(): void {
    if (model !== null && size.width >= least && size.height >= least) draw(model, size);
  }

  const watching = whenResized(element, redraw, (now) => {
    size = now;
  });
  return {
    element,
    show(next) {
      model = next;
      setAttribute(picture, 'aria-label', next.name);
      table.show(next.table ?? null);
      redraw();
    },
    dispose() {
      watching.stop();
      table.dispose();
      element.remove();
    },
  };
}
