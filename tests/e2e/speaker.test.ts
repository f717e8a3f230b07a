import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const STEP = 'v=1&lesson=rosenbrock&step=1';
/** Its number, from 0. */
const step = (page: Page) =>
  page
    .locator('.lesson-progress a')
    .evaluateAll((links) => links.findIndex((link) => link.hasAttribute('aria-current')));

/** Presents, and opens the speaker's window. */
async function open(page: Page): Promise<Page> {
  await page.keyboard.press('p');
  await page.waitForFunction(() => window.nabla.presenting !== null);
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await speaker.locator('.speaker-notes').waitFor();
  return speaker;
}

/** What the mirror shows at the moment, as text. */
const mirrored = (speaker: Page) =>
  speaker.evaluate(() => document.querySelector<HTMLIFrameElement>('.mirror')?.contentDocument?.body.textContent ?? '');

describe('the speaker’s window', () => {
  test('shows notes, what comes next and what the audience sees, and moves the page as the page moves it', async ({
    lab,
  }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: STEP });
    const speaker = await open(page);
    const complaints: string[] = [];
    speaker.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    expect(await speaker.locator('h1').textContent()).toBe('Near to the eye');
    expect(await speaker.locator('.notes-text').textContent()).toContain('Say nothing');
    expect(await speaker.locator('.speaker-next-title').textContent()).toBe('A hundred steps');
    await expect.poll(() => mirrored(speaker)).toContain('A valley bent like a banana');
    // Its keys, its buttons.
    await speaker.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(8);
    await speaker.keyboard.press('Home');
    await expect.poll(() => step(page)).toBe(0);
    await speaker.locator('[data-command="next"]').click();
    await expect.poll(() => step(page)).toBe(1);
    await expect.poll(() => mirrored(speaker)).toContain('made in 1960');
    await speaker.locator('.speaker-steps').selectOption({ index: 3 });
    await expect.poll(() => step(page)).toBe(3);
    // The page's keys.
    await page.keyboard.press('Home');
    await expect.poll(() => speaker.locator('h1').textContent()).toBe('Near to the eye');
    await page.keyboard.press('b');
    await expect.poll(() => speaker.locator('.speaker-state').textContent()).toBe('The screen is black');
    await speaker.keyboard.press('F5');
    await speaker.keyboard.press('Escape');
    await expect.poll(() => speaker.locator('.speaker-state').textContent()).toBe('What the audience sees');
    expect(await speaker.locator('h1').textContent()).toBe('Near to the eye');
    expect(complaints).toEqual([]);
    // Closed, the talk goes on, and it can be opened again.
    await speaker.close();
    await page.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(8);
    const [again] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await expect.poll(() => again.locator('.speaker-position').textContent()).toContain('9 of 9');
  });

  test('shows what plays while it plays', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: STEP });
    const speaker = await open(page);
    const picture = () =>
      speaker.evaluate(() => {
        const inner = document.querySelector<HTMLIFrameElement>('.mirror')?.contentDocument;
        return inner?.querySelector<HTMLCanvasElement>('.mirror-scene')?.toDataURL() ?? '';
      });
    await expect.poll(async () => (await picture()).length).toBeGreaterThan(1000);
    const before = await picture();
    await expect.poll(picture).not.toBe(before);
  });

  test('freezes what the audience sees while the next is prepared', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: STEP });
    const speaker = await open(page);
    await speaker.keyboard.press('i');
    await page.locator('.wall-frozen.stands').waitFor();
    await speaker.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(8);
    const frozen = await page
      .locator('.wall-frozen > iframe')
      .evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.body.textContent ?? '');
    expect(frozen).toContain('A valley bent like a banana');
    expect(await speaker.locator('.speaker-state').textContent()).toContain('frozen');
    await expect.poll(() => mirrored(speaker)).not.toContain('A valley bent like a banana');
    await speaker.keyboard.press('i');
    await expect.poll(() => page.locator('.wall-frozen').count()).toBe(0);
  });

  test('that the browser refuses gives way to notes on the page, and says so', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: STEP,
      before: () => {
        window.open = () => null;
      },
    });
    await page.keyboard.press('p');
    await page.waitForFunction(() => window.nabla.presenting !== null);
    await page.keyboard.press('s');
    await page.locator('.notice', { hasText: 'refused the speaker’s window' }).waitFor();
    expect(await page.locator('.wall-notes').textContent()).toContain('Say nothing');
    await page.keyboard.press('v');
    expect(await page.locator('.wall-notes').isVisible()).toBe(false);
    await page.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(8);
  });

  test('says so when its page is gone', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: STEP, fresh: true });
    const speaker = await open(page);
    await page.reload();
    await expect.poll(() => speaker.locator('body').textContent()).toContain('closed or loaded anew');
  });
});
