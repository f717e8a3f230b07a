import type { BaseIssue } from 'valibot';
import { OPTIMIZERS } from '../catalog';
import { LONGEST_FORMULA, type LocalText, nearest } from '../catalog/language';
import { FormulaError } from '../formula';
import { compileScalar } from '../formula/programs/scalar-function';
import {
  LOGITS,
  MOST_ARROWS,
  MOST_CHAIN_VARIABLES,
  MOST_LAYERS,
  MOST_ROWS,
  MOST_RUNS,
  MOST_WIDTH,
  RATES,
  SKETCH_PLACES,
} from './limits';
import { ruleFault } from './surfaces/optimizer';

/** Says what is wrong with a value, for a message code of `schema.ts`. */
export function explain(issue: BaseIssue<unknown>): LocalText {
  const [code, list = ''] = issue.message.split(' ', 2);
  const names = list.split(',').filter((entry) => entry !== '');
  if (isMissing(issue)) return { en: 'is missing', zh: '缺失' };
  if (code === 'keys' && issue.expected === 'never') return choice(String(issue.path?.at(-1)?.key), names, KEY);
  if (code === 'one-of') return choice(show(issue.input), names, ID);
  if (code === 'columns') {
    return { en: `needs the columns ${names.join(', ')}`, zh: `需要数据列 ${names.join('、')}` };
  }
  if (code === 'rule' && typeof issue.input === 'string') return faultOf(issue.input);
  if (code === 'activation') return activation(issue.input, names);
  if (code === 'trainer' && typeof issue.input === 'string' && OPTIMIZERS.has(issue.input)) {
    return {
      en: `“${issue.input}” needs more than one weight at a time; networks can be trained by: ${names.join(', ')}`,
      zh: `“${issue.input}”不能逐个权重更新；可用于网络的有：${names.join(', ')}`,
    };
  }
  if (code === 'trainer') return choice(show(issue.input), names, ID);
  return TEXTS[code]?.(issue.requirement) ?? { en: 'is not an object with named values', zh: '应为带名称的对象' };
}

/** A key that an object must have. It is reported by the object, and so with the object's code. */
export function isMissing(issue: BaseIssue<unknown>): boolean {
  const at = issue.path?.at(-1);
  return issue.type.endsWith('_object') && at !== undefined && at.origin === 'key' && issue.expected !== 'never';
}

/** A value from outside in a message: short, on one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '�');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

const KEY: LocalText = { en: 'has no place here', zh: '在此处无意义' };
const ID: LocalText = { en: 'is not known', zh: '不存在' };

function choice(given: string, allowed: readonly string[], verdict: LocalText): LocalText {
  const near = nearest(given, allowed);
  const all = allowed.join(', ');
  return {
    en: `“${show(given)}” ${verdict.en}${near === null ? '.' : `; did you mean “${near}”?`} Allowed: ${all}`,
    zh: `“${show(given)}”${verdict.zh}${near === null ? '。' : `，是否想写“${near}”？`}可用：${all}`,
  };
}

/** An id that is almost right, or a formula with a fault: what is wrong depends on what was meant. */
function activation(input: unknown, ids: readonly string[]): LocalText {
  const text = show(input);
  if (typeof input !== 'string' || /^\w*$/.test(input)) {
    const { en, zh } = choice(text, ids, ID);
    return { en: `${en}, or a formula of x`, zh: `${zh}，或 x 的公式` };
  }
  try {
    compileScalar({ formula: input, variable: 'x', others: [], parameters: [] });
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { en: `as a formula of x: ${error.text.en}`, zh: `作为 x 的公式：${error.text.zh}` };
  }
  return { en: 'is not an activation', zh: '不是激活函数' };
}

/** What is wrong with an update rule, and where in its text. */
function faultOf(rule: string): LocalText {
  const fault = ruleFault(rule);
  if (fault === null) return { en: 'is not an update rule', zh: '不是更新规则' };
  const at = fault.span.start + 1;
  return { en: `at character ${at}: ${fault.text.en}`, zh: `第 ${at} 个字符：${fault.text.zh}` };
}

