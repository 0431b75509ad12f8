/** One hidden item: `id` names it in `keep`; `name` is the variable or field it stood in. */
export type FoundSecret = { id: string; kind: string; name?: string | undefined };
export type HiddenCount = { kind: string; count: number };

/** What tickets need of redaction: the text without secrets, and what was hidden. `keep`: ids of items to leave. */
export type Redact = (
  text: string,
  options?: { keep?: readonly string[]; salt?: string },
) => { text: string; hidden: readonly HiddenCount[]; found: readonly FoundSecret[] };

/** A redaction that remembers over many texts what it hid. */
export type Hider = { hide(text: string): string; found(): FoundSecret[]; hidden(): HiddenCount[] };

/** `keep`: what a person said is no secret. `salt`: the id of the ticket, so that one item has one id in every field. */
export function createHider(
  redact: Redact,
  { keep, salt }: { keep: readonly string[]; salt: string },
): Hider {
  const items: FoundSecret[] = [];
  return {
    hide(text) {
      if (text === '') return '';
      const told = redact(text, { keep, salt });
      items.push(...told.found);
      return told.text;
    },
    found: () => items.filter((item, at) => items.findIndex(({ id }) => id === item.id) === at),
    hidden() {
      const counts = new Map<string, number>();
      for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return [...counts].map(([kind, count]) => ({ kind, count }));
    },
  };
}

/** "password in DATABASE_URL, bearer token": what was hidden, for people; empty when nothing was. */
export function hiddenWords(found: readonly FoundSecret[]): string {
  const words = found.map(({ kind, name }) => (name === undefined ? kind : `${kind} in ${name}`));
  return [...new Set(words)].join(', ');
}
