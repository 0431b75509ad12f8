import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance } from '../../src/alerts/advance.ts';
import { cardOf } from '../../src/alerts/card.ts';
import { likeness } from '../../src/alerts/correlate.ts';
import type { Report } from '../../src/alerts/incident.ts';
import { nothingKnown } from '../../src/alerts/known.ts';
import { incidentOf } from '../../src/alerts/merge.ts';
import { parseCurrentStatus, parseIncidentList } from '../../src/alerts/sources/heroku-status.ts';
import type { Parsed, Read } from '../../src/alerts/sources/read.ts';
import { parseActive, parseMaintenances, parsePreview } from '../../src/alerts/sources/trust.ts';
import { processorTime } from '../support/processor-time.ts';
import {
  herokuIncident,
  herokuUpdate,
  resolved,
  said,
  trustIncident,
  trustInstance,
  watcher,
} from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const now = Date.parse(at('12:00'));

function read<T>(parsed: Parsed<T>): Read<T> {
  return parsed.ok ? { ...parsed, fresh: true, serverTime: null } : parsed;
}

/** An object of the right shape with anything at all in some of its places. */
function spoilt(sample: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const spoil = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constant(undefined),
    fc.constantFrom('', '<!channel>', 'red'),
  );
  return fc
    .dictionary(fc.constantFrom(...Object.keys(sample), 'surprise'), spoil, { maxKeys: 4 })
    .map((wrong) => ({ ...sample, ...wrong }));
}

const heroku = fc
  .tuple(
    spoilt(herokuIncident(1, at('08:00'), [])),
    fc.array(spoilt(herokuUpdate(1, at('08:00'), 'issue', 'Text.')), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([incident, updates, isGiven]) => (isGiven ? { ...incident, updates } : incident));
const trust = spoilt(trustIncident(7, at('08:00'), []));

describe('whatever the servers send', () => {
  test('nothing throws, cards stay whole, and the same answer twice changes nothing the second time', () => {
    const once = { selector: ({ id }: Record<string, unknown>) => String(id) };
    const answers = fc.record({
      open: fc.oneof(fc.uniqueArray(heroku, { maxLength: 4, ...once }), fc.jsonValue()),
      scheduled: fc.oneof(fc.uniqueArray(heroku, { maxLength: 2, ...once }), fc.jsonValue()),
      list: fc.oneof(fc.uniqueArray(heroku, { maxLength: 4, ...once }), fc.jsonValue()),
      active: fc.oneof(fc.array(trust, { maxLength: 3 }), fc.jsonValue()),
      instances: fc
        .array(trust, { maxLength: 2 })
        .map((Incidents) => [trustInstance('Heroku Europe', 'EMEA', { Incidents })]),
      maintenances: fc.oneof(fc.array(trust, { maxLength: 2 }), fc.jsonValue()),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const reading = {
          heroku: {
            current: read(
              parseCurrentStatus({ status: [], incidents: given.open, scheduled: given.scheduled }),
            ),
            list: read(parseIncidentList(given.list)),
          },
          trust: {
            preview: read(parsePreview(given.instances)),
            active: read(parseActive(given.active)),
            maintenances: read(parseMaintenances(given.maintenances)),
          },
        };
        const first = advance(nothingKnown, reading, now);
        for (const one of Object.values(first.known.cases)) {
          const { text, title } = cardOf(incidentOf(one));
          expect(text).not.toMatch(/undefined|\[object Object\]|Invalid Date|NaN|<!channel>/);
          expect(title).not.toBe('');
        }
        const settled = [2, 3, 4, 5, 6].reduce(
          (known, turn) => advance(known, reading, now + turn).known,
          first.known,
        );
        expect(said(advance(settled, reading, now + 9).changes)).toEqual([]);
        expect(JSON.parse(JSON.stringify(settled))).toEqual(settled);
      }),
      { numRuns: 500 },
    );
  });

  test('5,000 incidents in a list are read in time, and a look that changes nothing gives back the same cases', () => {
    const list = Array.from({ length: 5000 }, (_, id) =>
      resolved(
        herokuIncident(id, at('07:00'), [herokuUpdate(id, at('07:00'), 'issue', 'Text.')]),
        at('07:30'),
      ),
    );
    const page = watcher();
    let before = page.known().cases;
    const spent = processorTime(() => {
      expect(said(page.look({ list }))).toEqual([]);
      before = page.known().cases;
      expect(said(page.look({ list }))).toEqual([]);
    });
    expect(spent).toBeLessThan(30_000);
    expect(Object.keys(before)).toHaveLength(5000);
    for (const [key, one] of Object.entries(page.known().cases)) expect(one).toBe(before[key]);
  });

  test('what was not listed for two months is forgotten', () => {
    const page = watcher();
    const over = resolved(herokuIncident(1, at('07:00'), []), at('07:30'));
    page.look({ list: [over] });
    page.look({ list: [] }, 59 * 24 * 60);
    expect(page.incidents()).toHaveLength(1);
    page.look({ list: [] }, 2 * 24 * 60);
    expect(page.incidents()).toEqual([]);
  });
});

describe('whether two reports are about one incident', () => {
  const base: Report = {
    source: 'heroku',
    id: '1',
    kind: 'incident',
    title: 'Slow',
    state: 'open',
    severity: 'yellow',
    systems: ['Apps'],
    regions: ['EMEA'],
    startedAt: at('08:00'),
    endedAt: null,
    postedAt: at('08:10'),
    isTimed: true,
    planned: null,
    url: 'https://status.heroku.com/incidents/1',
    retroactive: false,
    cancelled: false,
    updates: [],
  };
  const other = (more: Partial<Report> = {}): Report => ({ ...base, source: 'trust', id: '7', ...more });
  const named = {
    key: 'trust:1',
    type: 'update',
    label: 'Update',
    at: at('08:00'),
    text: `See ${base.url}.`,
  };

  test.each<[string, Partial<Report>, string]>([
    ['the same place and time', {}, 'likely'],
    ['within two hours', { startedAt: at('09:50'), postedAt: at('09:55') }, 'likely'],
    [
      'a start that lies before the late first post',
      { startedAt: at('06:15'), postedAt: at('06:20') },
      'likely',
    ],
    ['four hours apart', { startedAt: at('12:05'), postedAt: at('12:06') }, 'unsure'],
    ['a day apart', { startedAt: '2026-05-13T08:00:00.000Z', postedAt: '2026-05-13T08:00:00.000Z' }, 'no'],
    ['other systems', { systems: ['Data'] }, 'no'],
    ['some systems shared', { systems: ['Apps', 'Data'] }, 'likely'],
    ['systems not stated', { systems: [] }, 'likely'],
    ['other regions', { regions: ['APAC'] }, 'unsure'],
    ['regions not stated', { regions: [] }, 'likely'],
    ['other regions and no systems', { regions: ['APAC'], systems: [] }, 'no'],
    ['a maintenance', { kind: 'maintenance' }, 'no'],
    ['one names the other', { systems: ['Data'], updates: [named] }, 'sure'],
    ['the same source', { source: 'heroku' }, 'no'],
    ['over before the other began', { startedAt: at('07:00'), endedAt: at('07:30') }, 'no'],
  ])('%s', (_, more, expected) => {
    expect(likeness(base, other(more))).toBe(expected);
    expect(likeness(other(more), base)).toBe(expected);
  });
});
