import type { Rejected } from '../../experiment/address';
import { show } from '../../experiment/explain';
import { LESSON_SIGNS } from '../../experiment/lessons/signs';
import type { LocalText } from '../../formula/text';

/*
 * `#v=1&lesson=descent&step=step-size` is a step, `#v=1&lessons` the table of contents; `&route=10` beside either is the
 * way on which `Next` leads. A step is named by its id, or by its number in the lesson.
 */

/** Where an address leads. */
export interface LessonAddress {
  /** Null: to the table of contents. */
  readonly lesson: string | null;
  /** An id, or a number counted from 1; null: the first step. */
  readonly step: string | null;
  /** Name of a route; null: chapter by chapter. */
  readonly route: string | null;
}

const KEYS: ReadonlySet<string> = new Set(['v', ...LESSON_SIGNS, 'step', 'route']);

/** Reads any fragment. Never throws: what cannot be used is listed. */
export function readLessonAddress(
  hash: string,
  routes: readonly string[],
): { readonly address: LessonAddress; readonly rejected: readonly Rejected[] } {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const rejected: Rejected[] = [];
  const reject = (key: string, value: string, reason: LocalText): void => {
    rejected.push({ key: show(key), value: show(value), reason });
  };
  for (const [key, value] of given) if (!KEYS.has(key)) reject(key, value, UNKNOWN_KEY);
  const version = given.get('v') ?? '1';
  if (version !== '1') reject('v', version, UNKNOWN_VERSION);
  const route = given.get('route');
  const known = route !== null && routes.includes(route);
  if (route !== null && !known) reject('route', route, unknownRoute(routes));
  const lesson = given.get('lesson');
  return {
    address: {
      lesson: lesson === null || lesson === '' ? null : lesson,
      step: lesson === null || lesson === '' ? null : given.get('step'),
      route: known ? route : null,
    },
    rejected,
  };
}

export function writeLessonAddress({ lesson, step, route }: LessonAddress): string {
  const place = lesson === null ? ['lessons'] : [`lesson=${encodeURIComponent(lesson)}`];
  return [
    '#v=1',
    ...place,
    ...(step === null ? [] : [`step=${encodeURIComponent(step)}`]),
    ...(route === null ? [] : [`route=${route}`]),
  ].join('&');
}

/** Index of the step that an address names; null: the lesson has none such. */
export function stepIndex(steps: readonly { readonly id: string }[], step: string | null): number | null {
  if (steps.length === 0) return null;
  if (step === null) return 0;
  const named = steps.findIndex(({ id }) => id === step);
  if (named >= 0) return named;
  const number = /^\d{1,4}$/.test(step) ? Number(step) : 0;
  return number >= 1 && number <= steps.length ? number - 1 : null;
}

const UNKNOWN_KEY: LocalText = {
  en: 'is not a key of a lesson’s address, which has lesson, step and route',
  zh: '不是课程地址的键，课程地址只有 lesson、step 和 route',
};
const UNKNOWN_VERSION: LocalText = {
  en: 'is not a version that this page knows; it is read as version 1',
  zh: '不是本页面认识的版本，按版本 1 读取',
};
export const UNKNOWN_LESSON: LocalText = {
  en: 'is not one of the lessons; here are those there are',
  zh: '不是已有的课程，这里列出全部课程',
};
export const UNKNOWN_STEP: LocalText = {
  en: 'is not a step of this lesson; it begins at its first one',
  zh: '不是这一课中的步骤，从第一步开始',
};

function unknownRoute(routes: readonly string[]): LocalText {
  return {
    en: `is not a route; there are those of ${routes.join(', ')} minutes`,
    zh: `不是已有的路线，现有 ${routes.join('、')} 分钟的路线`,
  };
}
