/**
 * How values are written in an address, and read back. What cannot be read stays text, for the schema to refuse.
 */
export interface TextForm<T> {
  /** `base`: the value that a reader takes where nothing is said. */
  write(value: T, base?: T): string;
  read(text: string): unknown;
  /** What the name of a setting alone says, without a text; absent: what an empty text says. */
  readonly bare?: unknown;
}

/** Plain decimal numbers only: no hexadecimal, no Infinity, nothing empty. */
export function toNumber(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

export const plainText: TextForm<string> = { write: (value) => value, read: (text) => text };

export const numberText: TextForm<number> = { write: String, read: toNumber };

export const onOffText: TextForm<boolean> = {
  write: (value) => (value ? 'on' : 'off'),
  read: (text) => (text === 'on' ? true : text === 'off' ? false : text),
};

/** Numbers with a sign between them: `0.1:0.2`, `2-8-8-1`. */
export const numbersText = (separator: ':' | '-' = ':'): TextForm<readonly number[]> => ({
  write: (value) => value.join(separator),
  read: (text) => text.split(separator).map(toNumber),
  bare: [],
});

/** `a;b;c` */
export const namesText = (separator: ';' | ',' = ';'): TextForm<readonly string[]> => ({
  write: (value) => value.join(separator),
  read: (text) => (text === '' ? [] : text.split(separator)),
});

/** One name, or several; a list of one ends in a semicolon. */
export const oneOrManyText: TextForm<string | readonly string[]> = {
  write: (value) => (typeof value === 'string' ? value : value.length === 1 ? `${value[0]};` : value.join(';')),
  read: (text) => (text.includes(';') ? text.replace(/;$/, '').split(';') : text),
};

/** Null is written `off`. */
export function orOffText<T>(form: TextForm<T>): TextForm<T | null> {
  return {
    write: (value) => (value === null ? 'off' : form.write(value)),
    read: (text) => (text === 'off' ? null : form.read(text)),
  };
}

/** `lr:0.1,beta1:0.8`: the numbers that differ from those of the base. */
export const namedNumbersText: TextForm<Readonly<Record<string, number>>> = {
  write: (value, base = {}) =>
    Object.entries(value)
      .filter(([name, each]) => base[name] !== each)
      .map((entry) => entry.join(':'))
      .join(','),
  read: (text) =>
    Object.fromEntries(
      text.split(',').map((part) => {
        const [name, ...values] = part.split(':');
        return [name, values.length === 1 ? toNumber(values[0]!) : values.join(':')];
      }),
    ),
};

/** `x:1:2:3,y:4:5:6`, or with single numbers `a:1,b:2`. `lists`: a single number is a list, too. */
export const recordText = (
  lists: boolean,
): TextForm<Readonly<Record<string, number | readonly number[]>> | undefined> => ({
  write: (value) =>
    Object.entries(value ?? {})
      .map(([name, numbers]) => [name, ...(typeof numbers === 'number' ? [numbers] : numbers)].join(':'))
      .join(','),
  read: (text) =>
    Object.fromEntries(
      text.split(',').map((part) => {
        const [name, ...values] = part.split(':');
        const numbers = values.map(toNumber);
        return [name, numbers.length === 1 && !lists ? numbers[0] : numbers];
      }),
    ),
});

/** Rows with a semicolon between them; a row may have one number, and is a list all the same. */
export const pointsText: TextForm<readonly (readonly number[])[]> = {
  write: (value) => value.map((row) => row.join(':')).join(';'),
  read: (text) => text.split(';').map((row) => row.split(':').map(toNumber)),
};

/** `1:2;3:4`, or nothing. */
export const pairsText: TextForm<readonly (readonly [number, number])[]> = {
  write: pointsText.write,
  read: (text) => (text === '' ? [] : pointsText.read(text)),
};
