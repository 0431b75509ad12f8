import { isCommonWord } from './common-words.ts';
import { isComposed, isShouting, type Read, startsLine } from './ties.ts';
import { firstLine, readValue } from './values.ts';

const isNameOf =
  /(?:name|key|id|property|var|variable|env|field)\\{0,7}["']?\s{0,4}[=:]\s{0,4}\\{0,7}["']?$/i;
const besideName =
  /\\{0,7}["']?[ \t,;/]{0,8}(?:\r?\n[ \t-]{0,40})?(?:[\w:-]{1,30}[ \t]?[=:][ \t]?\\{0,7}["'][^"'\n<>]{0,80}["'][ \t,]{0,4}){0,3}?\\{0,7}["']?(?:value|content|val|secret_?value)\\{0,7}["']?[ \t]{0,8}[=:][ \t]{0,8}/iy;
const nested =
  /\\{0,7}["'][ \t]{0,4}(?:(?::|=>)\s{0,8})?\{[^{}]{0,200}?(?<![\w-])\\{0,7}["']?(?:value|default)\\{0,7}["']?\s{0,4}(?::|=>|=)\s{0,4}/y;
const element =
  /(?:["'][^<>\n]{0,100}|[ \t][^<>\n]{0,100})?>[ \t]{0,8}(?:<!\[CDATA\[)?|[^\S\n]{0,4}<\/key>\s{0,40}<string>/y;
const tableCell = /[`*_]{0,3}[ \t]{0,40}\|[ \t]{0,40}/y;
const listItem = /\\{0,7}["'`]?[ \t]{0,4},[ \t]{0,4}(?=\\{0,7}["'`])/y;
const column = /(?:[ ]{2,60}|\t{1,8}[ ]{0,20})(?=[^\s|]{1,4096}[ \t]{0,8}(?:\r?\n|$))/y;

/** A name and its value side by side: attributes, XML elements, table cells, argument lists, aligned columns. */
export const pairedValue: Read = (text, named) =>
  attribute(text, named) ??
  valueFirst(text, named) ??
  inside(text, named) ??
  inElement(text, named) ??
  inTable(text, named) ??
  inList(text, named) ??
  inColumns(text, named);

const attribute: Read = (text, { start, end }) => {
  if (!isNameOf.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  const from = after(besideName, text, end);
  const value = from === undefined ? undefined : readValue(text, from);
  return value === undefined ? undefined : { tie: 'field', value };
};

const earlier =
  /(?<![\w-])["']?(?:value|val|content)["']?[ \t]{0,4}[:=]\s{0,4}["']([^"'\n]{1,512})["'],?\s{1,40}["']?(?:key|name)["']?\s{0,4}[:=]\s{0,4}["']$|(?<![\w-])["']value["']:["']([^"'\n]{1,512})["'],["'](?:key|name)["']:["']$/;

// `{"value": "…", "key": "token"}`
const valueFirst: Read = (text, { start }) => {
  const before = text.slice(Math.max(0, start - 640), start);
  if (!/(?:key|name)["']?\s{0,4}[=:]\s{0,4}["']$/.test(before.slice(-16))) return undefined;
  const found = earlier.exec(before);
  const value = found?.[1] ?? found?.[2];
  if (found === null || value === undefined) return undefined;
  const from = start - found[0].length + found[0].indexOf(value, 5);
  return { tie: 'field', value: { start: from, end: from + value.length, text: value, quoted: true } };
};

// `"SECRET": {"description": "…", "value": "…"}`, as in app.json; `variable "secret" { default = "…" }` of Terraform.
const inside: Read = (text, { end }) => {
  const from = after(nested, text, end);
  const value = from === undefined ? undefined : readValue(text, from);
  return value === undefined ? undefined : { tie: 'field', value };
};

const inElement: Read = (text, { name, start, end }) => {
  const opened = /<(?:\w{1,20}:)?$|<[^<>\n]{1,60}["']$|<key>\s{0,4}$/.test(
    text.slice(Math.max(0, start - 64), start),
  );
  const from = opened ? after(element, text, end) : undefined;
  if (from === undefined) return undefined;
  const content = /^([^<\n]*)<\//.exec(text.slice(from, from + 4096))?.[1] ?? '';
  const inner = content.replace(/\]\]>$/, '').trimEnd();
  if (isCommonWord(inner) || inner.toLowerCase() === name.toLowerCase() || /\s/.test(inner)) return undefined;
  return { tie: 'field', value: { start: from, end: from + inner.length, text: inner, quoted: true } };
};

const inTable: Read = (text, { name, start, end }) => {
  if (!/(?:^|[\n|])[ \t>`*_]{0,20}$/.test(text.slice(Math.max(0, start - 24), start))) return undefined;
  const from = after(tableCell, text, end);
  if (from === undefined) return undefined;
  const cell =
    firstLine(text.slice(from, from + 4096))
      .split('|', 1)[0]
      ?.trimEnd() ?? '';
  const inner = cell.replace(/^[`*_]{1,3}|[`*_]{1,3}$/g, '');
  const at = from + cell.indexOf(inner);
  const tie = isComposed(name) && !isCommonWord(inner) ? 'field' : 'sentence';
  return { tie, value: { start: at, end: at + inner.length, text: inner, quoted: false } };
};

const storing = /(?:define|env|set|put|fetch|get|item|property|config|default|store|add)\(\s{0,4}["'`]$/i;

const inList: Read = (text, { name, start, end }) => {
  if (!/["'`:]$/.test(text.slice(Math.max(0, start - 1), start))) return undefined;
  const from = after(listItem, text, end);
  const value = from === undefined ? undefined : readValue(text, from);
  if (value === undefined) return undefined;
  const isStored = isComposed(name) && storing.test(text.slice(Math.max(0, start - 24), start));
  return { tie: isStored ? 'field' : 'beside', value: { ...value, quoted: false } };
};

const inColumns: Read = (text, { name, start, end }) => {
  if (!isShouting(name) || !startsLine(text, start)) return undefined;
  const from = after(column, text, end);
  const value = from === undefined ? undefined : readValue(text, from);
  // A list of names with the dates of their last change.
  if (value === undefined || /^\d{4}-\d\d-\d\d/.test(value.text)) return undefined;
  return { tie: 'field', value };
};

function after(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
