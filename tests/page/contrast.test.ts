import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BASIN_OTHERS, basinColor, basinInk } from '../../src/charts/basinColors';
import { RUN_COLORS, runStyle } from '../../src/labs/shared/runStyle';
import { NOWHERE, STATUS_COLORS } from '../../src/labs/surfaces/swarm/colors';
import { THEMES, type Theme } from '../../src/page/prefs';
import { PALETTES } from '../../src/scene/palette';

const CSS = readFileSync(new URL('../../src/page/themes.css', import.meta.url), 'utf8');

function colorsOf(theme: Theme): ReadonlyMap<string, string> {
  return colorsIn(`:root\\[data-theme="${theme}`);
}

/** @param selector as a pattern, up to the end of the theme's name */
function colorsIn(selector: string): ReadonlyMap<string, string> {
  const block = CSS.match(new RegExp(`${selector}"\\]\\s*\\{([^}]*)\\}`))?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]));
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** Text on what it stands on: WCAG AA asks for 4.5. */
const TEXT = [
  ['text', 'ground'],
  ['text', 'raised'],
  ['text', 'control'],
  ['text', 'control-hover'],
  ['text-quiet', 'ground'],
  ['text-quiet', 'raised'],
  ['text-quiet', 'control'],
  ['on-accent', 'accent'],
  ['accent', 'ground'],
  ['warn', 'ground'],
  ['warn', 'raised'],
] as const;
/** Borders and marks that tell where a control is: 3. */
const MARKS = [
  ['accent', 'control-hover'],
  ['accent', 'raised'],
  ['edge', 'ground'],
  ['edge', 'raised'],
] as const;

/** Of lines in figures, and of the words that name them. */
const HUES = ['blue', 'orange', 'green', 'yellow', 'violet', 'pink', 'amber', 'teal'];

describe.each(THEMES)('the %s theme', (theme) => {
  const colors = colorsOf(theme);
  test.each(TEXT)('%s can be read on %s', (front, back) => {
    expect(contrast(colors.get(front)!, colors.get(back)!)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(MARKS)('%s can be seen on %s', (front, back) => {
    expect(contrast(colors.get(front)!, colors.get(back)!)).toBeGreaterThanOrEqual(3);
  });
  test.each(HUES)('a figure can write in %s', (name) => {
    const hue = colors.get(`hue-${name}`)!;
    expect(contrast(hue, colors.get('ground')!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(hue, colors.get('raised')!)).toBeGreaterThanOrEqual(4.5);
  });
  test('shows every run, in twelve different colours', () => {
    const runs = RUN_COLORS[theme];
    expect(new Set(runs).size).toBe(12);
    for (const color of runs) expect(contrast(color, colors.get('ground')!)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Themes that one presents in, with what changes in them on a wall. */
const ON_WALLS = ['dark', 'projector'] as const;

/** WCAG AAA asks for 7: the light of the hall lies over that of the projector. */
describe.each(ON_WALLS)('the %s theme on a wall', (theme) => {
  const changed = colorsIn(`data-presenting\\]\\[data-theme="${theme}`);
  const colors = new Map([...colorsOf(theme), ...changed]);
  const hues = HUES.flatMap((name) => [[`hue-${name}`, 'ground'] as const, [`hue-${name}`, 'raised'] as const]);
  test.each([...TEXT, ...hues])('%s can be read on %s from the last row', (front, back) => {
    expect(contrast(colors.get(front)!, colors.get(back)!)).toBeGreaterThanOrEqual(7);
  });
  test('the words of a scene can be read from the last row', () => {
    const { text, quiet, ground, rim } = PALETTES[theme];
    for (const back of [ground, rim]) {
      for (const front of [text, quiet]) expect(contrast(front, back)).toBeGreaterThanOrEqual(7);
    }
  });
  test('runs stay apart in grey: all by marker or dash, neighbours by dash', () => {
    const styles = RUN_COLORS[theme].map((_, index) => runStyle(index, theme));
    const cues = styles.map(({ marker, dash }) => `${marker} ${dash}`);
    expect(new Set(cues).size).toBe(styles.length);
    styles.slice(1).forEach(({ dash }, i) => void expect(dash).not.toBe(styles[i]!.dash));
  });
});

test('on white, where all hues are deep, neighbouring runs differ in lightness as well', () => {
  RUN_COLORS.projector.slice(1).forEach((color, i) => {
    // Steps of grey are told apart side by side from about a tenth on; lines are thin, and lie apart.
    expect(contrast(color, RUN_COLORS.projector[i]!), `${i} and ${i + 1}`).toBeGreaterThanOrEqual(1.3);
  });
});

describe('what is written on colours', () => {
  const hues = Array.from({ length: 12 }, (_, slot) => basinColor(slot));
  test.each([...hues, ...STATUS_COLORS, NOWHERE])('a number can be read on %s', (color) => {
    expect(contrast(basinInk(color), color)).toBeGreaterThanOrEqual(4.5);
  });
  test('what has no basin is told apart by its pattern', () => {
    const { diverged, unsettled, undefined: nowhere } = BASIN_OTHERS;
    // Three grounds of different lightness: the patterns themselves are drawn softly.
    const grounds = [diverged, unsettled, nowhere].map(({ ground }) => luminance(ground)).sort((a, b) => a - b);
    for (const [i, ground] of grounds.entries()) if (i > 0) expect(ground).toBeGreaterThan(1.5 * grounds[i - 1]!);
  });
});

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  // The classic grey that just fails on white.
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
