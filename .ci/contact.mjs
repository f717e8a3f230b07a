/**
 * `npm run contact`: a picture of every step of every lesson, and a sheet of each lesson, in `.cache/contact/`. It says
 * what is clipped, lies over another or has no room; whether it is beautiful is for people to say.
 *
 *   npm run contact -- [LESSON …] [--sizes=1920x1080,3840x2160,390x844] [--languages=zh,en] [--theme=dark] [--tier=2]
 *                      [--present]
 *
 * With `--present` the steps stand on the wall of a hall, each with the first page of its text and with the last.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build, createServer, preview } from 'vite';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from './chromium.mjs';
import { faultsOfPage } from './faults.mjs';
import { root } from './install.mjs';

// A game of a thousand updates takes most of a minute.
const TIMEOUT = 90_000;
/** Milliseconds that a step may go on settling after it says that it is ready: transitions, the figures' last frame. */
const SETTLE = 400;
/** Pictures of a sheet beside each other, and how wide each is there. */
const COLUMNS = 3;
const WIDTH = 640;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '1920x1080,3840x2160,390x844' },
    languages: { type: 'string', default: 'zh,en' },
    theme: { type: 'string', default: 'dark' },
    tier: { type: 'string', default: '2' },
    present: { type: 'boolean', default: false },
  },
});
const executablePath = findChromium();
if (executablePath === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}

const lessons = await contents();
const unknown = positionals.filter((id) => !lessons.some((lesson) => lesson.id === id));
if (unknown.length > 0) {
  console.error(`No lesson ${unknown.join(', ')}; there are ${lessons.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}
const wanted = lessons.filter(({ id }) => positionals.length === 0 || positionals.includes(id));

const outDir = join(root, '.cache', 'contact-site');
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { port: 4174 } });
const address = server.resolvedUrls?.local[0] ?? '';
const args = values.tier === '2' ? [...QUIET, '--disable-gpu'] : [...QUIET, ...SOFTWARE_WEBGPU];
const browser = await chromium.launch({ executablePath, args });

let complaints = 0;
for (const size of values.sizes.split(',')) {
  for (const language of values.languages.split(',')) {
    for (const lesson of wanted) await shoot(lesson, size, language);
  }
}
await browser.close();
await server.close();
console.log(`${complaints} complaints`);
process.exit(complaints === 0 ? 0 : 1);

/** @returns {Promise<{ id: string, steps: { id: string, reveals?: unknown[], question?: unknown }[] }[]>} */
async function contents() {
  const vite = await createServer({ root, logLevel: 'warn', server: { middlewareMode: true }, appType: 'custom' });
  const { LESSONS } = await vite.ssrLoadModule('/src/lessons/index.ts');
  const found = [];
  for (const { id, load } of LESSONS) found.push({ id, steps: await load() });
  await vite.close();
  return found;
}

/**
 * @param {{ id: string, steps: { id: string, reveals?: unknown[], question?: unknown }[] }} lesson
 * @param {string} size @param {string} language
 */
async function shoot(lesson, size, language) {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const name = values.present ? `${size}-${language}-${values.theme}-wall` : `${size}-${language}`;
  const folder = join(root, '.cache', 'contact', name);
  mkdirSync(folder, { recursive: true });
  const phone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
  });
  const page = await context.newPage();
  const where = { text: '' };
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`${where.text}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`${where.text}: ${error.message}`));
  const pictures = [];
  for (const [index, step] of lesson.steps.entries()) {
    where.text = `${size} ${language} ${lesson.id}/${step.id}`;
    const query = `lang=${language}&theme=${values.theme}&tier=${values.tier}`;
    const hash = `v=1&lesson=${lesson.id}&step=${step.id}`;
    if (index === 0) await page.goto(`${address}?${query}#${hash}`);
    else await page.evaluate((next) => location.assign(next), `#${hash}`);
    await stands(page, step.id, 0);
    if (values.present) {
      if (index === 0) await page.keyboard.press('p');
      await presented(step, index);
      continue;
    }
    const reveals = step.reveals?.length ?? 0;
    // The first press passes over the question.
    if (step.question !== undefined) await page.keyboard.press('PageDown');
    for (let shown = 1; shown <= reveals; shown++) {
      await page.keyboard.press('PageDown');
      await stands(page, step.id, shown);
    }
    await page.waitForTimeout(SETTLE);
    for (const text of await page.evaluate(faultsOfPage)) complain(`${where.text}: ${text}`);
    const path = join(folder, `${lesson.id}-${String(index + 1).padStart(2, '0')}-${step.id}.png`);
    // A phone's page is longer than its screen, and all of it counts.
    await page.screenshot({ path, fullPage: phone, timeout: TIMEOUT });
    pictures.push({ path, title: `${index + 1} ${step.id}` });
  }
  await context.close();
  await sheet(pictures, join(root, '.cache', 'contact', `${name}-${lesson.id}.jpg`), phone);

  /** @param {{ id: string }} step @param {number} index */
  async function presented({ id }, index) {
    await page.waitForTimeout(SETTLE);
    for (let shot = 1; shot <= 2; shot++) {
      const path = join(folder, `${lesson.id}-${String(index + 1).padStart(2, '0')}-${id}-${shot}.png`);
      await page.screenshot({ path, timeout: TIMEOUT });
      pictures.push({ path, title: `${index + 1} ${id}` });
      // As many presses as there are dots that have not been passed.
      const left = await page.locator('.wall-dots > :not(.passed)').count();
      if (left === 0) return;
      for (let press = 0; press < left; press++) {
        await page.keyboard.press('PageDown');
        await page.waitForTimeout(SETTLE);
      }
    }
  }
}

/**
 * Waits until the step is there, with so many reveals, and has nothing left to compute.
 * @param {import('playwright-core').Page} page @param {string} id @param {number} revealed
 */
async function stands(page, id, revealed) {
  try {
    await page.waitForFunction(
      ([step, count]) => {
        const lesson = Reflect.get(window, 'nabla')?.lesson;
        return lesson?.step === step && lesson.revealed === count && lesson.ready && Reflect.get(window, 'nabla').ready;
      },
      /** @type {const} */ ([id, revealed]),
      { timeout: TIMEOUT },
    );
  } catch {
    complain(`${id} after ${revealed} reveals is never ready`);
  }
}

/**
 * @param {{ path: string, title: string }[]} pictures @param {string} path @param {boolean} phone
 */
async function sheet(pictures, path, phone) {
  rmSync(path, { force: true });
  if (pictures.length === 0) return;
  const columns = phone ? 2 * COLUMNS : COLUMNS;
  const wide = phone ? WIDTH / 2 : WIDTH;
  const figures = pictures.map(
    ({ path, title }) =>
      `<figure><img src="${pathToFileURL(path)}" width="${wide}"><figcaption>${title}</figcaption></figure>`,
  );
  const html = `<style>body{margin:0;display:grid;grid-template-columns:repeat(${columns},${wide}px);gap:8px;background:#888;
    font:20px sans-serif}figure{margin:0}</style>${figures.join('')}`;
  const file = join(root, '.cache', 'contact', 'sheet.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: columns * (wide + 8), height: 600 } });
  await page.goto(String(pathToFileURL(file)));
  await page.screenshot({ path, type: 'jpeg', quality: 80, fullPage: true, timeout: TIMEOUT });
  await page.close();
}

/** @param {string} text */
function complain(text) {
  complaints++;
  console.log(`✗ ${text}`);
}
