// NUL cannot be kept by Postgres; the other controls have no place in a ticket. Tabs and line breaks stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const invisible = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** A text from a person without control characters, with plain line breaks and no space around it. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .trim();
}

/** Whether a text shows nothing: empty, only white space, or only invisible characters. */
export function isBlank(text: string): boolean {
  return invisible.test(text);
}

/** The text on one line. */
export function oneLine(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ');
}

/** At most `most` UTF-16 units, ended with "…" at the end of a word where one is near; never half a character. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, Math.max(0, most - 1));
  const whole = /[\ud800-\udbff]$/.test(room) ? room.slice(0, -1) : room;
  const space = whole.search(/\s\S*$/);
  return `${(space > most * 0.7 ? whole.slice(0, space) : whole).trimEnd()}…`;
}

/** "3,000". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The text in parts of at most `most` UTF-16 units, cut at line breaks where there are some; together they are the text. */
export function parts(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most - 1) + 1;
    const half = /[\ud800-\udbff]/.test(rest.charAt(most - 1)) ? most - 1 : most;
    const end = line > most / 2 ? line : half;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? found : [...found, rest];
}
