import { isMeasure } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

const kind = /^[ \t>]{0,12}kind:[ \t]{1,4}["']?(?:Secret|SealedSecret)\b/m;
const block = /^([ \t>]{0,24})(?:data|stringData):[ \t]{0,8}\r?\n/gm;
const entry = /([ \t>]{1,40})["']?[\w.-]{1,253}["']?:[ \t]{1,8}(?=[^\s|>])|[ \t>]{0,40}\r?\n/y;
const window = 4000;

/** Every value in the data of a Kubernetes secret, in base64 or plain, whatever its name. */
export function findSecretManifests(text: string): Span[] {
  if (!kind.test(text)) return [];
  const spans: Span[] = [];
  const search = new RegExp(block);
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    const from = search.lastIndex;
    if (!kind.test(documentAround(text, found.index, from))) continue;
    search.lastIndex = Math.max(from, readEntries(text, from, (found[1] ?? '').length, spans));
  }
  return spans;
}

// As far as the lines that part documents in one file.
function documentAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - window), start)
      .split(/^---/m)
      .at(-1) ?? '';
  const after = text.slice(end, end + window).split(/^---/m, 1)[0] ?? '';
  return `${before}\n${after}`;
}

function readEntries(text: string, from: number, indent: number, spans: Span[]): number {
  let at = from;
  for (;;) {
    entry.lastIndex = at;
    const found = entry.exec(text);
    if (found === null || (found[1] !== undefined && found[1].length <= indent)) return at;
    at = entry.lastIndex;
    if (found[1] === undefined) continue;
    const value = readValue(text, at);
    if (value !== undefined && !isPlaceholder(value.text) && !isMeasure(value.text))
      spans.push({ start: value.start, end: value.end, kind: 'secret' });
    const feed = text.indexOf('\n', at);
    if (feed === -1) return text.length;
    at = feed + 1;
  }
}

const command = /\bcreate[ \t]{1,4}secret[ \t]{1,4}generic[ \t][^\n]{1,2000}/g;
const literal = /--from-literal[= \t]["']?([\w.-]{1,80})=/g;
const harmless =
  /(?:^|[-_.])(?:user(?:name)?|login|name|host|port|env|environment|region|mode|level|db|database|schema)$/i;

/** `kubectl create secret generic x --from-literal=name=VALUE` */
export function findSecretLiterals(text: string): Span[] {
  return [...text.matchAll(command)].flatMap(({ 0: line, index: at }) =>
    [...line.matchAll(literal)].flatMap(({ 0: flag, 1: name = '', index }) => {
      const start = at + index + flag.length;
      const value = readValue(text, start);
      if (value === undefined || harmless.test(name) || isPlaceholder(value.text) || isMeasure(value.text))
        return [];
      return [{ start: value.start, end: value.end, kind: 'secret' as const, name }];
    }),
  );
}
