import { describe, expect } from 'vitest';
import { test } from './browser';

/** A formula whose every step costs dozens of times that of a bowl. */
const SLOW = Array.from({ length: 12 }, (_, i) => `sin(${i + 1}*x + cos(${i + 2}*y))/${i + 3}`).join(' + ');
const COSTLY = `v=1&formula=${encodeURIComponent(SLOW)}&domain=x:-3:3,y:-3:3&run=adam&steps=100000`;
const NO_STORAGE = () => {
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
};

describe('bad input', () => {
  test('an address that asks for a million long runs leaves the page in hand, without storage, too', async ({
    lab,
  }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: `${COSTLY}&tool=sweep&sweep=size:1024&basins=size:2048`,
      before: NO_STORAGE,
      context: { viewport: { width: 1280, height: 720 } },
      unready: true,
    });
    const busyWith = (name: string) => lab.until(({ tool }) => tool.name === name && tool.loaded && tool.busy);
    await busyWith('sweep');
    // Another tool takes over at once, and what it asks for is as long.
    await page.getByRole('tab', { name: 'Basins' }).click();
    await busyWith('basins');
    // The work ends with its tool: the same workers compute the next surface.
    await page.getByRole('tab', { name: 'Formula', exact: true }).click();
    await page.locator('#tool-formula-field').fill('x^2 + y^2');
    const state = await lab.until(({ ready, tool, experiment }) => {
      return ready && tool.name === 'formula' && (experiment.surface as { formula?: string }).formula === 'x^2 + y^2';
    });
    expect(state.runs.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });

  test('files that are none of ours are refused in words, and change nothing', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: 'v=1&surface=sphere' });
    const { experiment } = await lab.until(({ ready }) => ready);
    const dropped = (name: string, content: string | number) =>
      page.evaluate(
        ([label, what]) => {
          const data = new DataTransfer();
          data.items.add(new File([typeof what === 'number' ? new Uint8Array(what) : what], label));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, content] as const,
      );
    const notices = page.locator('.notices');
    const refused: readonly (readonly [string, string | number, string])[] = [
      ['empty.json', '', 'The file is empty'],
      ['cut.json', '{"version": 1,', 'is not JSON'],
      ['old.json', '{"version": 0}', 'version'],
      ['new.json', '{"version": 99, "surface": {"id": "booth"}}', 'version'],
      ['proto.json', '{"version": 1, "__proto__": {"x": 1}}', '__proto__'],
      ['formula.json', '{"surface": {"formula": "x + sinn(y)"}}', 'Did you mean “sin”?'],
      ['rule.json', '{"runs": [{"optimizer": "own", "rule": "theta = theta -"}]}', 'character'],
      ['net.json', '{"version": 1, "network": {"layers": "many"}}', 'network.layers'],
      ['program.exe', 'MZ\0\0\u0001', 'not a text file'],
      ['large.csv', 60e6, '50 MB'],
    ];
    for (const [name, content, reason] of refused) {
      await dropped(name, content);
      await expect.poll(() => notices.textContent()).toContain(`${name} was not opened`);
      expect(await notices.textContent()).toContain(reason);
    }
    const after = await lab.until(({ ready }) => ready);
    expect(after.experiment).toEqual(experiment);
    // Of either laboratory, whichever is shown.
    await dropped('net.json', '{"version": 1, "network": {}}');
    await lab.until(({ laboratory }) => laboratory === 'networks');
    await dropped('surface.json', '{"version": 1, "surface": {"id": "booth"}}');
    const back = await lab.until(({ laboratory, experiment: now }) => {
      return laboratory === 'surfaces' && (now.surface as { id?: string }).id === 'booth';
    });
    expect(back.experiment.surface).toEqual({ id: 'booth' });
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });
});
