import type { LocalText } from '../text';

/** Per error code, what its sentence needs to know. */
export interface ErrorDetails {
  // The text as a whole
  empty: null;
  'too-long': { readonly limit: number };
  'too-many-nodes': { readonly limit: number };
  'too-deep': { readonly limit: number };
  // Characters and numbers
  'unexpected-character': { readonly found: string };
  'malformed-number': { readonly found: string };
  'number-too-large': { readonly found: string };
  'decimal-comma': { readonly found: string };
  // Grammar
  'unexpected-end': null;
  'unexpected-token': { readonly found: string };
  'missing-operator': { readonly found: string };
  'missing-brackets': { readonly name: string };
  'missing-colon': null;
  'unclosed-bracket': null;
  'unmatched-bracket': null;
  'unclosed-bar': null;
  'chained-comparison': null;
  'assignment-in-expression': null;
  'missing-assignment': null;
  'invalid-target': { readonly found: string };
  // Meaning
  'unknown-name': { readonly name: string };
  'unknown-function': { readonly name: string };
  'wrong-arity': { readonly name: string; readonly fewest: number; readonly most: number; readonly given: number };
  'comparison-as-value': null;
  'value-as-test': null;
  'reduction-not-allowed': { readonly name: string };
  'nested-reduction': { readonly name: string };
  'column-outside-reduction': { readonly name: string };
  'vector-not-allowed': { readonly name: string };
  'unknown-target': { readonly name: string; readonly allowed: readonly string[] };
  'unusable-name': { readonly name: string };
  'nothing-moves': null;
  'too-many-names': { readonly states: number; readonly hyper: number };
  'too-many-variables': { readonly names: readonly string[]; readonly most: number };
  // Numbers
  'undefined-here': { readonly part: string; readonly place: string };
  'too-large-here': { readonly part: string; readonly place: string };
}

export type FormulaErrorCode = keyof ErrorDetails;

