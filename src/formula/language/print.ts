import type { Assignment, Expression, Rule } from './ast';
import { BINARY_LEVELS, LEVEL, type Level, levelOf } from './precedence';

/**
 * Canonical plain text: every product written with `*`, brackets only where the grammar needs them. It parses back to
 * the same tree (spans aside), provided that it is not longer than the limit on characters.
 */
export function toText(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'name':
      return node.name;
    case 'negate':
      return `-${within(node.operand, LEVEL.signed)}`;
    case 'binary': {
      const [left, right] = BINARY_LEVELS[node.operator];
      const operator = node.operator === '+' || node.operator === '-' ? ` ${node.operator} ` : node.operator;
      return `${within(node.left, left)}${operator}${within(node.right, right)}`;
    }
    case 'compare':
      return `${within(node.left, LEVEL.sum)} ${node.operator} ${within(node.right, LEVEL.sum)}`;
    case 'conditional':
      return `${within(node.test, LEVEL.comparison)} ? ${toText(node.consequent)} : ${toText(node.alternate)}`;
    case 'call':
      return `${node.name}(${node.args.map(toText).join(', ')})`;
  }
}

/** One assignment a line; parses back to the same rule. */
export function ruleToText(rule: Rule): string {
  return rule.map(({ target, value }: Assignment) => `${target} = ${toText(value)}`).join('\n');
}

function within(node: Expression, level: Level): string {
  return levelOf(node) >= level ? toText(node) : `(${toText(node)})`;
}
