import { describe, expect, test } from 'vitest';
import { OPENING_EXPERIMENT } from '../../../src/experiment/surfaces/experiment';
import type { Experiment, ToolName } from '../../../src/experiment/surfaces/types';
import { gridColumns } from '../../../src/labs/shared/gridColumns';
import { BENCHES } from '../../../src/labs/surfaces/benches';
import {
  commonStart,
  hasOwnStart,
  joinStarts,
  moveRunStart,
  moveStart,
  setHyper,
} from '../../../src/labs/surfaces/edits';
import { edit, type History, startHistory } from '../../../src/page/history';
import { redoInSight as redo, showBench, undoInSight as undo } from '../../../src/page/workbench/benchLens';

const withRates = (experiment: Experiment, rates: readonly number[]): Experiment => ({
  ...experiment,
  tools: { ...experiment.tools, rates: { ...experiment.tools.rates, rates } },
});

const showTool = (history: History<Experiment>, tool: ToolName) => showBench(history, BENCHES, tool);
const undoInSight = (history: History<Experiment>) => undo(history, BENCHES);
const redoInSight = (history: History<Experiment>) => redo(history, BENCHES);

describe('a change of tab and undo', () => {
  const shown = ({ present }: History<Experiment>) => present.tools.shown;
  const opening = startHistory(OPENING_EXPERIMENT);
  const edited = edit(opening, setHyper(OPENING_EXPERIMENT, 0, 'lr', 0.5));

  test('is no step of undo of its own, and leaves what could be redone', () => {
    const moved = showTool(showTool(edited, 'sweep'), 'rates');
    expect(shown(moved)).toBe('rates');
    const undone = undoInSight(moved);
    expect(undone.present.runs).toEqual(OPENING_EXPERIMENT.runs);
    expect(undone.past).toHaveLength(0);
    // One goes on looking at what one looked at.
    expect(shown(undone)).toBe('rates');
    const redone = redoInSight(showTool(undone, 'terrain'));
    expect(redone.present.runs[0]!.hyper.lr).toBe(0.5);
    expect(shown(redone)).toBe('terrain');
  });

  test('goes to the tool whose setting is taken back, for there it is seen', () => {
    const rates = showTool(opening, 'rates');
    const moved = showTool(edit(rates, withRates(rates.present, [1, 2])), 'race');
    const undone = undoInSight(moved);
    expect([shown(undone), undone.present.tools.rates.rates]).toEqual(['rates', []]);
    const redone = redoInSight(showTool(undone, 'data'));
    expect([shown(redone), redone.present.tools.rates.rates]).toEqual(['rates', [1, 2]]);
  });

  test('to the tool in use is nothing, nor is an undo with nothing to undo', () => {
    expect(showTool(edited, 'race')).toBe(edited);
    expect(undoInSight(opening)).toBe(opening);
    expect(redoInSight(opening)).toBe(opening);
  });
});

describe('starts', () => {
  const { runs } = OPENING_EXPERIMENT;
  const common = runs[0]!.start;
  const own = moveRunStart(OPENING_EXPERIMENT, 2, [0, 0]);

  test('one run leaves the others where they are', () => {
    expect(own.runs.map(({ start }) => start)).toEqual([common, common, [0, 0], common]);
    expect(own.runs.map((_, index) => hasOwnStart(own.runs, index))).toEqual([false, false, true, false]);
    expect(moveRunStart(own, 2, [0, 0])).toBe(own);
    expect(moveRunStart(own, 12, [0, 0])).toBe(own);
  });

  test('the common start moves without it, and takes it in again', () => {
    const moved = moveStart(own, [1, 2]);
    expect(moved.runs.map(({ start }) => start)).toEqual([
      [1, 2],
      [1, 2],
      [0, 0],
      [1, 2],
    ]);
    const joined = joinStarts(moved);
    expect(new Set(joined.runs.map(({ start }) => start.join()))).toEqual(new Set(['1,2']));
    expect(joinStarts(joined)).toBe(joined);
    expect(moveStart(moved, [1, 2])).toBe(moved);
  });

  test('where all differ, the first one’s is the common one', () => {
    const two = { ...own, runs: own.runs.slice(1, 3) };
    expect(commonStart(two.runs)).toEqual(common);
    expect(moveStart(two, [5, 5]).runs.map(({ start }) => start)).toEqual([
      [5, 5],
      [0, 0],
    ]);
  });
});

describe('the grid of small maps', () => {
  test('fills the box with the largest maps', () => {
    expect(gridColumns(1, 80, 40)).toBe(1);
    expect(gridColumns(4, 80, 40)).toBe(2);
    expect(gridColumns(12, 80, 40)).toBe(4);
    expect(gridColumns(12, 80, 60)).toBe(4);
    expect(gridColumns(2, 80, 20)).toBe(2);
  });

  test('scrolls on a phone rather than shrink', () => {
    expect(gridColumns(12, 24, 24)).toBe(2);
    expect(gridColumns(12, 9, 30)).toBe(1);
  });
});
