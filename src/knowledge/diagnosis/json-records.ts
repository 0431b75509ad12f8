import { decode } from './clean.ts';
import { addSource, type Context, noContext } from './delimited.ts';
import { createJsonWalk } from './json-walk.ts';
import { fromEpoch, lastMoment } from './timestamp.ts';

/** A log entry found in JSON: its message, what the other fields say, and the router's fields where they stand alone. */
export type JsonRecord = { message: string; context: Context; router: string };

/** Fields that hold the message, best first. */
const messageNames = [
  ...[
    'message',
    'msg',
    '@message',
    'log',
    'line',
    'text',
    'event_message',
    'textpayload',
    'userdata',
    'body',
  ],
  ...[
    '_raw',
    'raw',
    'content',
    'event',
    'data',
    'original',
    'full_message',
    'short_message',
    'value',
    'm',
    's',
  ],
];
const messageRank = new Map(messageNames.map((name, rank) => [name, rank]));
const timeNames = new Set([
  ...[
    '@timestamp',
    'timestamp',
    'time',
    'dt',
    'ts',
    'date',
    'datetime',
    '_time',
    'received_at',
    'generated_at',
  ],
  ...['emitted_at', 'eventtime', 'created_at', 'syslog_timestamp'],
]);
const sourceNames = new Set([
  ...[
    'program',
    'source',
    'appname',
    'app_name',
    'app-name',
    'syslog_appname',
    'application',
    'ident',
    'tag',
  ],
  ...['applicationname', 'subsystemname', 'component', 'syslog_identifier', 'logger'],
]);
const processNames = new Set([
  ...[
    'process',
    'proc',
    'procid',
    'proc_id',
    'process_id',
    'proc-id',
    'dyno',
    'ps',
    'syslog_procid',
    'service',
  ],
]);
const routerNames = ['at', 'code', 'desc', 'method', 'path', 'dyno', 'connect', 'service', 'status'] as const;
const listNames = new Set(['', 'lines', 'logs', 'messages', 'entries', 'events', 'data', 'records']);

type Draft = {
  message: { text: string; rank: number } | null;
  sources: string[];
  procs: string[];
  time: string | null;
  router: Map<string, string>;
  pairName: string | null;
  pairValue: string | null;
};
type Frame = { list: boolean; name: string; key: string; draft: Draft; own: boolean; depth: number };

const emptyDraft = (): Draft => ({
  message: null,
  sources: [],
  procs: [],
  time: null,
  router: new Map(),
  pairName: null,
  pairValue: null,
});

const shortEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' };

/** The text of a JSON string from its bytes, as far as it goes. */
function unescapeJson(bytes: string): string {
  return decode(bytes).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex?: string, char?: string) =>
    hex === undefined
      ? (shortEscapes[char ?? ''] ?? char ?? '')
      : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function put(
  draft: Draft,
  name: string,
  parent: string,
  text: string,
  isString: boolean,
  depth: number,
): void {
  const key = name.toLowerCase().replace(/^.*\.(?=.)/, '');
  const rank = messageRank.get(key);
  if (isString && rank !== undefined && text.length > 6 && (key.length > 1 || text.length > 40)) {
    const worth = rank + 30 * depth;
    if (draft.message === null || worth < draft.message.rank) draft.message = { text, rank: worth };
  }
  if (text.length > 400) return;
  const word = unescapeJson(text);
  if (timeNames.has(key)) draft.time ??= word;
  if (sourceNames.has(key) || (key === 'name' && parent === 'service')) draft.sources.push(word);
  if (processNames.has(key) || (key === 'name' && parent === 'process')) draft.procs.push(word);
  if ((routerNames as readonly string[]).includes(key) && !draft.router.has(key)) draft.router.set(key, word);
  if (isString && (key === 'key' || key === 'field' || key === 'name')) draft.pairName = word;
}

/** A field that means something here, when it comes as {"key": name, "value": text}. */
function isKnownName(name: string): boolean {
  const key = name.toLowerCase();
  return [messageRank, timeNames, sourceNames, processNames].some((names) => names.has(key));
}

