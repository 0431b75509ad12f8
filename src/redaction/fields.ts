import { isSecretValue } from './judge.ts';
import { type Meaning, meaningOf } from './names.ts';
import { pairedValue } from './pairs.ts';
import type { Span } from './spans.ts';
import {
  afterOperator,
  afterSpace,
  afterVerb,
  fartherOn,
  type Named,
  onNextLine,
  type Read,
} from './ties.ts';
import { wholeEnd } from './values.ts';

const ways: readonly Read[] = [afterOperator, afterVerb, pairedValue, onNextLine, afterSpace, fartherOn];

const hint =
  /pass|pwd|psw|pw\b|secret|token|key|cred|auth|salt|pepper|sess|sid|dsn|otp|pin\b|jwt|kennwort|wachtwoord|contrase|senha|has[lł]o|heslo|l[oö]senord|adgangskode|kodeord|salasana|parola|[sş]ifre|jelsz|mnemonic/gi;
const nameSign = /[\w.\-$[\]\u00DF-\u024F]/;

/** Every name in the text that promises a secret, in order. `API key` in two words is one name. */
export function* secretNames(text: string): Generator<Named> {
  let done = 0;
  const search = new RegExp(hint);
  for (let hit = search.exec(text); hit !== null; hit = search.exec(text)) {
    let start = hit.index;
    while (start > done && hit.index - start < 120 && nameSign.test(text[start - 1] ?? '')) start -= 1;
    let end = search.lastIndex;
    while (end < text.length && nameSign.test(text[end] ?? '')) end += 1;
    search.lastIndex = end;
    done = end;
    const named = nameIn(text, start, end);
    if (named !== undefined) yield named;
  }
}

function nameIn(text: string, from: number, to: number): Named | undefined {
  const start = from + (/^[-.$[\]]*/.exec(text.slice(from, from + 8))?.[0].length ?? 0);
  const run = text.slice(start, Math.min(to, start + 240));
  const trailing = /[-.$\]]*$/.exec(run)?.[0].length ?? 0;
  const end = to - (to - start <= 240 ? trailing : 0);
  const name = text.slice(start, end).slice(0, 240);
  const before = /(?:^|[^\w-])([A-Za-z][A-Za-z-]{1,20})[ -]$/.exec(
    text.slice(Math.max(0, start - 24), start),
  )?.[1];
  const two = before === undefined ? undefined : twoWords(before, name);
  if (two === 'none') return undefined;
  if (before !== undefined && two !== undefined)
    return { name: `${before} ${name}`, start: start - before.length - 1, end, meaning: two };
  const meaning = meaningOf(name);
  return meaning === undefined ? undefined : { name, start, end, meaning };
}

// "API key", "access token": the word before makes the second one a secret. "Cache key", "account SID", "unexpected token":
// it makes it none.
function twoWords(before: string, name: string): Meaning | 'none' | undefined {
  if (/^(?:account|service|message|call)$/i.test(before) && /^sid$/i.test(name)) return 'none';
  if (/^(?:unexpected|illegal)$/i.test(before)) return 'none';
  if (
    /^(?:invalid|missing|expired|bad|wrong|no)$/i.test(before) ||
    !/^(?:keys?|tokens?|secret|base)$/i.test(name)
  )
    return undefined;
  return meaningOf(`${before}_${name}`.toLowerCase()) ?? (/^keys?$/i.test(name) ? 'none' : undefined);
}

/** Values of fields whose names promise a secret: `.env`, YAML, JSON, hashes, query strings, flags, prose. */
export function findFields(text: string): Span[] {
  const spans: Span[] = [];
  let hiddenUpTo = 0;
  for (const named of secretNames(text)) {
    if (named.start < hiddenUpTo) continue;
    for (const read of ways) {
      const tied = read(text, named);
      if (tied === undefined || !isSecretValue(named.meaning, tied.tie, tied.value, named.name)) continue;
      const { start } = tied.value;
      hiddenUpTo = wholeEnd(text, tied.value);
      const name = tied.tie === 'field' ? plainName(named.name) : undefined;
      spans.push({ start, end: hiddenUpTo, kind: named.meaning.kind, name });
      break;
    }
  }
  return spans;
}

// `user[password` has lost its bracket to the search for the operator. Two words are no field.
function plainName(name: string): string | undefined {
  if (!/^[\w.[\]-]+$/.test(name)) return undefined;
  return name.includes('[') && !name.endsWith(']') ? `${name}]` : name;
}
