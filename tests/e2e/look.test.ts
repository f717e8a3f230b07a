import { describe, expect } from 'vitest';
import { test } from './browser';
import { examine } from './picture';

const HAN = /\p{Script=Han}/u;

describe('the look', () => {
  test('is Chinese or English, live, and the run goes on', async ({ lab }) => {
    const page = await lab.open({ query: 'lang=en' });
    const visible = () => page.locator('body').innerText();
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^en/);
    // The one word of the other language is the button that leads to it.
    expect((await visible()).replace('中文', '')).not.toMatch(HAN);

    const before = await lab.until((state) => state.step > 2);
    await page.keyboard.press('l');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(/^zh/);
    expect(await visible()).toMatch(/播放|暂停/);
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    const after = await lab.until((state) => state.ready);
    expect(after.step).toBeGreaterThanOrEqual(before.step);
    expect(after.experiment).toEqual(before.experiment);
  });

  test('is dark, light or for a projector', async ({ lab }) => {
    const brightness: number[] = [];
    for (const theme of ['dark', 'light', 'projector']) {
      const page = await lab.open({ query: `theme=${theme}` });
      const picture = await examine(page, await page.screenshot());
      expect(picture.colors).toBeGreaterThan(200);
      brightness.push(picture.brightness);
    }
    const [dark, light, projector] = brightness as [number, number, number];
    expect(dark).toBeLessThan(0.35);
    expect(light).toBeGreaterThan(0.55);
    expect(projector).toBeGreaterThan(0.55);
  });

  test('fits a phone, and every action is a finger wide', async ({ lab }) => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
    const page = await lab.open({ context: phone });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.transport button, .topbar button, [role="tab"]')]
        .map((element) => ({ name: element.ariaLabel ?? element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);

    await page.getByRole('button', { name: 'Pause' }).tap();
    await lab.until((state) => !state.playing);
    const before = (await lab.until((state) => state.ready)).experiment;
    await page.locator('canvas').first().tap();
    const after = await lab.until((state) => state.playing);
    expect(after.experiment.runs).not.toEqual(before.runs);
  });

  test('needs no mouse', async ({ lab }) => {
    const page = await lab.open();
    await page.keyboard.press('Space');
    const paused = await lab.until((state) => !state.playing);
    await page.keyboard.press('.');
    await lab.until((state) => state.step === Math.floor(paused.step) + 1);
    await page.keyboard.press('r');
    await lab.until((state) => state.step === 0);

    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    // Every control that shows can be reached with the tabulator, and shows that it has the focus.
    const reached = new Set<string>();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ''),
      );
    }
    for (const name of ['One step forward', 'Step', 'Speed'])
      expect([...reached].some((text) => text.includes(name))).toBe(true);

    const surface = page.locator('canvas').first();
    const before = await surface.screenshot();
    await surface.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await surface.screenshot()).equals(before)).toBe(false);
  });
});
