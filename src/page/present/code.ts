import './code.css';
import { addressOf } from '../addressSync';
import { h, setText } from '../dom';
import { phoneAddress, publicAddresses } from '../share/phoneAddress';
import { qrCode } from '../share/qr';
import type { PresentContext } from './context';
import { presentTexts } from './texts';

/** A code as large as the wall that leads phones to the same step, or the reason why none does. */
export function createCode({ page, laboratories, shell, follow, run }: PresentContext): void {
  const picture = h('div', { class: 'wall-code-picture' });
  const text = h('p', { class: 'wall-code-text' });
  const address = h('p', { class: 'wall-code-address', translate: 'no' });
  const panel = h('section', { class: 'wall-panel wall-code' }, picture, h('div', {}, text, address));
  panel.hidden = true;
  panel.addEventListener('click', () => run('code'));
  shell.append(panel);
  let drawn: string | null = null;

  follow(() => {
    const { presenting, prefs } = page.store.state;
    panel.hidden = presenting?.panel !== 'code';
    if (panel.hidden) return;
    const { words } = page;
    const { document } = laboratories.current;
    const query = new URLSearchParams(location.search);
    const found = phoneAddress(addressOf(laboratories), publicAddresses(query, prefs.address));
    const code = found === null || !document.addressIsWhole() ? null : found;
    panel.setAttribute('aria-label', words.t(presentTexts.key.code));
    if (drawn !== code) {
      drawn = code;
      const made = code === null ? null : qrCode(code);
      made?.setAttribute('aria-label', words.t(presentTexts.code.name));
      picture.replaceChildren(...(made === null ? [] : [made]));
    }
    setText(address, code === null ? '' : shown(code));
    setText(
      text,
      words.t(
        found === null
          ? presentTexts.code.unreachable
          : code === null
            ? presentTexts.code.large
            : picture.childElementCount === 0
              ? presentTexts.code.long
              : presentTexts.code.scan,
      ),
    );
  });
}

/** What people may type: without the fragment, which no one would. */
function shown(address: string): string {
  const url = new URL(address);
  return `${url.host}${url.pathname.replace(/\/$/, '')}`;
}
