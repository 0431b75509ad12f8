/** Translates ids in JSON text between the simulator (outside) and the emulator (inside). */
export interface Aliases {
  toInside(json: string): string;
  toOutside(json: string): string;
}

/**
 * The emulator makes up new ids at every start, but an app remembers channels and people across restarts.
 * So each has a lasting id outside. `pairs` are `[outside, inside]`; ids are letters and digits, safe in JSON.
 */
export function createAliases(pairs: [string, string][]): Aliases {
  const inside = new Map(pairs);
  const outside = new Map(pairs.map(([out, inn]) => [inn, out]));
  return { toInside: translator(inside), toOutside: translator(outside) };
}

function translator(table: Map<string, string>): (json: string) => string {
  const keys = [...table.keys()].sort((a, b) => b.length - a.length);
  if (keys.length === 0) return (json) => json;
  const anyId = new RegExp(`(?<![A-Z0-9])(?:${keys.join('|')})(?![A-Z0-9])`, 'g');
  return (json) => json.replace(anyId, (id) => table.get(id) ?? id);
}
