/** Lines without a header: a person copied only the end of them, or a tool put the source elsewhere. */

/** The platform's own words for each code that it writes as "Error R14 (…)", in lower case. */
const titles: Record<string, readonly string[]> = {
  R10: ['boot timeout'],
  R11: ['bad bind'],
  R12: ['exit timeout'],
  R13: ['attach error'],
  R14: ['memory quota exceeded'],
  R15: ['memory quota vastly exceeded'],
  R16: ['detached'],
  R17: ['checksum error'],
  R99: ['platform error'],
  L10: ['output buffer overflow', 'drain buffer overflow'],
  L11: ['tail buffer overflow'],
  L12: ['local buffer overflow'],
  L13: ['local delivery error'],
  L14: ['certificate validation'],
  L15: ['tail buffer temporarily unavailable'],
};

/** A router line somewhere in a text; what follows `code` decides whether it is one. */
const router =
  /(?:^|[\s"'`([{:|>,…]|\.{3})((?:sock=\w+\s+)?at=(?:error|warning|info)\s+(?:code=[HRL]\d\d(?!\w)|method=))/;
const codeNext = /^(?:sock=\w+\s+)?at=\w+\s+code=[HRL]\d\d\s+(?:desc|method|path|sock|cause)=/;
const codeLast = /^(?:sock=\w+\s+)?at=\w+\s+code=[HRL]\d\d\s*(?:$|…|\.{3}|desc|d$|de$|des$)/;
/** A router line that lost its beginning. */
const beheaded = /^(?:\S{0,40}\s+)?(code=[HRL]\d\d\s+desc="[^"]{0,200}"\s+(?:method|path|sock)=)/;
const error =
  /^(?:\S{1,40}\s+){0,3}?(?:\[?([a-z][\w-]{0,40}\.\d{1,6})\]?\s*[:|-]?\s+)?(Error ([RL]\d\d)(?: \(([^)]{0,80})(?:\)|$)(?=$|\s->|:|\s?…|\.{3})|: \d+ messages (?:dropped|lost) since ))/;

const room = 2000;

/**
 * Where a text without a header holds a line of the platform: where it begins and the dyno named before it. What a
 * person or an app merely says about a code is not a line.
 */
export function findBareLine(text: string): { from: number; dyno: string | null } | null {
  const head = text.length > room ? text.slice(0, room) : text;
  const match = router.exec(head);
  if (match) {
    const from = match.index + match[0].length - (match[1]?.length ?? 0);
    const line = head.slice(from);
    if (/\smethod=$/.test(match[0]) || codeNext.test(line)) return { from, dyno: null };
    if (from === 0 && codeLast.test(line)) return { from, dyno: null };
    return null;
  }
  const cut = beheaded.exec(head);
  if (cut) return { from: cut[0].length - (cut[1]?.length ?? 0), dyno: null };
  const failed = error.exec(head);
  if (!failed) return null;
  const [whole, dyno, line = '', code = '', title] = failed;
  if (title !== undefined && !titles[code]?.some((known) => isTitle(title, known))) return null;
  return { from: whole.length - line.length, dyno: dyno ?? null };
}

/** The platform's title, whole or as far as a cut line shows it. */
function isTitle(text: string, title: string): boolean {
  const shown = text.toLowerCase().replace(/\s*(?:…|\.{3})$/, '');
  return shown.length >= 3 && title.startsWith(shown);
}
