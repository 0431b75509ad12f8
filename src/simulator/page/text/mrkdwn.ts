import { emojiByName } from './emoji.ts';

/** A piece of Slack's markup (`mrkdwn`), ready to be drawn. */
export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; children: Node[] }
  | { kind: 'code' | 'pre'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user'; id: string; label: string }
  | { kind: 'channel'; id: string; label: string }
  | { kind: 'group'; id: string; label: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; url: string; fallback: string }
  | { kind: 'emoji'; name: string; char: string };

/** Reads Slack's markup. Whatever is not markup stays text, so nothing a person typed is lost. */
export function parseMrkdwn(source: string): Node[] {
  return source.split(/(```[\s\S]+?```)/).flatMap((part): Node[] => {
    const fenced = /^```\n?([\s\S]+?)\n?```$/.exec(part);
    if (fenced) return [{ kind: 'pre', text: unescapeMarkup(stripLinks(fenced[1] ?? '')) }];
    return part === '' ? [] : parseLines(part);
  });
}

/** Reads emoji names only: what `plain_text` objects know. */
export function parsePlain(source: string): Node[] {
  return mergeText(splitEmoji(source));
}

/** Turns `&amp;`, `&lt;` and `&gt;` back into the characters. */
export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Quoted lines (`&gt; …` or `> …`) become one quote; the rest is read inline. */
function parseLines(part: string): Node[] {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of part.split('\n')) {
    const quoted = /^(?:&gt;|>)/.test(line);
    const content = quoted ? line.replace(/^(?:&gt;|>)\s?/, '') : line;
    const last = groups.at(-1);
    if (last && last.quoted === quoted) last.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return groups.flatMap(({ quoted, lines }, index): Node[] => {
    const children = parseInline(lines.join('\n'));
    if (quoted) return [{ kind: 'quote', children }];
    const afterQuote = index > 0 || index < groups.length - 1;
    return afterQuote && lines.join('').trim() === '' ? [] : children;
  });
}

const styles: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };

function parseInline(text: string): Node[] {
  const nodes: Node[] = [];
  let plain = '';
  let at = 0;
  const flush = (): void => {
    nodes.push(...splitEmoji(unescapeMarkup(plain)));
    plain = '';
  };
  while (at < text.length) {
    const found = readSpecial(text, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return mergeText(nodes);
}

function readSpecial(text: string, at: number): { node: Node; end: number } | undefined {
  const char = text[at] ?? '';
  if (char === '<') return readAngle(text, at);
  if (char === '`') {
    const end = text.indexOf('`', at + 1);
    const inside = end < 0 ? '' : text.slice(at + 1, end);
    if (inside === '' || inside.includes('\n')) return undefined;
    return { node: { kind: 'code', text: unescapeMarkup(stripLinks(inside)) }, end: end + 1 };
  }
  const style = styles[char];
  if (!style || !isBoundary(text[at - 1])) return undefined;
  const end = closingMark(text, at, char);
  if (end < 0) return undefined;
  return { node: { kind: style, children: parseInline(text.slice(at + 1, end)) }, end: end + 1 };
}

/** A style that does not close within this many characters is none; it keeps hostile text cheap. */
const longestRun = 3000;

/** Where the mark that opened at `at` closes: not after a space, before a boundary, on the same line. */
function closingMark(text: string, at: number, mark: string): number {
  const next = text[at + 1] ?? ' ';
  if (/\s/.test(next) || next === mark) return -1;
  const last = Math.min(text.length, at + longestRun);
  for (let end = at + 2; end < last && text[end] !== '\n'; end += 1) {
    if (text[end] === '<') {
      const close = text.indexOf('>', end);
      if (close > 0) end = close;
    } else if (text[end] === mark && !/\s/.test(text[end - 1] ?? ' ') && isBoundary(text[end + 1]))
      return end;
  }
  return -1;
}

function isBoundary(char: string | undefined): boolean {
  return char === undefined || !/[\p{L}\p{N}]/u.test(char);
}

/** `<…>`: links, mentions, dates. */
function readAngle(text: string, at: number): { node: Node; end: number } | undefined {
  const close = text.indexOf('>', at);
  if (close < 0) return undefined;
  const inside = text.slice(at + 1, close);
  const node = angleNode(inside);
  return node && { node, end: close + 1 };
}

function angleNode(inside: string): Node | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescapeMarkup(inside.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) return dateNode(target, label);
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice('!subteam^'.length), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  const url = unescapeMarkup(target);
  return isSafeUrl(url) ? { kind: 'link', url, label: label || url.replace(/^mailto:/, '') } : undefined;
}

function dateNode(target: string, fallback: string): Node | undefined {
  const [, seconds, format = '', url = ''] = target.split('^');
  if (!/^\d{1,12}$/.test(seconds ?? '')) return undefined;
  return {
    kind: 'date',
    seconds: Number(seconds),
    format: unescapeMarkup(format),
    url: unescapeMarkup(url),
    fallback,
  };
}

/** Whether a link may be followed: web and mail addresses only, never `javascript:` and the like. */
export function isSafeUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
}

/** Inside code Slack shows a link as its address. */
function stripLinks(text: string): string {
  return text.replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1');
}

function splitEmoji(text: string): Node[] {
  return text.split(/(:[a-z0-9_+-]+:)/).map((part): Node => {
    const name = /^:([a-z0-9_+-]+):$/.exec(part)?.[1];
    const char = name === undefined ? undefined : emojiByName[name];
    return name !== undefined && char !== undefined
      ? { kind: 'emoji', name, char }
      : { kind: 'text', text: part };
  });
}

function mergeText(nodes: Node[]): Node[] {
  const merged: Node[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else if (node.kind !== 'text' || node.text !== '') merged.push(node);
  }
  return merged;
}
