import type { Span } from './spans.ts';

// The name of a block that must not be seen; public keys and certificates may.
const begin = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d:/g;
const end = /-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
// One piece of a block: base64, an escaped or real line break, a header such as `Proc-Type:`, what logs put before a line.
const body =
  /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Encryption|Public-Lines|Private-Lines|Private-MAC|Key-Derivation|Argon2-\w{1,20}):[^\r\n\\]{0,200}|\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d) \w{1,40}\[[\w.-]{1,40}\]: ?|-{5}END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-{5}|[A-Za-z0-9+/=]{1,4096}|\\{1,7}[nrt]|[\s"'>|\\,+]{1,64}/y;

/** Blocks of private keys, on many lines or one, whole or cut. The block goes with its BEGIN and END. */
export function findPrivateKeys(text: string): Span[] {
  const spans: Span[] = [];
  const search = new RegExp(begin);
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    const stop = blockEnd(text, search.lastIndex);
    spans.push({ start: found.index, end: stop, kind: 'private key' });
    search.lastIndex = stop;
  }
  return [...spans, ...headless(text)];
}

// As long as what follows can be base64: a word of prose ends it.
function blockEnd(text: string, from: number): number {
  let at = from;
  let solid = from;
  for (;;) {
    body.lastIndex = at;
    const piece = body.exec(text)?.[0];
    if (piece === undefined || isProse(piece, text, at)) return solid;
    at += piece.length;
    if (!/^[\s"'>|\\,+]+$|^\\/.test(piece) && !/^\d{4}-\d\d-\d\dT/.test(piece)) solid = at;
    if (piece.startsWith('-----END')) return solid;
  }
}

function isProse(piece: string, text: string, at: number): boolean {
  if (!/^[A-Za-z0-9+/=]+$/.test(piece) || piece.length > 20) return false;
  const alone = /^(?:\s*$|[ \t]*\r?\n|\\|["'-]|[ \t]*-----END)/.test(
    text.slice(at + piece.length, at + piece.length + 16),
  );
  return !(alone && (/[\d+/=]/.test(piece) || /[a-z][A-Z]/.test(piece)));
}

// The tail of a block whose BEGIN was cut off: lines of base64 right above an END.
function headless(text: string): Span[] {
  let from = 0;
  return [...text.matchAll(end)].map(({ 0: mark, index }) => {
    let start = index;
    for (const line of text
      .slice(Math.max(from, index - 16_384), index)
      .split(/(?<=\n|\\[nr])/)
      .reverse()) {
      if (!/^[ \t>|]{0,8}[A-Za-z0-9+/=]{16,128}(?:\s{0,4}|\\{1,7}[nr])$/.test(line)) break;
      start -= line.length;
    }
    from = index + mark.length;
    return { start, end: from, kind: 'private key' };
  });
}

const secretMember = /"(?:d|p|q|dp|dq|qi|k)"\s{0,4}:\s{0,4}"([\w-]{16,})"/g;
const webKey = /"kty"\s{0,4}:\s{0,4}"/g;

/** The secret numbers of JSON Web Keys: every member that a public key does not have. */
export function findWebKeys(text: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  for (const { index } of text.matchAll(webKey)) {
    if (index < done) continue;
    const before = text.slice(Math.max(done, index - 4096), index);
    const from = index - before.length + before.lastIndexOf('{') + 1;
    const [object = ''] = text.slice(from, index + 4096).split('}', 1);
    done = from + object.length;
    for (const { 0: all, 1: value = '', index: at } of object.matchAll(secretMember)) {
      const end = from + at + all.length - 1;
      spans.push({ start: end - value.length, end, kind: 'private key' });
    }
  }
  return spans;
}
