/**
 * Reading the fields of a router line from its bytes, in one pass. Only lines as the router writes them today; at
 * anything that a thorough reader might take otherwise it gives up.
 */

const known = [
  ...['at', 'code', 'desc', 'method', 'path', 'host', 'request_id', 'fwd', 'dyno'],
  ...['connect', 'service', 'status', 'bytes', 'protocol', 'sock', 'tls', 'tls_version'],
] as const;
const place = Object.fromEntries(known.map((name, at) => [name, at])) as Record<
  (typeof known)[number],
  number
>;

/** Four letters as one number, in the order in which they lie in memory. */
const four = (text: string) => Buffer.from(text).readInt32LE(0);
/** By their first four letters: which field it is, and the rest of its name with the equals sign. */
const byStart = new Map(
  known
    .filter((name) => name !== 'at')
    .map((name, at) => [four(`${name}=`), { at: at + 1, rest: `${name}=`.slice(4) }]),
);

const quoted = (1 << place.desc) | (1 << place.path) | (1 << place.fwd);
/** Fields that may stand before the visitor's own words begin. */
const before = (1 << place.at) | (1 << place.code) | (1 << place.desc) | (1 << place.sock);
const ending = (1 << place.bytes) | (1 << place.protocol);

const space = 32;
const quote = 34;
const ampersand = 38;
const comma = 44;
const dot = 46;
const colon = 58;
const semicolon = 59;
const question = 63;
const opening = 91;

/** What a byte is in a value: plain, one to look at twice, or (0) none that stands there as it is. */
const plain = 1;
const special = 2;
const kinds = new Uint8Array(256).fill(plain, 33, 127);
for (const char of '"<\\') kinds[char.charCodeAt(0)] = 0;
for (const byte of [dot, colon, ampersand, semicolon, question, opening]) kinds[byte] = special;

/**
 * The line that was read last: where its parts stand (0 where there is none), its figures (-1 where there is none).
 * One object for all lines, because making one for each would cost more than reading it.
 */
export const fields = {
  value: 0,
  code: 0,
  descFrom: 0,
  descTo: 0,
  pathFrom: 0,
  pathTo: 0,
  dynoFrom: 0,
  dynoTo: 0,
  connect: -1,
  service: -1,
  status: -1,
};

/** The field whose name stands at a place; the value begins at `fields.value`. -1 when there is none. */
function fieldAt(bytes: Buffer, from: number): number {
  if (bytes[from] === 97 && bytes[from + 1] === 116 && bytes[from + 2] === 61) {
    fields.value = from + 3;
    return place.at;
  }
  const start =
    (bytes[from] ?? 0) |
    ((bytes[from + 1] ?? 0) << 8) |
    ((bytes[from + 2] ?? 0) << 16) |
    ((bytes[from + 3] ?? 0) << 24);
  const found = byStart.get(start);
  if (found === undefined) return -1;
  const { at, rest } = found;
  for (let next = 0; next < rest.length; next += 1)
    if (bytes[from + 4 + next] !== rest.charCodeAt(next)) return -1;
  fields.value = from + 4 + rest.length;
  return at;
}

/** A number and its unit, or -1 when the value is empty; -2 when it is something else. */
function figure(bytes: Buffer, from: number, to: number, unit: number): number {
  if (from === to) return -1;
  if (to - from <= unit || to - from > 9 + unit) return -2;
  let value = 0;
  for (let at = from; at < to - unit; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -2;
    value = value * 10 + digit;
  }
  return unit === 0 || (bytes[to - 2] === 109 && bytes[to - 1] === 115) ? value : -2;
}

function isCode(bytes: Buffer, from: number, to: number): boolean {
  const family = bytes[from];
  const tens = (bytes[from + 1] ?? 0) - 48;
  const ones = (bytes[from + 2] ?? 0) - 48;
  if (to - from !== 3 || (family !== 72 && family !== 82 && family !== 76)) return false;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
}

/** Keeps what a field says; false when its value is not as the router writes it. `mark` is the first question mark. */
function keep(bytes: Buffer, field: number, from: number, to: number, mark: number): boolean {
  switch (field) {
    case place.code:
      fields.code = from;
      return isCode(bytes, from, to);
    case place.desc:
      fields.descFrom = from;
      fields.descTo = to;
      return true;
    case place.path:
      fields.pathFrom = from;
      fields.pathTo = mark === 0 ? to : mark;
      return fields.pathTo > from;
    case place.dyno:
      fields.dynoFrom = from;
      fields.dynoTo = to;
      return true;
    case place.connect:
      fields.connect = figure(bytes, from, to, 2);
      return fields.connect !== -2;
    case place.service:
      fields.service = figure(bytes, from, to, 2);
      return fields.service !== -2;
    case place.status:
      fields.status = figure(bytes, from, to, 0);
      return from === to || (to - from === 3 && fields.status !== -2);
    default:
      return true;
  }
}

function forget(): void {
  fields.code = 0;
  fields.descTo = 0;
  fields.pathTo = 0;
  fields.dynoTo = 0;
  fields.connect = -1;
  fields.service = -1;
  fields.status = -1;
}

/** Reads the fields of a line into `fields`; false when it is not as the router writes it today. */
export function readFields(bytes: Buffer, begin: number, end: number): boolean {
  forget();
  let seen = 0;
  let colons = false;
  let brackets = false;
  let ampersands = false;
  for (let at = begin; at < end; at += 1) {
    const field = fieldAt(bytes, at);
    if (field === -1 || (seen & (1 << field)) !== 0) return false;
    const early = (before & (1 << field)) !== 0;
    if (early && (seen & ~before) !== 0) return false;
    seen |= 1 << field;
    at = fields.value;
    const inQuotes = (quoted & (1 << field)) !== 0;
    if (inQuotes) {
      if (bytes[at] !== quote) return false;
      at += 1;
    }
    const from = at;
    let mark = 0;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      const kind = kinds[byte];
      if (kind === plain) continue;
      if (kind === special) {
        if (byte === dot && bytes[at + 1] === dot) return false;
        if (byte === colon) colons = true;
        else if (byte === ampersand) ampersands = true;
        else if (byte === semicolon && ampersands) return false;
        else if (byte === question) mark ||= at;
        else if (byte === opening) brackets = true;
      } else if (byte !== space || !inQuotes) break;
    }
    if (inQuotes) {
      if (bytes[at] !== quote || at >= end) return false;
      if (!keep(bytes, field, from, at, mark)) return false;
      at += 1;
    } else {
      const last = bytes[at - 1];
      if (at > from && (last === comma || last === semicolon)) return false;
      if (!keep(bytes, field, from, at, mark)) return false;
    }
    if (at < end && bytes[at] !== space) return false;
  }
  // With a colon and a bracket a second line might stand in it, with its time and source.
  return (seen & 1) !== 0 && (seen & ending) !== 0 && !(colons && brackets);
}
