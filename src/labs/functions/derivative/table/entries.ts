import { FUNCTION_LIST } from '../../../../catalog/functions';
import type { FunctionEntry } from '../../../../catalog/functions/types';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { parseExpression, toTex } from '../../../../formula';
import { type Curves, curvesOf } from '../../curves';
import { shownFunction } from '../../state';

/** The entries of the table of derivatives, in its order. */
export const TABLE: readonly FunctionEntry[] = FUNCTION_LIST.filter(
  ({ group, derivative }) => group === 'table' && derivative !== null,
);

/** All tiles show the same part of the plane, at one scale: slopes are as steep as they look. */
export const WINDOW = { x: [-3.2, 3.2], y: [-2.3, 3.3] } as const;
/** A tile that is wide shows more of x than that. */
const SAMPLED = [-6, 6] as const;

/** Which slider of the table an entry follows; null: none. */
export function parameterOf({
  parameters,
}: FunctionEntry): { readonly name: string; readonly setting: 'base' | 'exponent' } | null {
  const [name] = Object.keys(parameters);
  return name === undefined ? null : { name, setting: name === 'n' ? 'exponent' : 'base' };
}

/** A base so near to e is e: there f and f′ are the same. */
const NEAR_E = 0.02;

export function snappedBase(base: number): number {
  return Math.abs(base - Math.E) < NEAR_E ? Math.E : base;
}

/** An entry as its tile shows it. */
export interface TableEntry {
  readonly entry: FunctionEntry;
  /** Of its parameter; null: it has none. */
  readonly value: number | null;
  readonly curves: Curves;
  /** TeX. */
  readonly tex: string;
  readonly derivativeTex: string;
  readonly domainTex: string;
  /** Stretches of the window in which there is no value. */
  readonly outside: readonly (readonly [number, number])[];
}

export function tableEntry(
  entry: FunctionEntry,
  settings: Pick<FunctionExperiment['derivative'], 'base' | 'exponent'>,
): TableEntry {
  const parameter = parameterOf(entry);
  const value = parameter === null ? null : settings[parameter.setting];
  const parameters = parameter === null ? {} : { [parameter.name]: settings[parameter.setting] };
  const shown = shownFunction({ id: entry.id, domain: SAMPLED, parameters });
  const tex = (formula: string, printed: string | undefined) => printed ?? toTex(parseExpression(formula));
  return {
    entry,
    value,
    curves: curvesOf(shown),
    tex: tex(entry.formula, entry.tex),
    derivativeTex: tex(entry.derivative!.formula, entry.derivative!.tex),
    domainTex: entry.domain.tex,
    outside: outsideOf(entry, shown.resolved.parameters),
  };
}

/** The window in so many places: a pixel of a tile. */
const PLACES = 1200;

function outsideOf({ domain }: FunctionEntry, parameters: Readonly<Record<string, number>>): [number, number][] {
  const [low, high] = SAMPLED;
  const width = (high - low) / PLACES;
  const stretches: [number, number][] = [];
  for (let i = 0; i < PLACES; i++) {
    const x = low + (i + 0.5) * width;
    if (domain.contains(x, parameters)) continue;
    const last = stretches.at(-1);
    if (last !== undefined && x - last[1] < width) last[1] = x + width / 2;
    else stretches.push([x - width / 2, x + width / 2]);
  }
  // A single place that is left out, such as a pole, is a line and no stretch.
  return stretches.filter(([from, to]) => to - from > 2 * width);
}
