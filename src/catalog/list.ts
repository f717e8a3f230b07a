import { DATA_LIST, DATA_SETS, LOSS_LIST, OPTIMIZER_LIST, SCHEDULE_LIST, SURFACE_LIST } from '.';
import { FUNCTION_LIST } from './functions';
import type { FunctionEntry } from './functions/types';
import { ACTIVATION_LIST, INITIALISER_LIST, NET_LOSS_LIST, POINT_SET_LIST } from './networks';
import type { Hyperparameter, Surface, SurfaceParameter } from './types';

/** The catalogue as plain JSON, for `headless list`. Minima are those of the default parameters and data. */
export function catalogue() {
  return {
    functions: FUNCTION_LIST.map(describeFunction),
    surfaces: SURFACE_LIST.map(describeSurface),
    losses: LOSS_LIST.map(describeSurface),
    optimizers: OPTIMIZER_LIST.map((optimizer) => ({
      id: optimizer.id,
      name: optimizer.name,
      ...(optimizer.kind === 'rule' ? { rule: optimizer.rule, state: optimizer.state } : { method: optimizer.method }),
      hyper: describeHyper(optimizer.hyper),
      rate: optimizer.rate,
      about: optimizer.about,
      paper: optimizer.paper,
    })),
    schedules: SCHEDULE_LIST.map((schedule) => ({ ...schedule, hyper: describeHyper(schedule.hyper) })),
    data: DATA_LIST.map(({ columns, ...rest }) => ({
      ...rest,
      columns: Object.keys(columns),
      rows: Object.values(columns)[0].length,
    })),
    activations: ACTIVATION_LIST.map(({ parameters, ...rest }) => ({
      ...rest,
      parameters: describeParameters(parameters),
    })),
    netLosses: NET_LOSS_LIST,
    initialisers: INITIALISER_LIST.map((entry) => ({ ...entry, hyper: describeHyper(entry.hyper) })),
    pointSets: POINT_SET_LIST.map(({ samples, noise, make: _, ...rest }) => ({
      ...rest,
      samples: describeNumber(samples),
      noise: describeNumber(noise),
    })),
  };
}

function describeFunction(entry: FunctionEntry) {
  const { facts, parameters, domain, derivative, ...rest } = entry;
  const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  const known = facts(values);
  return {
    ...rest,
    parameters: describeParameters(parameters),
    domain: domain.tex,
    derivative: derivative === null ? null : { formula: derivative.formula, domain: derivative.domain.tex },
    // JSON has no infinity: null is an end without a bound.
    facts: known && { ...known, convex: known.convex.map((ends) => ends.map((x) => (Number.isFinite(x) ? x : null))) },
  };
}

function describeSurface(surface: Surface) {
  const { minima, parameters, data, ...rest } = surface;
  const values = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
  const columns = data === null ? null : (DATA_SETS.get(data.default)?.columns ?? null);
  return {
    ...rest,
    parameters: describeParameters(parameters),
    ...(data === null ? {} : { data }),
    minima: minima(values, columns),
  };
}

function describeParameters(parameters: Readonly<Record<string, SurfaceParameter>>) {
  return Object.fromEntries(Object.entries(parameters).map(([name, row]) => [name, describeNumber(row)]));
}

function describeNumber({ value, min, max }: { readonly value: number; readonly min: number; readonly max: number }) {
  return { default: value, min, max };
}

function describeHyper(hyper: Readonly<Record<string, Hyperparameter>>) {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { value, min, max, scale, integer }]) => [
      name,
      { default: value, min, max, scale, ...(integer === undefined ? {} : { integer }) },
    ]),
  );
}
