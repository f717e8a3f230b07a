import { pageWith } from '../../experiment/carried';
import { type Command, OUT } from '../command';
import { readText, writeText } from '../files';
import { loadCarried } from '../load';
import { UsageError } from '../usage-error';

/** The page in one file, which the program around this one has made; the build puts it here. */
const PAGE = process.env.NABLA_PAGE ?? 'dist/nabla.html';

/** The page as one file that carries what stands in a file: an experiment, a landscape, a lesson. */
export const page: Command = {
  name: 'page',
  options: [OUT],
  takes: { word: 'FILE.json', required: true },
  prepare(file, out) {
    const path = out ?? `${file.replace(/\.json$/i, '')}.html`;
    return {
      // What is printed says what was written.
      asked: { name: 'page', out: null, file, page: path },
      async result() {
        const { kind, content } = loadCarried(file);
        const text = pageWith(readText(PAGE), content);
        if (text === null) throw new UsageError(`${PAGE} is not the page of Nabla: npm run build makes it`);
        writeText(path, text);
        return { page: path, carries: kind, bytes: Buffer.byteLength(text) };
      },
    };
  },
};
