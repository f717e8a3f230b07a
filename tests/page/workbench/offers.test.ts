import { describe, expect, it } from 'vitest';
import { offersCss } from '../../../src/page/workbench/offers';

/** The selectors that stand for the offers, as the sheet has them. */
function offered(...offers: string[]): string | undefined {
  return /:not\((:is\(.*?\)|:not\(\*\))\):not\(:has\(/.exec(offersCss('.lesson', offers))?.[1];
}

describe('the style sheet of what a step offers', () => {
  it('means settings and parts by name', () => {
    expect(offered('beside')).toBe(':is([data-part="beside"], .lil-controller[data-key="beside"])');
    expect(offered('sigma', 'n')).toBe(
      ':is([data-part="sigma"], .lil-controller[data-key="sigma"], [data-part="n"], .lil-controller[data-key="n"])',
    );
    expect(offered('n', 'n')).toBe(offered('n'));
  });

  it('lets a star stand for anything', () => {
    expect(offered('run.*')).toBe(':is([data-part^="run."], .lil-controller[data-key^="run."])');
    expect(offered('*.scale')).toBe(':is([data-part$=".scale"], .lil-controller[data-key$=".scale"])');
    expect(offered('run.*.lr')).toBe(
      ':is([data-part^="run."][data-part$=".lr"], .lil-controller[data-key^="run."][data-key$=".lr"])',
    );
    expect(offered('a*b*c')).toBe(
      ':is([data-part^="a"][data-part*="b"][data-part$="c"], .lil-controller[data-key^="a"][data-key*="b"][data-key$="c"])',
    );
    expect(offered('*')).toBe(':is([data-part], .lil-controller[data-key])');
  });

  it('offers nothing where nothing is named', () => {
    expect(offered()).toBe(':not(*)');
    expect(offered('')).toBe(':is()');
  });

  it('keeps in sight what holds an offered part, and lets empty groups and folders vanish', () => {
    const sheet = offersCss('.lesson', ['n']);
    const within = ':not(:has(:is([data-part="n"], .lil-controller[data-key="n"])))';
    expect(sheet).toContain(
      `.lesson :is([data-part], .lil-controller):not(:is([data-part="n"], .lil-controller[data-key="n"]))${within}`,
    );
    expect(sheet).toContain(`.lesson :is([data-group], .lil-gui)${within}`);
    // Every rule is about the lesson alone.
    for (const selector of sheet.split(/[{}]/).filter((_, i) => i % 2 === 0)) {
      for (const line of selector.split(',\n').filter((text) => text.trim() !== ''))
        expect(line.trim()).toMatch(/^\.lesson /);
    }
  });

  it('keeps what a file says within its quotes', () => {
    const sheet = offersCss('.lesson', ['"], body { display: none } [x="', 'a\\', 'b\nc']);
    expect(sheet).toContain('"\\22 ], body { display: none } [x=\\22 "');
    expect(sheet).toContain('[data-part="a\\5c "]');
    expect(sheet).toContain('[data-part="b\\a c"]');
  });
});
