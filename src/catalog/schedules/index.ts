import type { Schedule } from '../types';
import { constant } from './constant';
import { cosine } from './cosine';
import { exponential } from './exponential';
import { inverse } from './inverse';
import { step } from './step';
import { warmup } from './warmup';

export const SCHEDULE_LIST: readonly Schedule[] = [constant, step, exponential, cosine, inverse, warmup];
