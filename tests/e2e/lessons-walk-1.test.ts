import { walkLessons } from './lessonsWalk';

// Two files, so that both processors walk.
walkLessons((chapter) => chapter % 2 === 1);
