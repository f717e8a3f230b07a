import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { lean } from './.ci/lean.mjs';
import { completeLicences, LICENCES } from './.ci/licences.mjs';
import { offline } from './.ci/offline.mjs';
import { singleFile } from './.ci/single-file.mjs';

/**
 * What the built page may load and run: its own files, and nothing that is made from text. Code compiled from formulas
 * runs in workers, whose policy is that of their own response. Workers are started from a URL that Trusted Types let
 * through only by a policy in the app.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** In the build only: the development server injects scripts and styles of its own. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** Browser tests that measure how long something takes, or lose the graphics processor: nothing runs beside them. */
const ALONE = ['tests/e2e/loss.test.ts'];

const browserTests = {
  globalSetup: 'tests/e2e/serve.ts',
  // As long as every other wait: a state that is there ends it.
  expect: { poll: { timeout: 30_000 } },
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  // Relative addresses: the build works from any folder of any static host.
  base: './',
  plugins: [contentSecurityPolicy, ...lean, completeLicences, singleFile, offline()],
  build: {
    target: 'es2023',
    license: { fileName: LICENCES },
    // Every browser of that age does it.
    modulePreload: { polyfill: false },
    // The page's policy lets fonts come from its own files only, so even the smallest must be one.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    // three is most of the page and changes least: in a file of its own it stays in the cache.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'three', test: /node_modules.three/ }] } },
      // How long each plugin took is no warning.
      checks: { pluginTimings: false },
    },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          globalSetup: 'tests/setup/driver.ts',
          // Vitest leaves one processor free: of two, that is half the machine.
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...browserTests,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ALONE,
          // A page that starts or waits leaves room for another. The tests wait for states, not for times.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { ...browserTests, name: 'e2e-alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