const TEXTS: Readonly<Record<string, (requirement: unknown) => LocalText>> = {
  places: () => ({
    en: `is not a list of at most ${MOST_CHAIN_VARIABLES} numbers`,
    zh: `应为至多 ${MOST_CHAIN_VARIABLES} 个数的列表`,
  }),
  number: () => ({ en: 'is not a finite number', zh: '不是有限的数' }),
  'at-least': (min) => ({ en: `is less than ${min}`, zh: `小于 ${min}` }),
  'at-most': (max) => ({ en: `is more than ${max}`, zh: `大于 ${max}` }),
  integer: () => ({ en: 'is not a whole number', zh: '不是整数' }),
  rates: () => ({ en: 'is not a list of learning rates, one per weight layer', zh: '应为学习率列表，每个权重层一个' }),
  boolean: () => ({ en: 'is neither true nor false', zh: '应为 true 或 false' }),
  pair: () => ({ en: 'is not a pair of numbers', zh: '应为一对数' }),
  pairs: () => ({ en: `is not a list of at most ${MOST_ARROWS} points`, zh: `应为至多 ${MOST_ARROWS} 个点的列表` }),
  interval: () => ({
    en: 'is not an interval: the lower bound must come first and be clearly below the upper one',
    zh: '不是区间：下界应在前，且明显小于上界',
  }),
  name: () => ({
    en: 'is not a name: use letters, digits and _, and no name of a function or a constant',
    zh: '不是合法的名称：请用英文字母、数字和 _，且不能与函数或常数同名',
  }),
  'two-names': () => ({ en: 'is not a pair of names', zh: '应为两个变量名' }),
  text: () => ({ en: 'is not text', zh: '不是文本' }),
  empty: () => ({ en: 'is empty', zh: '为空' }),
  longest: () => ({
    en: `is longer than ${LONGEST_FORMULA} characters`,
    zh: `超过 ${LONGEST_FORMULA} 个字符`,
  }),
  column: () => ({ en: 'is not a list of finite numbers up to 1e9', zh: '应为绝对值不超过 1e9 的有限数列表' }),
  data: () => ({
    en: `is not a data set: give one to eight columns of the same length, 1 to ${MOST_ROWS} rows`,
    zh: `不是数据集：需要 1 到 8 个等长的列，1 到 ${MOST_ROWS} 行`,
  }),
  parameters: () => ({
    en: 'is not a set of at most sixteen named numbers',
    zh: '应为至多十六个带名称的数',
  }),
  clash: () => ({
    en: 'uses one name for two things among its variables, parameters and columns',
    zh: '的变量、参数和数据列之间有重名',
  }),
  function: () => ({
    en: 'needs an id of the catalogue or a formula',
    zh: '需要目录中的 id 或公式',
  }),
  surface: () => ({
    en: 'needs an id of the catalogue, a formula, a loss with data, or samples',
    zh: '需要目录中的 id、公式、带数据的损失，或采样点',
  }),
  schedule: () => ({ en: 'needs the id of a schedule', zh: '需要学习率计划的 id' }),
  run: () => ({ en: 'needs the id of an optimizer', zh: '需要优化器的 id' }),
  runs: () => ({ en: `is not a list of 1 to ${MOST_RUNS} runs`, zh: `应为 1 到 ${MOST_RUNS} 个运行的列表` }),
  layers: () => ({
    en: `is not a list of 2 to ${MOST_LAYERS + 1} widths of 1 to ${MOST_WIDTH} units`,
    zh: `应为 2 到 ${MOST_LAYERS + 1} 个层宽的列表，每层 1 到 ${MOST_WIDTH} 个单元`,
  }),
  activations: () => ({
    en: `is neither an activation nor a list of 1 to ${MOST_LAYERS} of them`,
    zh: `应为一个激活函数，或 1 到 ${MOST_LAYERS} 个激活函数的列表`,
  }),
  weights: () => ({
    en: 'is not a list of numbers up to 1e6, layer by layer as {"W": [...], "b": [...]}',
    zh: '应为逐层的 {"W": [...], "b": [...]}，其中的数绝对值不超过 1e6',
  }),
  rows: () => ({
    en: `is not a list of 1 to ${MOST_ROWS} rows of finite numbers up to 1e9, all of one length`,
    zh: `应为 1 到 ${MOST_ROWS} 行等长的有限数，绝对值不超过 1e9`,
  }),
  'as-many': () => ({ en: 'does not have as many rows as points', zh: '的行数与样本数不一致' }),
  'net-data': () => ({
    en: 'needs the id of a point set, or X with its target',
    zh: '需要点集的 id，或 X 及其 target',
  }),
  'init-id': () => ({ en: 'needs the id of an initialiser', zh: '需要初始化方法的 id' }),
  batch: () => ({ en: 'is neither "full" nor a number of rows', zh: '应为 "full" 或行数' }),
  axis: () => ({
    en: 'is not an axis: name a hyperparameter such as lr, one layer of it such as lr:0, width, or init',
    zh: '不是有效的轴：可写超参数（如 lr）、某一层的超参数（如 lr:0）、width 或 init',
  }),
  'log-range': () => ({ en: 'must be above 0 on a logarithmic axis', zh: '在对数轴上必须大于 0' }),
  'too-many': (most) => ({ en: `is more than ${most} in all`, zh: `总数超过 ${most}` }),
  swept: () => ({
    en: 'is not an axis: name a hyperparameter such as lr, or the start as start.x or start.y',
    zh: '不是有效的轴：可写超参数（如 lr），或起点 start.x、start.y',
  }),
  range: () => ({
    en: 'has bounds that are out of order: the lower one must be clearly below the upper one',
    zh: '的上下界次序有误：下界应明显小于上界',
  }),
  'same-axes': () => ({ en: 'has the same name on both axes', zh: '的两个轴用了同一个量' }),
  'few-rates': () => ({
    en: `is not a list of ${RATES[0]} to ${RATES[1]} learning rates above 0`,
    zh: `应为 ${RATES[0]} 到 ${RATES[1]} 个大于 0 的学习率`,
  }),
  curves: () => ({ en: 'is not a list of curves', zh: '应为曲线的列表' }),
  distinct: () => ({ en: 'names something twice', zh: '中有重复的名称' }),
  logits: () => ({
    en: `is not a list of ${LOGITS[0]} to ${LOGITS[1]} numbers`,
    zh: `应为 ${LOGITS[0]} 到 ${LOGITS[1]} 个数的列表`,
  }),
  sketch: () => ({
    en: `is not a drawn curve: it has ${SKETCH_PLACES} values, of which some may be left out`,
    zh: `不是手绘曲线：应有 ${SKETCH_PLACES} 个值，其中可以留空`,
  }),
  samples: () => ({ en: 'is not a list of finite numbers up to 1e30', zh: '应为绝对值不超过 1e30 的有限数列表' }),
  'samples-count': () => ({
    en: 'does not have as many values as columns times rows',
    zh: '的数值个数不等于列数乘以行数',
  }),
  'long-name': () => ({ en: 'is too long for a name', zh: '作为名称过长' }),
  'beyond-samples': () => ({ en: 'has a region that reaches beyond its samples', zh: '的区域超出了采样范围' }),
  points: () => ({ en: 'is not a list of pairs of numbers', zh: '应为数对的列表' }),
  'too-long': (most) => ({ en: `is longer than ${most} characters`, zh: `超过 ${most} 个字符` }),
  'too-few': (fewest) => ({ en: `needs at least ${fewest}`, zh: `至少应有 ${fewest} 项` }),
  list: () => ({ en: 'is not a list', zh: '应为列表' }),
  object: () => ({ en: 'is not an object with named values', zh: '应为带名称的对象' }),
  kind: () => ({ en: 'needs a kind', zh: '需要 kind' }),
  triple: () => ({ en: 'is not a list of three', zh: '应为三项的列表' }),
  'lesson-id': () => ({
    en: 'is not an id: use lower-case letters, digits and hyphens',
    zh: '不是合法的 id：请用小写字母、数字和连字符',
  }),
  'number-name': () => ({
    en: 'is not a name: use a letter, then letters and digits',
    zh: '不是合法的名称：请以字母开头，后接字母和数字',
  }),
  row: () => ({ en: 'is not a row of the inventory, such as A5', zh: '不是清单中的行号，如 A5' }),
  'step-experiment': () => ({
    en: 'is neither an address nor an experiment',
    zh: '应为地址或实验对象',
  }),
  coordinate: () => ({ en: 'is neither a number nor the name of one', zh: '应为数或数的名称' }),
  place: () => ({ en: 'is neither a coordinate nor a pair of them', zh: '应为一个坐标或一对坐标' }),
  moment: () => ({ en: 'is neither a number of steps nor "end"', zh: '应为步数或 "end"' }),
  series: () => ({ en: 'is neither a list of numbers nor a reading', zh: '应为数的列表或读数方式' }),
  version: () => ({
    en: 'is a version that this program does not know; it knows 1',
    zh: '是本程序不认识的版本；目前只支持 1',
  }),
};
