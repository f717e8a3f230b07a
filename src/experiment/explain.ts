import type { BaseIssue } from 'valibot';
import { LONGEST_FORMULA, type LocalText, nearest } from '../catalog/language';
import { MOST_ROWS, MOST_RUNS } from './table';

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
    en: `“${show(given)}” ${verdict.en}${near === null ? '' : `; did you mean “${near}”?`} Allowed: ${all}`,
    zh: `“${show(given)}”${verdict.zh}${near === null ? '' : `，是否想写“${near}”？`}可用：${all}`,
  };
}

const TEXTS: Readonly<Record<string, (requirement: unknown) => LocalText>> = {
  number: () => ({ en: 'is not a finite number', zh: '不是有限的数' }),
  'at-least': (min) => ({ en: `is less than ${min}`, zh: `小于 ${min}` }),
  'at-most': (max) => ({ en: `is more than ${max}`, zh: `大于 ${max}` }),
  integer: () => ({ en: 'is not a whole number', zh: '不是整数' }),
  boolean: () => ({ en: 'is neither true nor false', zh: '应为 true 或 false' }),
  pair: () => ({ en: 'is not a pair of numbers', zh: '应为一对数' }),
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
    en: `is no data set: give one to eight columns of the same length, 1 to ${MOST_ROWS} rows`,
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
  surface: () => ({
    en: 'needs an id of the catalogue, a formula, or a loss with data',
    zh: '需要目录中的 id、公式，或带数据的损失',
  }),
  schedule: () => ({ en: 'needs the id of a schedule', zh: '需要学习率计划的 id' }),
  run: () => ({ en: 'needs the id of an optimizer', zh: '需要优化器的 id' }),
  runs: () => ({ en: `is not a list of 1 to ${MOST_RUNS} runs`, zh: `应为 1 到 ${MOST_RUNS} 个运行的列表` }),
  version: () => ({
    en: 'is a version that this program does not know; it knows 1',
    zh: '是本程序不认识的版本；目前只支持 1',
  }),
};
