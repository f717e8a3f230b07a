import qrcode from 'qrcode-generator';
import { svg } from '../dom';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** A square of dark modules for a phone's camera, or null where the text is longer than a code can hold. */
export function qrCode(text: string): SVGElement | null {
  // Medium correction survives a projector's glare; the longest addresses fit with the lowest only.
  for (const level of ['M', 'L'] as const) {
    try {
      const code = qrcode(0, level);
      code.addData(text);
      code.make();
      return draw(code.getModuleCount(), (row, column) => code.isDark(row, column));
    } catch {
      // It says so by throwing; the next level holds more.
    }
  }
  return null;
}

function draw(count: number, isDark: (row: number, column: number) => boolean): SVGElement {
  const path: string[] = [];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!isDark(row, column)) continue;
      const first = column;
      while (column + 1 < count && isDark(row, column + 1)) column++;
      path.push(`M${first + QUIET} ${row + QUIET}h${column - first + 1}v1h${first - column - 1}z`);
    }
  }
  const side = count + 2 * QUIET;
  return svg(
    'svg',
    { viewBox: `0 0 ${side} ${side}`, class: 'qr', 'shape-rendering': 'crispEdges', role: 'img' },
    // Cameras want dark on light, whatever the theme.
    svg('rect', { width: side, height: side, fill: '#ffffff' }),
    svg('path', { d: path.join(''), fill: '#000000' }),
  );
}
