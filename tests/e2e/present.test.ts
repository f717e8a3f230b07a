import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

const STEP = 'v=1&lesson=rosenbrock&step=1';
const QUERY = 'tier=2&lang=en';

const presenting = (page: Page) => page.evaluate(() => window.nabla.presenting);
/** Its number, from 0. */
const step = (page: Page) =>
  page
    .locator('.lesson-progress a')
    .evaluateAll((links) => links.findIndex((link) => link.hasAttribute('aria-current')));
const present = async (page: Page): Promise<void> => {
  await page.keyboard.press('p');
  await page.waitForFunction(() => window.nabla.presenting !== null);
};
/** Text of the page of the caption that is in sight. */
const place = (page: Page) => page.locator('.wall-place').getAttribute('aria-label');

describe('presenting', () => {
  test('fills the wall with figure and caption, and goes on page by page, back and forth', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: STEP });
    await present(page);
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    for (const gone of ['.topbar', '.lesson-head', '.lesson-nav'])
      expect(await page.locator(gone).isVisible()).toBe(false);
    for (const stays of ['.scene-view', '.lesson-text'])
      expect(await page.locator(stays).first().isVisible()).toBe(true);
    // Forward to the third step, and back the same way.
    const forth: (string | null)[] = [];
    while ((await step(page)) !== 2) {
      forth.push(await place(page));
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(30);
    }
    expect(new Set(forth).size).toBeGreaterThan(2);
    await page.keyboard.press('Home');
    await expect.poll(() => step(page)).toBe(0);
    await page.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(8);
    for (const key of ['3', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => step(page)).toBe(2);
    await page.keyboard.press('PageUp');
    await expect.poll(() => step(page)).toBe(1);
    await page.keyboard.press('q');
    expect(await presenting(page)).toBeNull();
    await page.locator('.topbar').waitFor();
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  });

  test('hears a remote as it is, and nothing where somebody writes', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: STEP });
    await present(page);
    const loaded = await page.evaluate(() => performance.timeOrigin);
    for (const [blank, screen] of [
      ['.', 'black'],
      ['b', 'black'],
      ['w', 'white'],
      [',', 'white'],
    ] as const) {
      await page.keyboard.press(blank);
      expect((await presenting(page))?.screen).toBe(screen);
      expect(await page.locator('.wall-cover').isVisible()).toBe(true);
      const before = await place(page);
      // The first press only brings the picture back.
      await page.keyboard.press('PageDown');
      expect((await presenting(page))?.screen).toBe('shown');
      expect(await place(page)).toBe(before);
    }
    // The start button, again and again: nothing is loaded anew, and the talk goes on.
    for (const key of ['F5', 'Escape', 'F5', 'Escape', 'F5']) await page.keyboard.press(key);
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
    expect(await presenting(page)).not.toBeNull();
    // A button that is held.
    const held = await page.evaluate(() => {
      const event = (repeat: boolean) =>
        window.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'PageDown', repeat, bubbles: true, cancelable: true }),
        );
      const before = JSON.stringify(window.nabla.lesson);
      return (
        [1, 2, 3].map(() => event(true)).every((passed) => !passed) && JSON.stringify(window.nabla.lesson) === before
      );
    });
    expect(held).toBe(true);
    // Composing Chinese.
    await page.evaluate(() => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', isComposing: true, bubbles: true }));
    });
    expect((await presenting(page))?.screen).toBe('shown');
  });

  test('points, lights, draws and takes back; what was drawn is gone with the step', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: STEP });
    await present(page);
    await page.keyboard.press('l');
    await page.mouse.move(300, 200);
    expect(await page.locator('.wall-pointer').isVisible()).toBe(true);
    await page.keyboard.press('h');
    expect(await page.locator('.wall-spotlight').isVisible()).toBe(true);
    await page.keyboard.press('d');
    const draw = async (y: number): Promise<void> => {
      await page.mouse.move(200, y);
      await page.mouse.down();
      await page.mouse.move(400, y + 40, { steps: 4 });
      await page.mouse.up();
    };
    await draw(100);
    await draw(200);
    expect((await presenting(page))?.drawing).toHaveLength(2);
    await page.keyboard.press('Control+z');
    expect((await presenting(page))?.drawing).toHaveLength(1);
    expect(await page.locator('.wall-pen g path').count()).toBe(1);
    await page.keyboard.press('End');
    await expect.poll(async () => (await presenting(page))?.drawing.length).toBe(0);
    await page.keyboard.press('Escape');
    expect((await presenting(page))?.tool).toBeNull();
  });

  test('shows all steps to choose from, the time, and a code that leads somewhere', async ({ lab }) => {
    const page = await lab.open({ query: `${QUERY}&hall=http://192.168.7.7:5173/`, hash: STEP });
    await present(page);
    await page.keyboard.press('o');
    expect(await page.locator('.wall-steps button').count()).toBe(9);
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => step(page)).toBe(2);
    expect((await presenting(page))?.panel).toBeNull();
    await page.keyboard.press('t');
    expect(await page.locator('.wall-timer').textContent()).toMatch(/^\d+:\d\d$/);
    await page.keyboard.press('a');
    expect(await page.locator('.wall-code .qr').isVisible()).toBe(true);
    expect(await page.locator('.wall-code-address').textContent()).toBe('192.168.7.7:5173');
    await page.keyboard.press('Escape');
    expect(await page.locator('.wall-code').isVisible()).toBe(false);
  });

  test('says that phones cannot reach a page of this machine', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: STEP });
    await present(page);
    await page.keyboard.press('a');
    expect(await page.locator('.wall-code .qr').count()).toBe(0);
    expect(await page.locator('.wall-code-text').textContent()).toContain('Phones cannot reach this page');
  });

  test('goes on in the window where the whole screen is refused, and without a wake lock', async ({ lab }) => {
    const page = await lab.open({
      query: QUERY,
      hash: STEP,
      before: () => {
        Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'));
        Object.defineProperty(navigator, 'wakeLock', {
          value: { request: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) },
        });
      },
    });
    await present(page);
    await page.locator('.notice', { hasText: 'F11' }).waitFor();
    for (const key of ['f', 'F5', 'PageDown']) await page.keyboard.press(key);
    expect(await page.locator('.notice').count()).toBe(1);
    expect(await page.locator('.topbar').isVisible()).toBe(false);
  });

  test('leaves a slider its arrows, but not the remote’s keys', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&lesson=descent&step=rates' });
    await present(page);
    await page.evaluate(() => {
      const slider = Object.assign(document.createElement('input'), { type: 'range', id: 'probe', value: '50' });
      document.querySelector('.lesson-scroll')!.append(slider);
      slider.focus();
    });
    const before = await place(page);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#probe').inputValue()).toBe('51');
    expect(await place(page)).toBe(before);
    await page.keyboard.press('PageDown');
    await expect.poll(() => place(page)).not.toBe(before);
    expect(await page.locator('#probe').inputValue()).toBe('51');
  });
});
