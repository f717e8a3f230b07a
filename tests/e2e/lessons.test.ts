import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Lesson } from '../../src/experiment/lessons/types';
import { type Lab, test } from './browser';

const WIDE = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const QUERY = 'tier=2&lang=en';

const both = (text: string) => ({ en: text, zh: `${text}（中文）` });

/** x² from 3 with lr 0.25 halves x at each step: 3 · 0.5⁴ = 0.1875. */
const HALVING = 'v=1&f=x^2&run=sgd,lr:0.25,start:3&steps=4&bench=descent';

const LESSON: Lesson = {
  id: 'halving',
  title: both('Halving'),
  question: both('Does it arrive?'),
  minutes: 3,
  needs: [],
  steps: [
    {
      id: 'ask',
      title: both('Four steps'),
      experiment: HALVING,
      offers: ['transport'],
      play: { at: 2 },
      caption: [both('Each step halves $x$; after four it is {last}.')],
      numbers: [
        {
          name: 'last',
          label: both('$x_4$'),
          read: { kind: 'run', of: 'x' },
          digits: 4,
          tutorial: { text: '0.2', why: both('It rounds.') },
        },
        { name: 'half', label: both('half of it'), read: { kind: 'formula', formula: 'last/2' }, digits: 4, after: 2 },
      ],
      question: {
        text: both('Does it reach 0?'),
        answers: [
          { text: both('Yes'), says: both('Half of something is something.') },
          { text: both('No'), right: true, says: both('It only comes near.') },
        ],
      },
      reveals: [
        { text: both('Half of {last} is left.') },
        { text: both('Slower now.'), experiment: `${HALVING}&digits=5` },
      ],
    },
    { id: 'rest', title: both('Only words'), caption: [both('Nothing to compute.')] },
  ],
};

async function drop(page: Page, content: object): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'lesson.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, JSON.stringify(content));
}

/** Waits until a step stands with so many reveals. */
function stands(lab: Lab, step: string | null, revealed = 0) {
  return lab.until(({ ready, lesson }) => ready && lesson.step === step && lesson.revealed === revealed);
}

const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

/** What the laboratory of the step says of itself. */
async function functionOf(lab: Lab): Promise<Record<string, unknown>> {
  const { lesson } = (await lab.snapshot())!;
  return (lesson.laboratory as { readonly function: Record<string, unknown> }).function;
}

