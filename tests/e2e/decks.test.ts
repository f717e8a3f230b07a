import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const QUERY = 'tier=2&lang=en';
const titles = (page: Page) => page.locator('.deck-step > span:last-child').allTextContents();
const collected = async (page: Page, count: number): Promise<void> => {
  await page.keyboard.press('d');
  await page.locator('.notice', { hasText: `step ${count}` }).waitFor();
};
const openDecks = async (page: Page): Promise<void> => {
  await page.keyboard.press('e');
  await page.locator('.deck-editor[open]').waitFor();
};
const ready = (page: Page) => page.waitForFunction(() => window.nabla.ready);
/** The deck as the browser keeps it. */
const kept = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('nabla.decks') ?? '{}').decks?.[0]?.steps ?? []);

describe('a deck', () => {
  test('collects from every laboratory, is edited, kept, saved, dropped, shown and printed', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&surface=himmelblau&run=adam,lr:0.1', fresh: true });
    await collected(page, 1);
    await page.evaluate(() => {
      location.hash = '#v=1&f=x^2&bench=derivative';
    });
    await page.waitForFunction(() => window.nabla.laboratory === 'functions');
    await ready(page);
    await collected(page, 2);
    await page.evaluate(() => {
      location.hash = '#v=1&network=2-3-1&data=xor';
    });
    await page.waitForFunction(() => window.nabla.laboratory === 'networks');
    await ready(page);
    await collected(page, 3);
    const steps = await kept(page);
    expect(steps.map(({ experiment }: { experiment: string }) => experiment.split('&').slice(0, 2).join('&'))).toEqual([
      'v=1&surface=himmelblau',
      expect.stringMatching(/^v=1&f=x/),
      expect.stringMatching(/^v=1&network=2-3-1/),
    ]);

    await openDecks(page);
    const before = await titles(page);
    expect(before).toHaveLength(3);
    // The third becomes the first; a copy of it is made and taken back.
    await page.locator('.deck-step').nth(2).click();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await titles(page)).toEqual([before[2], before[0], before[1]]);
    await page.locator('.deck-steps').getByRole('button', { name: 'Duplicate' }).click();
    expect(await titles(page)).toHaveLength(4);
    await page.locator('[data-act="undo"]').click();
    expect(await titles(page)).toHaveLength(3);
    await page.locator('.deck-step').first().click();
    const caption = page.locator('.deck-form textarea[lang="en"]').first();
    await caption.fill('It learns $x_1 \\oplus x_2$.\n\nIn a moment.');
    expect(await page.locator('.deck-preview p').count()).toBe(2);
    await page.locator('.deck-preview .katex').waitFor();

    // Nothing is lost by a reload.
    const written = await kept(page);
    await page.reload();
    await ready(page);
    expect(await kept(page)).toEqual(written);

    // As a file, and back: the lesson is the same.
    await openDecks(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-act="save"]').click()]);
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString('utf8');
    const saved = JSON.parse(text);
    expect(saved.lesson.steps[0].caption).toEqual([
      { en: 'It learns $x_1 \\oplus x_2$.', zh: 'It learns $x_1 \\oplus x_2$.' },
      { en: 'In a moment.', zh: 'In a moment.' },
    ]);

    await page.keyboard.press('Escape');
    await page.evaluate(() => localStorage.removeItem('nabla.decks'));
    await page.reload();
    await ready(page);
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'deck.json', { type: 'application/json' }));
      for (const type of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, text);
    await page.waitForFunction(() => window.nabla.laboratory === 'lessons' && window.nabla.lesson.lesson !== null);
    expect(await kept(page)).toEqual(saved.lesson.steps);
    await openDecks(page);

    // Shown as a lesson, at an address that a reload finds again.
    await page.locator('.deck-step').first().click();
    await page.locator('[data-act="show"]').click();
    await page.waitForFunction(() => window.nabla.lesson.ready && window.nabla.lesson.lesson !== null);
    expect(await page.locator('.lesson-text').textContent()).toContain('It learns');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('lesson=deck-');
    await page.reload();
    await page.waitForFunction(() => window.nabla?.lesson?.ready && window.nabla.lesson.lesson !== null);
    expect(await page.locator('.lesson-text').textContent()).toContain('It learns');

    // Presented.
    await openDecks(page);
    await page.locator('.deck-step').first().click();
    await page.locator('[data-act="present"]').click();
    await page.waitForFunction(() => window.nabla.presenting !== null);
    expect(await page.locator('.wall-place').textContent()).toContain('1 / 3');
    await page.keyboard.press('q');

    // On paper: a step a page.
    await page.evaluate(() => {
      window.print = () =>
        document.body.setAttribute('data-printed', String(document.querySelectorAll('.print-page').length));
    });
    await openDecks(page);
    await page.locator('[data-act="print"]').click();
    await page.waitForFunction(() => document.body.dataset.printed !== undefined);
    expect(await page.evaluate(() => document.body.dataset.printed)).toBe('3');
  });

  test('is told when the browser cannot keep it, and stays as long as the page', async ({ lab }) => {
    const page = await lab.open({
      query: QUERY,
      fresh: true,
      before: () => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key: string, value: string) {
          if (key === 'nabla.decks') throw new DOMException('full', 'QuotaExceededError');
          setItem.call(this, key, value);
        };
      },
    });
    await page.keyboard.press('d');
    await page.locator('.notice', { hasText: 'save it as a file' }).waitFor();
    await openDecks(page);
    expect(await titles(page)).toHaveLength(1);
  });
});
