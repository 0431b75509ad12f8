import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/alerts/card.ts';
import { herokuIncident, herokuUpdate, resolved, said, watcher, wordsOf } from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const first = herokuUpdate(1, at('08:01'), 'investigating', 'We look into slow requests.');
const second = herokuUpdate(2, at('08:20'), 'issue', 'A router is overloaded.');
const last = herokuUpdate(3, at('09:00'), 'resolved', 'All requests are fast again.');
const one = herokuIncident(10, at('08:01'), [first]);

describe('edge cases 10 to 17 of the status pages', () => {
  test('edge 10: incidents with the same title are different incidents', () => {
    const page = watcher();
    page.look();
    const title = 'Heroku Feature Disruption';
    const twin = herokuIncident(11, at('08:02'), [], { title });
    expect(said(page.look({ open: [{ ...one, title }, twin] }))).toEqual([
      'heroku:10 appeared',
      'heroku:11 appeared',
    ]);
  });

  test('edge 11: a smaller id that turns up later is new', () => {
    const page = watcher();
    page.look({ open: [herokuIncident(2916, at('08:00'), [])] });
    const changes = page.look({
      open: [herokuIncident(2915, at('08:10'), []), herokuIncident(2916, at('08:00'), [])],
    });
    expect(said(changes)).toEqual(['heroku:2915 appeared']);
  });

  test('edge 12: an incident first seen when it is over is told once, as retroactive', () => {
    const page = watcher();
    page.look();
    const over = resolved(one, at('08:04'), last);
    expect(said(page.look({ list: [over] }))).toEqual(['heroku:10 appeared']);
    expect(cardOf(page.incident('heroku:10'))).toMatchObject({ state: 'resolved', stateWords: 'Resolved' });
    expect(cardOf(page.incident('heroku:10')).text).toContain(
      'This is retroactive: it was over when it was first seen here.',
    );
    expect(page.look({ list: [over] })).toEqual([]);
  });

  test('edge 12: hundreds of ended incidents at once are an old list, not news', () => {
    const page = watcher();
    page.look();
    const old = Array.from({ length: 400 }, (_, id) =>
      resolved(herokuIncident(id, at('07:00'), []), at('07:10')),
    );
    expect(said(page.look({ list: old }))).toEqual([]);
  });

  test('edge 13: the state counts, then the type of the newest update, and the flag never', () => {
    const page = watcher();
    page.look({ open: [one, herokuIncident(11, at('08:00'), [first])] });
    page.look({
      list: [
        { ...resolved(one, at('09:00'), last), resolved: false, resolved_at: null },
        { ...herokuIncident(11, at('08:00'), [last, first]), state: undefined, resolved: false },
      ],
    });
    expect(page.incident('heroku:10').state).toBe('resolved');
    expect(page.incident('heroku:11').state).toBe('resolved');
    const flagged = watcher();
    flagged.look({ open: [{ ...one, resolved: true }] });
    expect(flagged.incident('heroku:10').state).toBe('open');
  });

  test('edge 14: what disappears is looked up: resolved if the history says so', () => {
    const page = watcher();
    page.look({ open: [one] });
    const changes = page.look({ list: [resolved(one, at('09:00'), last)] });
    expect(wordsOf(changes, 'heroku:10')).toEqual(['resolved', 'update_added', 'times']);
  });

  test('edge 14: what is in no list is "no longer listed", not "resolved"', () => {
    const page = watcher();
    const other = resolved(herokuIncident(9, at('07:00'), []), at('07:30'));
    page.look({ open: [one], list: [one, other] });
    const changes = [...page.look({ list: [other] }), ...page.look({ list: [other] })];
    expect(wordsOf(changes, 'heroku:10')).toEqual(['unlisted']);
    expect(cardOf(page.incident('heroku:10')).stateWords).toBe('No longer listed');
    expect(cardOf(page.incident('heroku:10')).text).not.toContain('Resolved');
  });

  test('edge 14: an empty page while the history fails, or still has it open, ends nothing', () => {
    const page = watcher();
    page.look({ open: [one] });
    const changes = Array.from({ length: 9 }, (_, turn) =>
      page.look({ list: turn % 2 ? 'timeout' : [one] }),
    ).flat();
    expect(changes).toEqual([]);
    expect(page.incident('heroku:10').state).toBe('open');
  });

  test('edge 15: a resolved incident may open again, in the same card', () => {
    const page = watcher();
    page.look({ open: [one] });
    page.look({ list: [resolved(one, at('09:00'), last)] });
    const again = herokuUpdate(4, at('09:30'), 'issue', 'It is back.');
    const changes = page.look({ open: [herokuIncident(10, at('08:01'), [again, last, first])] });
    expect(wordsOf(changes, 'heroku:10')).toContain('reopened');
    expect(cardOf(page.incident('heroku:10'))).toMatchObject({ stateWords: 'Open again, issue confirmed' });
  });

  test('edge 15: a relapse under a new id is a new incident', () => {
    const page = watcher();
    page.look({ open: [one] });
    const over = resolved(one, at('09:00'), last);
    page.look({ list: [over] });
    const relapse = herokuIncident(11, at('09:10'), []);
    expect(said(page.look({ open: [relapse], list: [relapse, over] }))).toEqual(['heroku:11 appeared']);
  });

  test('edge 15: an older copy from a cache does not open it again', () => {
    const page = watcher();
    page.look({ open: [one] });
    page.look({ list: [resolved(one, at('09:00'), last)] });
    expect(page.look({ open: [one], list: [one] })).toEqual([]);
    expect(page.incident('heroku:10').state).toBe('resolved');
  });

  test('edge 16: several updates between two looks are all told, oldest first, in whatever order they are listed', () => {
    const page = watcher();
    page.look();
    page.look({ open: [herokuIncident(10, at('08:01'), [second, last, first])] });
    expect(page.incident('heroku:10').updates.map(({ key }) => key)).toEqual([
      'heroku:1',
      'heroku:2',
      'heroku:3',
    ]);
  });

  test('edge 17: an update typed with an earlier time, or in the wrong zone, is new all the same', () => {
    const page = watcher();
    page.look({ open: [herokuIncident(10, at('08:01'), [second, first])] });
    const backdated = herokuUpdate(3, at('01:10'), 'update', 'Written in Pacific time.');
    const changes = page.look({ open: [herokuIncident(10, at('08:01'), [second, first, backdated])] });
    expect(wordsOf(changes, 'heroku:10')).toContain('update_added');
    expect(page.incident('heroku:10').updates.at(-1)?.text).toBe('Written in Pacific time.');
    expect(cardOf(page.incident('heroku:10')).duration).toBeNull();
  });
});