describe('a lesson', () => {
  test('comes as a file, asks, reveals one thing after another, and goes the same way back', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&lessons', context: WIDE });
    await drop(page, { version: 1, lesson: LESSON });
    const { lesson } = await stands(lab, 'ask');
    expect(lesson.numbers).toEqual({ last: '0.1875', half: '0.09375' });
    expect(await functionOf(lab)).toMatchObject({ at: 2, playing: false });
    // No key leads to what the step does not offer.
    const before = await functionOf(lab);
    for (const key of ['1', ']', '[']) await page.keyboard.press(key);
    expect(await functionOf(lab)).toEqual(before);
    const text = page.locator('.lesson-text');
    const stage = page.locator('.lesson-stage:not([hidden])');
    expect(await text.textContent()).toContain('after four it is 0.1875.');
    await expect.poll(() => text.locator('.katex').count()).toBeGreaterThan(0);
    expect(await text.locator('s').textContent()).toBe('0.2');
    expect(await text.getByText('half of it').count()).toBe(0);
    // What the step does not offer is out of sight.
    expect(await stage.locator('.transport').isVisible()).toBe(true);
    expect(await stage.locator('.view-tabs').isVisible()).toBe(false);

    await page.getByText('Yes', { exact: true }).click();
    expect(await text.textContent()).toContain('Not so. Half of something is something.');
    await page.getByText('No', { exact: true }).click();
    expect(await text.textContent()).toContain('Right. It only comes near.');
    const next = page.getByRole('button', { name: 'Next' });
    await next.click();
    await stands(lab, 'ask', 1);
    expect(await text.textContent()).toContain('Half of 0.1875 is left.');
    await next.click();
    expect((await stands(lab, 'ask', 2)).lesson.numbers.half).toBe('0.09375');
    expect(await text.getByText('half of it').isVisible()).toBe(true);
    // The focus stays where it is pressed.
    expect(await next.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('PageDown');
    await stands(lab, 'rest');
    expect(await stage.count()).toBe(0);
    expect(await page.locator('.lesson-text').textContent()).toContain('Nothing to compute.');
    await page.keyboard.press('PageUp');
    expect((await stands(lab, 'ask', 2)).lesson.answer).toBe(1);
    for (const revealed of [1, 0]) {
      await page.keyboard.press('PageUp');
      await stands(lab, 'ask', revealed);
    }
    expect(await functionOf(lab)).toMatchObject({ at: 2, playing: false });
    await page.keyboard.press('PageUp');
    await stands(lab, null);

    // It may be left and come back to.
    await expect.poll(() => hashOf(page)).toBe('#v=1&lessons');
    await page.goBack();
    await stands(lab, 'ask');
    await page.keyboard.press('PageUp');
    await stands(lab, null);

    await drop(page, { version: 1, lesson: { ...LESSON, steps: [{ ...LESSON.steps[0]!, caption: 7 }] } });
    await expect.poll(() => page.locator('.notices').textContent()).toMatch(/step “ask”: caption/);
    expect((await lab.snapshot())!.lesson.step).toBeNull();
  });

  test('is restored after whatever was done to it, and can be taken into the laboratory', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&lesson=derivative&step=secant', context: WIDE });
    const { lesson } = await stands(lab, 'secant');
    const before = await functionOf(lab);
    expect(Object.values(lesson.numbers)).not.toContain('–');
    // Entering a step leaves nothing to undo.
    const undo = page.getByRole('button', { name: 'Undo', exact: false }).first();
    expect(await undo.getAttribute('aria-disabled')).toBe('true');
    const point = page.locator('.lesson-stage [role="slider"]').first();
    await point.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => undo.getAttribute('aria-disabled')).toBe('false');
    const changed = (await functionOf(lab)).experiment;
    expect(changed).not.toEqual(before.experiment);

    await page.getByRole('button', { name: 'Open in the laboratory' }).click();
    await lab.until(({ laboratory, ready }) => laboratory === 'functions' && ready);
    expect((await lab.snapshot())!.function.experiment).toEqual(changed);
    await page.getByRole('button', { name: 'Lessons', exact: true }).click();
    await stands(lab, 'secant');
    expect((await functionOf(lab)).experiment).toEqual(changed);
    await page.getByRole('button', { name: 'Back to the step' }).click();
    await expect.poll(async () => (await functionOf(lab)).experiment).toEqual(before.experiment);
    await expect.poll(() => undo.getAttribute('aria-disabled')).toBe('true');
  });

  test('has an address for each step, and says what is missing', async ({ lab }) => {
    const page = await lab.open({ query: QUERY, hash: 'v=1&lesson=derivative&step=2', context: WIDE });
    const second = (await lab.until(({ ready, lesson }) => ready && lesson.step !== null)).lesson.step!;
    await expect.poll(() => hashOf(page)).toBe(`#v=1&lesson=derivative&step=${second}`);
    await page.locator('.lesson-progress a').first().click();
    await stands(lab, 'secant');
    await expect.poll(() => hashOf(page)).toBe('#v=1&lesson=derivative&step=secant');
    await expect.poll(() => page.title()).toBe('The derivative – Nabla');

    // The browser leads back to the step before, and on again; what was revealed stays where one comes from a laboratory.
    await page.goBack();
    await stands(lab, second);
    await page.goForward();
    await stands(lab, 'secant');
    await page.keyboard.press('PageDown');
    await stands(lab, 'secant', 1);
    await page.getByRole('button', { name: 'Open in the laboratory' }).click();
    await lab.until(({ laboratory, ready }) => laboratory === 'functions' && ready);
    // What was pressed is out of sight: the focus goes along.
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await expect.poll(() => hashOf(page)).not.toContain('lesson');
    await page.goBack();
    await stands(lab, 'secant', 1);

    await page.evaluate(() => {
      location.hash = '#v=1&lesson=descent&step=nowhere';
    });
    await lab.until(({ ready, lesson }) => ready && lesson.lesson === 'descent');
    await expect
      .poll(() => page.locator('.notices').textContent())
      .toContain('step=nowhere is not a step of this lesson');
    await page.evaluate(() => {
      location.hash = '#v=1&lesson=alchemy';
    });
    await stands(lab, null);
    await expect
      .poll(() => page.locator('.notices').textContent())
      .toContain('lesson=alchemy is not one of the lessons');

    // One goes on where one was, also when the page is opened anew.
    await page.reload();
    await lab.until(({ ready }) => ready);
    const place = page.locator('.contents-on');
    expect(await place.textContent()).toContain('Go on');
    await place.focus();
    await page.keyboard.press('Enter');
    await lab.until(({ ready, lesson }) => ready && lesson.lesson === 'descent');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('lesson-text');
    await expect.poll(() => hashOf(page)).toContain('lesson=descent');
    await page.goBack();
    await stands(lab, null);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('lesson-contents');
  });

  test('fits on a phone, in both languages', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=zh', hash: 'v=1&lesson=derivative&step=secant', context: PHONE });
    await stands(lab, 'secant');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(PHONE.viewport.width);
    for (const name of ['上一步', '下一步']) {
      const box = (await page.getByRole('button', { name }).boundingBox())!;
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.y + box.height).toBeLessThanOrEqual(PHONE.viewport.height);
    }
    const [figure, title] = await Promise.all(
      ['.lesson-stage .bench-view', '.lesson-title'].map((selector) => page.locator(selector).first().boundingBox()),
    );
    expect(figure!.y + figure!.height).toBeLessThanOrEqual(title!.y);
    // What is revealed comes into sight, between the figure and the way on.
    await page.getByRole('button', { name: '下一步' }).tap();
    await stands(lab, 'secant', 1);
    await expect
      .poll(async () => {
        const [top, shown, bottom] = await Promise.all(
          ['.lesson-stage .bench-view', '.lesson-revealed > :last-child', '.lesson-nav'].map((selector) =>
            page.locator(selector).first().boundingBox(),
          ),
        );
        return shown!.y >= top!.y + top!.height && shown!.y + shown!.height <= bottom!.y;
      })
      .toBe(true);
    await page.locator('button', { hasText: 'English' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Next' }).isVisible()).toBe(true);
  });
});
