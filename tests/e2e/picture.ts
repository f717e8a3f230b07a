import type { Page } from 'playwright-core';

/** What a picture is made of, coarse enough not to depend on a driver's rounding. */
export interface Picture {
  /** Different colours, with 5 bits a channel. */
  readonly colors: number;
  /** Share of the most frequent of them, 0 to 1. */
  readonly dominant: number;
  /** Mean luminance, 0 to 1. */
  readonly brightness: number;
}

/** Decodes a PNG in a page of its own, where the policy of the app's page does not reach. */
export async function examine(page: Page, png: Buffer): Promise<Picture> {
  const scratch = await page.context().newPage();
  try {
    return await scratch.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const counts = new Map<number, number>();
      let light = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
        const color = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
        counts.set(color, (counts.get(color) ?? 0) + 1);
        light += (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
      }
      const pixels = data.length / 4;
      return { colors: counts.size, dominant: Math.max(...counts.values()) / pixels, brightness: light / pixels };
    }, png.toString('base64'));
  } finally {
    await scratch.close();
  }
}
