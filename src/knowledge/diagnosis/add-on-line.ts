import type { Told } from './event.ts';

const sample = /sample#([\w.-]{1,60})=(-?\d+(?:\.\d+)?)/g;

/** The figures of a data store's line, by name; null when the line holds none. */
export function metricEvent(store: 'postgres' | 'redis', body: string): Told | null {
  const values = new Map<string, number>();
  for (const [, name = '', value] of body.matchAll(sample)) values.set(name, Number(value));
  return values.size === 0 ? null : { kind: 'metric', store, values };
}

/** Which data store a process name belongs to. */
export function storeOf(proc: string): 'postgres' | 'redis' | null {
  if (/^(?:heroku-)?postgres/.test(proc)) return 'postgres';
  return /^(?:heroku-)?redis/.test(proc) ? 'redis' : null;
}
