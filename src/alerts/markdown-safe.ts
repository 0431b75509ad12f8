import { hasHtml, markdownFromHtml } from './html.ts';

/** Slack's limit for one text; what is longer is cut, with a link to the whole. */
export const mostCharacters = 3000;

/** Far more than is ever shown: hostile text costs no time. */
const mostRead = 20_000;

/** Characters that reorder or hide what is read: bidirectional overrides, zero-width ones, stray controls. */
const hiding = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|(?![\n\t])\p{Cc}/gu;

/** `<!channel>`, `<@U1>` and `<#C1>` would call or name people in Slack: they become words in other brackets. */
function harmless(text: string): string {
  return text.replace(/<([!@#][^<>\n]{0,200})>/g, '‹$1›');
}

const fence = /^ {0,3}(```|~~~)/;

const typedEnd = /(?:\\r)?\\n/g;

function outsideOfCode(line: string): string {
  const parts = line.split('`');
  const isText = (at: number) => at % 2 === 0 || at === parts.length - 1;
  return parts.map((part, at) => (isText(at) ? part.replace(typedEnd, '\n') : part)).join('`');
}

/** Line ends made one kind, and `\n` typed as two characters made a line end: in code only if there are no others. */
function realLines(text: string): string {
  const oneKind = text.replace(/\r\n?/g, '\n');
  if (!oneKind.includes('\n')) return oneKind.replace(typedEnd, '\n');
  let inFence = false;
  const lines = oneKind.split('\n').map((line) => {
    const isFence = fence.test(line);
    if (isFence) inFence = !inFence;
    if (inFence) return line;
    return isFence ? line.replace(typedEnd, '\n') : outsideOfCode(line);
  });
  return lines.join('\n');
}

/** Whether a code block is still open at the end. */
function openFence(text: string): boolean {
  return text.split('\n').filter((line) => fence.test(line)).length % 2 === 1;
}

/** `text` in at most `most` UTF-16 units, at a whole character, preferably after a word. */
function shortened(text: string, most: number): string {
  const rough = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const end = rough.search(/\s\S*$/);
  return (end > most * 0.8 ? rough.slice(0, end) : rough).trimEnd();
}

/** Cuts Markdown to `most` characters; what is cut ends with a link to the whole, and no code block stays open. */
export function cutMarkdown(text: string, link: string | null, most = mostCharacters): string {
  if (text.length <= most) return openFence(text) ? `${text}\n\`\`\`` : text;
  const more = link === null ? '…' : `…\n\n[Read all of it](${link})`;
  const kept = shortened(text, most - more.length - 5);
  return `${kept}${openFence(kept) ? '\n```\n' : ''}${more}`;
}

/**
 * Text as a source typed it, made safe Markdown: one kind of line end, no HTML, nothing that hides, reorders or calls
 * people, at most 3,000 characters. The drawing layer still escapes what its own markup gives meaning to.
 */
export function safeMarkdown(text: string, link: string | null, most = mostCharacters): string {
  const lines = realLines(text.trim().slice(0, mostRead).normalize('NFC'));
  const isHtml = !lines.split('\n').some((line) => fence.test(line)) && hasHtml(lines);
  const words = isHtml ? markdownFromHtml(lines.replaceAll('\n', '<br>')) : lines;
  const tidy = harmless(words.replace(hiding, ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return cutMarkdown(tidy, link, most);
}

/** A title in one line of at most 250 characters, with nothing that hides, reorders or calls people. */
export function safeTitle(text: string): string {
  const given = text.trim().slice(0, 1000).normalize('NFC');
  const line = harmless(given.replace(/\s*[\r\n\t]+\s*/g, ' ').replace(hiding, '')).trim();
  return line.length <= 250 ? line : `${shortened(line, 249)}…`;
}

/** Markdown links as `words (address)`, for places that show plain text. */
export function plainLinks(markdown: string): string {
  return markdown.replace(/\[([^[\]\n]{0,500})\]\((https?:\/\/[^\s()]{1,2000})\)/g, '$1 ($2)');
}
