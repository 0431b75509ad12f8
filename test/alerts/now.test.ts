import { describe, expect, test } from 'vitest';
import { retiredSources } from '../../src/alerts/health.ts';
import { nothingKnown } from '../../src/alerts/known.ts';
import { overlapping, statusNow } from '../../src/alerts/now.ts';
import {
  green,
  herokuIncident,
  herokuUpdate,
  resolved,
  trustIncident,
  trustInstance,
  watcher,
} from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const update = herokuUpdate(1, at('08:01'), 'investigating', 'Slow.');
const open = herokuIncident(1, at('08:01'), [update], { title: 'Slow apps' });
const down = { open: 'timeout', list: 'timeout', active: 'timeout', instances: 'timeout' } as const;

describe('the status now', () => {
  test('before anything was read nothing is known', () => {
    const now = statusNow(nothingKnown, 0);
    expect(now.allClear).toBe(false);
    expect(now.headline).toBe(
      'The status is not known. Heroku Status has not been read yet. Salesforce Trust has not been read yet. Look at the pages themselves.',
    );
    expect(now.systems.map(({ words }) => words)).toEqual(
      Array(3).fill('not known on Heroku Status, not known on Salesforce Trust'),
    );
  });

  test('is clear only with both pages fresh and green, and says how old they are', () => {
    const page = watcher();
    page.look();
    expect(statusNow(page.known(), page.now() + 120_000)).toMatchObject({
      allClear: true,
      headline: 'No incident is open on either status page.',
      sources: [
        {
          source: 'heroku',
          freshness: 'fresh',
          ageMs: 120_000,
          words: 'Heroku Status was read 2 minutes ago.',
        },
        { source: 'trust', freshness: 'fresh' },
      ],
    });
    const minutes = [5, 5.1, 10, 10.1].map((old) => statusNow(page.known(), page.now() + old * 60_000));
    expect(minutes.map(({ sources }) => sources[0]?.freshness)).toEqual([
      'fresh',
      'degraded',
      'degraded',
      'out',
    ]);
    expect(minutes.map(({ allClear }) => allClear)).toEqual([true, false, false, false]);
    expect(statusNow(page.known(), page.now() + 60 * 60_000, 30 * 60_000).allClear).toBe(true);
  });

  test('names what is open with its age, even while the pages cannot be read', () => {
    const page = watcher();
    page.look({ open: [open], lights: [{ system: 'Apps', status: 'yellow' }, ...green.slice(1)] });
    const fresh = statusNow(page.known(), Date.parse(at('09:31')));
    expect(fresh.headline).toContain('1 incident is open: Slow apps.');
    expect(fresh.open[0]?.lasting).toBe('1 hour 30 minutes');
    for (let minute = 0; minute < 20; minute++) page.look(down);
    const stale = statusNow(page.known(), page.now());
    expect(stale.headline).toContain(
      '1 incident is open: Slow apps. Heroku Status has not been readable for 20 minutes.',
    );
    expect(stale.systems[0]?.severity).toBe('yellow');
  });

  test('a light that is not green, and an instance that is not well, are said although no incident is listed', () => {
    const page = watcher();
    page.look({
      lights: [{ system: 'Apps', status: 'green' }, { system: 'Data', status: 'red' }, ...green.slice(2)],
      instances: [trustInstance('Heroku Tokyo', 'APAC', { status: 'MAJOR_INCIDENT_NONCORE' })],
    });
    const now = statusNow(page.known(), page.now());
    expect(now).toMatchObject({
      allClear: false,
      headline: 'Data is not green, although no incident is listed.',
    });
    expect(now.notes).toEqual(['Salesforce Trust marks Heroku Tokyo (major incident noncore).']);
  });

  test('an incident of one page is a doubt about the other, on its systems only', () => {
    const page = watcher();
    page.look({ active: [trustIncident(7, at('08:00'), [], { serviceKeys: ['HerokuData'] })] });
    const now = statusNow(page.known(), page.now());
    expect(now.systems.map(({ system, bySource }) => [system, bySource.heroku, bySource.trust])).toEqual([
      ['Apps', 'green', 'green'],
      ['Data', 'green', 'yellow'],
      ['Tools', 'green', 'green'],
    ]);
    expect(now.text).toContain('Not on Heroku Status');
  });

  test('an address that has been "not found" for a day may be retired', () => {
    const page = watcher();
    page.look();
    const gone = { active: 'not_found', instances: 'not_found' } as const;
    page.look(gone);
    expect(retiredSources(page.known().health, page.now())).toEqual([]);
    for (let hour = 0; hour < 24; hour++) page.look(gone, 60);
    expect(retiredSources(page.known().health, page.now())).toEqual(['trust']);
  });

  test('incidents that overlap a window of time are found, ended ones too', () => {
    const page = watcher();
    const over = resolved(herokuIncident(2, at('05:00'), []), at('06:00'));
    page.look({ open: [open], list: [open, over] });
    const found = (from: string, to: string) =>
      overlapping(page.known(), Date.parse(at(from)), Date.parse(at(to))).map(({ key }) => key);
    expect(found('05:30', '05:40')).toEqual(['heroku:2']);
    expect(found('06:30', '07:40')).toEqual([]);
    expect(found('05:59', '11:00')).toEqual(['heroku:1', 'heroku:2']);
  });
});
