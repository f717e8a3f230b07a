import { DATA_SETS, SCHEDULES, SURFACES } from '../../catalog';
import type { LocalText } from '../../catalog/language';
import type { DataColumns, Minimum, Optimizer, Rectangle } from '../../catalog/types';
import type { DescentPlan, Method, Problem, RunPlan, Samples, UpdateRule } from '../../engine/contract';
import { degreeIn, type Expression, FormulaError, freeNames, parseExpression } from '../../formula';
import { checkOwnRule, OWN, optimizerOf } from './optimizer';
import type {
  CatalogueSurface,
  Experiment,
  FormulaSurface,
  LossSurface,
  Run,
  SampledGrid,
  SampledSurface,
  SurfaceChoice,
} from './types';
import { surfaceVariables } from './variables';

/** An experiment in the engine's terms, and what the scene wants to know besides. */
export interface Resolved {
  readonly problem: Problem;
  readonly runs: readonly RunPlan[];
  readonly plan: DescentPlan;
  /** Known minima inside the domain, the global ones first. */
  readonly minima: readonly Minimum[];
  /** What `height: 'auto'` means for this surface; see {@link HeightHint}. */
  readonly heightHint: HeightHint;
  readonly title: LocalText;
}

/**
 * `linear`, `log`: the catalogue's advice, or what the formula says. `graph`: a function of one variable, whose heights
 * are its graph, which a logarithm would make another one. `auto`: decide by the values.
 */
export type HeightHint = 'linear' | 'log' | 'graph' | 'auto';

/**
 * Looks up every id and completes every name. The experiment must be complete, as `normalise` leaves it. Throws a
 * FormulaError for an own rule that cannot be run.
 */
export function resolve(experiment: Experiment): Resolved {
  const surface = resolveSurface(experiment.surface);
  return {
    ...surface,
    runs: experiment.runs.map((run) => resolveRun(run, surface.problem.data !== null)),
    plan: descentPlan(experiment),
  };
}

function descentPlan({ steps, seed, tolerance, stop }: Experiment): DescentPlan {
  return { steps, seed, tolerance, ...(stop === undefined ? {} : { stop }) };
}

type ResolvedSurface = Pick<Resolved, 'problem' | 'minima' | 'heightHint' | 'title'>;

/** The surface alone, for whom the runs do not matter. */
export function resolveSurface(choice: SurfaceChoice): ResolvedSurface {
  return 'id' in choice ? fromCatalogue(choice) : fromFormula(choice);
}

function fromCatalogue(choice: CatalogueSurface): ResolvedSurface {
  const entry = SURFACES.get(choice.id)!;
  const defaults = Object.entries(entry.parameters).map(([name, { value }]) => [name, value] as const);
  const parameters = { ...Object.fromEntries(defaults), ...choice.parameters };
  const data = entry.data === null ? null : pick(columnsOf(choice.data ?? entry.data.default), entry.data.columns);
  const domain = bounds({ ...entry.view, ...choice.domain }, entry.variables);
  const inside = ({ x, y }: Minimum) =>
    domain[0][0] <= x && x <= domain[0][1] && domain[1][0] <= y && y <= domain[1][1];
  return {
    problem: { formula: entry.formula, variables: entry.variables, domain, parameters, data },
    minima: entry.minima(parameters, data).filter(inside),
    heightHint: entry.height ?? hintOf(entry.formula, entry.variables),
    title: entry.name,
  };
}

function fromFormula(choice: FormulaSurface | LossSurface | SampledSurface): ResolvedSurface {
  const variables = surfaceVariables(choice);
  const formula = formulaOf(choice);
  const title = 'samples' in choice ? choice.samples.name : formula;
  return {
    problem: {
      formula,
      variables,
      domain: bounds(choice.domain, variables),
      parameters: choice.parameters ?? {},
      data: 'loss' in choice ? columnsOf(choice.data) : null,
      ...('samples' in choice ? { samples: samplesOf(choice.samples) } : {}),
    },
    minima: [],
    heightHint: 'samples' in choice ? 'auto' : hintOf(formula, variables),
    title: { en: title, zh: title },
  };
}

/** A bowl, a trough or a plane keeps its shape on a linear axis only: with a logarithm, x² has a cusp where it is level. */
const GENTLE_DEGREE = 2;

/** What the formula itself says of its heights. A formula that means nothing says nothing: it is refused elsewhere. */
function hintOf(formula: string, variables: readonly [string, string]): HeightHint {
  let expression: Expression;
  try {
    expression = parseExpression(formula);
  } catch (error) {
    if (error instanceof FormulaError) return 'auto';
    throw error;
  }
  if (degreeIn(expression, new Set(variables)) <= GENTLE_DEGREE) return 'linear';
  const names = freeNames(expression);
  return variables.every((name) => names.includes(name)) ? 'auto' : 'graph';
}

function samplesOf({ x, y, columns, rows, values }: SampledGrid): Samples {
  return { x, y, columns, rows, values: Float64Array.from(values) };
}

/** The text that a surface which is not of the catalogue is computed by. */
export function formulaOf(choice: Exclude<SurfaceChoice, CatalogueSurface>): string {
  if ('loss' in choice) return choice.loss;
  if ('samples' in choice) return `samples(${surfaceVariables(choice).join(', ')})`;
  return choice.formula;
}

/** One run alone. Throws a FormulaError for an own rule that cannot be run. */
export function resolveRun(run: Run, overData: boolean): RunPlan {
  const schedule = run.schedule;
  if (run.optimizer === OWN) checkOwnRule(run.rule ?? '');
  return {
    optimizer: plan(optimizerOf(run)),
    hyper: run.hyper,
    schedule: schedule === undefined ? null : { formula: SCHEDULES.get(schedule.id)!.formula, hyper: schedule.hyper },
    clip: run.clip ?? null,
    noise: run.noise ?? 0,
    batch: overData ? (run.batch ?? 0) : 0,
    start: run.start,
  };
}

function plan(optimizer: Optimizer): UpdateRule | Method {
  const { rate } = optimizer;
  if (optimizer.kind === 'method') return { kind: 'method', method: optimizer.method, rate };
  return { kind: 'rule', rule: optimizer.rule, state: optimizer.state, rate };
}

function columnsOf(data: string | DataColumns): DataColumns {
  return typeof data === 'string' ? DATA_SETS.get(data)!.columns : data;
}

/** Only the columns that the formula reads: others might be called like its variables. */
function pick(columns: DataColumns, names: readonly string[]): DataColumns {
  return Object.fromEntries(names.map((name) => [name, columns[name]]));
}

function bounds(rectangle: Rectangle, [a, b]: readonly [string, string]): Problem['domain'] {
  return [rectangle[a], rectangle[b]];
}
