import { isUuid } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

// Clients of Heroku's API that take the key without a name, and "Heroku API: 0a1b2c3d-…" without the word "key".
const handed =
  /\b(?:connect_oauth|connect_token|from_key|new[ \t]Heroku|NewClient|heroku\.BasicAuth)\([ \t\n]{0,8}(?=["'`])|\bHeroku[ \t](?:platform[ \t])?API["'*]{0,3}[ \t]{0,3}(?:[:=(–—-]|is)[ \t]{0,3}(?=["'`]?[0-9a-f]{8}-)/gi;

/** Heroku API keys in UUID form where the code or the words around them say what they are. */
export function findHandedKeys(text: string): Span[] {
  return [...text.matchAll(handed)].flatMap(({ 0: all, index }) => {
    const value = readValue(text, index + all.length);
    const key = value?.text.replace(/\)+$/, '') ?? '';
    if (value === undefined || !isUuid(key)) return [];
    return [{ start: value.start, end: value.start + key.length, kind: 'Heroku API key' as const }];
  });
}

const tuple =
  /\b(?:auth|HTTPBasicAuth|basic_auth|authenticate|setBasicAuth|SetBasicAuth)[ \t]{0,2}[=(:]{0,1}[ \t]{0,2}[([]?[ \t]{0,2}["'][^"'\n]{0,128}["'][ \t]{0,2},[ \t]{0,2}(?=["'])/g;

const opened =
  /\b(?:mysqli(?:_connect|_real_connect)?|mysql_p?connect|PDO|getConnection|createPool|ftp_login|ssh2_auth_password|imap_open)\([ \t\n]{0,8}(?:(?:\$[\w>-]{1,40}|"[^"\n]{0,256}"|'[^'\n]{0,256}')[ \t\n]{0,4},[ \t\n]{0,8}){1,2}(?=["'])|["']AC[0-9a-f]{32}["'][ \t]{0,2},[ \t\n]{0,8}(?=["'])/g;

/** The last of what opens a connection: `new mysqli("db", "user", "PASSWORD")`, `Client.new('AC…', 'TOKEN')`. */
export function findOpenings(text: string): Span[] {
  return [...text.matchAll(opened)].flatMap(({ 0: all, index }) => {
    const value = readValue(text, index + all.length);
    if (
      value === undefined ||
      value.text.length < 4 ||
      /\s|:\/\//.test(value.text) ||
      isPlaceholder(value.text)
    )
      return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
}

/** The second of the two in `auth=('user', 'PASSWORD')` and its relatives. */
export function findLoginArguments(text: string): Span[] {
  return [...text.matchAll(tuple)].flatMap(({ 0: all, index }) => {
    const value = readValue(text, index + all.length);
    if (value === undefined || value.text.length < 4 || /\s/.test(value.text) || isPlaceholder(value.text))
      return [];
    const before = /\(/.test(all) || /=/.test(all);
    if (!before || /^(?:password|pass|basic|bearer|token|secret|login)$/i.test(value.text)) return [];
    return [{ start: value.start, end: value.end, kind: isUuid(value.text) ? 'Heroku API key' : 'password' }];
  });
}
