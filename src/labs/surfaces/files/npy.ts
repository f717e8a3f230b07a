import { unzipSync } from 'fflate';
import { TOO_LARGE } from '../../../page/files/open';
import { FileError } from '../../../page/files/text';

/** An array of numbers from NumPy. */
export interface NumpyArray {
  readonly shape: readonly number[];
  /** In C order: the last index runs fastest. */
  readonly values: Float64Array;
}

const MAGIC = '\x93NUMPY';

export function isNpy(bytes: Uint8Array): boolean {
  return [...MAGIC].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

/** A zip archive, as `np.savez` writes it. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Reads a `.npy` file: versions 1 to 3 of the format (NEP 1; numpy.lib.format), real numbers of any kind and byte order.
 * Written here because it is a head of one line and a block of numbers, and the reader at hand brings a network client
 * along. Throws FileError.
 */
export function readNpy(bytes: Uint8Array): NumpyArray {
  if (!isNpy(bytes) || bytes.length < 12) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bytes[6]! >= 2;
  const begin = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  if (begin + length > bytes.length) throw broken();
  const head = new TextDecoder().decode(bytes.subarray(begin, begin + length));
  const kind = /'descr':\s*'([<>|=]?)([a-z])(\d+)'/.exec(head);
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(head)?.[1];
  if (shape === undefined) throw broken();
  const read = kind === null ? undefined : readerOf(kind[2]!, Number(kind[3]), view, kind[1] !== '>');
  if (read === undefined) throw unreadable(/'descr':\s*([^,]*(?:\[[^\]]*\])?)/.exec(head)?.[1] ?? '?');
  const sides = shape
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const count = sides.reduce((product, side) => product * side, 1);
  const start = begin + length;
  if (start + count * Number(kind![3]) > bytes.length) throw broken();
  const values = Float64Array.from({ length: count }, (_, i) => read(start + i * Number(kind![3])));
  return { shape: sides, values: /'fortran_order':\s*True/.test(head) ? inCOrder(values, sides) : values };
}

/** Nothing here is that large; a small archive may claim to hold terabytes. */
const MOST_UNPACKED = 256e6;

/** All arrays of a `.npz` archive by their names. Throws FileError. */
export function readNpz(bytes: Uint8Array): ReadonlyMap<string, NumpyArray> {
  let total = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > MOST_UNPACKED) throw new FileError(TOO_LARGE);
        return name.endsWith('.npy');
      },
    });
  } catch (error) {
    throw error instanceof FileError ? error : broken();
  }
  return new Map(Object.entries(files).map(([name, file]) => [name.replace(/\.npy$/, ''), readNpy(file)]));
}

/** Reads the number at an offset; undefined: numbers of this kind are not known. */
function readerOf(kind: string, size: number, view: DataView, little: boolean): ((at: number) => number) | undefined {
  switch (`${kind}${size}`) {
    case 'f8':
      return (at) => view.getFloat64(at, little);
    case 'f4':
      return (at) => view.getFloat32(at, little);
    case 'f2':
      return (at) => halfOf(view.getUint16(at, little));
    case 'i8':
      return (at) => Number(view.getBigInt64(at, little));
    case 'u8':
      return (at) => Number(view.getBigUint64(at, little));
    case 'i4':
      return (at) => view.getInt32(at, little);
    case 'u4':
      return (at) => view.getUint32(at, little);
    case 'i2':
      return (at) => view.getInt16(at, little);
    case 'u2':
      return (at) => view.getUint16(at, little);
    case 'i1':
      return (at) => view.getInt8(at);
    case 'u1':
    case 'b1':
      return (at) => view.getUint8(at);
    default:
      return undefined;
  }
}

/** A number of 16 bits (IEEE 754 binary16). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Columns first becomes rows first. */
function inCOrder(values: Float64Array, shape: readonly number[]): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let rest = i;
    let at = 0;
    for (let axis = shape.length - 1, stride = values.length; axis >= 0; axis--) {
      stride /= shape[axis]!;
      at += (rest % shape[axis]!) * stride;
      rest = Math.floor(rest / shape[axis]!);
    }
    result[i] = values[at]!;
  }
  return result;
}

function broken(): FileError {
  return new FileError({ en: 'The file is damaged or is not a NumPy file.', zh: '文件已损坏，或不是 NumPy 文件。' });
}

function unreadable(kind: string): FileError {
  return new FileError({
    en: `The array holds ${kind.slice(0, 40)}, not real numbers.`,
    zh: `数组元素类型为 ${kind.slice(0, 40)}，不是实数。`,
  });
}
