import { isTokenLike, isUuid } from './looks.ts';
import { wordsOf } from './names.ts';
import type { Span } from './spans.ts';

const assignment =
  /(?:^|[\s"'`])([A-Z][A-Z0-9]*_?[A-Z0-9_]{2,80})(?:=|:[ \t]{1,80})["']?([\w+/=.~!@#$%^&*-]{20,512})["']?(?=[ \t]*\r?$|[ \t]+[A-Z-])/gm;
const harmless =
  /^(?:id|ids|sha|sha1|sha256|md5|commit|version|hash|digest|checksum|etag|request|trace|span|build|slug|release|name|host|hostname|domain|url|uri|path|bucket|arn|email|user|username|sid|login|public|publishable|fingerprint|opts|options|flags|args)$/;

/** Generated values of environment variables whose names promise nothing: capitals, small letters and digits mixed. */
export function findGeneratedValues(text: string): Span[] {
  return [...text.matchAll(assignment)].flatMap(({ 0: all, 1: name = '', 2: value = '', index }) => {
    if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || !/\d/.test(value)) return [];
    if (isUuid(value) || !isTokenLike(value, 20) || wordsOf(name).some((word) => harmless.test(word)))
      return [];
    const start = index + all.lastIndexOf(value);
    return [{ start, end: start + value.length, kind: 'secret' as const, name }];
  });
}
