import * as v from 'valibot';
import { SCHEDULES } from '../catalog';
import type { LocalText } from '../catalog/language';
import { completeHyper } from './complete';
import { type Field, field, optional } from './field';
import { choice, number, numberOf } from './kinds';
import { closed, hyper, oneOf, type Schema, textOf } from './shapes';
import { namedNumbersText, type TextForm, toNumber } from './textForms';

/** What descending a surface and training a network have in common. */

export interface Schedule {
  readonly id: string;
  readonly hyper: Readonly<Record<string, number>>;
}

export type ScheduleDraft = Pick<Schedule, 'id'> & Partial<Pick<Schedule, 'hyper'>>;

/** `norm`: the gradient is scaled to at most `max`; `value`: each coordinate is cut to ±`max`. */
export interface Clip {
  readonly by: 'norm' | 'value';
  readonly max: number;
}

const CLIP_LABEL: LocalText = { en: 'Clip the gradient', zh: '梯度裁剪' };

export const CLIP = {
  by: choice({
    label: CLIP_LABEL,
    default: 'norm',
    options: { norm: { en: 'by its norm', zh: '按范数' }, value: { en: 'by value', zh: '按值（逐分量）' } },
  }),
  max: number({
    label: { en: 'Limit', zh: '上限' },
    default: 1,
    min: 1e-9,
    max: 1e9,
    slider: [1e-3, 1e3],
    scale: 'log',
  }),
} as const;

/** `norm:1` */
const clipText: TextForm<Clip> = {
  write: ({ by, max }) => `${by}:${max}`,
  read: (text) => {
    const [by, ...values] = text.split(':');
    return { by, max: toNumber(values.join(':')) };
  },
};

export const clipSchema = closed({ by: oneOf(CLIP.by.options.map(({ value }) => value)), max: numberOf(CLIP.max) });

/** Clipping of the gradient, where there is any. */
export function clip<A extends string = never>(affects: readonly A[] = []) {
  return optional(
    field<Clip, Clip, A>({
      label: CLIP_LABEL,
      default: { by: CLIP.by.default, max: CLIP.max.default },
      schema: clipSchema,
      text: clipText,
      affects,
    }),
  );
}

export const scheduleSchema = v.lazy((input): Schema => {
  const entry = SCHEDULES.get(textOf(input, 'id'));
  if (entry === undefined) return v.looseObject({ id: oneOf(SCHEDULES.keys()) }, 'schedule');
  return closed({ id: v.string(), hyper: v.optional(hyper(entry.hyper)) });
});

/** A learning-rate schedule; a constant rate is the absence of one. */
export function schedule<A extends string = never>(affects: readonly A[] = []) {
  const inner: Field<Schedule, ScheduleDraft, A> = field<Schedule, ScheduleDraft, A>({
    label: { en: 'Learning-rate schedule', zh: '学习率计划' },
    default: { id: 'constant', hyper: {} },
    schema: scheduleSchema,
    entries: [
      { suffix: '', path: ['id'], named: true, write: ({ id }) => id, read: (text) => text },
      {
        suffix: '.hyper',
        path: ['hyper'],
        write: (value, base) => namedNumbersText.write(value.hyper, base?.hyper) || null,
        read: namedNumbersText.read,
      },
    ],
    complete: ({ id, hyper: given }) => ({ id, hyper: completeHyper(SCHEDULES.get(id)!.hyper, given) }),
    affects,
  });
  return optional(inner);
}
