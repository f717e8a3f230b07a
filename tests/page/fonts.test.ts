import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

const require = createRequire(import.meta.url);

describe('the typeface of the page', () => {
  const css = readFileSync('src/page/fonts.css', 'utf8');
  const files = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, file]) => file!);

  test('is there, and none of its files is larger than 60 kB', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(statSync(require.resolve(file)).size, file).toBeLessThan(60_000);
  });

  test('comes before what a machine has, for text, formulas and the scene', () => {
    const themes = readFileSync('src/page/themes.css', 'utf8');
    expect(themes).toMatch(/--font:\s*"Inter Variable"/);
    expect(themes).toMatch(/--font-math: "Nabla Math"/);
    expect(readFileSync('src/scene/scene.css', 'utf8')).toContain('"Inter Variable"');
  });
});
