import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Share and save' }).waitFor();
}

/** Presses a button and reads the file that comes of it. */
export async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

export async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([label, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
      data.items.add(new File([content], label!));
      return data;
    },
    [name, bytes.toString('base64')],
  );
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: transfer });
  await expect.poll(() => page.locator('.drop-sign').isVisible()).toBe(true);
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
}
