import { describe, expect, test } from 'vitest';
import { cardOf } from '../../src/alerts/card.ts';
import { matches } from '../../src/alerts/match.ts';
import { statusNow } from '../../src/alerts/now.ts';
import { plan } from '../../src/alerts/plan.ts';
import { apply, nothingShown } from '../../src/alerts/shown.ts';
import { everything } from '../../src/alerts/subscription.ts';
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
const second = herokuUpdate(2, at('08:20'), 'issue', 'A router is overloaded.');
const last = herokuUpdate(3, at('09:00'), 'resolved', 'All requests are fast again.');
const one = herokuIncident(10, at('08:01'), [first]);
const both = { rules: [everything], mutedUntil: null };

describe('edge cases 1 to 9 of the status pages', () => {
  test('edge 1: with one page green and the other failing, or both failing, nobody is told that all is well', () => {
    const page = watcher();
    page.look();
    expect(statusNow(page.known(), page.now()).allClear).toBe(true);
    page.look({ active: 'timeout', instances: 'timeout' }, 6);
    const half = statusNow(page.known(), page.now());
    expect(half.allClear).toBe(false);
    expect(half.text).toContain('Salesforce Trust was last read well 6 minutes ago');
    page.look({ open: 'timeout', active: 'timeout', instances: 'timeout' }, 6);
    expect(statusNow(page.known(), page.now()).headline).toContain('The status is not known.');
  });

  test('edge 1: a green page does not hide what the other page has open', () => {
    const page = watcher();
    page.look();
    const changes = page.look({ active: [trustIncident(7, at('08:00'), [])] });
    expect(said(changes)).toEqual(['trust:7 appeared']);
    expect(cardOf(page.incident('trust:7')).notes).toContain(
      'Only on Salesforce Trust, not on Heroku Status.',
    );
    expect(statusNow(page.known(), page.now()).allClear).toBe(false);
  });

  test('edge 2: while the status site is down, Trust alone opens and closes an incident', () => {
    const page = watcher();
    page.look();
    const open = trustIncident(7, at('08:00'), [trustEvent(1, at('08:03'), 'Slow.')]);
    const down = { open: 'server_error', list: 'server_error' } as const;
    expect(said(page.look({ ...down, active: [open] }))).toEqual(['trust:7 appeared']);
    const ended = { ...open, IncidentImpacts: [trustImpact(at('08:00'), { endTime: at('08:40') })] };
    const changes = page.look({ ...down, byId: { 7: ended } });
    expect(wordsOf(changes, 'trust:7')).toContain('resolved');
    expect(page.incident('trust:7')).toMatchObject({ state: 'resolved', endedAt: at('08:40') });
    expect(cardOf(page.incident('trust:7')).notes).not.toContain(
      'Only on Salesforce Trust, not on Heroku Status.',
    );
  });

  test('edge 3: a late first post is told, with the time of the impact and of the post', () => {
    const page = watcher(at('08:05'));
    page.look();
    const late = herokuIncident(10, at('06:00'), [herokuUpdate(1, at('08:04'), 'issue', 'Dashboards fail.')]);
    expect(said(page.look({ open: [late] }))).toEqual(['heroku:10 appeared']);
    const { text } = cardOf(page.incident('heroku:10'));
    expect(text).toContain('Since 2026-05-12 06:00 UTC');
    expect(text).toContain('the first post came at 2026-05-12 08:04 UTC');
  });

  test('edge 3: an incident whose dates are years old counts when it is newly listed', () => {
    const page = watcher();
    page.look();
    const old = herokuIncident(10, '2012-06-22T10:00:00Z', [
      herokuUpdate(1, '2012-06-22T10:00:00Z', 'issue', 'Old.'),
    ]);
    expect(said(page.look({ open: [old] }))).toEqual(['heroku:10 appeared']);
  });

  test('edge 4: with both pages down one word is said after ten minutes, and one when a page is back', () => {
    const page = watcher();
    page.look();
    const down = { open: 'timeout', list: 'timeout', active: 'timeout', instances: 'timeout' } as const;
    const said = Array.from({ length: 30 }, () => page.look(down)).flat();
    expect(said.filter(({ type }) => type === 'feeds_unreachable')).toHaveLength(1);
    const back = [...page.look({ active: 'timeout', instances: 'timeout' }), ...page.look()];
    expect(back.filter(({ type }) => type === 'feeds_back')).toHaveLength(1);
  });

  test('edge 4: one page down for hours is no outage of the feeds', () => {
    const page = watcher();
    page.look();
    const changes = Array.from({ length: 60 }, () => page.look({ open: 'timeout', list: 'timeout' })).flat();
    expect(changes).toEqual([]);
  });

  test('edge 5: a text edited in place edits its reply and posts nothing', () => {
    const page = watcher();
    page.look();
    page.look({ open: [one] });
    let shown = nothingShown;
    for (const call of plan(shown, page.incident('heroku:10'), both, page.now()))
      shown = apply(shown, call, { is: 'done', ts: call.key });
    const edited = { ...first, contents: 'We look into failing requests.', updated_at: at('08:11') };
    expect(wordsOf(page.look({ open: [herokuIncident(10, at('08:01'), [edited])] }), 'heroku:10')).toEqual([
      'update_edited',
    ]);
    const calls = plan(shown, page.incident('heroku:10'), both, page.now());
    expect(calls.map((call) => call.do)).toEqual(['edit', 'edit_reply']);
  });

  test('edge 6: touched time stamps with the same text are no change', () => {
    const page = watcher();
    page.look({
      active: [trustIncident(7, at('08:00'), [trustEvent(1, at('08:03'), 'Slow.')])],
      open: [one],
    });
    const touched = { ...first, updated_at: at('11:11') };
    const changes = page.look({
      open: [herokuIncident(10, at('08:01'), [touched], { updated_at: at('12:00'), duration: 9999 })],
      active: [
        trustIncident(
          7,
          at('08:00'),
          [trustEvent(1, at('08:03'), 'Slow.', 'update', { updatedAt: at('12:00') })],
          {
            updatedAt: at('12:00'),
          },
        ),
      ],
    });
    expect(changes).toEqual([]);
  });

  test('edge 7: an update is seen although updated_at of its incident does not move', () => {
    const page = watcher();
    page.look({ open: [one] });
    const changes = page.look({ open: [herokuIncident(10, at('08:01'), [second, first])] });
    expect(wordsOf(changes, 'heroku:10')).toEqual(['update_added']);
  });

  test('edge 8: a renamed incident keeps its card, and the old title stands beside the new one', () => {
    const page = watcher();
    page.look({ open: [one] });
    const changes = page.look({ open: [{ ...one, title: 'Requests are slow' }] });
    expect(wordsOf(changes, 'heroku:10')).toEqual(['renamed']);
    const { title, notes } = cardOf(page.incident('heroku:10'));
    expect(title).toBe('Requests are slow');
    expect(notes).toContain('Renamed. Earlier: "Incident 10".');
  });

  test('edge 9: a channel starts to match late, and one that was told gets the end', () => {
    const page = watcher();
    page.look({ open: [one] });
    const dataOnly = { rules: [{ ...everything, systems: ['Data'] as const }], mutedUntil: null };
    expect(plan(nothingShown, page.incident('heroku:10'), dataOnly, page.now())).toEqual([]);
    const grown = [
      { name: 'Apps', status: 'red' },
      { name: 'Data', status: 'yellow' },
    ];
    expect(wordsOf(page.look({ open: [{ ...one, systems: grown }] }), 'heroku:10')).toEqual([
      'worse',
      'systems',
    ]);
    const [post] = plan(nothingShown, page.incident('heroku:10'), dataOnly, page.now());
    expect(post?.do).toBe('post');
    if (post === undefined) return;
    const shown = apply(nothingShown, post, { is: 'done', ts: '1' });
    page.look({ list: [resolved(one, at('09:00'), last)] });
    expect(matches(dataOnly, { ...page.incident('heroku:10'), systems: ['Apps'] })).toBe(false);
    const calls = plan(shown, { ...page.incident('heroku:10'), systems: ['Apps'] }, dataOnly, page.now());
    expect(
      calls.some((call) => call.do === 'reply' && call.broadcast && call.stage?.state === 'resolved'),
    ).toBe(true);
  });
});
