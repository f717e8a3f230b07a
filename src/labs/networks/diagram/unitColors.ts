import { TABLE_SIZE } from '../../../charts/classColors';

/** −1 … 1 → entry of the table. */
export function tableIndex(share: number): number {
  const t = (Math.max(-1, Math.min(1, share)) + 1) / 2;
  return Math.round(t * (TABLE_SIZE - 1));
}

export function colorOf(table: Uint8Array, share: number): { css: string; bright: boolean } {
  const at = 3 * tableIndex(share);
  const [red, green, blue] = [table[at]!, table[at + 1]!, table[at + 2]!];
  return { css: `rgb(${red}, ${green}, ${blue})`, bright: luminance(red, green, blue) > 0.18 };
}

/** Relative luminance after WCAG 2; above 0.18 black type has the better contrast. */
function luminance(...bytes: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
