import { LESSONS } from '../../lessons';
import { engineCommand } from '../command';
import { lessonDocument } from '../lessons';
import { UsageError } from '../usage-error';

/** The lessons with their steps, and every number of them as an engine computes it. */
export const lessons = engineCommand({
  name: 'lessons',
  word: 'ID',
  compute(id) {
    const chosen = id === null ? LESSONS : LESSONS.filter((lesson) => lesson.id === id);
    if (chosen.length === 0) {
      throw new UsageError(`there is no lesson "${id}"; there are ${LESSONS.map((lesson) => lesson.id).join(', ')}`);
    }
    return async (engine) => {
      const documents = [];
      for (const lesson of chosen) documents.push(await lessonDocument(engine, lesson));
      return { lessons: documents };
    };
  },
});
