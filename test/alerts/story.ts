import type { Incident } from '../../src/alerts/incident.ts';
import { everything, type Preferences, type Rule } from '../../src/alerts/subscription.ts';
import { herokuIncident, herokuUpdate, watcher } from './world.ts';

export const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
export const noon = Date.parse(at('12:00'));

/** An open incident with one text, as a look at the pages gives it. */
export const sample: Incident = (() => {
  const page = watcher();
  const update = herokuUpdate(1, at('08:00'), 'investigating', 'Slow.');
  page.look({ open: [herokuIncident(1, at('08:00'), [update])] });
  return page.incident('heroku:1');
})();

/** The same incident after a change. */
export function later(incident: Incident, more: Partial<Incident>): Incident {
  return { ...incident, ...more, revision: incident.revision + 1 };
}

/** The same incident with one text more. */
export function withText(incident: Incident, text: string, type = 'update'): Incident {
  const id = incident.updates.length + 1;
  const update = { key: `heroku:${id}`, type, label: type, text, at: at('09:00') };
  return later(incident, { updates: [...incident.updates, update] });
}

/** Preferences of a channel with one rule. */
export function prefs(rule: Partial<Rule> = {}): Preferences {
  return { rules: [{ ...everything, ...rule }], mutedUntil: null };
}

/** The sample at its end. */
export const over = later(withText(sample, 'All is well.', 'resolved'), {
  state: 'resolved',
  endedAt: at('10:00'),
});
