import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Frame, readRecording } from '../../src/alerts/frames.ts';

const replays = join(import.meta.dirname, '../../content/replays');
/** When every incident began: the same in each frame, or all cards would have to be edited. */
const at = new Date().toISOString();

/**
 * The pages with so many open incidents. Without updates each is one message in a channel, its card; an update is one
 * more, a reply, and an edit of the card.
 */
export function pagesWith(incidents: number, updates = 0): Frame {
  const recording = readRecording(readFileSync(join(replays, 'yellow-red-resolved.json'), 'utf8'));
  const calm = recording.frames[0];
  if (calm === undefined) throw new Error('the recording is empty');
  const systems = [{ name: 'Apps', status: 'yellow', services: ['Apps'] }];
  const open = Array.from({ length: incidents }, (_, n) => {
    const id = 500_000 + n;
    const title = `Deploys fail, number ${n + 1}`;
    const dates = { created_at: at, updated_at: at };
    const links = { full_url: `https://status.heroku.com/incidents/${id}`, href: '' };
    const state = { state: 'open', resolved: false, resolved_at: null, duration: 0 };
    const said = Array.from({ length: updates }, (__, nth) => ({
      id: 900_000 + n * 100 + nth,
      created_at: at,
      updated_at: at,
      update_type: 'issue',
      contents: `Engineers look into it, part ${nth + 1}.`,
    }));
    return { id, title, ...dates, ...links, ...state, systems, tags: ['NA'], updates: said };
  });
  const status = ['Apps', 'Data', 'Tools'].map((system) => ({
    system,
    status: system === 'Apps' && incidents > 0 ? 'yellow' : 'green',
  }));
  const heroku = { 'current-status': { status, incidents: open, scheduled: [] }, incidents: open };
  return { ...calm, at, heroku };
}
