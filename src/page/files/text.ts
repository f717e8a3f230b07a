import type { LocalText } from '../../formula/text';

/** Characters in which a file shows that it is no text. */
const LOOKED_AT = 10_000;

/** What is wrong with a file, for people. */
export class FileError extends Error {
  readonly text: LocalText;

  constructor(text: LocalText) {
    super(text.en);
    this.name = 'FileError';
    this.text = text;
  }
}

/**
 * The bytes of a file as text: UTF-8 or UTF-16 by its mark, else UTF-8 if it can be, else GB 18030. Throws FileError for
 * more than `most` bytes, and for what is no text at all.
 */
export function decodeText(bytes: Uint8Array, most: number): string {
  if (bytes.length > most) throw tooLarge(most);
  const text = decode(bytes);
  // A picture, an archive or a spreadsheet by another name: their bytes may decode, but no text has a zero in it.
  if (text.slice(0, LOOKED_AT).includes('\0')) throw notText();
  return text;
}

function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeChinese(bytes);
  }
}

function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}

function notText(): FileError {
  return new FileError({
    en: 'This is not a text file: neither UTF-8 nor GB 18030. Save the table as CSV first.',
    zh: '这不是文本文件：既不是 UTF-8，也不是 GB 18030。请先将表格另存为 CSV。',
  });
}

export function tooLarge(most: number): FileError {
  const megabytes = most / 1e6;
  return new FileError({
    en: `The file is larger than ${megabytes} MB.`,
    zh: `文件大于 ${megabytes} MB。`,
  });
}
