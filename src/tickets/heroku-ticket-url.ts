/** A ticket at Heroku: its number, and its address without anything that gives access. Or why a link is not taken. */
export type HerokuTicketLink =
  | { ok: true; number: string; url: string }
  | {
      ok: false;
      reason: 'empty' | 'sharing' | 'article' | 'form' | 'other-host' | 'not-a-ticket';
      sentence: string;
    };

const herokuHelp = 'https://help.heroku.com';
const give = 'Open the ticket in your browser and paste its address, which ends in tickets/ and a number.';

/**
 * The number in what a person pastes: `…/tickets/1289514` (an event after # and a query are dropped), the short
 * `…/128951`, or the number alone. The shapes are those in public code and documents about help.heroku.com.
 * @param origin where help is: `https://help.heroku.com`, or the one that is configured.
 */
export function readHerokuTicket(pasted: string, origin: string = herokuHelp): HerokuTicketLink {
  const text = unwrap(pasted);
  if (text === '') return refuse('empty', `Nothing was pasted. ${give}`);
  const number = /^(?:#|no\.?|ticket)?\s*(\d{4,8})$/i.exec(text)?.[1];
  if (number !== undefined) return accept(number, origin);
  const url = /^\d+$/.test(text) ? null : parse(text);
  if (url === null) return refuse('not-a-ticket', `This is not the address of a Heroku ticket. ${give}`);
  const hosts = [new URL(herokuHelp).host, new URL(origin).host];
  if (!hosts.includes(url.host) || url.username !== '' || url.password !== '') {
    return refuse(
      'other-host',
      `Only addresses at ${[...new Set(hosts)].join(' or ')} are Heroku tickets. ${give}`,
    );
  }
  return readPath(url.pathname.replace(/\/+/g, '/').replace(/\/$/, ''), origin);
}

function readPath(path: string, origin: string): HerokuTicketLink {
  const [, first = '', second] = path.split('/');
  if (/^sharing$/i.test(first)) {
    return refuse(
      'sharing',
      `A sharing link is a key: it gives access to whoever opens it, so it is not kept here. ${give} Ask Heroku to remove strangers if it was posted anywhere.`,
    );
  }
  const number = /^\/tickets\/(\d{4,8})(?:\/.*)?$/i.exec(path)?.[1] ?? /^\/(\d{4,7})$/.exec(path)?.[1];
  if (number !== undefined) return accept(number, origin);
  if (/^[A-Z0-9]{8}$/.test(first))
    return refuse('article', `This is a help article and not a ticket. ${give}`);
  if (first === 'new' || first === 'n' || second === 'new') {
    return refuse('form', `This is the form for a new ticket. Send it first. ${give}`);
  }
  return refuse('not-a-ticket', `This address holds no ticket number. ${give}`);
}

function accept(number: string, origin: string): HerokuTicketLink {
  return { ok: true, number, url: herokuTicketUrl(number, origin) };
}

/** The address of a ticket by its number. */
export function herokuTicketUrl(number: string, origin: string = herokuHelp): string {
  return `${origin}/tickets/${number}`;
}

/** Slack wraps addresses in <…|…>, people in brackets and quotes. */
function unwrap(pasted: string): string {
  const bare = pasted.replace(/\p{Cf}/gu, '').trim();
  const link = /^<([^|>]*)(?:\|[^>]*)?>$/.exec(bare)?.[1] ?? bare;
  return link.replace(/^["'“”‘’(<]+|["'“”‘’)>.,;]+$/gu, '').trim();
}

function parse(text: string): URL | null {
  const full = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full) || /\s/.test(full)) return null;
  const url = new URL(full);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname.includes('.')) return null;
  // An address written with http still names the same ticket.
  return url.protocol === 'http:' && url.port === '' ? new URL(`https://${url.host}${url.pathname}`) : url;
}

function refuse(
  reason: Extract<HerokuTicketLink, { ok: false }>['reason'],
  sentence: string,
): HerokuTicketLink {
  return { ok: false, reason, sentence };
}
