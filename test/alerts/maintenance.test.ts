import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/alerts/card.ts';
import { overlapping } from '../../src/alerts/now.ts';
import { herokuIncident, herokuUpdate, trustEvent, trustIncident, watcher, wordsOf } from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const system = (status: string) => ({ systems: [{ name: 'Data', status, services: ['Data'] }] });
const plan = herokuUpdate(31, at('07:00'), 'scheduled', 'On May 20, 2026 from 10:00 UTC to 11:00 UTC.');
const work = herokuIncident(30, at('07:00'), [plan], { state: 'upcoming', ...system('green') });
const planned = { plannedStartTime: '2026-05-20T10:00:00Z', plannedEndTime: '2026-05-20T11:00:00Z' };

function trustWork(...events: object[]) {
  const more = { ...planned, IncidentImpacts: undefined, MaintenanceEvents: events };
  return trustIncident(8, at('07:00'), [], more);
}

describe('a maintenance that does not go as planned', () => {
  test('called off, it reads as that and never as something that ran, even where the page keeps it upcoming', () => {
    const off = herokuUpdate(32, at('08:00'), 'scheduled', 'The maintenance has been cancelled.');
    for (const state of ['upcoming', 'resolved']) {
      const page = watcher();
      page.look();
      page.look({ scheduled: [work] });
      const gone = { ...work, state, updates: [off, plan] };
      expect(wordsOf(page.look({ scheduled: [gone] }), 'heroku:30')).toContain('resolved');
      const { text, duration } = cardOf(page.incident('heroku:30'));
      expect(text).toContain('Resolved, cancelled: Incident 30');
      expect(text).toContain('Announced 2026-05-12 07:00 UTC, cancelled 2026-05-12 08:00 UTC');
      expect(text).not.toContain('Since');
      expect(duration).toBeNull();
    }
  });

  test('put off or perhaps called off, it is still to come', () => {
    for (const text of ['The maintenance is postponed to May 27.', 'This maintenance may be cancelled.']) {
      const page = watcher();
      page.look();
      const later = { ...work, updates: [herokuUpdate(32, at('08:00'), 'scheduled', text), plan] };
      page.look({ scheduled: [later] });
      expect(page.incident('heroku:30').state).toBe('upcoming');
    }
  });

  test('turned into an incident, it says so and counts from where it went wrong', () => {
    const page = watcher();
    page.look();
    page.look({ scheduled: [work] });
    const issue = herokuUpdate(33, at('08:20'), 'issue', 'The work has become an outage.');
    page.look({ open: [{ ...work, state: 'open', ...system('red'), updates: [issue, plan] }] });
    const { text, times } = cardOf(page.incident('heroku:30'));
    expect(page.incident('heroku:30')).toMatchObject({ kind: 'incident', severity: 'red' });
    expect(times[0]).toMatchObject({ label: 'Since', moment: { utc: '2026-05-12 08:20 UTC' } });
    expect(text).toContain('It began as maintenance.');
  });

  test('on Trust the event that ends it tells when, and one that calls it off tells that', () => {
    const cases = [
      ['completed', 'Resolved: ', 'ended 2026-05-12 08:30 UTC'],
      ['cancelled', 'Resolved, cancelled: ', 'cancelled 2026-05-12 08:30 UTC'],
    ] as const;
    for (const [type, words, when] of cases) {
      const page = watcher();
      page.look();
      const first = trustEvent(1, at('07:00'), 'Planned.', 'scheduled');
      page.look({ maintenances: [trustWork(first)] });
      const last = trustEvent(2, at('08:30'), 'That was it.', type);
      page.look({ maintenances: [trustWork(last, first)] });
      const { text } = cardOf(page.incident('trust:8'));
      expect(text.startsWith(words)).toBe(true);
      expect(text).toContain(when);
    }
  });

  test('the end of the window is read from the text where the title names only its beginning', () => {
    const page = watcher();
    page.look();
    page.look({ scheduled: [{ ...work, title: 'Work on Data, May 20, 2026, 10:00 UTC' }] });
    expect(page.incident('heroku:30').planned?.end).toBe('2026-05-20T11:00:00.000Z');
  });

  test('it is not said to overlap a time at which it was only announced, nor when it was called off', () => {
    const page = watcher();
    page.look();
    const done = herokuUpdate(34, '2026-05-20T11:00:00Z', 'scheduled', 'The maintenance is complete.');
    const off = herokuUpdate(35, at('08:00'), 'scheduled', 'This maintenance has been cancelled.');
    const over = { ...work, updates: [done, plan] };
    page.look({ scheduled: [over, { ...work, id: 40, updates: [off, plan] }] });
    const found = (time: string) => {
      const moment = Date.parse(time);
      return overlapping(page.known(), moment, moment + 60_000).map(({ key }) => key);
    };
    expect(found(at('07:30'))).toEqual([]);
    expect(found('2026-05-20T10:30:00Z')).toEqual(['heroku:30']);
  });
});
