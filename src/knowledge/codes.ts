import { plainText } from './plain-text.ts';

/** What looks like a platform code in a text: in canonical spelling, and where it was found. */
export type FoundCode = { code: string; index: number };

const shape = /(?<![A-Za-z0-9_.$%&=/\\-])([HRLhrl])[ \t]?[-_.:]?[ \t]?(\d{2})(?![\d\w-]|\.\d)/g;

/** Every platform code named in a text, in any spelling, in the order they were named, each once. */
export function findCodes(text: string): FoundCode[] {
  const found = new Map<string, FoundCode>();
  for (const match of plainText(text).replace(/code=/gi, ' ').replaceAll('/', ' ').matchAll(shape)) {
    const code = `${match[1]?.toUpperCase()}${match[2]}`;
    if (!found.has(code)) found.set(code, { code, index: match.index });
  }
  return [...found.values()];
}

/** Up to three real codes nearest to one that does not exist: same family first, then by number. */
export function nearestCodes(asked: string, codes: readonly string[]): string[] {
  const number = Number(asked.slice(1));
  const distance = (code: string) =>
    Math.abs(Number(code.slice(1)) - number) + (code[0] === asked[0] ? 0 : 100);
  return [...codes].sort((a, b) => distance(a) - distance(b)).slice(0, 3);
}
