import { layout, type NetPlan } from '../../../engine/contract/network';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** A parameter as the diagram calls it: w¹₁₂ leads from unit 1 to unit 2 of layer 1; w¹[10,2] where units have two digits. */
export function parameterName(net: Pick<NetPlan, 'widths' | 'bias'>, index: number): string {
  const { layers } = layout(net);
  const found = layers.findLastIndex(({ weights }) => weights <= index);
  const layer = layers[found];
  const up = digits(found + 1, SUPERSCRIPTS);
  if (layer.biases !== null && index >= layer.biases) return `b${up}${digits(index - layer.biases + 1, SUBSCRIPTS)}`;
  const from = ((index - layer.weights) % layer.inputs) + 1;
  const to = Math.floor((index - layer.weights) / layer.inputs) + 1;
  if (net.widths.some((width) => width > 9)) return `w${up}[${from},${to}]`;
  return `w${up}${digits(from, SUBSCRIPTS)}${digits(to, SUBSCRIPTS)}`;
}

function digits(number: number, glyphs: string): string {
  return [...String(number)].map((digit) => glyphs[Number(digit)]).join('');
}
