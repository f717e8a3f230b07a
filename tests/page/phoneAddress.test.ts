import { describe, expect, test } from 'vitest';
import { type PublicAddresses, phoneAddress, readPublicAddress } from '../../src/page/share/phoneAddress';

const nowhere: PublicAddresses = { chosen: null, hall: null, built: null };
const STEP = '#v=1&lesson=why&step=loop';

describe('where phones find a page', () => {
  test('is the page’s own address where others can reach it, without what belongs to the hall', () => {
    const page = `https://example.org/nabla/?lang=zh&present=1&kiosk=1&hall=http://10.0.0.2/${STEP}`;
    const expected = `https://example.org/nabla/?lang=zh${STEP}`;
    expect(phoneAddress(page, nowhere)).toBe(expected);
    expect(phoneAddress(page, { ...nowhere, chosen: 'https://other.example/' })).toBe(expected);
  });

  test.each([
    'http://localhost:5173/',
    'http://127.0.0.1:5173/',
    'http://[::1]:5173/',
    'http://nabla.localhost/',
    'file:///media/stick/nabla.html',
  ])('is nowhere for %s, unless somebody says where', (base) => {
    const page = `${base}?lang=zh${STEP}`;
    expect(phoneAddress(page, nowhere)).toBeNull();
    const named = (change: Partial<PublicAddresses>) => phoneAddress(page, { ...nowhere, ...change });
    expect(named({ built: 'https://example.org/nabla/' })).toBe(`https://example.org/nabla/?lang=zh${STEP}`);
    expect(named({ built: 'https://example.org/', hall: 'http://10.0.0.2:5173/' })).toBe(
      `http://10.0.0.2:5173/?lang=zh${STEP}`,
    );
    expect(named({ chosen: 'https://a.example/', hall: 'http://10.0.0.2/', built: 'https://b.example/' })).toBe(
      `https://a.example/?lang=zh${STEP}`,
    );
    // What cannot lead anywhere is passed over.
    expect(named({ chosen: 'http://localhost/', hall: 'nonsense', built: 'https://b.example/' })).toBe(
      `https://b.example/?lang=zh${STEP}`,
    );
  });

  test('is a web address of another machine, without secrets and fragments', () => {
    expect(readPublicAddress(' https://example.org/nabla/?a=1#b ')).toBe('https://example.org/nabla/');
    expect(readPublicAddress('https://me:secret@example.org/')).toBe('https://example.org/');
    for (const wrong of [
      '',
      'example.org',
      'javascript:alert(1)',
      'file:///a',
      'http://localhost/',
      'ftp://a.example/',
    ])
      expect(readPublicAddress(wrong), wrong).toBeNull();
  });
});
