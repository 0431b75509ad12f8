import { describe, expect, test } from 'vitest';
import { parseCurrentStatus } from '../../src/alerts/sources/heroku-status.ts';
import {
  green,
  herokuIncident,
  herokuUpdate,
  resolved,
  said,
  trustEvent,
  trustImpact,
  trustIncident,
  watcher,
  wordsOf,
} from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const first = herokuUpdate(1, at('08:01'), 'investigating', 'Slow.');
const one = herokuIncident(10, at('08:01'), [first]);
const two = herokuIncident(11, at('08:02'), []);
const bare = (incident: object) => ({ ...incident, systems: undefined, tags: undefined });

describe('what is believed and what is not', () => {
  test('one look without an incident ends nothing, two do', () => {
    const page = watcher();
    const other = resolved(herokuIncident(9, at('07:00'), []), at('07:30'));
    page.look({ open: [one], list: [one, other] });
    page.look({ list: [other] });
    expect(page.incident('heroku:10').state).toBe('open');
    page.look({ list: [other] });
    expect(page.incident('heroku:10').state).toBe('unlisted');
  });

  test('one that comes back after it was no longer listed is open again', () => {
    const page = watcher();
    page.look({ open: [one] });
    for (let turn = 0; turn < 3; turn++) page.look({ list: [] });
    expect(page.incident('heroku:10').state).toBe('unlisted');
    expect(wordsOf(page.look({ open: [one] }), 'heroku:10')).toEqual(['reopened']);
  });

  test('a list of instances without any instance proves nothing', () => {
    const page = watcher();
    page.look({ active: [trustIncident(7, at('08:00'), [])] });
    const changes = Array.from({ length: 5 }, () => page.look({ instances: [] })).flat();
    expect(page.incident('trust:7').state).toBe('open');
    expect(changes).toEqual([
      { type: 'drift', notes: ['trust preview: no instance of the product is listed'] },
    ]);
  });

  test('an incident of Trust that left its list is over after three looks, though nothing can be looked up', () => {
    const page = watcher();
    page.look({ active: [trustIncident(7, at('08:00'), [])] });
    const states = Array.from({ length: 3 }, () => {
      page.look({ byId: { 7: 'server_error' } });
      return page.incident('trust:7').state;
    });
    expect(states).toEqual(['open', 'open', 'resolved']);
  });

  test('an incident of Trust that does not exist any more is no longer listed', () => {
    const page = watcher();
    page.look({ active: [trustIncident(7, at('08:00'), [])] });
    page.look();
    page.look();
    expect(page.incident('trust:7').state).toBe('unlisted');
  });

  test('a page whose list is null is no witness that an incident is not on it', () => {
    const page = watcher();
    page.look();
    page.look({ open: null, list: [], active: [trustIncident(7, at('08:00'), [])] });
    expect(page.incident('trust:7').notOnHerokuStatus).toBe(false);
    page.look({ active: [trustIncident(7, at('08:00'), [])] });
    expect(page.incident('trust:7').notOnHerokuStatus).toBe(true);
  });

  test('hundreds of open incidents at once are not believed', () => {
    const incidents = Array.from({ length: 201 }, (_, id) => ({ id }));
    expect(parseCurrentStatus({ status: green, incidents, scheduled: [] })).toMatchObject({
      reason: 'bad_shape',
    });
    expect(parseCurrentStatus({ status: green, incidents: incidents.slice(1), scheduled: [] }).ok).toBe(true);
  });

  test('a maintenance that is newly listed after its planned end is told as it is listed', () => {
    const page = watcher();
    page.look();
    const text = 'On May 1, 2020 from 10:00 UTC to 11:00 UTC the databases are updated.';
    const update = herokuUpdate(1, '2020-04-20T10:00:00Z', 'scheduled', text);
    const work = herokuIncident(20, '2020-04-20T10:00:00Z', [update], { state: 'upcoming' });
    expect(said(page.look({ scheduled: [work] }))).toEqual(['heroku:20 appeared']);
    expect(said(page.look({ scheduled: [work] }))).toEqual([]);
    expect(page.incident('heroku:20')).toMatchObject({
      state: 'upcoming',
      planned: { start: '2020-05-01T10:00:00.000Z' },
    });
  });

  test('an announcement that speaks of what will be done is no end', () => {
    const page = watcher();
    page.look();
    const update = herokuUpdate(1, at('08:00'), 'scheduled', 'This maintenance is done in three steps.');
    page.look({ scheduled: [herokuIncident(20, at('08:00'), [update], { state: 'upcoming' })] });
    expect(page.incident('heroku:20').state).toBe('upcoming');
  });
});

