import type { Frame, Recording } from './frames.ts';
import { type Instant, isoTime } from './time.ts';

const isoStamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const idNames = new Set(['id', 'incident_id', 'incidentId', 'maintenanceId']);

type Change = { shiftMs: number; run: number };

function freshString(text: string, { shiftMs, run }: Change): string {
  if (isoStamp.test(text) && isoTime(text) !== null)
    return new Date(Date.parse(text) + shiftMs).toISOString();
  return text.replace(
    /\/(incidents|maintenances|issues)\/(\d+)/g,
    (_, folder, id) => `/${folder}/${freshId(Number(id), run)}`,
  );
}

/** Ids of another run lie far apart, so that a second run is about new incidents. */
function freshId(id: number, run: number): number {
  return id + run * 10_000_000;
}

function fresh(value: unknown, change: Change, name = ''): unknown {
  if (typeof value === 'string') return freshString(value, change);
  if (typeof value === 'number') return idNames.has(name) ? freshId(value, change.run) : value;
  if (Array.isArray(value)) return value.map((item) => fresh(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fresh(inner, change, key)]));
}

/** `incidents/4711` becomes the id of this run too. */
function freshPaths(paths: Record<string, unknown>, change: Change): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(paths).map(([path, body]) => [
      path.replace(/\/(\d+)$/, (_, id) => `/${freshId(Number(id), change.run)}`),
      fresh(body, change),
    ]),
  );
}

/**
 * A recording as if it had just happened: its last frame is now, and its incidents are not those of the runs before.
 * @param run 0 for the first
 */
export function freshRecording(recording: Recording, run: number, now: Instant): Frame[] {
  const last = recording.frames.at(-1)?.at ?? new Date(now).toISOString();
  const change = { shiftMs: now - Date.parse(last), run };
  return recording.frames.map(({ at, heroku, trust, feeds }) => ({
    at: new Date(Date.parse(at) + change.shiftMs).toISOString(),
    ...(heroku === undefined ? {} : { heroku: freshPaths(heroku, change) }),
    ...(trust === undefined ? {} : { trust: freshPaths(trust, change) }),
    ...(feeds === undefined ? {} : { feeds }),
  }));
}
