import type { Kind } from './kinds.ts';

/** What was hidden, for people: "password in DATABASE_URL, bearer token, 3 × email address". Empty when nothing was. */
export function hiddenInWords(found: readonly { kind: Kind; name?: string }[]): string {
  const counts = new Map<string, number>();
  for (const { kind, name } of found) {
    const said = name === undefined || isSameWord(name, kind) ? kind : `${kind} in ${name}`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...counts].map(([said, count]) => (count === 1 ? said : `${count} × ${said}`)).join(', ');
}

// "password in password" says nothing.
function isSameWord(name: string, kind: Kind): boolean {
  return kind.toLowerCase().split(' ').includes(name.toLowerCase());
}
