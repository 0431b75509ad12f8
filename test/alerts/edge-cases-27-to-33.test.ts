import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/alerts/card.ts';
import { contentHash } from '../../src/alerts/incident.ts';
import { nothingKnown } from '../../src/alerts/known.ts';
import { statusNow } from '../../src/alerts/now.ts';
import {
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
const first = herokuUpdate(1, at('08:01'), 'investigating', 'We look into slow requests.');
const last = herokuUpdate(3, at('09:00'), 'resolved', 'All requests are fast again.');
const one = herokuIncident(10, at('08:01'), [first]);

const announced = herokuUpdate(21, at('07:00'), 'scheduled', 'Work on Data will take place tomorrow.');
const data = (status: string) => [{ name: 'Data', status, services: ['Data'] }];
const work = herokuIncident(20, at('07:00'), [announced], { state: 'upcoming', systems: data('green') });

describe('edge cases 27 to 33 of the status pages', () => {
  test('edge 27: the same incident on both pages is one case with two links, and says how sure that is', () => {
    const page = watcher();
    page.look();
    page.look({ active: [trustIncident(7, at('07:40'), [trustEvent(1, at('08:03'), 'Slow.')])] });
    const changes = page.look({ active: [trustIncident(7, at('07:40'), [])], open: [one] });
    expect(said(changes)).toHaveLength(1);
    expect(wordsOf(changes, 'trust:7')).toContain('linked');
    const { title, links, notes } = cardOf(page.incident('trust:7'));
    expect(title).toBe('Incident 10');
    expect(links.map(({ label }) => label)).toEqual(['Heroku Status', 'Salesforce Trust']);
    expect(notes.join(' ')).toContain('likely, by systems, regions and time, but not certain');
  });

  test('edge 27: what one page told in its history becomes news when the other page lists it anew', () => {
    const page = watcher();
    const planned = { plannedStartTime: at('10:00'), plannedEndTime: at('11:00'), IncidentImpacts: [] };
    const quiet = trustIncident(8, at('07:00'), [], { ...planned, serviceKeys: ['HerokuData'] });
    expect(said(page.look({ maintenances: [quiet] }))).toEqual([]);
    const bare = { ...work, updates: [], tags: [] };
    expect(said(page.look({ maintenances: [quiet], scheduled: [bare] }))).toEqual(['trust:8 appeared']);
  });

  test('edge 27: a text that both pages carry stands there once', () => {
    const page = watcher();
    const same = trustEvent(1, at('08:03'), 'We look into  slow requests. \n');
    page.look({ open: [one], active: [trustIncident(7, at('08:00'), [same])] });
    expect(page.incidents()).toHaveLength(1);
    expect(page.incident('heroku:10').updates.map(({ key }) => key)).toEqual(['heroku:1']);
  });

  test('edge 27: when it is not sure, both are kept and both say so', () => {
    const page = watcher();
    page.look({
      open: [one],
      active: [trustIncident(7, at('08:01'), [], { instanceKeys: ['Heroku Tokyo'] })],
    });
    expect(page.incidents()).toHaveLength(2);
    for (const incident of page.incidents())
      expect(cardOf(incident).notes.join(' ')).toContain('may be the same incident');
  });

  test('edge 27: closed on the page that opened it is closed; closed on the other only after three looks without it', () => {
    const opened = watcher();
    const trust = trustIncident(7, at('08:00'), []);
    opened.look({ open: [one], active: [trust] });
    opened.look({ list: [resolved(one, at('09:00'), last)], active: [trust] });
    expect(opened.incident('heroku:10')).toMatchObject({ state: 'resolved', stillListedBy: 'trust' });

    const other = watcher();
    other.look({ open: [one], active: [trust] });
    const ended = { ...trust, IncidentImpacts: [trustImpact(at('08:00'), { endTime: at('08:30') })] };
    const gone = { list: 'timeout', byId: { 7: ended } } as const;
    const states = Array.from({ length: 3 }, () => {
      other.look(gone);
      return other.incident('heroku:10').state;
    });
    expect(states).toEqual(['open', 'open', 'resolved']);
  });

  test('edge 28: a very long incident is kept as long as it is listed, whatever its age', () => {
    const page = watcher();
    page.look({ open: [one] });
    for (let day = 0; day < 90; day++) expect(page.look({ open: [one] }, 24 * 60)).toEqual([]);
    expect(page.incident('heroku:10').state).toBe('open');
  });

  test('edge 29: a report that follows days after the end is told, and opens nothing', () => {
    const page = watcher();
    page.look({ open: [one] });
    const over = resolved(one, at('09:00'), last);
    page.look({ list: [over] });
    const report = herokuUpdate(4, '2026-05-20T10:00:00Z', 'update', 'What went wrong, in detail.');
    const changes = page.look({ list: [{ ...over, updates: [report, last, first] }] }, 8 * 24 * 60);
    expect(wordsOf(changes, 'heroku:10')).toEqual(['update_added']);
    expect(page.incident('heroku:10').state).toBe('resolved');
  });

  test('edge 30: what people typed comes out whole, and calls nobody', () => {
    const page = watcher();
    const text = 'Took <15 minutes & more.\r\n\r\n```\r\nheroku ps\r\n```\\nSee `it` <!channel> <@U1>';
    page.look({ open: [{ ...one, title: 'A & `b` “c”\u202fd', updates: [{ ...first, contents: text }] }] });
    const card = cardOf(page.incident('heroku:10'));
    expect(card.title).toBe('A & `b` “c”\u202fd');
    expect(card.newest?.text).toContain('Took <15 minutes & more.\n\n```\nheroku ps\n```');
    expect(card.text).not.toMatch(/<!channel>|<@U1>|\r|\\n/);
    const long = { ...first, contents: 'word '.repeat(2000) };
    page.look({ open: [herokuIncident(10, at('08:01'), [long])] });
    const cut = cardOf(page.incident('heroku:10')).newest?.text ?? '';
    expect(cut.length).toBeLessThanOrEqual(3000);
    expect(cut).toMatch(/\[Read all of it\]\(https:\/\/status\.heroku\.com\/incidents\/10\)$/);
  });

  test('edge 31: a clock that was set back gives no time in the future, and ages no source', () => {
    const page = watcher();
    page.look({ open: [one] });
    page.look({ open: [one] }, -120);
    const now = statusNow(page.known(), page.now() - 3_600_000);
    expect(now.sources.map(({ ageMs }) => ageMs)).toEqual([0, 0]);
    expect(now.open[0]?.lasting).toBe('less than a minute');
  });

  test('edge 32: a first look is silent but for what is open now', () => {
    const page = watcher();
    const history = resolved(herokuIncident(9, at('07:00'), []), at('07:30'));
    const changes = page.look({
      open: [one],
      scheduled: [work],
      list: [one, work, history],
      active: [trustIncident(7, '2026-05-11T01:00:00Z', [], { serviceKeys: ['CLI'] })],
    });
    expect(said(changes)).toEqual(['heroku:10 appeared', 'trust:7 appeared']);
    const started = page.look({
      open: [one],
      scheduled: [{ ...work, systems: data('blue') }],
      list: 'unread',
    });
    expect(said(started)).toContain('heroku:20 appeared');
  });

  test('edge 32: a first look believes the history that something is open, though the page is green', () => {
    const page = watcher();
    expect(said(page.look({ open: [], list: [one, { ...work, state: 'open' }] }))).toEqual([
      'heroku:10 appeared',
    ]);
  });

  test('edge 32: a restart with what was known says nothing twice; without it only what is open is said again', () => {
    const page = watcher();
    page.look({ open: [one] });
    const saved = JSON.parse(JSON.stringify(page.known()));
    const restarted = watcher(at('08:30'));
    restarted.restartWith(saved);
    expect(restarted.look({ open: [one] })).toEqual([]);
    restarted.restartWith(nothingKnown);
    expect(said(restarted.look({ open: [one] }))).toEqual(['heroku:10 appeared']);
  });

  test('edge 32: a first look that fails is no first look', () => {
    const page = watcher();
    page.look({ open: 'timeout', list: 'timeout', active: 'timeout', instances: 'timeout' });
    const history = resolved(herokuIncident(9, at('07:00'), []), at('07:30'));
    expect(said(page.look({ list: [history] }))).toEqual([]);
  });

  test('edge 33: ids that become strings stay the same ids', () => {
    const page = watcher();
    page.look({ open: [one] });
    const asText = herokuIncident('10', at('08:01'), [{ ...first, id: '1' }]);
    expect(page.look({ open: [asText] })).toEqual([]);
  });

  test('the hash of an incident moves with what people read, and with nothing else', () => {
    const page = watcher();
    page.look({ open: [one] });
    const hash = contentHash(page.incident('heroku:10'));
    page.look({ open: [{ ...one, duration: 7200, updated_at: at('11:00') }] }, 90);
    expect(contentHash(page.incident('heroku:10'))).toBe(hash);
    page.look({ open: [{ ...one, title: 'Other' }] });
    expect(contentHash(page.incident('heroku:10'))).not.toBe(hash);
  });
});
