import { toTex, toText } from '../../../formula';
import type { ComputationEdge } from '../../../formula/programs/computation/build';
import { pathsFrom } from '../../../formula/programs/computation/passes';
import { ruleText } from '../../../formula/programs/computation/rules';
import { texName } from '../../../formula/targets/tex-names';
import type { Words } from '../../../page/i18n';
import { enumeration } from '../../../page/i18n/join';
import type { ChainStep } from './course';
import { printName, printNumber, texAccent, texFactor, texOf, withNumbers } from './print';
import type { Subject } from './subject';
import { texts } from './texts';

/** One formula of a step, typeset, and the same in a line of text. */
export interface Line {
  readonly tex: string;
  readonly plain: string;
}

/** What a step computes, in words and in formulas. */
export interface Told {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

export interface Telling {
  readonly subject: Subject;
  readonly digits: number;
  readonly words: Words;
}

export function tell(step: ChainStep, mode: 'forward' | 'reverse', telling: Telling): Told {
  const { words } = telling;
  switch (step.kind) {
    case 'start':
      return {
        title: words.t(texts.step.start),
        lines: [],
        notes: [words.t(mode === 'forward' ? texts.step.startForward : texts.step.startReverse)],
      };
    case 'leaves':
      return leaves(step.pass, telling);
    case 'operation':
      return operation(step.node, step.pass, telling);
    case 'adjoint':
      return adjoint(step.step, telling);
  }
}

function leaves(pass: number | null, { subject, digits, words }: Telling): Told {
  const { nodes, source } = subject.computation;
  const { numbers } = subject;
  const shown = nodes.filter(({ kind, id }) => (kind === 'variable' || kind === 'parameter') && numbers.live[id]);
  const lines = shown.map(({ id, name, kind }): Line => {
    const value = numbers.values[id]!;
    const plain = `${printName(name)} = ${printNumber(value, digits)}`;
    const tex = `${texName(name)} = ${texOf(value, digits)}`;
    if (pass === null || kind === 'parameter') return { tex, plain };
    const tangent = numbers.tangents[pass]![id]!;
    return {
      tex: `${tex}, \\qquad ${texAccent('dot', name)} = ${texOf(tangent, digits)}`,
      plain: `${plain}, ${printName(name)}′ = ${printNumber(tangent, digits)}`,
    };
  });
  const title =
    pass === null
      ? words.t(texts.step.values)
      : words.t(texts.step.seedPass, {
          pass: pass + 1,
          passes: source.variables.length,
          variable: printName(source.variables[pass]!),
        });
  const notes =
    pass === null ? [] : [words.t(texts.step.seedTangents, { variable: printName(source.variables[pass]!) })];
  return { title, lines, notes };
}

function operation(id: number, pass: number | null, telling: Telling): Told {
  const { subject, digits, words } = telling;
  const { nodes, edges, source, output } = subject.computation;
  const { numbers } = subject;
  const { name, definition, inputs } = nodes[id]!;
  const value = numbers.values[id]!;
  const values = new Map(inputs.map((input) => [nodes[input]!.name, rounded(numbers.values[input]!, digits)]));
  const inserted = withNumbers(definition, values);
  const isNew = toTex(inserted) !== toTex(definition);
  const lines: Line[] = [
    {
      tex: [texName(name), toTex(definition), ...(isNew ? [toTex(inserted)] : []), texOf(value, digits)].join(' = '),
      plain: `${name} = ${toText(definition)} = ${printNumber(value, digits)}`,
    },
  ];
  if (pass === null) {
    return { title: words.t(texts.step.value, { name: printName(name) }), lines, notes: [] };
  }
  const along = edges.filter((edge) => edge.to === id && !Number.isNaN(numbers.locals[edge.id]!));
  const tangents = numbers.tangents[pass]!;
  if (along.length > 0) {
    lines.push(tangentLine(along, pass, id, telling));
    const [sign, size] = [tangents[id]! < 0 ? '-' : '+', texOf(Math.abs(tangents[id]!), digits)];
    lines.push({
      tex: `${texName(name)} + ${texAccent('dot', name)}\\,\\varepsilon = ${texOf(value, digits)} ${sign} ${size}\\,\\varepsilon`,
      plain: `${printNumber(value, digits)} + ${printNumber(tangents[id]!, digits)} ε`,
    });
  }
  const notes = ruleNotes(along, telling);
  if (id === output) {
    const variable = printName(source.variables[pass]!);
    notes.push(words.t(texts.step.pass, { variable, value: printNumber(tangents[id]!, digits) }));
    if (pass === source.variables.length - 1) notes.push(words.t(texts.step.done));
  }
  return {
    title: words.t(texts.step.dual, { pass: pass + 1, passes: source.variables.length, name: printName(name) }),
    lines,
    notes,
  };
}

/** v̇ = Σ ∂v/∂u · u̇ */
function tangentLine(along: readonly ComputationEdge[], pass: number, id: number, { subject, digits }: Telling): Line {
  const { nodes } = subject.computation;
  const { numbers } = subject;
  const { name } = nodes[id]!;
  const tangents = numbers.tangents[pass]!;
  const symbols = along.map(
    ({ from }) => `${partial(name, nodes[from]!.name)}\\, ${texAccent('dot', nodes[from]!.name)}`,
  );
  const inserted = along.map(
    ({ id: edge, from }) => `${texFactor(numbers.locals[edge]!, digits)} \\cdot ${texFactor(tangents[from]!, digits)}`,
  );
  return {
    tex: stacked(
      `${texAccent('dot', name)} &= ${symbols.join(' + ')}`,
      `&= ${inserted.join(' + ')}`,
      `&= ${texOf(tangents[id]!, digits)}`,
    ),
    plain: `${name}′ = ${printNumber(tangents[id]!, digits)}`,
  };
}

function adjoint(
  { node, edge, contribution, sum, complete }: Extract<ChainStep, { kind: 'adjoint' }>['step'],
  telling: Telling,
): Told {
  const { subject, digits, words } = telling;
  const { nodes, edges } = subject.computation;
  const { numbers } = subject;
  const { name } = nodes[node]!;
  const bar = texAccent('bar', name);
  if (edge === null) {
    const line = {
      tex: `${bar} = \\frac{\\partial f}{\\partial ${texName(name)}} = 1`,
      plain: `∂f/∂${printName(name)} = 1`,
    };
    return { title: words.t(texts.step.seed), lines: [line], notes: [words.t(texts.step.seedRule)] };
  }
  const along = edges[edge]!;
  const reader = nodes[along.to]!;
  const [local, upper] = [numbers.locals[edge]!, numbers.adjoints[along.to]!];
  const before = sum - contribution;
  const lines: Line[] = [
    {
      tex: [...new Set([partial(reader.name, name), toTex(along.local!.derivative), texOf(local, digits)])].join(' = '),
      plain: `∂${reader.name}/∂${name} = ${printNumber(local, digits)}`,
    },
    {
      tex: stacked(
        `${bar} &\\mathrel{+}= ${texAccent('bar', reader.name)} \\cdot ${partial(reader.name, name)}`,
        `&= ${texFactor(upper, digits)} \\cdot ${texFactor(local, digits)} = ${texOf(contribution, digits)}`,
      ),
      plain: `+= ${printNumber(contribution, digits)}`,
    },
  ];
  const first = contribution === sum;
  if (!first) {
    lines.push({
      tex: stacked(
        `${bar} &= ${texOf(before, digits)} + ${texFactor(contribution, digits)}`,
        `&= ${texOf(sum, digits)}`,
      ),
      plain: `∂f/∂${printName(name)} = ${printNumber(sum, digits)}`,
    });
  }
  const notes = ruleNotes([along], telling);
  const formula = `∂f/∂${printName(name)} = ${printNumber(sum, digits)}`;
  notes.push(words.t(complete ? texts.step.complete : texts.step.more, { name: printName(name), formula }));
  return {
    title: words.t(texts.step.adjoint, { from: printName(reader.name), to: printName(name) }),
    lines,
    notes,
  };
}

/** One below the other, aligned where they say so. */
function stacked(...lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`;
}

function partial(of: string, by: string): string {
  return `\\frac{\\partial ${texName(of)}}{\\partial ${texName(by)}}`;
}

function ruleNotes(along: readonly ComputationEdge[], { subject, digits, words }: Telling): string[] {
  const rules = [...new Set(along.map(({ local }) => words.t(ruleText(local!.rule))))];
  const notes = rules.length === 0 ? [] : [words.t(texts.step.rule, { rules: enumeration(rules, words) })];
  for (const { id } of along) {
    if (!subject.numbers.conventions[id]) continue;
    notes.push(words.t(texts.edge.convention, { value: printNumber(subject.numbers.locals[id]!, digits) }));
    break;
  }
  return notes;
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** All ways from a node to the output with their products, and the sum. */
export function tellPaths(node: number, { subject, digits, words }: Telling): Told {
  const { nodes, edges, output } = subject.computation;
  const { numbers } = subject;
  const name = printName(nodes[node]!.name);
  if (node === output)
    return { title: words.t(texts.paths.title, { name }), lines: [], notes: [words.t(texts.paths.self)] };
  const { paths, more } = pathsFrom(subject.computation, numbers, node);
  if (paths.length === 0) {
    return { title: words.t(texts.paths.title, { name }), lines: [], notes: [words.t(texts.paths.none, { name })] };
  }
  const shown = paths.slice(0, MOST_SHOWN);
  const lines = shown.map(({ edges: along, product }): Line => {
    const way = [nodes[node]!.name, ...along.map((edge) => nodes[edges[edge]!.to]!.name)];
    const factors = along.map((edge) => texFactor(numbers.locals[edge]!, digits)).join(' \\cdot ');
    const steps = way.map((each) => texName(each)).join(' \\to ');
    const results = along.length > 1 ? [`&\\quad = ${texOf(product, digits)}`] : [];
    return {
      tex: stacked(`&${steps}`, `&\\quad ${factors}`, ...results),
      plain: `${way.map(printName).join(' → ')}: ${printNumber(product, digits)}`,
    };
  });
  const total = numbers.adjoints[node]!;
  const left = `\\frac{\\partial f}{\\partial ${texName(nodes[node]!.name)}}`;
  const whole =
    more || paths.length > shown.length
      ? '\\ldots'
      : shown.map(({ product }) => texFactor(product, digits)).join(' + ');
  lines.push({
    tex:
      shown.length > 1
        ? stacked(`${left} &= ${whole}`, `&= ${texOf(total, digits)}`)
        : `${left} = ${texOf(total, digits)}`,
    plain: `∂f/∂${name} = ${printNumber(total, digits)}`,
  });
  const notes = more || paths.length > shown.length ? [words.t(texts.paths.more)] : [];
  return { title: words.t(texts.paths.title, { name }), lines, notes };
}

/** More ways than this are not read. */
const MOST_SHOWN = 6;