describe('what a report says', () => {
  test('without systems of its own an open incident has the colour of the page, one of history has none', () => {
    const page = watcher();
    const lights = [{ system: 'Apps', status: 'red' }, ...green.slice(1)];
    page.look();
    page.look({ lights, open: [bare(one)], list: [bare(one), bare(two)] });
    expect(page.incident('heroku:10').severity).toBe('red');
    expect(page.incident('heroku:11').severity).toBe('unknown');
  });

  test('what is left out for a while keeps its last value', () => {
    const page = watcher();
    page.look({ open: [one] });
    const update = herokuUpdate(2, at('08:10'), 'update', 'Still slow.');
    page.look({ open: [bare({ ...one, updates: [update, first] })] });
    expect(page.incident('heroku:10')).toMatchObject({
      severity: 'yellow',
      systems: ['Apps'],
      regions: ['EMEA'],
    });
  });

  test('an edited update keeps the time at which it was first seen', () => {
    const page = watcher();
    page.look({ open: [one] });
    const moved = { ...first, contents: 'Very slow.', created_at: at('08:30') };
    page.look({ open: [herokuIncident(10, at('08:01'), [moved])] });
    expect(page.incident('heroku:10').updates).toMatchObject([{ text: 'Very slow.', at: at('08:01') }]);
  });

  test('updates without ids are told apart by time and type, and ordered by time', () => {
    const page = watcher();
    const clocks = ['08:01', '08:10', '08:20', '08:30', '08:40', '08:50'];
    const updates = clocks.map((clock) => ({
      ...herokuUpdate(0, at(clock), 'update', clock),
      id: undefined,
    }));
    page.look({ open: [herokuIncident(10, at('08:01'), [...updates, updates[0] ?? {}])] });
    expect(page.incident('heroku:10').updates.map(({ text }) => text)).toEqual(clocks);
    const end = { ...herokuUpdate(0, at('09:00'), 'resolved', 'Over.'), id: undefined };
    const late = { ...herokuIncident(10, at('08:01'), [end, ...updates]), state: undefined };
    page.look({ open: [late] });
    expect(page.incident('heroku:10')).toMatchObject({
      state: 'resolved',
      endedAt: at('09:00'),
      postedAt: at('08:01'),
    });
    page.look({ open: [herokuIncident(10, at('08:01'), [{ ...end, id: 77 }])] });
    expect(page.incident('heroku:10').updates).toHaveLength(7);
  });

  test('the severity of Trust is that of what is still going on', () => {
    const page = watcher();
    const impacts = [
      trustImpact(at('08:00'), { severity: 'major', endTime: at('08:30') }),
      trustImpact(at('08:20'), { severity: 'minor' }),
    ];
    page.look({ active: [trustIncident(7, at('08:00'), [], { IncidentImpacts: impacts })] });
    expect(page.incident('trust:7').severity).toBe('yellow');
  });

  test('loose text of Trust is an update only where there are no events; root cause and plans always are', () => {
    const page = watcher();
    const message = { rootCause: 'A disk.', actionPlan: null, pathToResolution: null };
    const more = { additionalInformation: 'Aside.', message };
    page.look({ active: [trustIncident(7, at('08:00'), [trustEvent(1, at('08:01'), 'Slow.')], more)] });
    expect(page.incident('trust:7').updates.map(({ text }) => text)).toEqual(['Slow.', 'A disk.']);
  });

  test('the revision grows with what people see, and with nothing else', () => {
    const page = watcher();
    page.look({ open: [one] });
    const before = page.incident('heroku:10').revision;
    page.look({ open: [{ ...one, duration: 500 }] }, 90);
    page.look({ open: 'timeout', list: 'timeout' });
    expect(page.incident('heroku:10').revision).toBe(before);
    page.look({ open: [{ ...one, title: 'Renamed' }] });
    expect(page.incident('heroku:10').revision).toBe(before + 1);
  });
});

