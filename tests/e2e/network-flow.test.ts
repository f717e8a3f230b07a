import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser';

/** Wide enough for the settings to stand beside the view. */
const WIDE = { viewport: { width: 1280, height: 800 } };
const FLOW = 'v=1&network=2-4-1&data=xor&view=flow&flow.depth=6&flow.width=8';

/** Rows of the table of networks: name, layer pointed at, first ÷ last, total norm … */
function rowsOf(page: Page): Promise<string[][]> {
  return page
    .locator('.flow-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 0.0499, or 8.2 × 10⁻¹⁵. */
function number(text: string): number {
  const [mantissa = '', power = ''] = text.replace('−', '-').split('\u00a0×\u00a010');
  const exponent = power.replace('⁻', '-').replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)));
  return Number(`${mantissa}e${exponent === '' ? 0 : exponent}`);
}

describe('the gradient flow view', () => {
  test('measures deep networks, and points at a layer by keyboard', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: FLOW, context: WIDE });
    await page.locator('.flow-table tbody tr').first().waitFor({ timeout: 45_000 });
    const rows = await rowsOf(page);
    expect(rows.map(([name]) => name)).toEqual([
      'Sigmoid · Xavier, normal',
      'Tanh · Xavier, normal',
      'ReLU · Xavier, normal',
    ]);
    // Six layers of sigmoids lose what six of tanh keep.
    expect(number(rows[0]![2]!)).toBeLessThan(number(rows[1]![2]!) / 100);

    const figure = page.getByRole('slider', { name: /Gradient per layer/ });
    await figure.focus();
    await figure.press('End');
    expect(await figure.getAttribute('aria-valuetext')).toBe('layer 7 of 7');
    expect(await page.locator('.flow-table thead').textContent()).toContain('layer 7');
    expect(await rowsOf(page)).not.toEqual(rows);
  });

  test('shows what a remedy does, and follows its settings', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: FLOW, context: WIDE });
    const remedy = page.getByRole('button', { name: 'He weights and ReLU' });
    await page.locator('.flow-remedies .flow-verdict[data-verdict="flows"]').first().waitFor({ timeout: 45_000 });
    await remedy.click();
    await expect.poll(async () => (await rowsOf(page)).map(([name]) => name)).toEqual(['ReLU · He, normal']);
    expect(await remedy.getAttribute('aria-pressed')).toBe('true');
    // The tutorial's XOR network was computed, not typed in.
    const xor = page.locator('.net-table', { hasText: 'typed in by the tutorial' });
    await expect.poll(() => xor.textContent(), { timeout: 30_000 }).toContain('0.0175');

    await page.getByRole('checkbox', { name: 'Clip the gradient' }).check();
    await expect.poll(() => page.locator('.flow-table thead').textContent()).toContain('clipped');
    const [before] = await rowsOf(page);
    await page.locator('.bench-foot .play-button').click();
    await expect.poll(() => page.locator('.flow-head').textContent(), { timeout: 45_000 }).toMatch(/at epoch \d+/);
    await page.locator('.bench-foot .play-button').click();
    const [after] = await rowsOf(page);
    expect(after).not.toEqual(before);
  });

  test('speaks Chinese', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: FLOW, context: WIDE });
    await page.locator('.flow-table tbody tr').first().waitFor({ timeout: 45_000 });
    // The figure is drawn once its size is known, maybe a frame after the table.
    await page.locator('.flow-main').getByText('梯度由输出传回输入').waitFor();
    expect(await page.locator('.flow-view').textContent()).toContain('批归一化');
  });
});
