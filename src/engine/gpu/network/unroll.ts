import { coefficientCounts, elementwiseBlock } from '../../../formula/targets/elementwise-wgsl';
import { isResidual } from '../../contract/network';
import type { NetProgram, NetRule } from '../../network/program';

/**
 * The functions that `shaders/net-lane.wgsl` expects, written out for one architecture: every parameter, every component
 * of the gradient and every state is a variable of its own, so that compilers can keep it in a register.
 */
export function unrolled(program: NetProgram, rule: NetRule, clips: boolean): string {
  const states = rule.program.states.length;
  return [
    coefficientCounts(rule.program),
    constants(program, states),
    transfer(program, states),
    rowPass(program),
    penalise(program),
    gradientNorm(program, clips),
    learn(program, rule, clips),
  ].join('\n');
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const w = (index: number) => `w${index}`;
const g = (index: number) => `g${index}`;
const s = (index: number) => `s${index}`;

function constants({ net, loss, layout }: NetProgram, states: number): string {
  const outputs = layout.layers[layout.layers.length - 1].outputs;
  return [
    ...range(layout.parameters).flatMap((p) => [w(p), g(p)].map(variable)),
    ...range(states * layout.parameters).map((p) => variable(s(p))),
    `const TERMS = ${loss === null ? 1 : outputs}u;`,
    `const IS_SUM = ${net.loss.reduction === 'sum'};`,
  ].join('\n');
}

const variable = (name: string) => `var<private> ${name}: f32 = 0.0;`;

/** State k of parameter p is number k · parameters + p of a net. */
function transfer({ layout: { parameters } }: NetProgram, states: number): string {
  const at = (index: number) => `${index}u * population.nets + n`;
  return [
    'fn load_net(n: u32) {',
    ...range(parameters).map((p) => `${w(p)} = weights[${at(p)}];`),
    ...range(states * parameters).map((p) => `${s(p)} = states[${at(p)}];`),
    '}',
    'fn store_net(n: u32) {',
    ...range(parameters).map((p) => `weights[${at(p)}] = ${w(p)};`),
    ...range(states * parameters).map((p) => `states[${at(p)}] = ${s(p)};`),
    '}',
  ].join('\n');
}

/** Terms of one expression: compilers cap how deep it may nest. */
const TERMS = 16;

/** `let name = first + products…;`, from left to right. */
function sum(name: string, first: string, products: readonly string[]): string[] {
  const lines: string[] = [];
  let before = first;
  for (let i = 0; i < products.length; i += TERMS) {
    const part = i + TERMS < products.length ? `${name}_${i}` : name;
    lines.push(`let ${part} = ${[before, ...products.slice(i, i + TERMS)].join(' + ')};`);
    before = part;
  }
  return lines;
}

/** One row forward and backward. `hL_O`: output O of layer L, `uL_O` the loss's derivative by it, `dL_O` by its z. */
function rowPass(program: NetProgram): string {
  const { net, layout, activationOf, loss } = program;
  const { layers } = layout;
  const width = net.widths[0];
  const last = layers.length - 1;
  const outputs = layers[last].outputs;
  const below = (l: number, i: number) => (l === 0 ? `x${i}` : `h${l - 1}_${i}`);
  const lines = range(width).map((i) => `let x${i} = inputs[row * ${width}u + ${i}u];`);
  lines.push('var undefined_here = false;');
  layers.forEach((layer, l) => {
    for (const o of range(layer.outputs)) {
      const products = range(layer.inputs).map((i) => `${w(layer.weights + o * layer.inputs + i)} * ${below(l, i)}`);
      lines.push(...sum(`z${l}_${o}`, layer.biases === null ? '0.0' : w(layer.biases + o), products));
      lines.push(`let a${l}_${o} = activation_${activationOf[l]}(z${l}_${o});`);
      lines.push(`undefined_here = undefined_here || a${l}_${o}.undefined_here;`);
      lines.push(`let h${l}_${o} = a${l}_${o}.value${isResidual(net, l) ? ` + ${below(l, o)}` : ''};`);
    }
  });
  lines.push('var sums = Sums();');
  const h = (o: number) => `h${last}_${o}`;
  if (loss === null) {
    lines.push('let wanted = u32(targets[row]);', `var largest = ${h(0)};`, 'var likeliest = 0u;');
    for (const o of range(outputs).slice(1)) {
      lines.push(`likeliest = select(likeliest, ${o}u, ${h(o)} > largest);`, `largest = max(largest, ${h(o)});`);
    }
    lines.push('var total = 0.0;', 'var chosen = 0.0;');
    for (const o of range(outputs)) {
      lines.push(`let e${o} = exp(${h(o)} - largest);`, `total += e${o};`);
      lines.push(`chosen = select(chosen, ${h(o)}, wanted == ${o}u);`);
    }
    for (const o of range(outputs)) {
      lines.push(`let u${last}_${o} = scale * (e${o} / total - select(0.0, 1.0, wanted == ${o}u));`);
    }
    lines.push('sums.loss = log(total) + largest - chosen;', 'sums.right = select(0.0, 1.0, likeliest == wanted);');
    lines.push('sums.metric = NO_NUMBER;');
  } else {
    for (const o of range(outputs)) {
      lines.push(`let t${o} = targets[row * ${outputs}u + ${o}u];`, `let l${o} = loss(${h(o)}, t${o});`);
      lines.push(`undefined_here = undefined_here || l${o}.undefined_here;`);
      lines.push(`sums.loss += l${o}.value;`, `sums.right += correct(${h(o)}, t${o});`);
      lines.push(`sums.metric += metric(${h(o)}, t${o});`, `let u${last}_${o} = scale * l${o}.slope;`);
    }
  }
  lines.push('let large = select(0u, MARK_OVERFLOW, too_large(sums.loss));');
  lines.push('sums.marks = select(large, MARK_UNDEFINED, undefined_here);');
  for (let l = last; l >= 0; l--) {
    const layer = layers[l];
    for (const o of range(layer.outputs)) {
      const d = `d${l}_${o}`;
      lines.push(`let ${d} = u${l}_${o} * a${l}_${o}.slope;`);
      for (const i of range(layer.inputs)) {
        lines.push(`${g(layer.weights + o * layer.inputs + i)} += ${d} * ${below(l, i)};`);
      }
      if (layer.biases !== null) lines.push(`${g(layer.biases + o)} += ${d};`);
    }
    if (l === 0) continue;
    for (const i of range(layer.inputs)) {
      const products = range(layer.outputs).map((o) => `${w(layer.weights + o * layer.inputs + i)} * d${l}_${o}`);
      lines.push(...sum(`u${l - 1}_${i}`, isResidual(net, l) ? `u${l}_${i}` : '0.0', products));
    }
  }
  return ['fn row_pass(row: u32, scale: f32) -> Sums {', ...lines, 'return sums;', '}'].join('\n');
}

function penalise({ net, layout }: NetProgram): string {
  const lines = range(layout.parameters).map((p) => `${g(p)} = 0.0;`);
  lines.push('var penalties = 0.0;');
  if (net.l1 !== 0 || net.l2 !== 0) {
    for (const { weights, inputs, outputs } of layout.layers) {
      for (const p of range(inputs * outputs).map((i) => weights + i)) {
        lines.push(`${g(p)} = population.l1 * sign(${w(p)}) + population.l2 * ${w(p)};`);
        lines.push(`penalties += population.l1 * abs(${w(p)}) + 0.5 * population.l2 * ${w(p)} * ${w(p)};`);
      }
    }
  }
  return ['fn penalise() -> f32 {', ...lines, 'return penalties;', '}'].join('\n');
}

/** The norm, by its largest component, and what clipping does. */
function gradientNorm({ layout: { parameters } }: NetProgram, clips: boolean): string {
  const each = (line: (p: number) => string) => range(parameters).map(line);
  return [
    'fn is_any_too_large() -> bool {',
    // A sum is not a number where one of its terms is none.
    ...sum(
      'total',
      '0.0',
      range(parameters).map((p) => `abs(${g(p)})`),
    ),
    'return too_large(total);',
    '}',
    'fn gradient_norm() -> f32 {',
    'var largest = 0.0;',
    ...each((p) => `largest = max(largest, abs(${g(p)}));`),
    'let unit = 1.0 / max(1.0, largest * 1e-15);',
    'var squares = 0.0;',
    ...each((p) => `squares += (${g(p)} * unit) * (${g(p)} * unit);`),
    'return sqrt(squares) / unit;',
    '}',
    'fn clip() {',
    ...(clips
      ? [
          'let factor = min(1.0, population.clip_norm / max(gradient_norm(), SMALLEST_NORMAL));',
          'let most = population.clip_value;',
          ...each((p) => `${g(p)} = clamp(factor * ${g(p)}, -most, most);`),
        ]
      : []),
    '}',
  ].join('\n');
}

/**
 * Moves the weights: new ones take the gradient's place until all are checked. Returns marks; if there are any, the
 * weights are as they were.
 */
function learn(
  { layout: { parameters, layers } }: NetProgram,
  { program, elementwise }: NetRule,
  clips: boolean,
): string {
  const states = program.states.length;
  const lines = [
    'var undefined_here = false;',
    'var total = 0.0;',
    'var largest = 0.0;',
    ...(clips ? ['clip();'] : []),
  ];
  layers.forEach((layer, l) => {
    const end = layers[l + 1]?.weights ?? parameters;
    const which = `members[n * (population.layer_count + 1u) + ${l + 1}u]`;
    lines.push('{', `let which = ${which};`);
    program.coefficients.forEach((_, i) => {
      const at =
        i < program.fixed
          ? `which * FIXED_COUNT + ${i}u`
          : `population.sets * FIXED_COUNT + (row * population.sets + which) * CHANGING_COUNT + ${i - program.fixed}u`;
      lines.push(`let c${i} = coefficients[${at}];`);
    });
    for (const p of range(end - layer.weights).map((i) => layer.weights + i)) {
      const state = (k: number) => s(k * parameters + p);
      const block = elementwiseBlock(program, elementwise, {
        prefix: `t${p}_`,
        theta: w(p),
        g: g(p),
        state,
        coefficient: (i) => `c${i}`,
      });
      lines.push(...block.lines, `let n${p} = ${block.results[0]};`);
      // All of them are computed before the first is replaced.
      const next = range(states).map((k) => `n${p}_${k}`);
      lines.push(...next.map((name, k) => `let ${name} = ${block.results[1 + k]};`));
      lines.push(`undefined_here = undefined_here || ${block.results[1 + states]};`, `${g(p)} = n${p};`);
      lines.push(`total += abs(n${p});`, `largest = max(largest, abs(n${p}));`);
      lines.push(...next.map((name, k) => `${state(k)} = ${name};`));
    }
    lines.push('}');
  });
  return [
    'fn learn(n: u32, row: u32) -> u32 {',
    ...lines,
    // A sum is not a number where one of its terms is none.
    'let large = too_large(total) || largest > LARGEST_WEIGHT;',
    'let found = select(select(0u, MARK_OVERFLOW, large), MARK_UNDEFINED, undefined_here);',
    'if (found == 0u) {',
    ...range(parameters).map((p) => `${w(p)} = ${g(p)};`),
    '}',
    'return found;',
    '}',
  ].join('\n');
}
