import { walkLessons } from './lessonsWalk';

walkLessons((chapter) => chapter % 2 === 0);
