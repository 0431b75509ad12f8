import { isCommonWord } from './common-words.ts';
import { isMeasure, isTokenLike } from './looks.ts';
import { isPlaceholder } from './placeholders.ts';
import type { Span } from './spans.ts';
import { readValue } from './values.ts';

const pair =
  /\b(log[- ]?ins?|credentials?|creds|zugangsdaten|anmeldedaten|identifiants|credenciales|credenziali|credenciais|inloggegevens|user(?:name)?[ /]{1,3}pass(?:word)?)["'*]{0,3}(?:[ \t]{1,3}(?:for|to|of)[ \t]{1,3}[\w.-]{1,40}){0,2}(?:[ \t]{0,3}[:=]|[ \t]{1,3}(?:is|are|with))[ \t"'`]{0,4}([A-Za-z][\w.@+-]{0,63})([ \t]?[/:|][ \t]?|[ \t](?:and|with|&)[ \t])([^\s"'`<>]{4,128})/gi;

/** User and password in one breath: `creds: admin / PASSWORD`, `login is joe:PASSWORD`. */
export function findLoginPairs(text: string): Span[] {
  return [...text.matchAll(pair)].flatMap(
    ({ 0: all, 1: word = '', 3: between = '', 4: password = '', index }) => {
      if (
        isPlaceholder(password) ||
        isMeasure(password) ||
        isCommonWord(password) ||
        password.startsWith('//')
      )
        return [];
      if (/and|with|&/.test(between) && !isTokenLike(password, 6)) return [];
      if (/^log/i.test(word) && !isTokenLike(password, 4) && !/[!@#$%^&*]/.test(password)) return [];
      const end = index + all.length;
      return [{ start: end - password.length, end, kind: 'password' as const }];
    },
  );
}

const spoken =
  /\buser(?:name)?[ \t]{1,3}\S{1,64}[ \t]{1,3}(?:and|with|&)[ \t]{1,3}(?:the[ \t])?pass(?:word|phrase)?[ \t]{1,3}([^\s"'`<>]{6,128})/gi;

/** `user joe and password PASSWORD`, where nothing but the order says which is which. */
export function findSpokenLogins(text: string): Span[] {
  return [...text.matchAll(spoken)].flatMap(({ 0: all, 1: password = '', index }) => {
    const mixed = /[a-z]/i.test(password) && /[\d!@#$%^&*]/.test(password);
    if (!mixed || isPlaceholder(password) || isMeasure(password)) return [];
    const end = index + all.length;
    return [{ start: end - password.length, end, kind: 'password' as const }];
  });
}

const named =
  /\b(?:user(?:[ _]?name)?|login|benutzer(?:name)?|identifiant|utilisateur|usuario|utente|usuário|gebruiker)["'`*]{0,3}[ \t]{0,2}[:=][ \t"'`]{0,3}[^\s,;/|"'`]{1,64}["'`]?[ \t]{0,3}(?:[,;/|&][ \t]{0,3}|(?:and|und|et|y|e|en)[ \t]{1,3})?(?:pass(?:word|wd)?|pwd?|mdp|passwort|kennwort)["'`*]{0,3}[ \t]{0,2}[:=][ \t]{0,3}(?=\S)/gi;

/** The password of a user named just before: `user: joe / pass: PASSWORD`. */
export function findNamedLogins(text: string): Span[] {
  return [...text.matchAll(named)].flatMap(({ 0: all, index }) => {
    const value = readValue(text, index + all.length);
    if (value === undefined || value.text.length < 3 || isPlaceholder(value.text) || isCommonWord(value.text))
      return [];
    return [{ start: value.start, end: value.end, kind: 'password' as const }];
  });
}

const changed =
  /\b(?:password|passwd|pwd|passwort|kennwort|secret|token|key)\b[^\n"'`.]{0,40}?[ \t](?:from|von)[ \t]{1,2}["'`*]{0,2}([^\s"'`<>,;]{6,128})["'`*]{0,2}[ \t]{1,2}(?:to|auf|zu)[ \t]{1,2}["'`*]{0,2}([^\s"'`<>,;]{6,128})/gi;

/** The old one and the new one: `password changed from OLD to NEW`. */
export function findChanges(text: string): Span[] {
  return [...text.matchAll(changed)].flatMap(({ 0: all, 1: old = '', 2: fresh = '', index }) => {
    const end = index + all.length;
    const start = end - all.length + all.lastIndexOf(old, all.length - fresh.length - 1);
    return [
      { start, end: start + old.length, kind: 'secret' as const },
      { start: end - fresh.length, end, kind: 'secret' as const },
    ].filter((span) => {
      const value = text.slice(span.start, span.end);
      return isTokenLike(value, 6) && !isPlaceholder(value) && !isMeasure(value) && /[A-Za-z]/.test(value);
    });
  });
}

const afterAddress = /@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[ \t]{0,3}[/|:][ \t]{0,3}([^\s"'`<>]{6,128})/g;

/** A password behind the address it belongs to: `joe@example.com / PASSWORD`. */
export function findAddressPairs(text: string): Span[] {
  return [...text.matchAll(afterAddress)].flatMap(({ 0: all, 1: run = '', index }) => {
    // In `smtp://joe@example.com:PASSWORD@host` the host begins at the last sign of the two.
    const password = run.replace(/@[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:\/\S*)?$/, '');
    if (!isTokenLike(password, 6) || isPlaceholder(password) || password.includes('/')) return [];
    if (!/[\w.+-]/.test(text[index - 1] ?? '')) return [];
    const start = index + all.length - run.length;
    return [{ start, end: start + password.length, kind: 'password' as const }];
  });
}

const code =
  /\b(?:verification|security|log-?in|sign-?in|2fa|mfa|two-factor|one-time|otp|authentication|authenticator|confirmation|access)[ -](?:pass)?(?:code|pin)\b(?:[ \t]{1,3}(?:is|was))?[ \t:=]{1,4}(\d{3}[ -]\d{3}|\d{4,8})(?![\w.])/gi;
const spares =
  /\b(?:backup|recovery|scratch|rescue)[ -](?:codes?|keys?)\b[ \t:=]{1,4}((?:(?=[\w-]{0,63}\d)[\w-]{4,64}(?:[ \t,]{1,3}|(?!\w))){1,16})/gi;

/** Codes that log in once: "your verification code is 123456", "recovery codes: 1a2b-3c4d …". */
export function findOneTimeCodes(text: string): Span[] {
  return [code, spares].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: all, 1: codes = '', index }) => {
      const end = index + all.length;
      const digits = codes.split(/[ \t,]+/).every((part) => /\d/.test(part));
      return digits ? [{ start: end - codes.length, end, kind: 'one-time code' as const }] : [];
    }),
  );
}
