import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';

const WIDE = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const;
/** The tutorial's w² + 2w + 5 from w = 3, 20 steps; y does nothing. */
const TUTORIAL = 'v=1&formula=x^2%2B2*x%2B5&x=-4:4&y=-4:4&run=sgd,lr:0.1,start:3:0&run=lm,start:3:0&steps=20';

const badges = (lab: Lab): Promise<string[]> => lab.page.locator('.rates-badge').allTextContents();

describe('learning rates', () => {
  test('side by side, named by what happened; edited, adopted; by keys and on a phone', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: TUTORIAL, context: WIDE });
    // The key for the next tool; it is no step of undo.
    await page.keyboard.press(']');
    await lab.until((state) => state.ready && state.tool.name === 'rates');
    expect(await page.getByRole('tab', { name: 'Learning rates' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');

    const fields = page.locator('.rates-cell input');
    const values = (): Promise<string[]> => fields.evaluateAll((all) => all.map((f) => (f as HTMLInputElement).value));
    expect(await values()).toEqual(['0.05', '0.3', '0.8', '1.2']);
    expect(await badges(lab)).toEqual(['… too slow', '✓ good', '∿ oscillates', '↗ diverges']);

    // Another number, another name: 0.5 lands on the minimum in one step.
    await fields.nth(2).fill('0.5');
    await fields.nth(2).press('Enter');
    await lab.until((state) => state.ready && state.experiment.tools.rates.rates[2] === 0.5);
    expect((await badges(lab))[2]).toBe('✓ good');
    expect(await page.locator('.rates-why').nth(2).textContent()).toContain('converged at step 1');
    // Nonsense is not taken.
    await fields.nth(2).fill('fast');
    await fields.nth(2).press('Enter');
    expect((await values())[2]).toBe('0.5');

    // A click gives the run the rate; what is offered stays.
    await page.locator('.rates-adopt').nth(2).click();
    await lab.until((state) => state.ready && state.experiment.runs[0]!.hyper.lr === 0.5);
    expect(await values()).toEqual(['0.05', '0.3', '0.5', '1.2']);

    // More, fewer, automatic again.
    await page.getByRole('button', { name: 'Add a rate' }).click();
    await lab.until((state) => state.ready && state.experiment.tools.rates.rates.length === 5);
    expect((await values())[4]).toBe('2.4');
    await page.getByRole('button', { name: 'Remove this rate' }).first().click();
    await lab.until((state) => state.ready && state.experiment.tools.rates.rates.length === 4);
    await page.getByRole('button', { name: 'Choose rates automatically' }).click();
    await lab.until((state) => state.ready && state.experiment.tools.rates.rates.length === 0);
    expect(await values()).toEqual(['0.05', '0.3', '0.8', '1.2']);

    // A run without a learning rate says so.
    await page.getByLabel('Selected run', { exact: true }).selectOption({ index: 1 });
    await expect.poll(() => page.locator('.rates-empty').textContent()).toContain('has no learning rate');

    // On a phone the tab below the scene is called after the tool.
    await page.setViewportSize({ width: 390, height: 844 });
    const tabs = page.locator('.tabs:not(.resting) [role="tab"]');
    expect(await tabs.allTextContents()).toEqual(['Runs', 'Learning rates', 'Settings']);
  });
});
