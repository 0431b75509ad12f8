import { useCallback, useEffect, useRef, useState } from 'react';
import { nameOf } from './context.ts';
import type { Known } from './reducer.ts';

/** Longer messages are cut when they are read out. */
const longest = 300;

/** What was said is taken back after this time, so that nobody finds old words at the end of the page. */
const heardAfterMs = 5000;

/** What screen readers are told: new messages of others, and what components announce. */
export function useAnnouncements(known: Known | undefined): { said: string; announce(text: string): void } {
  const [said, setSaid] = useState('');
  const seen = useRef<{ me: string; keys: Set<string> }>(undefined);

  useEffect(() => {
    if (!known) return;
    const keys = new Set(known.messages.map((m) => `${m.channel}/${m.ts}`));
    const before = seen.current;
    seen.current = { me: known.me.id, keys };
    if (before?.me !== known.me.id) {
      setSaid('');
      return;
    }
    const fresh = known.messages.filter(
      (m) => !before.keys.has(`${m.channel}/${m.ts}`) && m.user !== known.me.id,
    );
    const last = fresh.at(-1);
    if (last) setSaid(`${nameOf(known, last.user)}: ${plainWords(last.text)}`);
  }, [known]);

  useEffect(() => {
    if (said === '') return;
    const timer = window.setTimeout(() => setSaid(''), heardAfterMs);
    return () => window.clearTimeout(timer);
  }, [said]);

  return { said, announce: useCallback((text: string) => setSaid(text), []) };
}

/** A message without its markup. */
function plainWords(text: string): string {
  return text
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/[<>*_~`]/g, '')
    .slice(0, longest);
}
