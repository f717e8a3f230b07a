import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIER, pageWith, readCarried } from '../../src/experiment/carried';
import { ExperimentError } from '../../src/experiment/read';

const EMPTY = `<html><script type="application/json" id="${CARRIER}"></script><script>run()</script></html>`;

/** As a browser finds it: what stands in the element ends at the first thing that looks like its end. */
function heldBy(page: string | null): string {
  return new RegExp(`id="${CARRIER}">([\\s\\S]*?)</script`, 'i').exec(page ?? '')![1]!;
}

describe('what a page carries', () => {
  it('comes out as it was put in, whatever it is, and leaves the rest of the page alone', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const page = pageWith(EMPTY, content)!;
        // JSON knows no −0.
        expect(JSON.parse(heldBy(page))).toEqual(JSON.parse(JSON.stringify(content)));
        expect(page.replace(heldBy(page), '')).toBe(EMPTY);
      }),
    );
  });

  it.each(['</script>', '</SCRIPT >', '<!--<script>', ']]>', '$&', '\u2028'])('may say %s', (text) => {
    const page = pageWith(EMPTY, { [text]: text })!;
    expect(JSON.parse(heldBy(page))).toEqual({ [text]: text });
    expect(heldBy(page)).not.toContain('<');
    expect(page.endsWith('</script><script>run()</script></html>')).toBe(true);
  });

  it('takes the place of what was carried before', () => {
    const first = pageWith(EMPTY, { address: '#v=1', more: '</script>' })!;
    expect(pageWith(first, { version: 1 })).toBe(pageWith(EMPTY, { version: 1 }));
  });

  it.each(['', '<html></html>', `<script type="application/json" id="${CARRIER}">`])('needs a page: not %j', (page) => {
    expect(pageWith(page, {})).toBeNull();
  });

  it('is an address or a file', () => {
    expect(readCarried({ address: '#v=1&lesson=gan' })).toEqual({ address: '#v=1&lesson=gan' });
    expect(readCarried({ version: 1, address: 3 })).toEqual({ file: { version: 1, address: 3 } });
  });

  it.each([null, 1, 'text', []])('is an object, and not %j', (content) => {
    expect(() => readCarried(content)).toThrow(ExperimentError);
  });
});