/** One or two sentences per code: what is wrong, then what to do. A suggestion is appended by `formulaError`. */
export const MESSAGES: { readonly [C in FormulaErrorCode]: (details: ErrorDetails[C]) => LocalText } = {
  empty: () => ({
    en: 'There is no formula here. Type one, for example x^2 + 1.',
    zh: '这里还没有公式。请输入一个，例如 x^2 + 1。',
  }),
  'too-long': ({ limit }) => ({
    en: `The formula is longer than ${limit} characters. Shorten it.`,
    zh: `公式超过了 ${limit} 个字符，请缩短。`,
  }),
  'too-many-nodes': ({ limit }) => ({
    en: `The formula has more than ${limit} numbers, names and operations. Simplify it.`,
    zh: `公式中的数、名称和运算总数超过了 ${limit} 个，请化简。`,
  }),
  'too-deep': ({ limit }) => ({
    en: `The formula is nested more than ${limit} levels deep. Use fewer brackets, signs or powers inside one another.`,
    zh: `公式的嵌套超过了 ${limit} 层，请减少层层相套的括号、正负号或乘方。`,
  }),
  'unexpected-character': ({ found }) => ({
    en: `The character ${found} has no meaning in a formula. Remove or replace it.`,
    zh: `公式中不能使用字符${found}，请删除或替换。`,
  }),
  'malformed-number': ({ found }) => ({
    en: `“${found}” is not a number. Write one decimal point, as in 1.5 or 2e-3.`,
    zh: `“${found}”不是合法的数。只能有一个小数点，例如 1.5 或 2e-3。`,
  }),
  'number-too-large': ({ found }) => ({
    en: `The number ${found} is too large to represent. Stay below 1.7e308.`,
    zh: `数 ${found} 太大，无法表示。请保持在 1.7e308 以内。`,
  }),
  'decimal-comma': ({ found }) => ({
    en: `“${found}” uses a comma as its decimal point. Write a point.`,
    zh: `“${found}”用逗号作了小数点，请改用点号。`,
  }),
  'unexpected-end': () => ({
    en: 'The formula stops too early. Add the number, name or bracket that is missing here.',
    zh: '公式不完整。请在此处补上缺少的数、名称或括号。',
  }),
  'unexpected-token': ({ found }) => ({
    en: `“${found}” cannot stand here. Remove it, or add what is missing before it.`,
    zh: `“${found}”不能出现在这里。请删除它，或补上它前面缺少的内容。`,
  }),
  'missing-operator': ({ found }) => ({
    en: `An operator is missing before “${found}”. Write + - * / or ^ between the two.`,
    zh: `“${found}”之前缺少运算符。请在两者之间写上 +、-、*、/ 或 ^。`,
  }),
  'missing-brackets': ({ name }) => ({
    en: `The function ${name} needs its argument in brackets right after its name.`,
    zh: `函数 ${name} 的自变量要写在紧跟函数名的括号里。`,
  }),
  'missing-colon': () => ({
    en: 'The conditional has no “:”. Write condition ? value : other value.',
    zh: '条件式缺少“:”。请写成 条件 ? 值 : 另一个值。',
  }),
  'unclosed-bracket': () => ({
    en: 'This bracket is never closed. Add “)”.',
    zh: '这个括号没有闭合，请补上“)”。',
  }),
  'unmatched-bracket': () => ({
    en: 'This bracket closes nothing. Remove it, or open one with “(” before it.',
    zh: '这个右括号没有对应的左括号。请删除它，或在前面补上“(”。',
  }),
  'unclosed-bar': () => ({
    en: 'This bar | is never closed. Add a second one after its content, as in |x|, or write abs(x).',
    zh: '这条竖线 | 没有闭合。请在内容之后补上另一条，例如 |x|，或写成 abs(x)。',
  }),
  'chained-comparison': () => ({
    en: 'Comparisons cannot be chained. Put one conditional inside the other, as in a < b ? (b < c ? 1 : 0) : 0.',
    zh: '不能连续比较。请把条件式嵌套起来，例如 a < b ? (b < c ? 1 : 0) : 0。',
  }),
  'assignment-in-expression': () => ({
    en: 'A formula here is a single expression; “=” assigns and belongs in update rules. To compare, write ==.',
    zh: '这里的公式是单个表达式；“=”表示赋值，只用于更新规则。要比较是否相等，请写 ==。',
  }),
  'missing-assignment': () => ({
    en: 'Every line of an update rule assigns to a name. Begin it with a name and “=”, as in m = beta1*m + (1 - beta1)*g.',
    zh: '更新规则的每一行都要给一个名称赋值。请以名称和“=”开头，例如 m = beta1*m + (1 - beta1)*g。',
  }),
  'invalid-target': ({ found }) => ({
    en: `“${found}” is a function or a constant and cannot be assigned to. Choose another name.`,
    zh: `“${found}”是函数或常数，不能给它赋值。请换一个名称。`,
  }),
  'unknown-name': ({ name }) => ({
    en: `The name ${name} is not known here. Correct it, or declare it as a parameter.`,
    zh: `这里没有名为 ${name} 的量。请改正名称，或将它声明为参数。`,
  }),
  'unknown-function': ({ name }) => ({
    en: `There is no function ${name}. Correct its name, or write * for a product.`,
    zh: `没有名为 ${name} 的函数。请改正函数名；如果想写乘积，请加上 *。`,
  }),
  'wrong-arity': ({ name, fewest, most, given }) => {
    const plural = most === 1 ? '' : 's';
    const range = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
    const rangeZh = fewest === most ? `${fewest}` : `${fewest} 到 ${most}`;
    return {
      en: `The function ${name} takes ${range} argument${plural}, not ${given}. Add or remove some.`,
      zh: `函数 ${name} 需要 ${rangeZh} 个自变量，这里有 ${given} 个。请增减。`,
    };
  },
  'comparison-as-value': () => ({
    en: 'A comparison is true or false, not a number. Use it as a condition: condition ? value : other value.',
    zh: '比较的结果是真或假，而不是数。请把它用作条件：条件 ? 值 : 另一个值。',
  }),
  'value-as-test': () => ({
    en: 'The condition before “?” must be a comparison. Compare it with a number.',
    zh: '“?”之前的条件必须是比较式。请让它与一个数作比较。',
  }),
  'reduction-not-allowed': ({ name }) => ({
    en: `${name}(…) runs over the rows of a data set, and there is none here. Write the terms out, or choose a data set.`,
    zh: `${name}(…) 是对数据集各行求值的，而这里没有数据集。请把各项直接写出，或选择一个数据集。`,
  }),
  'nested-reduction': ({ name }) => ({
    en: `${name}(…) cannot stand inside another mean(…) or sum(…). Move it outside.`,
    zh: `${name}(…) 不能放在另一个 mean(…) 或 sum(…) 里面，请移到外面。`,
  }),
  'column-outside-reduction': ({ name }) => ({
    en: `${name} is a column of the data set, one number per row. Use it inside mean(…) or sum(…).`,
    zh: `${name} 是数据集的一列，每行一个数。请在 mean(…) 或 sum(…) 里面使用它。`,
  }),
  'vector-not-allowed': ({ name }) => ({
    en: `${name}(…) runs over the coordinates of a vector and works in update rules only. Write the coordinates out.`,
    zh: `${name}(…) 是对向量各分量求值的，只能用于更新规则。请把各分量直接写出。`,
  }),
  'unknown-target': ({ name, allowed }) => ({
    en: `An update rule cannot assign to ${name}. Assign to ${allowed.join(', ')}, or declare it as state.`,
    zh: `更新规则不能给 ${name} 赋值。可以赋值的有 ${allowed.join('、')}；也可以先将它声明为状态。`,
  }),
  'unusable-name': ({ name }) => ({
    en: `The name ${name} cannot be used here. Use another one, of at most 32 letters, digits and _.`,
    zh: `这里不能使用名称 ${name}。请换一个，至多 32 个英文字母、数字和 _。`,
  }),
  'nothing-moves': () => ({
    en: 'The rule never assigns to theta, so nothing would move. Add a line such as theta = theta - lr*g.',
    zh: '规则没有给 theta 赋值，参数不会移动。请加上一行，例如 theta = theta - lr*g。',
  }),
  'too-many-variables': ({ names, most }) => ({
    en: `There is room for ${most} variables here, and this formula has ${names.join(', ')}. Write numbers for some of them.`,
    zh: `这里最多用 ${most} 个变量，而公式中有 ${names.join('、')}。请把其中一些写成数。`,
  }),
  'undefined-here': ({ part, place }) => ({
    en: `${part} has no value at ${place}. Choose another place.`,
    zh: `${part} 在 ${place} 处没有定义，请换一个点。`,
  }),
  'too-large-here': ({ part, place }) => ({
    en: `${part}, or its derivative, is too large for a number at ${place}. Choose another place.`,
    zh: `${part} 或它的导数在 ${place} 处太大，无法表示。请换一个点。`,
  }),
  'too-many-names': ({ states, hyper }) => ({
    en: `The rule has more than ${states} states or ${hyper} hyperparameters. Use fewer names.`,
    zh: `规则中的状态多于 ${states} 个，或超参数多于 ${hyper} 个。请减少名称。`,
  }),
};
