/** One row: a text, what must be gone from it and what must still be there. No secrets: the text must not change. */
export type Row = { id: string; text: string; secrets: readonly string[]; stays: readonly string[] };

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** A source of letters that gives the same ones on every run, so that a failing row can be looked at again. */
export function maker(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const from = (letters: string, length: number): string =>
    Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join('');
  const alnum = (length: number) => from(small + small.toUpperCase() + digits, length);
  const hex = (length: number) => from('0123456789abcdef', length);
  return {
    alnum,
    hex,
    digits: (length: number) => from(digits, length),
    lower: (length: number) => from(small, length),
    lowerDigits: (length: number) => from(small + digits, length),
    upper: (length: number) => from(small.toUpperCase() + digits, length),
    base64: (length: number) => from(`${small}${small.toUpperCase()}${digits}+/`, length),
    base64url: (length: number) => from(`${small}${small.toUpperCase()}${digits}-_`, length),
    uuid: () => [8, 4, 4, 4, 12].map((length) => hex(length)).join('-'),
    /** Two words, a number and a sign, as people choose them. */
    password: () =>
      `${from(small, 5)}${from(small.toUpperCase(), 2)}${from(digits, 2)}${from('!$%*', 1)}${from(small, 3)}`,
    jwt: () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return [
        part({ alg: 'HS256', typ: 'JWT' }),
        part({ sub: hex(10), iat: 1714500000 }),
        from(small + digits, 43),
      ].join('.');
    },
    /** The lines of a PEM body. */
    pem: (lines: number) => [
      `MII${from(small + small.toUpperCase() + digits, 61)}`,
      ...Array.from({ length: lines - 1 }, () => from(small + small.toUpperCase() + digits, 64)),
    ],
    /** A Visa number with a right check digit, in groups of four. */
    card: (separator: string) => {
      const body = `4${from(digits, 14)}`;
      const sum = [...body].reduce((total, digit, place) => {
        const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
        return total + (value > 9 ? value - 9 : value);
      }, 0);
      return `${body}${(10 - (sum % 10)) % 10}`.replace(/(.{4})(?=.)/g, `$1${separator}`);
    },
  };
}

/** A row whose text holds secrets. */
export function secret(
  id: string,
  text: string,
  secrets: string | readonly string[],
  stays: readonly string[] = [],
): Row {
  return { id, text, secrets: typeof secrets === 'string' ? [secrets] : secrets, stays };
}

/** A row that only looks as if. */
export function lookAlike(id: string, text: string): Row {
  return { id, text, secrets: [], stays: [] };
}
