import type { DescentPlan, RunPlan } from '../../engine/contract';
import { parseExpression, parseRule, ruleToPython, toPython } from '../../formula';
import { compileRule } from '../../formula/programs/rule';
import { pythonNumber } from '../../formula/targets/emit-py';
import { pythonName } from '../../formula/targets/python';

/** What is written for the runs: functions for their rules and schedules, and a table of the runs. */
export interface RunLines {
  readonly rules: readonly string[];
  readonly schedules: readonly string[];
  readonly table: readonly string[];
  readonly usesHessian: boolean;
  /** Methods written by hand that the script needs. */
  readonly methods: ReadonlySet<string>;
}

/** @param ids what the optimizers are called, in the order of the runs */
export function runLines(runs: readonly RunPlan[], ids: readonly string[], plan: DescentPlan): RunLines {
  const rules = new Definitions('rule');
  const schedules = new Definitions('schedule');
  const methods = new Set<string>();
  let usesHessian = false;
  const table = runs.map((run, i): string => {
    const { optimizer, schedule, hyper } = run;
    if (optimizer.kind === 'method') {
      methods.add(optimizer.method);
      usesHessian ||= optimizer.method === 'lm';
    } else {
      const source = {
        rule: optimizer.rule,
        state: optimizer.state,
        hyper: Object.keys(hyper),
        schedule: null,
        rate: null,
      };
      usesHessian ||= compileRule(source).usesHessian;
    }
    const entries: [string, string | null][] = [
      ['optimizer', JSON.stringify(ids[i])],
      ['start', `(${run.start.map(pythonNumber).join(', ')})`],
      ['hyper', dictionary(hyper)],
      ['rate', optimizer.rate === null ? 'None' : JSON.stringify(pythonName(optimizer.rate))],
      ['rule', optimizer.kind === 'rule' ? rules.name(ruleDefinition(optimizer, Object.keys(hyper))) : 'None'],
      ['states', optimizer.kind === 'rule' ? stateFunction(optimizer.state, Object.keys(hyper)) : 'None'],
      ['method', optimizer.kind === 'method' ? JSON.stringify(optimizer.method) : 'None'],
      ['schedule', schedule === null ? 'None' : schedules.name(scheduleDefinition(schedule))],
      ['schedule_hyper', schedule === null ? '{}' : dictionary(schedule.hyper)],
      ['clip', run.clip === null ? 'None' : `(${JSON.stringify(run.clip.by)}, ${pythonNumber(run.clip.max)})`],
      ['noise', pythonNumber(run.noise)],
      ['batch', String(run.batch)],
    ];
    return [`    {`, ...entries.map(([key, value]) => `        "${key}": ${value},`), `    },`].join('\n');
  });
  return {
    rules: rules.lines,
    schedules: schedules.lines,
    table: [
      `STEPS, SEED, TOLERANCE = ${plan.steps}, ${plan.seed}, ${pythonNumber(plan.tolerance)}`,
      `STOP = ${plan.stop === undefined ? 'None' : pythonNumber(plan.stop.gradient)}`,
      'RUNS = [',
      ...table,
      ']',
    ],
    usesHessian,
    methods,
  };
}

/** Functions by their text: runs of one rule share its definition. */
class Definitions {
  private readonly known = new Map<string, string>();
  private readonly kind: string;

  constructor(kind: string) {
    this.kind = kind;
  }

  /** @param write the definition of a function of this name */
  name(write: (name: string) => string): string {
    const text = write('');
    const name = this.known.get(text) ?? `${this.kind}_${this.known.size + 1}`;
    if (!this.known.has(text)) {
      this.known.set(text, name);
      this.lines.push(write(name), '', '');
    }
    return name;
  }

  readonly lines: string[] = [];
}

function ruleDefinition(
  { rule, state }: { readonly rule: string; readonly state: Readonly<Record<string, string>> },
  hyper: readonly string[],
): (name: string) => string {
  const states = Object.keys(state).map(pythonName);
  const body = ruleToPython(parseRule(rule)).split('\n');
  const results = states
    .map((name) => `${name}, `)
    .join('')
    .trimEnd();
  return (name) =>
    [
      `def ${name}(${['theta', 'g', 'newton', 't', ...states, ...hyper.map(pythonName)].join(', ')}):`,
      ...[...body, `return theta, (${results})`].map((line) => `    ${line}`),
    ].join('\n');
}

/** The states before the first step, as a function of the hyperparameters. */
function stateFunction(state: Readonly<Record<string, string>>, hyper: readonly string[]): string {
  const values = Object.values(state).map((initial) => `${toPython(parseExpression(initial))}, `);
  return `lambda ${hyper.map(pythonName).join(', ')}: (${values.join('').trimEnd()})`.replace('lambda :', 'lambda:');
}

function scheduleDefinition({ formula, hyper }: NonNullable<RunPlan['schedule']>): (name: string) => string {
  const names = ['t', 'T', ...Object.keys(hyper).map(pythonName)];
  return (name) => `def ${name}(${names.join(', ')}):\n    return ${toPython(parseExpression(formula))}`;
}

function dictionary(values: Readonly<Record<string, number>>): string {
  const entries = Object.entries(values).map(([name, value]) => `"${pythonName(name)}": ${pythonNumber(value)}`);
  return `{${entries.join(', ')}}`;
}
