import { expect } from 'vitest';
import type { LessonNumber, Step } from '../../src/experiment/lessons/types';
import type { LocalText } from '../../src/formula/text';
import { numberText } from '../../src/labs/lessons/numberText';
import { LESSONS } from '../../src/lessons';
import golden from '../golden/lessons.json';
import { type Inspection, type Lab, test } from './browser';

type Book = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

const WIDE = { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' } as const;

/**
 * Walks every step of these lessons in the page, all its reveals too, in both languages: the numbers on the screen are
 * those that the command line prints, rounded as the step says.
 */
export function walkLessons(wanted: (chapter: number) => boolean): void {
  LESSONS.forEach(({ id, load }, index) => {
    if (!wanted(index + 1)) return;
    test(`${id} says in the page what it says on the command line`, async ({ lab }) => {
      const steps = await load();
      const page = await lab.open({ query: 'tier=2&lang=zh', hash: `v=1&lesson=${id}`, context: WIDE });
      for (const step of steps) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `v=1&lesson=${id}&step=${step.id}`);
        await stands(lab, step, 0);
        await expectNumbers(lab, step, (golden as Book)[id]?.[step.id] ?? {});
        await page.keyboard.press('l');
        await expectWords(lab, step, 'en');
        // The first press passes over the question.
        if (step.question !== undefined) await page.keyboard.press('PageDown');
        for (let revealed = 1; revealed <= (step.reveals?.length ?? 0); revealed++) {
          await page.keyboard.press('PageDown');
          await stands(lab, step, revealed);
          expect(await missing(lab), `${id}/${step.id} after ${revealed}`).toEqual([]);
        }
        await page.keyboard.press('l');
        await expectWords(lab, step, 'zh');
      }
      // Seventy seconds for the longest chapter on two busy cores.
    }, 300_000);
  });
}

/** Milliseconds. A thousand updates of a game with 784 pixels take half a minute where both processors are busy. */
const PATIENCE = 120_000;

function stands(lab: Lab, step: Step, revealed: number) {
  const holds = ({ ready, lesson }: Inspection) => ready && lesson.step === step.id && lesson.revealed === revealed;
  return lab.until(holds, PATIENCE);
}

/** Names of numbers that have no value. */
async function missing(lab: Lab): Promise<string[]> {
  const { lesson } = (await lab.snapshot())!;
  return Object.entries(lesson.numbers).flatMap(([name, text]) => (text === '–' ? [name] : []));
}

async function expectNumbers(lab: Lab, step: Step, known: Readonly<Record<string, number>>): Promise<void> {
  const { lesson } = (await lab.snapshot())!;
  const numbers = step.numbers ?? [];
  const said = ({ name, digits }: LessonNumber): [string, string] => [name, numberText(known[name]!, digits)];
  expect(lesson.numbers, `${lesson.lesson}/${step.id}`).toEqual(Object.fromEntries(numbers.map(said)));
  const inSight = numbers.filter(({ quiet, after = 0 }) => quiet !== true && after === 0);
  const rows = await lab.page
    .locator('.lesson-numbers [data-number-row]')
    .evaluateAll((cells) => cells.map((cell) => [cell.getAttribute('data-number-row'), cell.textContent]));
  expect(rows, `${lesson.lesson}/${step.id}`).toEqual(inSight.map(said));
}

/** The step is named in the language, and none of its numbers is left open in a sentence. */
async function expectWords(lab: Lab, { title, id, numbers = [] }: Step, language: keyof LocalText): Promise<void> {
  const text = lab.page.locator('.lesson-text');
  await expect.poll(() => text.locator('h2, h3').first().textContent(), { message: id }).toBe(title[language]);
  const said = await text.innerText();
  for (const open of ['undefined', ...numbers.map(({ name }) => `{${name}}`)]) expect(said, id).not.toContain(open);
}