function contextOf(draft: Draft, now: number): Context {
  const context: Context = { ...noContext };
  for (const word of draft.sources) addSource(context, word);
  for (const word of draft.procs) if (word !== 'app' && word !== 'heroku') addSource(context, word);
  if (draft.time !== null) {
    const number = /^\d{10,19}(?:\.\d+)?$/.test(draft.time) ? fromEpoch(Number(draft.time)) : null;
    context.at = number ?? lastMoment(draft.time, now);
  }
  return context;
}

/** A router line from fields that a log service has taken apart, or "" when they are none. */
function routerText({ router }: Draft): string {
  if (!/^[HRL]\d\d$/.test(router.get('code') ?? '')) return '';
  if (!/^(?:error|warning|info)$/.test(router.get('at') ?? '')) return '';
  const value = (name: string, text: string) => {
    if (name === 'path' || name === 'desc') return `"${text}"`;
    return (name === 'connect' || name === 'service') && /^\d+$/.test(text) ? `${text}ms` : text;
  };
  return routerNames
    .flatMap((name) => (router.has(name) ? [`${name}=${value(name, router.get(name) ?? '')}`] : []))
    .join(' ');
}

/** Finds the log entries in JSON that comes line by line or piece by piece: objects, lists of them, nested ones. */
export function createJsonRecords(now: number, take: (record: JsonRecord) => void) {
  let frames: Frame[] = [];
  let taken = 0;

  function finish(draft: Draft, parent: Draft | null): void {
    const { message, pairName, pairValue } = draft;
    if (parent !== null && pairName !== null && pairValue !== null && isKnownName(pairName)) {
      put(parent, pairName, '', pairValue, true, 1);
      return;
    }
    const router = routerText(draft);
    if (message === null && router === '') return;
    taken += 1;
    const text = message === null ? '' : unescapeJson(message.text);
    take({ message: text, context: contextOf(draft, now), router });
  }

  const walk = createJsonWalk({
    open(list) {
      const above = frames.at(-1);
      const name = above === undefined || above.list ? '' : above.key;
      const own = above === undefined || above.list;
      const draft = own ? emptyDraft() : above.draft;
      frames.push({ list, name, key: '', draft, own, depth: own ? 0 : above.depth + 1 });
    },
    key(name) {
      const top = frames.at(-1);
      if (top) top.key = name;
    },
    value(text, isString) {
      const top = frames.at(-1);
      if (top === undefined) return;
      if (!top.list) {
        if (top.key === 'value') top.draft.pairValue = text;
        put(top.draft, top.key, top.name.toLowerCase(), text, isString, top.depth);
      } else if (isString && listNames.has(top.name.toLowerCase())) {
        taken += 1;
        take({ message: unescapeJson(text), context: { ...noContext }, router: '' });
      }
    },
    close() {
      const top = frames.pop();
      if (top?.own) finish(top.draft, frames.at(-1)?.draft ?? null);
    },
  });

  function abandon(): void {
    const top = frames.at(-1);
    const rest = walk.unfinished();
    if (top !== undefined && rest !== null && !top.list)
      put(top.draft, top.key, top.name.toLowerCase(), rest, true, top.depth);
    for (const frame of frames.reverse()) if (frame.own) finish(frame.draft, null);
    frames = [];
    walk.reset();
  }

  return {
    isOpen: () => walk.state() === 'open',
    inString: () => walk.inString(),
    /** How many entries were found so far. */
    taken: () => taken,
    /** Ends what is unfinished, with the entries as far as they go. */
    abandon,
    /** Walks on; gives the place where it stopped and whether that was an error. */
    feed(text: string, from: number): { at: number; broken: boolean } {
      const at = walk.feed(text, from);
      const broken = walk.state() === 'broken';
      if (broken) abandon();
      return { at, broken };
    },
  };
}

/** A text that begins like JSON: an object, or a list of objects or strings. */
export const beginsLikeJson = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\]]|$))/;
