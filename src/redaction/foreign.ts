import { isSecretValue } from './judge.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

const key =
  /(?:API|Api|api|Zugangs|geheime[rn]?|privé|secrète)[- ]?(?:Schlüssel|schlüssel|Schluessel|key)|(?:clé|clef|clave|chiave|chave|sleutel|klucz|nyckel|nøgle)[ \t]{1,2}(?:de[ \t]|d['’]|dell['’]|da[ \t])?(?:API|api|secr[eè]te|secreta|segreta|privée?|privada)/gu;
const says =
  /["'`*_]{0,2}[ \t]{0,4}(?:[:=][ \t]{0,4}|(?:is|ist|lautet|est|es|é|è|er|är)[ \t]{1,4}(?::[ \t]{0,4})?)/uy;

/** Keys announced in other languages; their words name other things, too, so the value has to look generated. */
function findForeignKeys(text: string): Span[] {
  return [...text.matchAll(key)].flatMap(({ 0: words, index }) => {
    says.lastIndex = index + words.length;
    const value = says.test(text) ? readValue(text, says.lastIndex) : undefined;
    if (value === undefined || !isSecretValue({ kind: 'API key', grade: 'random' }, 'sentence', value))
      return [];
    return [{ start: value.start, end: value.end, kind: 'API key' as const }];
  });
}

// "Password" in scripts that leave no space between words, or that the names of fields do not use.
const password =
  /(?:парол[ьяе]|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|סיסמ[הא]|كلمة المرور|κωδικός|mật khẩu|mot de passe|palavra[- ]passe|pass phrase)[ \t]{0,4}(?:は|是|为|為|:|=|-|—|is|est|é|è)?[ \t]{0,4}/giu;

/** Passwords and keys announced in other languages than those of field names. */
export function findForeign(text: string): Span[] {
  const passwords = [...text.matchAll(password)].flatMap(({ 0: words, index }) => {
    const value = readValue(text, index + words.length);
    const tie = /(?:[:=是为為は—-]|is|est|é)[ \t]*$/u.test(words) ? 'sentence' : 'beside';
    if (value === undefined || !isSecretValue({ kind: 'password', grade: 'sure' }, tie, value)) return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
  return [...passwords, ...findForeignKeys(text)];
}
