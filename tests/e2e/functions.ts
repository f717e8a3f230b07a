import type { Locator, Page } from 'playwright-core';
import type { FunctionExperiment } from '../../src/experiment/functions/types';

/** What the tests of the laboratory of functions share. */

type Place = readonly [x: number, y: number];

/** The experiment, as the page has it. */
export const experimentOn = (page: Page): Promise<FunctionExperiment> =>
  page.evaluate(() => window.nabla.function.experiment);

/** Where an element is, in the middle. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = (await element.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** With the mouse, over some places on the way. */
export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

export async function dragBy(page: Page, element: Locator, dx: number, dy = 0): Promise<void> {
  const { x, y } = await middleOf(element);
  await drag(page, [x, y], [x + dx, y + dy]);
}
