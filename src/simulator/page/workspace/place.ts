import type { Channel, PageState } from '../../workspace/entities.ts';

/** What fills the middle of the page. */
export type Place =
  | { kind: 'channel'; channel: Channel }
  | { kind: 'app'; tab: 'home' | 'messages' }
  | { kind: 'panel'; panel: PageState['panels'][number] };

export const appPlace = 'app';
export const panelPlace = (id: string): string => `panel-${id}`;

/** The place that a key names: a channel's id, `app`, a panel. An unknown key is the first channel. */
export function findPlace(known: PageState, key: string): Place {
  if (key === appPlace) return { kind: 'app', tab: 'home' };
  const panel = known.panels.find((p) => panelPlace(p.id) === key);
  if (panel) return { kind: 'panel', panel };
  const channel = known.channels.find((c) => c.id === key) ?? known.channels[0];
  if (!channel) return { kind: 'app', tab: 'home' };
  return channel.kind === 'im' ? { kind: 'app', tab: 'messages' } : { kind: 'channel', channel };
}

/** The key of a place, for the sidebar, the address and unread counts. */
export function placeKey(known: PageState, place: Place): string {
  if (place.kind === 'channel') return place.channel.id;
  if (place.kind === 'panel') return panelPlace(place.panel.id);
  return place.tab === 'messages' ? known.me.dm : appPlace;
}

/** What a place is called, for the window's title. */
export function placeTitle(known: PageState, place: Place): string {
  if (place.kind === 'channel') return `#${place.channel.name}`;
  return place.kind === 'panel' ? place.panel.title : known.app.name;
}
