import { describe, expect } from 'vitest';
import { decodeNetworkAddress, isNetworkAddress } from '../../src/experiment/networks/experiment';
import { type Lab, test } from './browser';
import { keepDevices } from './faults';

/** The smallest net that learns something: one call to the engine is a moment, on every tier. */
const XOR = 'v=1&network=2-4-1&data=xor&samples=4&optimizer=adam&hyper=lr:0.1&epochs=200';

async function expectShown(lab: Lab, workspace: 'surfaces' | 'networks'): Promise<void> {
  const { page } = lab;
  await lab.until((state) => state.laboratory === workspace);
  const shown = workspace === 'networks';
  await expect.poll(() => page.locator('#networks-part-bench').isVisible()).toBe(shown);
  expect(await page.locator('.app > main.scene').isVisible()).toBe(!shown);
  expect(await page.getByRole('button', { name: 'Networks', exact: true }).getAttribute('aria-pressed')).toBe(
    String(shown),
  );
}

describe('the networks’ workspace', () => {
  test('opens by its address, with the experiment the address carries', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: XOR });
    await expectShown(lab, 'networks');
    const { network } = await lab.until((state) => state.ready);
    expect(network).toMatchObject({ view: 'train', epoch: 0, trained: 0, status: 'ready', playing: false });
    expect(network.loss).toBeGreaterThan(0.1);
    // What is not seen computes nothing: it has not even been loaded.
    expect(await lab.snapshot()).not.toHaveProperty('runs');

    await page.getByRole('tab', { name: 'Gradient flow' }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('view=flow');
    const hash = await page.evaluate(() => location.hash);
    expect(isNetworkAddress(hash)).toBe(true);
    const { experiment } = decodeNetworkAddress(hash);
    expect(experiment).toEqual({ ...decodeNetworkAddress(XOR).experiment, view: 'flow' });

    await page.reload();
    const reloaded = await lab.until((state) => state.ready);
    expect(reloaded).toMatchObject({ laboratory: 'networks', network: { view: 'flow' } });
  });

  test('lists what it cannot read of an address', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: 'v=1&network=2-4-1&optimizer=adma&epochs=never' });
    expect(await page.locator('.notice li').count()).toBe(2);
    expect((await lab.snapshot())?.network.failure).toBeNull();
  });

  test('takes turns with that of surfaces; each keeps its state and rests meanwhile', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2' });
    await expectShown(lab, 'surfaces');
    const step = (await lab.until((state) => state.playing && state.step > 2)).step;
    await page.keyboard.press('n');
    await expectShown(lab, 'networks');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('network=');
    const { playing, step: rested } = await lab.until((state) => state.ready);
    expect(playing).toBe(false);
    expect(rested).toBeGreaterThanOrEqual(step);

    // As the surfaces do, the net moves at once.
    const trained = await lab.until((state) => state.network.epoch >= 3);
    expect(trained.step).toBe(rested);
    for (const next of ['lessons', 'functions'] as const) {
      await page.keyboard.press('n');
      await lab.until(({ laboratory }) => laboratory === next);
    }
    await page.keyboard.press('n');
    await expectShown(lab, 'surfaces');
    const back = await lab.until((state) => state.ready);
    expect(back.network.playing).toBe(false);
    expect(back.step).toBe(rested);
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('network=');

    await page.getByRole('button', { name: 'Networks', exact: true }).click();
    const again = await lab.until((state) => state.laboratory === 'networks' && state.ready);
    expect(again.network.trained).toBe(back.network.trained);
    expect(again.network.playing).toBe(false);
  });

  test('waits for who wants less motion', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', context: { reducedMotion: 'reduce' } });
    await page.keyboard.press('n');
    await expectShown(lab, 'networks');
    const { network } = await lab.until((state) => state.ready);
    expect(network).toMatchObject({ epoch: 0, playing: false, status: 'ready' });
  });

  test('follows an address that is typed into the open page', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2' });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, XOR);
    await expectShown(lab, 'networks');
    await lab.until((state) => state.ready);
    await page.evaluate(() => {
      location.hash = 'v=1&surface=sphere';
    });
    await expectShown(lab, 'surfaces');
    const state = await lab.until((now) => now.ready);
    expect(state.experiment.surface).toEqual({ id: 'sphere' });
  });
});

