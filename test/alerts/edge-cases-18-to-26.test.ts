import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/alerts/card.ts';
import { statusNow } from '../../src/alerts/now.ts';
import { parseCurrentStatus, parseIncidentList } from '../../src/alerts/sources/heroku-status.ts';
import {
  green,
  herokuIncident,
  herokuUpdate,
  said,
  trustEvent,
  trustIncident,
  trustInstance,
  watcher,
  wordsOf,
} from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const first = herokuUpdate(1, at('08:01'), 'investigating', 'We look into slow requests.');
const one = herokuIncident(10, at('08:01'), [first]);

const announced = herokuUpdate(21, at('07:00'), 'scheduled', 'Work on Data will take place tomorrow.');
const data = (status: string) => [{ name: 'Data', status, services: ['Data'] }];
const work = herokuIncident(20, at('07:00'), [announced], { state: 'upcoming', systems: data('green') });

describe('edge cases 18 to 26 of the status pages', () => {
  test('edge 18: a maintenance that is "upcoming" months after its text said complete is neither news nor running', () => {
    const page = watcher();
    const forgotten = herokuUpdate(22, '2026-03-01T10:00:00Z', 'scheduled', 'Maintenance is complete.');
    const stale = { ...work, created_at: '2026-02-20T10:00:00Z', updates: [forgotten, announced] };
    expect(said(page.look({ scheduled: [stale] }))).toEqual([]);
    const now = statusNow(page.known(), page.now());
    expect(now).toMatchObject({ allClear: true, upcoming: [] });
  });

  test('edge 18: a maintenance ends with the text that says so, or when blue ends with a new text', () => {
    for (const text of ['The maintenance has been completed.', 'You may use the dashboards as usual.']) {
      const page = watcher();
      page.look();
      expect(said(page.look({ scheduled: [work] }))).toEqual(['heroku:20 appeared']);
      page.look({ scheduled: [{ ...work, systems: data('blue') }] });
      expect(page.incident('heroku:20').state).toBe('open');
      const end = herokuUpdate(22, at('08:30'), 'scheduled', text);
      const over = { ...work, updates: [end, announced] };
      expect(wordsOf(page.look({ scheduled: [over] }), 'heroku:20')).toContain('resolved');
      expect(page.look({ scheduled: [over] })).toEqual([]);
    }
  });

  test('edge 18: a day after its planned end a maintenance that nobody closed is over', () => {
    const page = watcher();
    page.look();
    const text = 'On May 13, 2026 from 10:00 UTC to 11:00 UTC the databases are updated.';
    const planned = { ...work, updates: [{ ...announced, contents: text }] };
    page.look({ scheduled: [planned] });
    page.look({ scheduled: [planned] }, 30 * 60);
    expect(page.incident('heroku:20').state).toBe('upcoming');
    page.look({ scheduled: [planned] }, 30 * 60);
    expect(page.incident('heroku:20').state).toBe('resolved');
  });

  test('edge 19: the window is read from the prose as far as it can be, moves with an edit, and Trust states it', () => {
    const page = watcher();
    page.look();
    const text = (day: string) =>
      `On May ${day}, 2026 from 10:00 UTC to 11:00 UTC the databases are updated.`;
    page.look({ scheduled: [{ ...work, updates: [{ ...announced, contents: text('20') }] }] });
    expect(page.incident('heroku:20').planned).toEqual({
      start: '2026-05-20T10:00:00.000Z',
      end: '2026-05-20T11:00:00.000Z',
    });
    page.look({ scheduled: [{ ...work, updates: [{ ...announced, contents: text('21') }] }] });
    expect(page.incident('heroku:20').planned?.start).toBe('2026-05-21T10:00:00.000Z');
    const planned = { plannedStartTime: '2026-06-01T04:00:00Z', plannedEndTime: '2026-06-01T05:00:00Z' };
    page.look({
      maintenances: [trustIncident(8, at('08:00'), [], { ...planned, IncidentImpacts: undefined })],
    });
    expect(page.incident('trust:8')).toMatchObject({ kind: 'maintenance', state: 'upcoming' });
    expect(cardOf(page.incident('trust:8')).text).toContain('planned until 2026-06-01 05:00 UTC');
  });

  test('edge 20: announced, begun, extended and ended, a maintenance is one case all the time', () => {
    const page = watcher();
    page.look();
    const begun = herokuUpdate(22, at('08:10'), 'maintenance', 'The update has begun.');
    const extended = herokuUpdate(23, at('08:30'), 'maintenance', 'It takes an hour longer.');
    const ended = herokuUpdate(24, at('09:30'), 'resolved', 'Done.');
    const blue = { ...work, state: 'open', systems: data('blue') };
    const changes = [
      ...page.look({ scheduled: [work] }),
      ...page.look({ scheduled: [{ ...blue, updates: [begun, announced] }] }),
      ...page.look({ scheduled: [{ ...blue, updates: [extended, begun, announced] }] }),
      ...page.look({ list: [{ ...work, state: 'resolved', updates: [ended, extended, begun, announced] }] }),
    ];
    expect(said(changes)).toEqual([
      'heroku:20 appeared',
      'heroku:20 started update_added times',
      'heroku:20 update_added',
      'heroku:20 resolved update_added times',
    ]);
  });

  test('edge 20: a maintenance of Trust that is cancelled is over', () => {
    const page = watcher();
    page.look();
    const plan = { plannedStartTime: '2026-06-01T04:00:00Z', plannedEndTime: '2026-06-01T05:00:00Z' };
    const events = [trustEvent(1, at('08:00'), 'Planned.', 'scheduled')];
    const base = { ...trustIncident(8, at('08:00'), []), ...plan, MaintenanceEvents: events };
    page.look({ maintenances: [base] });
    const cancelled = [trustEvent(2, at('08:30'), 'Not needed.', 'cancelled'), ...events];
    page.look({ maintenances: [{ ...base, MaintenanceEvents: cancelled }] });
    expect(page.incident('trust:8').state).toBe('resolved');
  });

  test('edge 21: blue and colours that nobody knows crash nothing, and are shown as what they are', () => {
    const page = watcher();
    const lights = ['blue', 'orange', 'green'].map((status, at) => ({ ...green[at], status }));
    const changes = page.look({ lights, open: [{ ...one, systems: [{ name: 'Apps', status: 'orange' }] }] });
    expect(page.incident('heroku:10').severity).toBe('unknown');
    expect(cardOf(page.incident('heroku:10')).severityWords).toBe('severity not stated');
    expect(changes.find(({ type }) => type === 'drift')).toMatchObject({
      notes: expect.arrayContaining(['the colour "orange" is unknown']),
    });
    const now = statusNow(page.known(), page.now());
    expect(now.systems.map(({ severity }) => severity)).toEqual(['unknown', 'unknown', 'green']);
    expect(now.allClear).toBe(false);
  });

  test('edge 22: null lists, missing updates and answers of a wrong shape change nothing', () => {
    const page = watcher();
    page.look({ open: [one] });
    const bare = { id: 10, title: 'Incident 10', created_at: at('08:01') };
    const looks = [
      page.look({ open: null, list: 'empty' }),
      page.look({ open: 'not_json', list: 'bad_shape' }),
      page.look({ open: [{ ...bare, updates: null, systems: null, tags: null }] }),
    ];
    expect(said(looks.flat())).toEqual([]);
    expect(page.incident('heroku:10')).toMatchObject({
      state: 'open',
      systems: ['Apps'],
      severity: 'yellow',
    });
    for (const wrong of [null, [], 'hello', 7, {}, { error: 'no' }, { incidents: null, status: null }])
      expect(parseCurrentStatus(wrong).ok).toBe(false);
    for (const wrong of [null, {}, 'hello', [1, 2], [{ title: 'no id' }]])
      expect(parseIncidentList(wrong).ok).toBe(false);
  });

  test('edge 23: unknown fields and missing ones are read over, and each is reported once', () => {
    const page = watcher();
    const drifted = { ...one, impact_rating: 5, state: undefined, status_prod: 'yellow' };
    const notes = page
      .look({ open: [drifted] })
      .flatMap((change) => (change.type === 'drift' ? change.notes : []));
    expect(notes).toContain('heroku current: incidents has an unknown field "impact_rating"');
    expect(page.look({ open: [drifted] })).toEqual([]);
    expect(page.incident('heroku:10').state).toBe('open');
  });

  test('edge 24: one Trust incident under many instances, without events, is one incident with its loose text', () => {
    const page = watcher();
    page.look();
    const keys = Array.from({ length: 60 }, (_, number) => `Heroku Pod ${number}`);
    const wide = trustIncident(4526, at('08:00'), [], {
      instanceKeys: [...keys, 'Heroku Tokyo'],
      additionalInformation: 'All pods are slow.',
    });
    const instances = keys.map((key) => trustInstance(key, 'NA', { Incidents: [wide] }));
    expect(said(page.look({ active: [wide], instances }))).toEqual(['trust:4526 appeared']);
    const { regions, updates } = page.incident('trust:4526');
    expect(regions).toEqual(['NA', 'APAC']);
    expect(updates.map(({ text }) => text)).toEqual(['All pods are slow.']);
  });

  test('edge 25: Trust has no titles, so one is built of what is affected and where', () => {
    const page = watcher();
    page.look({
      active: [
        trustIncident(7, at('08:00'), []),
        trustIncident(8, at('08:00'), [], { serviceKeys: [], IncidentImpacts: [] }),
      ],
    });
    expect(page.incident('trust:7').title).toBe('Heroku Apps service disruption: EMEA');
    expect(page.incident('trust:8').title).toBe('Heroku incident: EMEA');
  });

  test('edge 26: the start of the impact is shown although the record is younger, and an edit of it is an edit', () => {
    const page = watcher();
    page.look({ active: [trustIncident(7, at('06:38'), [], { createdAt: at('07:39') })] });
    expect(page.incident('trust:7')).toMatchObject({ startedAt: at('06:38'), postedAt: at('07:39') });
    const moved = trustIncident(7, at('06:20'), [], { createdAt: at('07:39') });
    expect(wordsOf(page.look({ active: [moved] }), 'trust:7')).toEqual(['times']);
  });
});
