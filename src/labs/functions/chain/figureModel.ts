import type {
  GraphEdgeModel,
  GraphModel,
  GraphNodeModel,
  GraphNumber,
  GraphState,
  GraphText,
} from '../../../charts/graph';
import { toText } from '../../../formula';
import type { ComputationEdge, ComputationNode } from '../../../formula/programs/computation/build';
import { adjointSteps } from '../../../formula/programs/computation/passes';
import { ruleText } from '../../../formula/programs/computation/rules';
import type { Words } from '../../../page/i18n';
import { clauses } from '../../../page/i18n/join';
import type { ChainMode, Progress } from './course';
import { DASH, plainMath, printMath, printName, printNumber } from './print';
import type { Subject } from './subject';
import { texts } from './texts';

/** Everything that the picture shows. */
export interface PictureSetting {
  readonly subject: Subject;
  readonly mode: ChainMode;
  readonly progress: Progress;
  readonly lit: GraphModel['lit'];
  readonly digits: number;
  readonly words: Words;
}

export const COLORS = { value: 'var(--hue-blue)', derivative: 'var(--hue-orange)' } as const;

const SYMBOLS: Readonly<Record<string, GraphText>> = {
  '+': ['+'],
  '-': ['−'],
  '*': ['×'],
  '/': ['÷'],
  '^': ['a', { raised: 'b' }],
  pow: ['a', { raised: 'b' }],
  neg: ['−a'],
  sqrt: ['√'],
  cbrt: ['∛'],
  abs: ['|a|'],
  sqr: ['a²'],
  exp: ['exp'],
  log: ['ln'],
  '<=': ['≤'],
  '>=': ['≥'],
  '==': ['='],
  '!=': ['≠'],
  '? :': ['? :'],
};

/** In the picture there is little room; whoever asks for many digits gets them there, too. */
const edgeDigits = (digits: number): number => (digits <= 6 ? Math.min(digits, 4) : digits);
const cardDigits = (digits: number): number => (digits <= 6 ? Math.min(digits, 5) : digits);

/** Derivatives longer than this are named on their edge, and written out where they are pointed at. */
const LONGEST_LABEL = 13;

/** The graph with what is known of it after a step. */
export function pictureOf(setting: PictureSetting): GraphModel {
  const { subject, lit, words } = setting;
  const { nodes, edges } = subject.computation;
  return {
    name: words.t(texts.figure, { formula: subject.formula }),
    nodes: nodes.map((node) => nodeModel(node, setting)),
    edges: edges.map((edge) => edgeModel(edge, setting)),
    lit,
    table: tableOf(setting),
  };
}

/** Names of all nodes, for formulas in their terms. */
export function namesOf({ computation }: Subject): readonly string[] {
  return computation.nodes.filter(({ kind }) => kind !== 'constant').map(({ name }) => name);
}

function nodeModel(node: ComputationNode, setting: PictureSetting): GraphNodeModel {
  const { subject, progress, mode, digits } = setting;
  const { numbers, computation } = subject;
  const { id, kind, name } = node;
  const isOperation = kind === 'operation';
  const now = progress.nodes.has(id);
  return {
    kind,
    symbol: isOperation ? (SYMBOLS[node.operation] ?? [node.operation]) : leafSymbol(node, subject, digits),
    name: isOperation ? [printName(name)] : [],
    numbers: kind === 'constant' || kind === 'parameter' ? [] : numbersOf(node, setting),
    state: now ? 'now' : Number.isNaN(progress.values[id]!) ? 'waiting' : 'known',
    muted: !numbers.live[id],
    about: aboutNode(node, setting),
    output: id === computation.output && mode !== null,
  };
}

function leafSymbol({ kind, name, expression }: ComputationNode, { numbers }: Subject, digits: number): GraphText {
  if (kind === 'parameter') return [`${printName(name)} = ${printNumber(numbers.at[name]!, digits)}`];
  return kind === 'variable' ? [printName(name)] : printMath(expression, []);
}

/** The value, and below it the derivative that the mode carries. */
function numbersOf({ id, active }: ComputationNode, setting: PictureSetting): GraphNumber[] {
  const { subject, progress, mode, digits } = setting;
  const { numbers } = subject;
  const state = (value: number, isNow: boolean): GraphState =>
    Number.isNaN(value) ? 'waiting' : isNow && progress.nodes.has(id) ? 'now' : 'known';
  const say = (value: number): string => printNumber(value, cardDigits(digits));
  const backwards = !Number.isNaN(progress.adjoints[subject.computation.output]!);
  const value: GraphNumber = {
    text: say(progress.values[id]!),
    room: say(numbers.values[id]!),
    color: COLORS.value,
    state: state(progress.values[id]!, !backwards),
  };
  // A truth value has no derivative, whatever the mode.
  if (!active) return [value];
  if (mode === 'forward') {
    const dual = (tangent: number): string => `${tangent < 0 ? '− ' : '+ '}${say(Math.abs(tangent))} ε`;
    const known = progress.tangents[id]!;
    return [
      value,
      {
        text: Number.isNaN(known) ? DASH : dual(known),
        room: longest(numbers.tangents.map((each) => dual(each[id]!))),
        color: COLORS.derivative,
        state: state(known, true),
      },
    ];
  }
  const known = progress.adjoints[id]!;
  return [
    value,
    {
      text: say(known),
      room: longest(sumsAt(subject, id).map(say)),
      color: COLORS.derivative,
      state: state(known, backwards),
    },
  ];
}

