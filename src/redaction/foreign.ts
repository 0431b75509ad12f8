import { isSecretValue } from './judge.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

// "Password" in scripts that leave no space between words, or that the names of fields do not use.
const password =
  /(?:парол[ьяе]|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|סיסמ[הא]|كلمة المرور|κωδικός|mật khẩu|mot de passe|palavra[- ]passe|pass phrase)[ \t]{0,4}(?:は|是|为|為|:|=|-|—|is|est|é)?[ \t]{0,4}/giu;

/** Passwords announced in other languages than those of field names. */
export function findForeign(text: string): Span[] {
  return [...text.matchAll(password)].flatMap(({ 0: words, index }) => {
    const value = readValue(text, index + words.length);
    const tie = /(?:[:=是为為は—-]|is|est|é)[ \t]*$/u.test(words) ? 'sentence' : 'beside';
    if (value === undefined || !isSecretValue({ kind: 'password', grade: 'sure' }, tie, value)) return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
}
