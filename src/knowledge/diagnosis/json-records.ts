import { decode } from './clean.ts';
import { addSource, type Context, noContext } from './context.ts';
import { listNames, messageRank, processNames, routerNames, sourceNames, timeNames } from './json-names.ts';
import { unescapeJson } from './json-text.ts';
import { createJsonWalk } from './json-walk.ts';

/** A log entry found in JSON: its message, what the other fields say, and the router's fields where they stand alone. */
export type JsonRecord = {
  /** What may be the message, best first; at least one of `messages` and `router` holds something. */
  messages: string[];
  context: Context;
  router: string;
};

const maxMessages = 3;
const maxWords = 8;

type Draft = {
  messages: { text: string; rank: number }[];
  sources: string[];
  procs: string[];
  time: string | null;
  router: Map<string, string>;
  pairName: string | null;
  pairValue: string | null;
};
type Frame = { list: boolean; name: string; key: string; draft: Draft; own: boolean; depth: number };

const emptyDraft = (): Draft => ({
  messages: [],
  sources: [],
  procs: [],
  time: null,
  router: new Map(),
  pairName: null,
  pairValue: null,
});

/** What a field's name means, worked out once for each name. */
export type Role = {
  rank: number;
  short: boolean;
  time: boolean;
  source: boolean;
  proc: boolean;
  router: string;
  pair: boolean;
};

const roles = new Map<string, Role>();

/** What a name means in an object of the name `parent`. */
export function roleOf(name: string, parent: string): Role {
  const known = roles.get(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase().replace(/^.*\.(?=.)/, '');
  const role = {
    rank: messageRank.get(key) ?? -1,
    short: key.length === 1,
    time: timeNames.has(key),
    source: sourceNames.has(key) || (key === 'name' && parent === 'service'),
    proc: processNames.has(key) || (key === 'name' && parent === 'process'),
    router: routerNames.find((one) => one === key) ?? '',
    pair: key === 'key' || key === 'field' || key === 'name',
  };
  // "name" depends on what it stands in; and a log may hold any number of names.
  if (key !== 'name' && roles.size < 500) roles.set(name, role);
  return role;
}

function put(
  draft: Draft,
  name: string,
  parent: string,
  text: string,
  isString: boolean,
  depth: number,
  read = unescapeJson,
): void {
  const role = roleOf(name, parent);
  if (isString && role.rank !== -1 && text.length > (role.short ? 40 : 6)) {
    draft.messages.push({ text, rank: role.rank + 30 * depth });
    draft.messages.sort((a, b) => a.rank - b.rank).splice(maxMessages);
  }
  if (text.length > 400 || !(role.time || role.source || role.proc || role.router || role.pair)) return;
  const word = read(text);
  if (role.time) draft.time ??= word;
  if (role.source && draft.sources.length < maxWords) draft.sources.push(word);
  if (role.proc && draft.procs.length < maxWords) draft.procs.push(word);
  if (role.router && !draft.router.has(role.router)) draft.router.set(role.router, word);
  if (isString && role.pair) draft.pairName = word;
}

/** A field that means something here, when it comes as {"key": name, "value": text}. */
function isKnownName(name: string): boolean {
  const key = name.toLowerCase();
  return [messageRank, timeNames, sourceNames, processNames].some((names) => names.has(key));
}

function contextOf(draft: Draft): Context {
  const context: Context = { ...noContext, time: draft.time ?? '' };
  for (const word of draft.sources) addSource(context, word);
  for (const word of draft.procs) if (word !== 'app' && word !== 'heroku') addSource(context, word);
  return context;
}

/** A router line from fields that a log service has taken apart, or "" when they are none. */
function routerText({ router, procs }: Draft): string {
  if (!/^H\d\d$/.test(router.get('code') ?? '')) return '';
  if (!/^(?:error|warning|info)$/.test(router.get('at') ?? '') && !procs.includes('router')) return '';
  const value = (name: string, text: string) => {
    if (name === 'path' || name === 'desc') return `"${text}"`;
    return (name === 'connect' || name === 'service') && /^\d+$/.test(text) ? `${text}ms` : text;
  };
  return routerNames
    .flatMap((name) => (router.has(name) ? [`${name}=${value(name, router.get(name) ?? '')}`] : []))
    .join(' ');
}

const asIs = (text: string) => text;

/** The entry of a line that is one whole flat object, as most lines of JSON logs are; null for anything else. */
export function readFlatObject(bytes: string): JsonRecord | null {
  const text = decode(bytes);
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof object !== 'object' || object === null) return null;
  const draft = emptyDraft();
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'object' && value !== null) return null;
    put(draft, name, '', String(value), typeof value === 'string', 0, asIs);
  }
  const router = routerText(draft);
  if (draft.messages.length === 0 && router === '') return null;
  return { messages: draft.messages.map((message) => message.text), context: contextOf(draft), router };
}

/** Finds the log entries in JSON that comes line by line or piece by piece: objects, lists of them, nested ones. */
export function createJsonRecords(take: (record: JsonRecord) => void) {
  let frames: Frame[] = [];
  let taken = 0;

  function finish(draft: Draft, parent: Draft | null): void {
    const { messages, pairName, pairValue } = draft;
    if (parent !== null && pairName !== null && pairValue !== null && isKnownName(pairName)) {
      put(parent, pairName, '', pairValue, true, 1);
      return;
    }
    const router = routerText(draft);
    if (messages.length === 0 && router === '') return;
    taken += 1;
    take({ messages: messages.map(({ text }) => unescapeJson(text)), context: contextOf(draft), router });
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
        take({ messages: [unescapeJson(text)], context: { ...noContext }, router: '' });
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
