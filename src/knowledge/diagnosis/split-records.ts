import { findHeader, isAppOutput } from './header.ts';

const start =
  /(?:(\d{1,6}) (?=<))?(<\d{1,3}>1 )?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:?\d\d) (?:\S{1,80} )?(?:(?:heroku|app)(?:\[[\w.:-]{1,80}\]:| [\w.-]{1,80} - )|-?(?= ))/g;

/**
 * Takes apart records that stand on one line: frames of a log drain sent without line breaks, or a log whose line
 * breaks were lost in a paste. A line of the platform that the app merely repeats stays part of the app's message.
 */
export function splitRecords(text: string): string[] {
  start.lastIndex = 1;
  if (text.length < 80 || !start.test(text)) return [text];
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
      const header = findHeader(before, 0);
      if (header === null) continue;
      const fromApp = isAppOutput(header);
      const framed = priority !== undefined && (count !== undefined || !/[\s"'`]$/.test(before));
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
