import { type Experiment, TOOLS, type ToolName } from '../../experiment/types';
import { type History, redo, undo } from '../../page/history';

/** Which tool is in use belongs to the experiment, so that a link shows it, but to change it is no edit. */
export function showTool(history: History<Experiment>, tool: ToolName): History<Experiment> {
  const { present } = history;
  return present.tools.shown === tool ? history : { ...history, present: withTool(present, tool), gesture: null };
}

/** One step back, with the tool in use staying in use, unless it is a setting of another tool that changes. */
export function undoInSight(history: History<Experiment>): History<Experiment> {
  return keepSight(history, undo(history));
}

export function redoInSight(history: History<Experiment>): History<Experiment> {
  return keepSight(history, redo(history));
}

function keepSight(before: History<Experiment>, after: History<Experiment>): History<Experiment> {
  if (after === before) return before;
  const { present } = after;
  const shown = toolOfChange(before.present, present) ?? before.present.tools.shown;
  return present.tools.shown === shown ? after : { ...after, present: withTool(present, shown) };
}

/** The one tool whose settings differ: there the change can be seen. */
function toolOfChange({ tools: a }: Experiment, { tools: b }: Experiment): ToolName | null {
  const differ = TOOLS.filter((name) => name !== 'data' && name !== 'formula' && !same(a[name], b[name]));
  return differ.length === 1 ? differ[0]! : null;
}

function same(a: object, b: object): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function withTool(experiment: Experiment, shown: ToolName): Experiment {
  return { ...experiment, tools: { ...experiment.tools, shown } };
}
