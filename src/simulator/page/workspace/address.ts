/** What an address names: whose page, which place, and with a permalink which message. */
export interface Address {
  as: string;
  place: string;
  /** Slack's ts of the linked message; empty without a permalink. */
  linked: string;
  /** The thread the linked message is in. */
  thread: string;
}

/** Reads an address of the page, or a permalink: `/archives/C…/p1234567890123456?thread_ts=…`. */
export function readAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Address {
  const query = new URLSearchParams(search);
  const [, channel = '', digits = ''] = /^\/archives\/(\w+)\/p(\d{7,})/.exec(pathname) ?? [];
  return {
    as: query.get('as') ?? lastPerson(),
    place: channel || (query.get('at') ?? ''),
    linked: digits && `${digits.slice(0, -6)}.${digits.slice(-6)}`,
    thread: query.get('thread_ts') ?? '',
  };
}

const key = 'simulator-person';

/** Keeps the address true, so that a reload shows the same, and remembers the person for the next tab. */
export function writeAddress(as: string, place: string): void {
  window.history.replaceState(null, '', `/?${new URLSearchParams({ as, at: place })}`);
  window.localStorage.setItem(key, as);
}

function lastPerson(): string {
  return typeof window === 'undefined' ? '' : (window.localStorage.getItem(key) ?? '');
}
