import { parseSync } from 'vite';
import type { Rejected } from '../../src/experiment/address';
import { functionExperiments } from '../../src/experiment/functions/experiment';
import type { FunctionExperiment } from '../../src/experiment/functions/types';
import { networkExperiments } from '../../src/experiment/networks/experiment';
import type { NetExperiment } from '../../src/experiment/networks/types';
import { surfaceExperiments } from '../../src/experiment/surfaces/experiment';
import type { Experiment } from '../../src/experiment/surfaces/types';
import { LABORATORIES } from '../../src/labs';
import { kindOf } from '../../src/page/laboratories';
import type { Source } from './sources';

/** What an address opens. */
export type Opened = { readonly rejected: readonly Rejected[] } & (
  | { readonly lab: 'functions'; readonly experiment: FunctionExperiment }
  | { readonly lab: 'surfaces'; readonly experiment: Experiment }
  | { readonly lab: 'networks'; readonly experiment: NetExperiment }
);

/** What the page opens for this fragment, with or without its `#`. */
export function opened(address: string): Opened {
  switch (kindOf(LABORATORIES, address).name) {
    case 'functions':
      return { lab: 'functions', ...functionExperiments.open(address) };
    case 'networks':
      return { lab: 'networks', ...networkExperiments.open(address) };
    default:
      return { lab: 'surfaces', ...surfaceExperiments.open(address) };
  }
}

/** The address that the page writes for what is open, with its `#`. */
export function written(open: Opened): string {
  switch (open.lab) {
    case 'functions':
      return functionExperiments.encode(open.experiment);
    case 'networks':
      return networkExperiments.encode(open.experiment);
    case 'surfaces':
      return surfaceExperiments.encode(open.experiment);
  }
}

/** Values by the path of their keys, joined by dots: `{ 'view.height': 'log' }`. */
export type Changes = Readonly<Record<string, unknown>>;

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What distinguishes plain data from other plain data. Lists, objects that lack a key of `base`, and those whose
 * keys have dots, are one value. */
export function changes(base: Tree, value: Tree, prefix = ''): Changes {
  const entries = Object.keys(value).flatMap((key): [string, unknown][] => {
    const [before, now] = [base[key], value[key]];
    if (JSON.stringify(before) === JSON.stringify(now)) return [];
    const names = isTree(now) ? Object.keys(now) : [];
    const inner =
      isTree(before) &&
      isTree(now) &&
      Object.keys(before).every((name) => Object.hasOwn(now, name)) &&
      names.every((name) => !name.includes('.'));
    return inner ? Object.entries(changes(before, now, `${prefix}${key}.`)) : [[`${prefix}${key}`, now]];
  });
  return Object.fromEntries(entries);
}

/**
 * The whole again: `restored(base, changes(base, value))` equals `value`, if `value` has every key of `base`. Axes that
 * were written down with their bounds as `range` have them as `low` and `high`.
 */
export function restored(base: Tree, changed: Changes): Tree {
  const whole = Object.entries(changed).reduce((rest, [path, value]) => replaced(rest, path.split('.'), value), base);
  return withBounds(whole) as Tree;
}

function withBounds(value: unknown): unknown {
  if (!isTree(value)) return value;
  const { range, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, withBounds(each)]));
  return Array.isArray(range) && 'of' in value
    ? { ...inner, low: range[0], high: range[1] }
    : { ...inner, ...(range === undefined ? {} : { range }) };
}

function replaced(tree: Tree, [key, ...deeper]: readonly string[], value: unknown): Tree {
  const inner = deeper.length === 0 ? value : replaced(tree[key!] as Tree, deeper, value);
  return { ...tree, [key!]: inner };
}

/** With a version, or at least with its `#` and a key. */
const ADDRESS = /^(?:#?v=\d+(?:&|$)|#[a-z][\w.]*=\S*$)/;

/**
 * Every address that a script writes out: as one literal, or put together from literals and from constants that hold
 * literals. A name with several constants stands for each of them.
 */
export function addressesIn({ path, text }: Source): ReadonlySet<string> {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const constants = new Map<string, Node[]>();
  visit(program, (node) => {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id) || !isNode(node.init)) return true;
    const name = String(node.id.name);
    constants.set(name, [...(constants.get(name) ?? []), node.init]);
    return true;
  });
  const found = new Set<string>();
  visit(program, (node) => {
    const values = valuesOf(node, constants, 0);
    for (const value of values) if (ADDRESS.test(value)) found.add(value);
    // A part of an address is no address of its own.
    return values.length === 0;
  });
  return found;
}

type Node = Record<string, unknown> & { readonly type: string };
const isNode = (value: unknown): value is Node => isTree(value) && typeof value.type === 'string';

/** From the outside to the inside; goes into a node only if `enter` returns true. */
function visit(value: unknown, enter: (node: Node) => boolean): void {
  if (Array.isArray(value)) for (const each of value) visit(each, enter);
  else if (isNode(value) && enter(value)) for (const child of Object.values(value)) visit(child, enter);
}

/** Constants that name each other in a circle end here. */
const DEEPEST = 8;

/** The texts that an expression may be; none where that is not certain from the file alone. */
function valuesOf(node: unknown, constants: ReadonlyMap<string, readonly Node[]>, depth: number): readonly string[] {
  if (!isNode(node) || depth > DEEPEST) return [];
  const of = (inner: unknown) => valuesOf(inner, constants, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'Identifier':
      return (constants.get(String(node.name)) ?? []).flatMap(of);
    case 'BinaryExpression':
      return node.operator === '+' ? joined([of(node.left), of(node.right)]) : [];
    case 'TemplateLiteral': {
      const quasis = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => [value.cooked]);
      const inner = (node.expressions as unknown[]).map(of);
      return joined(quasis.flatMap((quasi, i) => (i < inner.length ? [quasi, inner[i]!] : [quasi])));
    }
    case 'CallExpression':
      return called(node, of);
    default:
      return [];
  }
}

function called(node: Node, of: (inner: unknown) => readonly string[]): readonly string[] {
  const callee = node.callee as Node;
  const [first, second] = (node.arguments as unknown[]).map(of);
  if (callee.type === 'Identifier' && callee.name === 'encodeURIComponent')
    return (first ?? []).map(encodeURIComponent);
  const method = callee.type === 'MemberExpression' ? (callee.property as Node).name : null;
  if (method !== 'replace' || first?.length !== 1 || second?.length !== 1) return [];
  return of(callee.object).map((text) => text.replace(first[0]!, second[0]!));
}

/** Every way to put one of each together. */
function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
    [''],
  );
}
