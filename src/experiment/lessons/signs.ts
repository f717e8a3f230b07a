/** Keys that only addresses of lessons have. */
export const LESSON_SIGNS = ['lesson', 'lessons'] as const;
