import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Lab, test } from './browser';

/** A step in each laboratory, in benches that keep something beside the state: players, choices, drags. */
const STEPS = [
  'lesson=derivative&step=secant',
  'lesson=rosenbrock&step=crawl',
  'lesson=backprop&step=backward',
  'lesson=training&step=straight',
] as const;

async function enter(lab: Lab, step: string): Promise<object> {
  await lab.page.evaluate((hash) => {
    location.hash = hash;
  }, `#v=1&${step}`);
  return seen(lab, step);
}

/** All that is told of a step's laboratory when it has come to rest: its state, and what stands on the page. */
async function seen(lab: Lab, step: string): Promise<object> {
  const wanted = /step=(.*)/.exec(step)![1]!;
  await lab.until((state) => state.ready && lessonOf(state).step === wanted);
  // Sentences that come with a typesetter, or a moment later.
  await lab.page.waitForTimeout(600);
  return told(lab.page);
}

function told(page: Page): Promise<object> {
  return page.evaluate(() => {
    const { lesson } = window.nabla as unknown as { readonly lesson: { readonly laboratory: object } };
    const text = document.querySelector<HTMLElement>('.lesson-stage:not([hidden])')!.innerText;
    const controls = document.querySelector<HTMLElement>('.lesson-controls:not([hidden])')!.innerText;
    return { laboratory: lesson.laboratory, text: text.split('\n'), controls: controls.split('\n') };
  });
}

const lessonOf = (state: object) => (state as { readonly lesson: { readonly step: string | null } }).lesson;

/** What a visitor may do: keys of the transport, whatever it drives, and a tangent that is dragged by the keyboard. */
async function touch(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of ['.', '.', ' ']) await page.keyboard.press(key);
  await page.waitForTimeout(150);
  const handle = page.locator('.lesson-stage:not([hidden]) [role="slider"]').first();
  if ((await handle.count()) > 0) {
    await handle.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  }
}

describe('laboratories in lessons', () => {
  test('stand as at first, whatever was done in them or in between', async ({ lab }) => {
    // Some of these steps play by themselves.
    const context = { reducedMotion: 'reduce' } as const;
    await lab.open({ query: 'tier=2&lang=en', hash: `v=1&${STEPS[0]}`, context });
    const first = [await seen(lab, STEPS[0])];
    for (const step of STEPS.slice(1)) first.push(await enter(lab, step));
    // From the last, where it is now, back to the first and on again: each comes after another.
    for (const index of [2, 1, 0, 1, 2, 3]) {
      const before = await told(lab.page);
      await touch(lab.page);
      expect(await told(lab.page)).not.toEqual(before);
      expect(await enter(lab, STEPS[index]!)).toEqual(first[index]);
    }
  });

  test('share no ids with the laboratories of the tabs, nor with each other', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `v=1&${STEPS[0]}` });
    for (const step of STEPS) await enter(lab, step);
    for (const name of ['Functions', 'Surfaces', 'Networks']) {
      await page.getByRole('group', { name: 'Laboratory' }).getByRole('button', { name }).click();
      await lab.until(({ laboratory, ready }) => laboratory === name.toLowerCase() && ready);
    }
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    // What is named by another element is named by one that is there.
    const lost = await page.evaluate(() =>
      ['aria-controls', 'aria-labelledby', 'aria-describedby', 'for'].flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)]
          .flatMap((element) => element.getAttribute(name)!.split(' '))
          .filter((id) => document.getElementById(id) === null),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('show what is offered, and nothing else that can be hidden', async ({ lab }) => {
    const page = await lab.open({ query: 'tier=2&lang=en', hash: `v=1&${STEPS[1]}` });
    const visible = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.lesson-stage [data-part], .lesson-controls [data-part]')]
          .filter((element) => element.checkVisibility())
          .map(({ dataset }) => dataset.part),
      );
    await seen(lab, STEPS[1]);
    const offered = await visible();
    expect(offered).toContain('transport');
    expect(offered).not.toContain('benches');
    expect(await page.locator('.lesson-stage canvas').first().isVisible()).toBe(true);
  });

  test('are looked at from where the step says, again after somebody has turned them', async ({ lab }) => {
    const step = 'lesson=optimizers&step=four';
    const context = { viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' } as const;
    await lab.open({ query: 'tier=1&engine=cpu&lang=en', hash: `v=1&${step}`, context });
    await seen(lab, step);
    const said = { azimuth: -60, elevation: 38, distance: 1 };
    const camera = async () => (await lab.snapshot())!.camera!;
    const near = ({ azimuth, elevation, distance }: typeof said) =>
      // A rounding of the camera's own numbers, in degrees.
      Math.hypot(azimuth - said.azimuth, elevation - said.elevation, distance - said.distance) < 0.01;
    expect(near(await camera())).toBe(true);
    await lab.page.locator('.lesson-stage canvas').first().focus();
    for (let i = 0; i < 4; i++) await lab.page.keyboard.press('ArrowLeft');
    await expect.poll(async () => near(await camera())).toBe(false);
    await enter(lab, 'lesson=rosenbrock&step=crawl');
    await enter(lab, step);
    expect(near(await camera())).toBe(true);
  });

  test('are come to slowly, unless somebody has more to do or wants no motion', async ({ lab }) => {
    const viewport = { width: 640, height: 360 };
    const azimuths = async (): Promise<number[]> => {
      const seen: number[] = [];
      for (let i = 0; i < 40; i++) {
        const camera = (await lab.snapshot())?.camera;
        if (camera != null) seen.push(camera.azimuth);
        await lab.page.waitForTimeout(25);
      }
      return seen;
    };
    const begin = (step: string, motion: 'reduce' | 'no-preference') =>
      lab.open({
        query: 'tier=1&engine=cpu&lang=en',
        hash: `v=1&${step}`,
        context: { viewport, reducedMotion: motion },
        fresh: true,
      });
    const [said, step] = [-60, 'lesson=optimizers&step=four'];
    const stands = () =>
      expect.poll(async () => Math.abs((await lab.snapshot())!.camera!.azimuth - said)).toBeLessThan(0.01);

    await begin(step, 'no-preference');
    await lab.until((state) => state.ready && state.camera !== null);
    const turning = await azimuths();
    // From the left, and no way back.
    expect(Math.min(...turning)).toBeLessThan(said - 1);
    expect(turning.toSorted((a, b) => a - b)).toEqual(turning);
    // A key of the transport: nobody looks on.
    await lab.page.keyboard.press('.');
    await stands();

    await begin(step, 'reduce');
    await lab.until((state) => state.ready && state.camera !== null);
    expect((await azimuths()).every((azimuth) => Math.abs(azimuth - said) < 0.01)).toBe(true);
  });
});
