/** Text for mrkdwn fields: the three characters that Slack gives meaning to, written so that they have none. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a person typed: Slack writes these three escaped in command and message text. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A link for mrkdwn; the label may hold anything, the address must be http(s). */
export function link(url: string, label: string): string {
  const address = url.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');
  return `<${address}|${escapeMrkdwn(label).replaceAll('|', '¦')}>`;
}

/** `text` in at most `most` UTF-16 units, cut at a whole character and marked where it was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
  return `${text.slice(0, splitsPair ? end - 1 : end).trimEnd()}…`;
}

const encoder = new TextEncoder();

/** `text` in at most `most` UTF-8 bytes, cut at a whole character and marked where it was cut. */
export function cutBytes(text: string, most: number): string {
  if (encoder.encode(text).length <= most) return text;
  const room = new Uint8Array(most - 3);
  const { read } = encoder.encodeInto(text, room);
  return `${text.slice(0, read).trimEnd()}…`;
}

/** Words for a list in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joiner = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** One form of a word for 1, the other for everything else. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
