import { describe, expect } from 'vitest';
import { encodeNetworkAddress } from '../../src/experiment/networks/experiment';
import { workedExample } from '../../src/labs/networks/walkthrough/example';
import { type Lab, test } from './browser';

const hash = encodeNetworkAddress(workedExample('equal')).replace(/^#/, '');

async function open(lab: Lab, query = 'lang=en&tier=2', more = hash) {
  const page = await lab.open({ query, hash: more, context: { viewport: { width: 1280, height: 800 } } });
  await page.locator('.hand-card h3').waitFor({ state: 'visible', timeout: 30_000 });
  return page;
}

/** What the card says, in one line per equation, as assistive technology hears it. */
function equations(lab: Lab): Promise<string[]> {
  return lab.page
    .locator('.hand-lines .net-equation')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('math')].map((math) => math.getAttribute('alttext')).join(' ')),
    );
}

async function stepTo(lab: Lab, title: string): Promise<string[]> {
  const heading = lab.page.locator('.hand-card h3');
  for (let i = 0; i < 20 && (await heading.textContent()) !== title; i++) {
    const counter = lab.page.locator('.hand-counter');
    const before = await counter.textContent();
    await lab.page.keyboard.press('.');
    await expect.poll(() => counter.textContent()).not.toBe(before);
  }
  expect(await heading.textContent()).toBe(title);
  return equations(lab);
}

describe('the worked example', () => {
  test('is calculated with the keyboard, round by round', async ({ lab }) => {
    const page = await open(lab);
    expect((await stepTo(lab, 'Forward: hidden layer'))[0]).toMatch(/0\.5 × 40 \+ 0\.5 × 80 = 20 \+ 40 = 60$/);
    expect((await stepTo(lab, 'Forward: output'))[0]).toMatch(/= 180$/);
    expect((await stepTo(lab, 'Loss'))[0]).toMatch(/= 7200$/);
    expect((await stepTo(lab, 'Backward: slope of the loss'))[0]).toMatch(/= 120$/);
    for (const line of await stepTo(lab, 'Backward: gradients of W2')) expect(line).toMatch(/= 120 × 60 = 7200$/);
    const first = await stepTo(lab, 'Backward: gradients of W1');
    expect(first.map((line) => line.split('= ').at(-1))).toEqual(['4800', '9600', '4800', '9600', '4800', '9600']);
    expect(first[0]).toContain('∂L/∂y′·∂y′/∂z₁·∂z₁/∂w¹₁₁ = 120 × 1 × 40');
    expect(await stepTo(lab, 'Update')).toContainEqual(expect.stringMatching(/0\.5 − 0\.00001 × 4800 = 0\.452$/));

    expect((await stepTo(lab, 'Forward: output'))[0]).toMatch(/= 140\.3136$/);
    expect((await stepTo(lab, 'Loss'))[0]).toMatch(/= 3225\.13717248$/);
    await expect.poll(() => page.locator('.hand-foot table').textContent()).toContain('3225.13717248');
    expect(await page.locator('.hand-notes').textContent()).toContain('they are 140.3136 and 3225.13717248');
    // The other way, and back to the beginning.
    await page.keyboard.press(',');
    await expect.poll(() => page.locator('.hand-card h3').textContent()).toBe('Forward: output');
    await page.keyboard.press('r');
    await expect.poll(() => page.locator('.hand-counter').textContent()).toBe('Round 1, step 1 of 9');
  });

  test('says every number of the diagram to who walks through it', async ({ lab }) => {
    const page = await open(lab);
    await page.locator('.net-hand .net-svg [tabindex="0"]').focus();
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await label()).toBe('input 1: 40.');
    await page.keyboard.press('ArrowRight');
    expect(await label()).toBe(
      'weight from input 1 to hidden layer 1, unit 1: 0.5. Gradient 4800 over all examples; of this one, delta 120 times input 40.',
    );
    await page.keyboard.press('ArrowRight');
    expect(await label()).toBe('hidden layer 1, unit 1: sum 60, output 60, slope of the activation 1, delta 120.');
    expect(await page.locator('.hand-readout').textContent()).toMatch(/hidden layer 1, unit 1/i);
    // The arrows belonged to the picture: the course has not moved.
    expect(await page.locator('.hand-counter').textContent()).toBe('Round 1, step 1 of 9');
  });

  test('speaks Chinese, and passes its gradient check', async ({ lab }) => {
    const page = await open(lab, 'lang=zh&tier=2&theme=projector');
    expect(await page.locator('.hand-head h2').textContent()).toBe('手算反向传播：2-3-1');
    await page.locator('.hand-foot .net-check > summary').click();
    await page.getByRole('button', { name: '检验梯度' }).click();
    await expect.poll(() => page.locator('.hand-foot .net-verdict').textContent()).toMatch(/^通过：/);
    await page.getByRole('button', { name: '换用不同的权重' }).click();
    await expect.poll(() => page.locator('.hand-notes').textContent()).not.toContain('永远保持相同');
    expect((await stepTo(lab, '损失'))[0]).toMatch(/= 850\.78125$/);
  });

  test('offers itself where a network is too large', async ({ lab }) => {
    const page = await lab.open({
      query: 'lang=en&tier=2',
      hash: 'v=1&network=2-16-16-1&view=hand',
      context: { viewport: { width: 390, height: 844 } },
    });
    await page.getByText('This network has 337 parameters').waitFor();
    // There is nothing to step through yet, so nothing says that there were.
    expect(await page.locator('.bench-foot .transport').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Load the worked example: 2-3-1' }).click();
    await expect.poll(() => page.locator('.hand-counter').textContent()).toBe('Round 1, step 1 of 9');
    expect(await page.getByRole('slider', { name: 'Step', exact: true }).getAttribute('aria-valuetext')).toBe(
      'step 0 of 8',
    );

    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Load it with weights that differ' }).click();
    await expect.poll(() => page.locator('.hand-notes').textContent()).not.toContain('stay equal for ever');
    expect((await stepTo(lab, 'Loss'))[0]).toMatch(/= 850\.78125$/);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Shrink this network to 2-4-1' }).click();
    await expect.poll(() => page.locator('.hand-head h2').textContent()).toMatch(/2-4-1$/);
    await page.locator('.hand-card').waitFor({ state: 'visible' });
  });
});

describe('the diagram beside the training', () => {
  test('goes through its passes one by one, trains an epoch, and shows its numbers as a table', async ({ lab }) => {
    const page = await lab.open({
      query: 'lang=en&tier=2',
      hash: 'v=1&network=2-3-1&activation=tanh',
      context: { viewport: { width: 1400, height: 900 } },
    });
    const diagram = page.locator('.net-diagram');
    await diagram.locator('.net-node').first().waitFor();
    const step = diagram.getByRole('button', { name: 'Step', exact: true });
    const readout = diagram.locator('.net-readout');
    for (const title of ['1/9 What is given', '2/9 Forward: hidden layer', '3/9 Forward: output', '4/9 Loss']) {
      await step.click();
      await expect.poll(() => readout.textContent()).toContain(title);
    }
    for (let i = 4; i < 9; i++) await step.click();
    await expect.poll(() => readout.textContent()).toContain('9/9 Update');
    await step.click();
    await expect.poll(() => page.locator('.bench-foot').textContent()).toMatch(/epoch 1\b|1 \/ 500/);
    await diagram.locator('.net-numbers > summary').click();
    await expect.poll(() => diagram.locator('.net-numbers table').count()).toBe(2);
    await expect.poll(() => diagram.locator('.net-numbers tbody tr').count()).toBe(4);
  });
});
