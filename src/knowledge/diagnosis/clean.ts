/** Colours: the real escape, its printed spellings, and what is left when a terminal dropped the escape itself. */
const colours =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  /(?:\u001b|\\x1[bB]|\\u001[bB]|[\\#]033|\\e|\^\[|␛)(?:\[[0-9;?]*[A-Za-z]|\][^\u0007\u001b]{0,300}(?:\u0007|\u001b\\))|\[\d{1,3}(?:;\d{1,3})*m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const mayHoldColours = /\u001b|\\x1[bB]|\\u001[bB]|[\\#]033\[|\\e\[|\^\[\[|␛|^\s*\[\d[\d;]*m|\[0?m(?:\s|$)/;

const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '"',
  rdquo: '"',
  lsquo: "'",
  rsquo: "'",
  equals: '=',
  hellip: '…',
};
const entity = /&(?:#(\d{2,5})|#x([0-9a-f]{2,4})|([a-z]{2,6}));/gi;

const tags = /<\/?(?:p|br|div|pre|span|li|ul|ol|td|th|tr)(?:\s[^<>]{0,200})?\/?>/gi;
const emphasis = /<\/?(?:b|i|em|strong|code|samp|mark)(?:\s[^<>]{0,200})?>/gi;

/** Marks that stand before a line where people quote, list or fence it, or where a tool numbers it. */
const marks =
  /^(?:[\s>|\ufeff]|&gt;|\xef\xbb\xbf|\xe2[\x80-\x97][\x80-\xbf](?=\s)|(?:[•◦▪▸‣·●○–—*+#-]|\/\/|\d{1,3}[.)])(?=\s)|`{1,3}|(?:\*{1,2}|_|~)(?=\d{4}-|heroku|app\[|at=))+/;

const unusual = /[^\x20-\x7e]|[&<>`*_\\]/;

/** Fields that somebody set in bold or as code to point at them, and the marks around them. */
const pointed =
  /(^|\s)[*`_~]{1,3}((?:at|code|desc|path|dyno|service|status)=(?:"[^"]{0,2000}"|[^\s"*`]{0,200}?))[*`_~]{1,3}(?=\s|$)/g;
const mayBePointed = /[*`_~](?:at|code|desc|path|dyno|service|status)=/;

/** Text with the entities of HTML as the characters that they stand for. */
export function unescapeEntities(text: string): string {
  return text.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

/** A line without what fences and terminals leave at its end. A loop, for a pattern would look at each space again. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && (/[`\s↵⏎↩]/.test(text[end - 1] ?? '') || /^\s\\$/.test(text.slice(end - 2, end))))
    end -= 1;
  return text.slice(0, end);
}

const windows = new TextDecoder('windows-1252');

/** The bytes of a line (one character each) as text: UTF-8, or what Windows wrote where it cannot be that. */
export function decode(bytes: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of plain ASCII
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') && !bytes.includes('\xef\xbf\xbd') ? windows.decode(buffer) : text;
}

/** A line without the marks of quoting, listing and fencing that stand before it. */
export function unmarked(text: string): string {
  return text.replace(marks, '');
}

/**
 * A line as the platform wrote it: without colours, quote marks, bullets, fences and tags; entities, smart quotes and
 * odd spaces as plain characters.
 */
export function clean(raw: string): string {
  let text = raw;
  if (mayHoldColours.test(text)) text = text.replace(colours, '');
  if (!unusual.test(text)) return text.replace(marks, '').trimEnd();
  if (text.includes('&')) {
    text = unescapeEntities(text);
    if (/&(?:quot|lt|gt|amp|#\d\d|#x\d\d);/.test(text)) text = unescapeEntities(text);
  }
  if (text.includes('<')) text = text.replace(tags, ' ').replace(emphasis, '');
  text = text
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no log line means to hold
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '');
  if (mayBePointed.test(text)) text = text.replace(pointed, '$1$2');
  if (/\b(?:desc|path|fwd)=\\+"/.test(text) && !/\{\s?"/.test(text)) text = text.replace(/\\{1,8}"/g, '"');
  return withoutTail(text.replace(marks, ''));
}