describe('training', () => {
  test.for(['2', '0'])('goes on, steps, goes back and resets by key, on tier %s', async (tier, { lab }) => {
    const page = await lab.open({ query: `tier=${tier}`, hash: XOR });
    expect((await lab.snapshot())?.tier).toBe(Number(tier));
    const begun = (await lab.until((state) => state.ready)).network;
    // Focus on the document: the arrows are the transport's.
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    const stepped = await lab.until((state) => state.network.epoch === 2);
    expect(stepped.network.loss).not.toBe(begun.loss);
    await page.keyboard.press(',');
    await lab.until((state) => state.network.epoch === 1 && state.network.trained === 2);
    expect((await lab.snapshot())?.network.status).toBe('back');

    for (let i = 0; i < 12; i++) await page.keyboard.press('+');
    expect(await page.getByRole('combobox', { name: 'Epochs per second' }).inputValue()).toBe('Infinity');
    await page.keyboard.press(' ');
    const done = await lab.until((state) => state.network.ended);
    expect(done.network).toMatchObject({ epoch: 200, status: 'finished', playing: false });
    expect(done.network.loss).toBeLessThan(0.1 * begun.loss);
    expect(done.network.accuracy).toBe(1);

    const slider = page.getByRole('slider', { name: 'Epoch', exact: true });
    await slider.fill('0');
    const first = await lab.until((state) => state.network.epoch === 0);
    expect(first.network.trained).toBe(200);
    expect(first.network.loss).toBe(begun.loss);
    await slider.blur();
    await page.keyboard.press('r');
    const reset = await lab.until((state) => state.network.trained === 0);
    expect(reset.network).toMatchObject({ epoch: 0, status: 'ready', loss: begun.loss });
  });

  test('that diverges stops and says where', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: 'v=1&network=1-4-1&data=sine&optimizer=sgd&hyper=lr:1000' });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const { network } = await lab.until((state) => !state.network.playing && state.network.status !== 'ready');
    expect(['diverged', 'undefined']).toContain(network.status);
    expect(await page.locator('.net-status').textContent()).toMatch(/in epoch \d+/);
  });

  test('begins anew with an edit, and undo brings the earlier experiment back', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: XOR });
    const begun = (await lab.until((state) => state.ready)).network;
    await page.keyboard.press('.');
    await lab.until((state) => state.network.epoch === 1);
    await page.getByRole('button', { name: 'Add a hidden layer' }).click();
    const deeper = await lab.until((state) => state.ready && state.network.trained === 0);
    expect(deeper.network.loss).not.toBe(begun.loss);
    expect(await page.locator('[data-shape]').textContent()).toContain('2 – 4 – 4 – 1');

    await page.keyboard.press('Control+z');
    await lab.until((state) => state.ready && state.network.loss === begun.loss);
    expect(await page.locator('[data-shape]').textContent()).toContain('2 – 4 – 1');
    await page.keyboard.press('Control+Shift+z');
    await lab.until((state) => state.ready && state.network.loss === deeper.network.loss);
  });

  test('of a formula of one’s own says what is wrong with it, at its place', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: `${XOR}&activation=${encodeURIComponent('tanh(2*x)')}` });
    const begun = (await lab.until((state) => state.ready)).network;
    const field = page.getByRole('textbox', { name: 'Activation as a formula of x' });
    await field.fill('tanh(2*y)');
    await expect.poll(() => page.locator('.formula-error').textContent()).toContain('column 8');
    expect((await lab.snapshot())?.network.loss).toBe(begun.loss);
    await field.fill('sin(2*x)');
    await lab.until((state) => state.ready && state.network.loss !== begun.loss);
    expect(await page.locator('.formula-error').textContent()).toBe('');
  });

  test('goes on after the device was lost, from the same epoch', async ({ lab }) => {
    const page = await lab.open({ hash: XOR, before: keepDevices });
    await page.keyboard.press('.');
    const before = (await lab.until((state) => state.network.epoch === 1)).network;
    await page.evaluate(() => window.devices.at(-1)!.destroy());
    await expect
      .poll(() => page.locator('.notices').textContent(), { timeout: 30_000 })
      .toContain('was lost and has been restored');
    const after = await lab.until((state) => state.ready);
    expect(after).toMatchObject({ tier: 0, network: { epoch: 1, loss: before.loss } });
    await page.keyboard.press('.');
    await lab.until((state) => state.network.epoch === 2);
  });
});

