import type { LocalText } from '../../formula/text';
import type { Reading, SeriesReading } from './readings';

/**
 * A lesson is plain data: a list of steps. The built-in ones stand in `src/lessons/`, others come as files; both are read
 * by the same schema (`schema.ts`).
 *
 * In every text, `$…$` is TeX, `**…**` is emphasis, and `{name}` is the value of the number of that name in this step, in
 * its digits: numbers are computed, never typed into a sentence.
 */
export interface Lesson {
  /** Lower-case letters, digits and hyphens; stands in the address. */
  readonly id: string;
  readonly title: LocalText;
  /** The question that the lesson answers, one sentence. */
  readonly question: LocalText;
  /** How long it takes, in minutes. */
  readonly minutes: number;
  /** Ids of the lessons that it builds on. */
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
}

/** Everything but the id, title and caption may be left out. */
export interface Step {
  /** Unique in the lesson; never changes, so that links and visitors' places stay good. */
  readonly id: string;
  readonly title: LocalText;
  /** Rows of the inventory of the tutorials that it brings to life: `A5`. */
  readonly rows?: readonly string[];
  /** An address of any laboratory without its `#` (`v=1&f=x^2&bench=derivative`), or the experiment as an object. Absent: none. */
  readonly experiment?: StepExperiment;
  /**
   * What of the laboratory is in sight: keys of settings (`data-key`) and names of parts of its benches (`data-part`), in
   * which `*` stands for anything. All else that can be hidden is. The figure itself always shows.
   */
  readonly offers?: readonly string[];
  /** Where what runs (a playback, a walkthrough, a training) stands when the step is entered. Absent: at its beginning, at rest. */
  readonly play?: Play;
  /** Where one looks from, in 3D. Absent: as the laboratory opens. */
  readonly camera?: Camera;
  /** Paragraphs; the first says what is to be seen. */
  readonly caption: readonly LocalText[];
  readonly numbers?: readonly LessonNumber[];
  /** Figures of the lesson itself, below its caption, or in the place of the laboratory where there is none. */
  readonly figures?: readonly Figure[];
  /** Asked before anything is revealed. */
  readonly question?: Question;
  /** What comes to it, one after another, when the visitor goes on. */
  readonly reveals?: readonly Reveal[];
  /** For who teaches: not shown to the audience. */
  readonly notes?: LocalText;
}

export type StepExperiment = string | { readonly [key: string]: unknown };

export interface Play {
  /** Whole steps or epochs; `end`: as many as are planned. Default 0. */
  readonly at?: number | 'end';
  /** Whether it plays from there. Default false. */
  readonly runs?: boolean;
  /** Whether it begins anew when it has ended. Default false. */
  readonly loops?: boolean;
  /** One of the laboratory's speeds; the nearest is taken. */
  readonly speed?: number;
}

/** Degrees; 0 elevation is level with the ground, 90 looks down. Distance in units of the scene's usual one. */
export interface Camera {
  readonly azimuth: number;
  readonly elevation: number;
  readonly distance?: number;
}

/** One more thing: what is given takes the place of what the step (or the reveal before) says. */
export interface Reveal {
  /** A further paragraph. */
  readonly text?: LocalText;
  readonly experiment?: StepExperiment;
  readonly offers?: readonly string[];
  readonly play?: Play;
  readonly camera?: Camera;
}

/** A number that is computed, of the experiment as it is at the moment. */
export interface LessonNumber {
  /** A letter, then letters and digits: for `{name}` in texts and for formulas of later numbers. */
  readonly name: string;
  readonly label: LocalText;
  readonly read: Reading;
  /** Significant digits, 1 to 17. Default 6. */
  readonly digits?: number;
  /** What the tutorial prints, and in one sentence why that differs, or what it hides. */
  readonly tutorial?: { readonly text: string; readonly why: LocalText };
  /** It is read of this experiment, not of the present one. */
  readonly experiment?: StepExperiment;
  /** In sight once so many reveals are. Default 0. */
  readonly after?: number;
  /** For texts and formulas only: it has no row in the table. Default false. */
  readonly quiet?: boolean;
}

export interface Question {
  readonly text: LocalText;
  /** At least two. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly text: LocalText;
  readonly right?: boolean;
  /** What to say to who chooses it. */
  readonly says: LocalText;
}

/** Numbers of the moment, drawn. A typed series is the tutorial's own: it is drawn dashed and named so. */
export type Figure = LinesFigure | BarsFigure | HeatFigure | LineFigure;

interface FigureBase {
  readonly title: LocalText;
  /** In sight once so many reveals are. Default 0. */
  readonly after?: number;
  readonly experiment?: StepExperiment;
}

export interface Series {
  readonly label: LocalText;
  /** Computed, or typed: what the tutorial says. */
  readonly values: SeriesReading | readonly number[];
}

/** Series over their index (or over `x`), as lines. */
export interface LinesFigure extends FigureBase {
  readonly kind: 'lines';
  readonly x: { readonly label: LocalText; readonly values?: SeriesReading | readonly number[] };
  readonly y: { readonly label: LocalText; readonly scale?: 'linear' | 'log' };
  readonly series: readonly Series[];
}

/** Series side by side over categories. */
export interface BarsFigure extends FigureBase {
  readonly kind: 'bars';
  readonly categories: readonly LocalText[];
  readonly scale?: 'linear' | 'log';
  readonly series: readonly Series[];
}

/** A matrix, row by row. */
export interface HeatFigure extends FigureBase {
  readonly kind: 'heat';
  readonly columns: number;
  readonly values: SeriesReading | readonly number[];
  /** Labels of columns and rows, where each has one. */
  readonly labels?: { readonly columns: readonly LocalText[]; readonly rows: readonly LocalText[] };
  readonly diagonal?: boolean;
}

/** Points of two classes and lines w₁x + w₂y + b = 0 through them. */
export interface LineFigure extends FigureBase {
  readonly kind: 'line';
  readonly points: readonly { readonly at: readonly [number, number]; readonly positive: boolean }[];
  readonly lines: readonly {
    readonly label: LocalText;
    /** w₁, w₂, b: names of numbers of the step, or numbers (what the tutorial says). */
    readonly at: readonly [string | number, string | number, string | number];
    readonly wrong?: boolean;
  }[];
}
