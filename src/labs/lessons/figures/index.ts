import './figures.css';
import { createFunctionPlot } from '../../../charts/functionPlot';
import { createMatrix } from '../../../charts/matrix';
import type { Figure, HeatFigure } from '../../../experiment/lessons/types';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { barsModel } from './bars';
import { isReadable, matrixModel, paintHeat, pictureModel } from './heat';
import { lineModel } from './line';
import { linesModel } from './lines';
import type { FigureData } from './sources';

export { type FigureData, type Source, sourcesOf } from './sources';

/** A figure of the lesson itself. */
export interface LessonFigure {
  readonly element: HTMLElement;
  /** @param data a row of numbers for each of `sourcesOf(figure)` */
  show(data: FigureData, words: Words): void;
  dispose(): void;
}

/** Drawn once it is told its numbers. */
export function createLessonFigure(figure: Figure): LessonFigure {
  const title = h('figcaption', {});
  const drawn = figure.kind === 'heat' ? createHeat(figure) : createPlot(figure);
  const element = h('figure', { class: `lesson-figure lesson-figure-${figure.kind}` }, title, drawn.element);
  return {
    element,
    show(data, words) {
      setText(title, words.t(figure.title));
      drawn.show(data, words);
    },
    dispose: drawn.dispose,
  };
}

function createPlot(figure: Exclude<Figure, HeatFigure>): LessonFigure {
  const plot = createFunctionPlot();
  return {
    element: plot.element,
    show(data, words) {
      if (figure.kind === 'lines') plot.show(linesModel(figure, data, words));
      else if (figure.kind === 'bars') plot.show(barsModel(figure, data, words));
      else plot.show(lineModel(figure, data, words));
    },
    dispose: plot.dispose,
  };
}

function createHeat(figure: HeatFigure): LessonFigure {
  if (isReadable(figure)) {
    const matrix = createMatrix();
    return {
      element: matrix.element,
      show: ([values = []], words) => matrix.show(matrixModel(figure, values, words)),
      dispose() {},
    };
  }
  const plot = createFunctionPlot();
  const canvas = document.createElement('canvas');
  return {
    element: plot.element,
    show([values = []], words) {
      const style = getComputedStyle(plot.element);
      const color = (name: string): string => style.getPropertyValue(name).trim();
      const [low, high, diagonal] = [color('--hue-blue'), color('--hue-orange'), color('--text')];
      paintHeat(canvas, figure, values, { low, high, diagonal });
      plot.show(pictureModel(figure, values, canvas, words));
    },
    dispose: plot.dispose,
  };
}
