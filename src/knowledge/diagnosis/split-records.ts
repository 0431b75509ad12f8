import { findHeader, isAppOutput } from './header.ts';

const start =
  /(?:(\d{1,6}) (?=<))?(<\d{1,3}>1 )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:?\d\d) (?:\S{1,80} )?(?:(?:heroku|app)(?:\[[\w.:-]{1,80}\]:| [\w.-]{1,80} - )|-?(?= ))/g;

/** The end of a router line, and then another line that has lost its time or its whole header. */
const untimed =
  /((?:bytes|protocol|tls_version)=\S*\s+)(?=(?:heroku|app)\[[\w.:-]{1,80}\]: )|((?:bytes|protocol|tls_version)=\S*\s+)(?=(?:sock=\w+ )?at=(?:error|warning|info) (?:code|method)=)/g;

function splitUntimed(text: string): string[] {
  if (text.indexOf(' at=', 60) === -1 && text.indexOf('[', 60) === -1) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(untimed)) {
    const to = match.index + match[0].length;
    const before = text.slice(from, to);
    const header = findHeader(before);
    const fits = match[1] === undefined ? header === null : header === null || !isAppOutput(header);
    if (fits && before.split('"').length % 2 === 1) {
      parts.push(before.trimEnd());
      from = to;
    }
  }
  return from === 0 ? [text] : [...parts, text.slice(from)];
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
  let from = 0;
  let lostBreaks = false;
  let frameEnd = -1;
  start.lastIndex = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const [, count, priority] = match;
    const contentFrom = match.index + (count === undefined ? 0 : count.length + 1);
    if (match.index > from) {
      const before = text.slice(from, match.index);
      const header = findHeader(before);
      if (header === null) continue;
      const fromApp = isAppOutput(header);
      const framed = frames && priority !== undefined && (count !== undefined || !/[\s"'`]$/.test(before));
      if (fromApp ? !(lostBreaks || framed) : before.split('"').length % 2 === 0) continue;
      if (!fromApp) lostBreaks = true;
      const digits = frameEnd >= match.index && frameEnd < contentFrom ? frameEnd : match.index;
      records.push(text.slice(from, digits));
      from = match.index;
    }
    frameEnd = count === undefined ? -1 : contentFrom + Number(count);
  }
  records.push(text.slice(from));
  return records;
}
