import { readCarried } from '../experiment/carried';
import { parseJson } from '../experiment/read';
import type { LocalText } from '../formula/text';
import { textOf } from './failure';
import { kindOf, kindOfFile, type Laboratories } from './laboratories';
import type { FileContent, LaboratoryKind } from './laboratory';

/** What a page opens with. */
export interface Opening {
  readonly kind: LaboratoryKind;
  /** What the laboratory is to open with; null: it opens as it does by itself, and `content` follows. */
  readonly address: string | null;
  /** A file that the page carries. */
  readonly content: FileContent | null;
  /** Why what the page carries cannot be used; null: nothing is wrong with it. */
  readonly fault: LocalText | null;
}

/** What the address says goes before what the page carries (`PageFile.carried`). */
export function openingOf(kinds: readonly LaboratoryKind[], address: string, carried: string): Opening {
  const at = (place: string, fault: LocalText | null = null): Opening => ({
    kind: kindOf(kinds, place),
    address: place,
    content: null,
    fault,
  });
  if (address !== '' || carried === '') return at(address);
  try {
    const held = readCarried(parseJson(carried));
    if ('address' in held) return at(held.address);
    const content = { name: '', bytes: new TextEncoder().encode(carried), json: held.file };
    return { kind: kindOfFile(kinds, content), address: null, content, fault: null };
  } catch (error) {
    return at(address, faultOf(error));
  }
}

/** Opens the file that the page carries, as if its laboratory had begun with it; gives back why it cannot, or null. */
export async function openContent(laboratories: Laboratories, content: FileContent): Promise<LocalText | null> {
  try {
    await laboratories.openFile(content);
    // What it opened with before is nothing that anybody wants to come back to by undo.
    laboratories.current.document.restart({ ...content.json });
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): LocalText {
  const reason = textOf(error) ?? { en: 'It cannot be read.', zh: '内容无法读取。' };
  return {
    en: `What this page carries was not opened: ${reason.en}`,
    zh: `未能打开此页面所带的内容：${reason.zh}`,
  };
}
