import './figures.css';
import { createFunctionPlot, type FunctionPlotModel } from '../../../charts/functionPlot';
import { createLegendKey } from '../../../charts/legendKey';
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
  const element = h('figure', { class: `lesson-figure lesson-figure-${figure.kind}` }, title, ...drawn.parts);
  return {
    element,
    show(data, words) {
      setText(title, words.t(figure.title));
      drawn.show(data, words);
    },
    dispose: drawn.dispose,
  };
}

/** What stands below the title. */
interface Drawing extends Omit<LessonFigure, 'element'> {
  readonly parts: readonly HTMLElement[];
}

function createPlot(figure: Exclude<Figure, HeatFigure>): Drawing {
  const plot = createFunctionPlot();
  const key = createLegendKey();
  return {
    parts: [key.element, plot.element],
    show(data, words) {
      const { legend = [], ...model } = modelOf(figure, data, words);
      key.show(legend);
      plot.show(model);
    },
    dispose: plot.dispose,
  };
}

function modelOf(figure: Exclude<Figure, HeatFigure>, data: FigureData, words: Words): FunctionPlotModel {
  switch (figure.kind) {
    case 'lines':
      return linesModel(figure, data, words);
    case 'bars':
      return barsModel(figure, data, words);
    case 'line':
      return lineModel(figure, data, words);
  }
}

function createHeat(figure: HeatFigure): Drawing {
  if (isReadable(figure)) {
    const matrix = createMatrix();
    return {
      parts: [matrix.element],
      show: ([values = []], words) => matrix.show(matrixModel(figure, values, words)),
      dispose() {},
    };
  }
  const plot = createFunctionPlot();
  const canvas = document.createElement('canvas');
  return {
    parts: [plot.element],
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