/** What the adjoint of a node comes to on the way, and in the end. */
function sumsAt({ computation, numbers }: Subject, node: number): readonly number[] {
  const sums = adjointSteps(computation, numbers).filter((step) => step.node === node);
  return [numbers.adjoints[node]!, ...sums.map(({ sum }) => sum)];
}

function longest(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function edgeModel(edge: ComputationEdge, setting: PictureSetting): GraphEdgeModel {
  const { subject, progress, mode, digits } = setting;
  const { numbers, computation } = subject;
  const { id, from, to, local } = edge;
  const now = progress.edges.has(id);
  const backwards = mode === 'reverse' && !Number.isNaN(progress.adjoints[computation.output]!);
  const label = labelOf(edge, subject, digits);
  return {
    from,
    to,
    label: progress.used.has(id) ? label.known : label.waiting,
    room:
      plainMath(label.known).length > plainMath(label.waiting).length
        ? plainMath(label.known)
        : plainMath(label.waiting),
    state: now
      ? 'now'
      : progress.used.has(id) || (local === null && !Number.isNaN(progress.values[to]!))
        ? 'known'
        : 'waiting',
    flow: now ? (backwards ? 'backward' : 'forward') : null,
    muted: !numbers.live[from] || !numbers.live[to],
    about: aboutEdge(edge, setting),
  };
}

/** The local derivative in symbols, and with its number. */
function labelOf(
  { id, from, to, local }: ComputationEdge,
  subject: Subject,
  digits: number,
): { readonly waiting: GraphText; readonly known: GraphText } {
  if (local === null) return { waiting: [], known: [] };
  const { nodes } = subject.computation;
  const value = subject.numbers.locals[id]!;
  const said = Number.isNaN(value) ? '' : printNumber(value, edgeDigits(digits));
  const symbols = printMath(local.derivative, namesOf(subject));
  const plain = plainMath(symbols);
  // A number needs no other way to say it.
  if (plain === said) return { waiting: symbols, known: symbols };
  const short = plain.length <= LONGEST_LABEL;
  const waiting: GraphText = short ? symbols : [`∂${printName(nodes[to]!.name)}/∂${printName(nodes[from]!.name)}`];
  return { waiting, known: said === '' ? waiting : short ? [...symbols, ` = ${said}`] : [said] };
}

export function aboutNode(node: ComputationNode, { subject, progress, mode, digits, words }: PictureSetting): string {
  const { id, kind, active } = node;
  const name = printName(node.name);
  const known = (value: number): string =>
    Number.isNaN(value) ? words.t(texts.node.unknown) : printNumber(value, digits);
  const definition =
    kind === 'operation'
      ? `${name} = ${plainMath(printMath(node.definition, namesOf(subject)))}`
      : words.t(texts.node[kind], { name });
  const parts = [words.t(texts.node.about, { definition, value: known(progress.values[id]!) })];
  if (!subject.numbers.live[id]) return clauses([definition, words.t(texts.node.untaken)], words);
  if (active) {
    const derivative = mode === 'forward' ? progress.tangents[id]! : progress.adjoints[id]!;
    parts.push(words.t(mode === 'forward' ? texts.node.tangent : texts.node.adjoint, { value: known(derivative) }));
  }
  return clauses(parts, words);
}

export function aboutEdge(
  { id, from, to, local }: ComputationEdge,
  { subject, digits, words }: PictureSetting,
): string {
  if (local === null) return words.t(texts.edge.none);
  const { nodes } = subject.computation;
  const value = subject.numbers.locals[id]!;
  const derivative = plainMath(printMath(local.derivative, namesOf(subject)));
  const rule = words.t(ruleText(local.rule));
  const names = { from: printName(nodes[from]!.name), to: printName(nodes[to]!.name) };
  const said = printNumber(value, digits);
  const told = [`∂${names.to}/∂${names.from} = ${derivative}`, rule];
  if (!Number.isNaN(value) && said !== derivative) told.push(words.t(texts.edge.here, { value: said }));
  return clauses(told, words);
}

function tableOf({ subject, progress, mode, digits, words }: PictureSetting): GraphModel['table'] {
  const { nodes, edges } = subject.computation;
  const derivative = mode === 'forward' ? texts.table.tangent : texts.table.adjoint;
  return {
    caption: words.t(texts.table.caption),
    columns: [texts.table.name, texts.table.definition, texts.table.value, derivative, texts.table.inputs].map((each) =>
      words.t(each),
    ),
    rows: nodes.map(({ id, name, kind, definition }) => [
      printName(name),
      kind === 'operation' ? toText(definition) : words.t(texts.node[kind], { name: printName(name) }),
      printNumber(progress.values[id]!, digits),
      printNumber(mode === 'forward' ? progress.tangents[id]! : progress.adjoints[id]!, digits),
      edges
        .filter((edge) => edge.to === id && edge.local !== null)
        .map((edge) => {
          const known = progress.used.has(edge.id) ? printNumber(subject.numbers.locals[edge.id]!, digits) : DASH;
          return `∂${printName(name)}/∂${printName(nodes[edge.from]!.name)} = ${toText(edge.local!.derivative)} = ${known}`;
        })
        .join('; '),
    ]),
  };
}