describe('which reports are put together', () => {
  test('a report with two partners that are equally likely stays alone, and all three say so', () => {
    const page = watcher();
    page.look({ open: [one, two], active: [trustIncident(7, at('08:01'), [])] });
    expect(page.incidents().map(({ key, maybeSameAs }) => [key, maybeSameAs])).toEqual([
      ['heroku:10', ['trust:7']],
      ['heroku:11', ['trust:7']],
      ['trust:7', ['heroku:10', 'heroku:11']],
    ]);
  });

  test('what is written after an end is not put under what had ended, but may be about it', () => {
    const page = watcher();
    page.look({ open: [one] });
    page.look({ list: [resolved(one, at('08:40'))] });
    const relapse = trustIncident(7, at('08:20'), [], { createdAt: at('08:50') });
    page.look({ list: [resolved(one, at('08:40'))], active: [relapse] });
    expect(page.incidents().map(({ key, state, maybeSameAs }) => [key, state, maybeSameAs])).toEqual([
      ['heroku:10', 'resolved', ['trust:7']],
      ['trust:7', 'open', ['heroku:10']],
    ]);
  });

  test('without any history to look it up in, only a long absence counts', () => {
    const page = watcher();
    page.look({ open: [one], list: 'not_found' });
    for (let turn = 0; turn < 9; turn++) page.look({ list: 'not_found' });
    expect(page.incident('heroku:10').state).toBe('open');
    page.look({ list: 'not_found' });
    expect(page.incident('heroku:10').state).toBe('unlisted');
  });

  test('an old incident that moves up at the end of a full history is no news, a late one at its head is', () => {
    const page = watcher();
    const past = Array.from({ length: 22 }, (_, n) =>
      resolved(herokuIncident(100 - n, at('01:00'), []), at('02:00')),
    );
    page.look({ list: past.slice(1, 21) });
    expect(said(page.look({ list: past.slice(2) }))).toEqual([]);
    expect(said(page.look({ list: past.slice(0, 20) }))).toEqual(['heroku:100 appeared']);
  });

  test('what Trust adds after the end is read, and does not open it again', () => {
    const page = watcher();
    const broken = trustIncident(7, at('08:00'), [trustEvent(1, at('08:00'), 'Broken.')]);
    page.look({ active: [broken] });
    for (let turn = 0; turn < 3; turn++) page.look({ byId: { 7: broken } });
    expect(page.incident('trust:7')).toMatchObject({ state: 'resolved', endedAt: null });
    expect(page.followUps({ 7: broken })).toEqual([]);
    const message = { rootCause: 'A full disk.' };
    const ended = {
      ...broken,
      message,
      IncidentImpacts: [trustImpact(at('08:00'), { endTime: at('08:05') })],
    };
    expect(wordsOf(page.followUps({ 7: ended }), 'trust:7')).toEqual(['update_added', 'times']);
    expect(page.incident('trust:7').endedAt).toBe(at('08:05'));
    page.look({}, 15 * 24 * 60);
    expect(page.followUps({})).toEqual([]);
    expect(page.wanted().trustIncidents).toEqual([]);
  });
});
