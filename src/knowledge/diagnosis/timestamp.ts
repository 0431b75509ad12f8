const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const clock = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?`;
const zone = String.raw`(?: ?(Z|UTC|GMT|[ECMP][SD]T|CES?T|BST|IST|JST|AE[SD]T|[+-]\d\d:?\d\d)(?![\w:]))?`;

/** Minutes east of Greenwich of the short names that log tools print. IST and CST are India's and America's. */
const zoneMinutes: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
  BST: 60,
  IST: 330,
  JST: 540,
  AEST: 600,
  AEDT: 660,
};

type Parts = { year?: string; month: number; day?: string; clock: (string | undefined)[]; zone?: string };
type Shape = { pattern: RegExp; read(match: RegExpExecArray): Parts };

const part = (match: RegExpExecArray, at: number) => match[at];
const optional = (match: RegExpExecArray, year: number, day: number, zoneAt: number) => ({
  ...(match[year] === undefined ? {} : { year: match[year] }),
  ...(match[day] === undefined ? {} : { day: match[day] }),
  ...(match[zoneAt] === undefined ? {} : { zone: match[zoneAt] }),
});
const named = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** The ways that log tools write a moment. */
const shapes: readonly Shape[] = [
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{4})[-/](\d\d)[-/](\d\d)(?:T| {1,2}|, )${clock}${zone}`, 'g'),
    read: (match) => ({
      month: Number(part(match, 2)),
      clock: match.slice(4, 8),
      ...optional(match, 1, 3, 8),
    }),
  },
  {
    pattern: new RegExp(String.raw`\b${month} {1,2}(\d{1,2})(?:,? (\d{4}))?,? ${clock}${zone}`, 'g'),
    read: (match) => ({ month: named(match[1]), clock: match.slice(4, 8), ...optional(match, 3, 2, 8) }),
  },
  {
    pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})[ /-]${month}[ /-](\d{4})[ :]${clock}${zone}`, 'g'),
    read: (match) => ({ month: named(match[2]), clock: match.slice(4, 8), ...optional(match, 3, 1, 8) }),
  },
];

const epoch = /(?<![\w.:/-])(\d{10})(?:\.(\d{1,9})|(\d{3})(?:\d{3}){0,2})?(?![\w:/-])/g;

function fromParts(
  { year, month: number, day, clock: times, zone: name }: Parts,
  now: number,
): number | null {
  const [hour = 0, minute = 0, second = 0] = times.slice(0, 3).map((text) => Number(text ?? 0));
  const milliseconds = Number((times[3] ?? '').slice(0, 3).padEnd(3, '0'));
  const date = Number(day);
  if (number < 1 || number > 12 || date < 1 || date > 31 || hour > 24 || minute > 59 || second > 60)
    return null;
  const at = (fullYear: number) =>
    Date.UTC(fullYear, number - 1, date, hour, minute, second, milliseconds) - offset(name) * 60_000;
  if (year !== undefined) return at(Number(year));
  const thisYear = new Date(now).getUTCFullYear();
  return at(thisYear) > now + 86_400_000 ? at(thisYear - 1) : at(thisYear);
}

function offset(name: string | undefined): number {
  if (name === undefined) return 0;
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(name);
  if (!numeric) return zoneMinutes[name] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return numeric[1] === '-' ? -minutes : minutes;
}

/** Milliseconds of a Unix time in seconds, milliseconds, microseconds or nanoseconds; null outside 2001 to 2100. */
function fromEpoch(value: number): number | null {
  let at = value;
  if (at < 1e11) at *= 1000;
  while (at >= 1e14) at /= 1000;
  return at > 978_307_200_000 && at < 4_102_444_800_000 ? Math.round(at) : null;
}

/** The beginning of nearly every line: one moment, and at most the marks of a drain around it. */
const tidy =
  /^(?:\d{1,6} )?(?:<\d{1,3}>1 )?(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)(?: (?:(?!\d)[^\s:]{1,80} )?)?$/;

/**
 * The last moment written in a text, in milliseconds: a line that a log tool has stored shows first when it was
 * received and then when it happened. A moment without a zone is read as UTC; one without a year as the latest that
 * is not after `now`.
 */
export function lastMoment(text: string, now: number): number | null {
  const only = tidy.exec(text);
  if (only) {
    const [, year = '', month = '', day = '', ...rest] = only;
    return fromParts({ year, month: Number(month), day, clock: rest.slice(0, 4), zone: rest[4] ?? '' }, now);
  }
  let best: { index: number; at: number } | null = null;
  for (const { pattern, read } of shapes) {
    for (const match of text.matchAll(pattern)) {
      const at = fromParts(read(match), now);
      if (at !== null && (best === null || match.index > best.index)) best = { index: match.index, at };
    }
  }
  if (best !== null) return best.at;
  for (const match of text.matchAll(epoch)) {
    const at = fromEpoch(Number(match[2] === undefined ? match[0] : `${match[1]}.${match[2]}`));
    if (at !== null) best = { index: match.index, at };
  }
  return best?.at ?? null;
}

/** The moment of a field of its own: a Unix time, or whatever else can be read as one. */
export function momentOf(field: string, now: number): number | null {
  if (field === '') return null;
  return /^\d{10,19}(?:\.\d+)?$/.test(field) ? fromEpoch(Number(field)) : lastMoment(field, now);
}

/** Whether a text begins with a moment, which is how nearly every line of a log begins. */
export const beginsWithMoment = new RegExp(
  String.raw`^[\[("']?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]|${month} {1,2}\d{1,2},? (?:\d{4},? )?\d\d:\d\d|\d{1,2}[ /-]${month}[ /-]\d{4}[ :]\d\d:|\d{10,19}[ ,;\t])`,
);
