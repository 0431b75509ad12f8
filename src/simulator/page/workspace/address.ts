/** Whose page and which place the address names; a permalink (`/archives/C…/p…`) names a channel. */
export function placeFromAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): {
  as: string;
  place: string;
} {
  const query = new URLSearchParams(search);
  const [, archives, channel] = pathname.split('/');
  const linked = archives === 'archives' ? (channel ?? '') : '';
  return { as: query.get('as') ?? '', place: linked || (query.get('at') ?? '') };
}

/** Keeps the address true, so that a reload shows the same. */
export function writeAddress(as: string, place: string): void {
  window.history.replaceState(null, '', `/?${new URLSearchParams({ as, at: place })}`);
}