describe('the views', () => {
  test('are tabs: arrows and digits go from one to the next, and each is there', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: XOR });
    const tabs = page.getByRole('tablist', { name: 'Views of the network' }).getByRole('tab');
    expect(await tabs.count()).toBe(6);
    await tabs.first().focus();
    for (const view of ['hand', 'population', 'landscape', 'flow', 'gan', 'train'] as const) {
      await page.keyboard.press('ArrowRight');
      await lab.until((state) => state.network.view === view);
      expect(await page.locator(':focus').getAttribute('aria-selected')).toBe('true');
      await expect
        .poll(() => page.locator('.bench-panel > .bench-stage > :visible').count(), { timeout: 30_000 })
        .toBe(1);
    }
    await page.keyboard.press('4');
    await lab.until((state) => state.network.view === 'landscape');
  });

  test('one that cannot be loaded says so; the others go on', async ({ lab }) => {
    lab.expected.push(/Failed to load resource/);
    const page = await lab.open({ query: 'tier=2', hash: XOR, fresh: true });
    // Every script that is not loaded yet.
    await page.route('**/*.js', (route) => route.abort());
    await page.getByRole('tab', { name: 'GAN' }).click();
    await expect
      .poll(() => page.locator('.bench-panel > .bench-message').textContent(), { timeout: 30_000 })
      .toContain('could not be loaded');
    await page.unroute('**/*.js');
    await page.getByRole('tab', { name: 'Training' }).click();
    await expect.poll(() => page.locator('.bench-panel > .bench-message').isVisible()).toBe(false);
    expect(await page.locator('.bench-panel > .bench-stage > :visible').count()).toBe(1);
  });

  test('take an order to play while they load; a tab is no edit that undo takes back', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2', hash: XOR, fresh: true });
    await page.getByRole('button', { name: 'Add a hidden layer' }).click();
    await lab.until((state) => state.ready);
    // Every script that is not loaded yet waits.
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.js', async (route) => {
      await gate;
      await route.continue();
    });
    await page.getByRole('tab', { name: 'GAN' }).click();
    await expect.poll(() => page.locator('.bench-panel > .bench-message').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    release();
    const pause = page.getByRole('button', { name: 'Pause' });
    await expect.poll(() => pause.isVisible()).toBe(true);
    const updates = page.locator('.gan-facts dd').first();
    await expect.poll(async () => Number(await updates.textContent())).toBeGreaterThan(0);
    await pause.click();
    expect((await lab.snapshot())?.network.playing).toBe(false);

    await page.keyboard.press('Control+z');
    await lab.until((state) => state.network.view === 'gan');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('network=2-4-1');
    expect(await page.evaluate(() => location.hash)).toContain('view=gan');
  });

  test('speak both languages in every theme', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh&theme=dark', hash: XOR });
    await lab.until((state) => state.ready);
    for (const theme of ['light', 'projector', 'dark']) {
      await page.keyboard.press('t');
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    }
    const names = await page.locator('.bench-head:not(.resting) [role=tab]').allTextContents();
    for (const name of names) expect(name).toMatch(/\p{Script=Han}/u);
    await page.keyboard.press('l');
    expect(await page.locator('.bench-head:not(.resting) [role=tab]').first().textContent()).toBe('Training');
  });

  test('offer the settings that they take, and no others', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: XOR,
      context: { viewport: { width: 1280, height: 720 } },
    });
    const folders = () =>
      page
        .locator('.bench-foot ~ .rail-settings > .panel [data-key].lil-gui')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.key));
    expect(await folders()).toEqual(['example', 'data', 'network', 'init', 'training', 'page']);
    await page.keyboard.press('6');
    await expect.poll(folders).toEqual(['example', 'page']);
    await page.keyboard.press('5');
    await expect.poll(folders).toEqual(['example', 'data', 'network', 'training', 'page']);
    const panel = page.locator('.bench-foot ~ .rail-settings > .panel');
    expect(await panel.locator('[data-key="loss"]').count()).toBe(1);
    for (const key of ['layer.0', 'residual', 'epochs', 'schedule']) {
      expect(await panel.locator(`[data-key="${key}"]`).count()).toBe(0);
    }
    await page.keyboard.press('1');
    await expect.poll(() => panel.locator('[data-key="layer.0"]').count()).toBe(1);
  });

  test('keep the folders of the settings as they were left, whatever is built anew', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: XOR,
      context: { viewport: { width: 1280, height: 720 } },
    });
    const panel = page.locator('.bench-foot ~ .rail-settings > .panel');
    const closed = () =>
      panel
        .locator('[data-key].lil-gui.lil-closed')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.key));
    const before = await closed();
    await panel.locator('[data-key="network"].lil-gui > .lil-title').click();
    const left = [...before, 'network'].sort();
    await expect.poll(async () => (await closed()).sort()).toEqual(left);
    // Another language, other settings (this view has other folders), and those of before again.
    await page.keyboard.press('l');
    await expect
      .poll(() => panel.locator('[data-key="network"] > .lil-title').textContent())
      .toMatch(/\p{Script=Han}/u);
    expect((await closed()).sort()).toEqual(left);
    await page.keyboard.press('6');
    await expect.poll(() => panel.locator('[data-key="network"].lil-gui').count()).toBe(0);
    expect(await closed()).toEqual(before.filter((key) => key === 'example' || key === 'page'));
    await page.keyboard.press('1');
    await expect.poll(() => panel.locator('[data-key="network"].lil-gui').count()).toBe(1);
    expect((await closed()).sort()).toEqual(left);
  });

  test('show the tab of the view that an address opens, on a phone too', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2&lang=en',
      hash: `${XOR}&view=gan`,
      context: { viewport: { width: 390, height: 844 } },
    });
    await expect
      .poll(async () => {
        const box = await page.locator('.bench-head').getByRole('tab', { selected: true }).boundingBox();
        return box !== null && box.x >= 0 && Math.floor(box.x + box.width) <= 390;
      })
      .toBe(true);
  });

  test('stand above the settings’ tab on a phone, with everything inside the page', async ({ lab }) => {
    const page = await lab.open({
      query: 'tier=2',
      hash: XOR,
      context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    expect(await page.locator('.bench-foot ~ .rail-settings').isVisible()).toBe(false);
    await page.getByRole('tab', { name: 'Settings', exact: true }).last().click();
    await expect.poll(() => page.locator('.bench-foot ~ .rail-settings').isVisible()).toBe(true);
    expect(await page.locator('#networks-part-bench').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Train', exact: true }).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const small = await page
      .locator('.bench-head:not(.resting) button, .bench-foot ~ .tabs button, .bench-foot button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => ({
            name: button.textContent || button.getAttribute('aria-label'),
            box: button.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
          .map(({ name }) => name),
      );
    expect(small).toEqual([]);
  });
});
