import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { root } from '../setup/sources';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at its end. */
    readonly site: string;
    /** Where it lies. */
    readonly folder: string;
  }
}

/** Deep inside a host, because the build promises to work from any folder. */
const FOLDER = '/some/folder/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Global setup: serves the site as a static host would, built once (`npm test` hands in what it has built already). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.NABLA_SITE ??= await buildSite();
  const { address, close } = await serveFolder(process.env.NABLA_SITE);
  project.provide('site', address);
  project.provide('folder', process.env.NABLA_SITE);
  return close;
}

/** Serves a folder; its address has a slash at its end. */
export async function serveFolder(folder: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = serve(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${FOLDER}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function buildSite(): Promise<string> {
  const outDir = join(root, '.cache', 'site');
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return outDir;
}

function serve(folder: string): Server {
  return createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path === FOLDER ? 'index.html' : path.slice(FOLDER.length);
    try {
      if (!path.startsWith(FOLDER)) throw new Error('outside the site');
      const body = await readFile(join(folder, name));
      response
        .writeHead(200, {
          'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
          // A sandboxed frame has no origin of its own: its modules come from “another” one.
          'access-control-allow-origin': '*',
          // Every page loads everything, whatever was open before it.
          'cache-control': 'no-store',
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
}
