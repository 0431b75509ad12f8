import { findHeader, type Header, isAppOutput } from './header.ts';

const start =
  /(?:(\d{1,6}) (?=<))?(<\d{1,3}>1 )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:?\d\d) (?:\S{1,80} )?(?:(?:heroku|app)(?:\[[\w.:-]{1,80}\]:| [\w.-]{1,80} - )|-?(?= ))/g;

/** The end of a router line, and then another line that has lost its time or its whole header. */
const untimed =
  /((?:bytes|protocol|tls_version)=\S{0,80}\s{1,8}(?:[|;,]\s{1,4})?)(?=(?:heroku|app)\[[\w.:-]{1,80}\]: )|((?:bytes|protocol|tls_version)=\S{0,80}\s{1,8}(?:[|;,]\s{1,4})?)(?=(?:sock=\w+ )?at=(?:error|warning|info) (?:code|method)=)/g;

/** The part of a text from `from` on, looked at once however often one asks: its header, and whether quotes are closed. */
function partFrom(text: string, from: number) {
  let header: ReturnType<typeof findHeader> | undefined;
  let next = text.indexOf('"', from);
  let quotes = 0;
  return {
    from,
    /** The header of what stands before `to`. */
    headerBefore(to: number): Header | null {
      if (header === undefined || header === null)
        header = findHeader(text.slice(from, Math.min(to, from + 512)));
      return header;
    },
    /** Whether every quote before `to` is closed; `to` may only grow. */
    closedBefore(to: number): boolean {
      for (; next !== -1 && next < to; next = text.indexOf('"', next + 1)) quotes += 1;
      return quotes % 2 === 0;
    },
  };
}

function splitUntimed(text: string): string[] {
  if (text.indexOf(' at=', 60) === -1 && text.indexOf('[', 60) === -1) return [text];
  const parts: string[] = [];
  let part = partFrom(text, 0);
  for (const match of text.matchAll(untimed)) {
    const to = match.index + match[0].length;
    const header = part.headerBefore(to);
    const fits = match[1] === undefined ? header === null : header === null || !isAppOutput(header);
    if (!fits || !part.closedBefore(to)) continue;
    parts.push(text.slice(part.from, to).trimEnd());
    part = partFrom(text, to);
  }
  return part.from === 0 ? [text] : [...parts, text.slice(part.from)];
}

/**
 * Takes apart records that stand on one line: frames of a log drain sent without line breaks, or a log whose line
 * breaks were lost in a paste. A line of the platform that the app merely repeats stays part of the app's message.
 */
export function splitRecords(text: string): string[] {
  if (text.length < 80) return [text];
  const records = splitTimed(text);
  return records.length === 1 ? splitUntimed(text) : records.flatMap(splitUntimed);
}

function splitTimed(text: string): string[] {
  start.lastIndex = 1;
  if (!start.test(text)) return [text];
  const frames = /^(?:\d{1,6} )?<\d{1,3}>1 /.test(text);
  const records: string[] = [];
  let part = partFrom(text, 0);
  let lostBreaks = false;
  let frameEnd = -1;
  start.lastIndex = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const [, count, priority] = match;
    const contentFrom = match.index + (count === undefined ? 0 : count.length + 1);
    if (match.index > part.from) {
      const header = part.headerBefore(match.index);
      if (header === null) continue;
      const fromApp = isAppOutput(header);
      const apart = /[\s"'`]/.test(text[match.index - 1] ?? '');
      const framed = frames && priority !== undefined && (count !== undefined || !apart);
      // A line break that some tool spelled out ends even a message of the app, unless it stands inside of quotes.
      const spelled = text.startsWith('\\n', match.index - 2) && part.closedBefore(match.index);
      if (fromApp ? !(lostBreaks || framed || spelled) : !part.closedBefore(match.index)) continue;
      if (!fromApp) lostBreaks = true;
      const end = frameEnd >= match.index && frameEnd < contentFrom ? frameEnd : match.index;
      records.push(text.slice(part.from, end));
      part = partFrom(text, match.index);
    }
    frameEnd = count === undefined ? -1 : contentFrom + Number(count);
  }
  records.push(text.slice(part.from));
  return records;
}
