import type { CodeEvent } from './event.ts';
import { isDyno } from './header.ts';

/** Plain characters without quotes, spaces, escapes and markup: what nobody would change before reading it. */
const plain = String.raw`[!#-%'-;=>@-[\]-~]`;

/** The same with ampersands, which mean no entity as long as no semicolon follows. */
const query = String.raw`[!#-:=>?@-[\]-~]`;

/** A router line with a code exactly as the router writes it today; anything that deviates does not fit. */
const canonical = new RegExp(
  `(?:sock=[a-z]+ )?at=(?:error|warning|info) code=([HRL]\\d\\d) desc="([\\w :'/.()-]*)" method=[A-Z]+ ` +
    `path="((?:(?!\\?)${plain})+)(?:\\?${query}*)?" host=${plain}+ request_id=${plain}+ fwd="[ !#-%'-;=>@-[\\]-~]*" ` +
    `dyno=(${plain}*) connect=(?:(\\d{1,9})ms)? service=(?:(\\d{1,9})ms)? status=(\\d{3})? bytes=\\d* ` +
    `protocol=[\\w./]+(?: tls=\\w+)?(?: tls_version=[\\w.]+)?$`,
  'y',
);

const number = (digits: string | undefined) => (digits === undefined ? null : Number(digits));

/** The event of such a line, from the place where its message begins; null when it is not written that way. */
export function readCanonicalLine(
  text: string,
  from: number,
): Omit<CodeEvent, 'at' | 'order' | 'quote'> | null {
  canonical.lastIndex = from;
  const match = canonical.exec(text);
  if (match === null || text.includes('...')) return null;
  const [, code = '', detail = '', path = '', dyno = '', connect, service, status] = match;
  return {
    kind: 'code',
    code,
    dyno: isDyno(dyno) ? dyno : null,
    path,
    status: number(status),
    service: number(service),
    connect: number(connect),
    dropped: null,
    detail,
  };
}
