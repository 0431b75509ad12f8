import { describe, expect, test } from 'vitest';
import { parseRule } from '../../src/alerts/check-rule.ts';
import { type Frame, readRecording } from '../../src/alerts/frames.ts';
import { replay } from '../../src/alerts/replay.ts';
import {
  green,
  herokuIncident,
  herokuUpdate,
  type Look,
  resolved,
  trustEvent,
  trustImpact,
  trustIncident,
  trustInstance,
} from './world.ts';

const at = (clock: string) => `2026-05-12T${clock}:00.000Z`;
const fails = (how: string) => ({ $fail: how });
const old = resolved(herokuIncident(9, at('01:00'), []), at('02:00'));

/** A look of the other tests as a recorded frame; a word in place of a list is the way in which its server fails. */
function frame(clock: string, look: Look): Frame {
  const { open = [], scheduled = [], lights = green, list, active = [], maintenances = [] } = look;
  const history = list ?? [...(Array.isArray(open) ? open : []), ...(scheduled ?? []), old];
  const byId = Object.entries(look.byId ?? {}).map(([id, body]) => [`incidents/${id}`, body]);
  const or = (body: unknown) => (typeof body === 'string' ? fails(body) : body);
  const current = { status: lights, incidents: open, scheduled };
  return {
    at: at(clock),
    heroku: { 'current-status': typeof open === 'string' ? fails(open) : current, incidents: or(history) },
    trust: {
      'instances/status/preview': or(look.instances ?? [trustInstance()]),
      'incidents/active': or(active),
      maintenances: or(maintenances),
      localizations: [],
      ...Object.fromEntries(byId),
    },
  };
}

/** What the channel shows in the end: by incident, the first line of its card and of each reply, `!` before a broadcast. */
function played(rule: string, ...looks: [string, Look][]): Record<string, string[]> {
  const answer = parseRule(rule);
  if (!answer.ok) throw new Error(rule);
  const frames = looks.map(([clock, look]) => frame(clock, look));
  const recording = readRecording(JSON.stringify({ name: 'x', about: '', frames }));
  const { sent } = replay(recording, { rules: [answer.rule], mutedUntil: null });
  const shown: Record<string, string[]> = {};
  const places = new Map<string, { key: string; line: number }>();
  for (const { do: what, ts, thread, key, text, broadcast } of sent) {
    const card = places.get(thread ?? ts)?.key ?? key;
    shown[card] ??= [];
    const lines = shown[card];
    const known = places.get(ts);
    const words = `${broadcast ? '!' : ''}${text.split('\n')[0]?.replace(/, 2026-[^:]+:\d\d UTC/, '')}`;
    if (known === undefined) places.set(ts, { key: card, line: lines.push(words) - 1 });
    else
      lines[known.line] = what === 'edit_reply' && lines[known.line]?.startsWith('!') ? `!${words}` : words;
  }
  return shown;
}

const texts = (...list: string[]) =>
  list.map((text, n) => herokuUpdate(n + 1, at(`08:0${n}`), 'update', text));
const [one, two, three, four] = texts('One.', 'Two.', 'Three.', 'Four.') as [object, object, object, object];
const on = (...systems: string[]) =>
  systems.map((word) => word.split(' ')).map(([name, status]) => ({ name, status, services: [name] }));
const apps = (more: object = {}) => herokuIncident(10, at('08:00'), [one as never], { ...more });

describe('whole sequences, as a channel is shown them in the end', () => {
  test('grown into the rule it is told from its first text, shrunk out of it to its end', () => {
    const small = apps({ systems: on('Apps yellow') });
    const large = apps({ systems: on('Apps red', 'Data red'), updates: [two, one] });
    const calm = apps({ systems: on('Apps yellow'), updates: [three, two, one] });
    const over = resolved({ ...calm }, at('09:00'), four as never);
    const shown = played(
      'data min:red',
      ['07:00', {}],
      ['08:01', { open: [small] }],
      ['08:30', { open: [large] }],
      ['08:40', { open: [calm] }],
      ['09:00', { list: [over, old] }],
    );
    expect(shown).toEqual({
      'heroku:10': [
        'Resolved: Incident 10',
        'Update: One.',
        'Update: Two.',
        'Update: Three.',
        '!Resolved: Incident 10',
      ],
    });
  });

  test('one that goes for good, one that comes back, one that the history explains', () => {
    const [gone, back, told] = [11, 12, 13].map((id) => herokuIncident(id, at('08:00'), [one as never]));
    const over = resolved(told as never, at('08:20'), two as never);
    const shown = played(
      '',
      ['07:00', {}],
      ['08:01', { open: [gone, back, told] as never }],
      ['08:21', { list: [over, old] }],
      ['08:22', { open: [back] as never, list: [back, over, old] as never }],
    );
    expect(shown).toEqual({
      'heroku:11': [
        'No longer listed: Incident 11',
        'Update: One.',
        'No longer listed: The page no longer lists it and did not say how it ended.',
      ],
      'heroku:12': ['Open: Incident 12', 'Update: One.'],
      'heroku:13': ['Resolved: Incident 13', 'Update: One.', '!Resolved: Incident 13'],
    });
  });

  test('nothing that a broken page sends between two good ones is told', () => {
    const broken: Look[] = [
      { open: 'empty-200' as never, list: 'empty-200' as never },
      { open: null, scheduled: null, lights: null as never, list: [null] as never },
      {
        open: 'html-200' as never,
        list: 'http-500' as never,
        active: 'reset' as never,
        instances: 'timeout' as never,
      },
      { open: [{ ...apps(), updates: null, systems: null, tags: null }] },
      { open: [{ id: 10, title: 'Incident 10', status_prod: 'yellow', updates: [one] }] },
    ];
    const shown = played(
      'min:yellow region:EMEA',
      ['07:00', {}],
      ['08:01', { open: [apps()] }],
      ...broken.map((look, n): [string, Look] => [`08:0${n + 2}`, look]),
      ['09:00', { list: [resolved(apps(), at('08:50'), two as never), old] }],
    );
    expect(shown).toEqual({
      'heroku:10': ['Resolved: Incident 10', 'Update: One.', '!Resolved: Incident 10'],
    });
  });

  test('colours alone: worse is said to all, better to nobody', () => {
    const red = apps({ systems: on('Apps red') });
    const shown = played(
      '',
      ['07:00', {}],
      ['08:01', { open: [apps()] }],
      ['08:10', { open: [red] }],
      ['08:20', { open: [apps()] }],
      ['08:30', { open: [red] }],
      ['08:40', { list: [resolved(red, at('08:39')), old] }],
    );
    expect(shown['heroku:10']).toEqual([
      'Resolved: Incident 10',
      'Update: One.',
      '!Open: Incident 10',
      '!Open: Incident 10',
      '!Resolved: Incident 10',
    ]);
  });

  test('one page is green while the other knows: one card, ended by the one that told first, with both links', () => {
    const trust = trustIncident(7, at('08:00'), [trustEvent(1, at('08:00'), 'Seen.')]);
    const over = { ...trust, IncidentImpacts: [trustImpact(at('08:00'), { endTime: at('09:00') })] };
    const late = herokuIncident(10, at('08:20'), [two as never], { title: 'Heroku Service Disruption' });
    const shown = played(
      'apps',
      ['07:00', {}],
      ['08:01', { active: [trust] }],
      ['08:21', { active: [trust], open: [late] }],
      ['09:01', { byId: { 7: over }, list: [resolved(late, at('09:01'), three as never), old] }],
    );
    expect(shown).toEqual({
      'trust:7': [
        'Resolved: Heroku Service Disruption',
        'Update: Seen.',
        'Update (Heroku Status): Two.',
        '!Resolved: Heroku Service Disruption',
      ],
    });
  });

  test('incidents of other products of Salesforce are never told', () => {
    const other = { serviceKeys: ['coreService'], instanceKeys: ['NA123'] };
    const core = trustIncident(8, at('08:00'), [trustEvent(2, at('08:00'), 'Not ours.')], {
      ...other,
      IncidentImpacts: [trustImpact(at('08:00'), { type: 'serviceDisruption', severity: 'major' })],
    });
    expect(played('all', ['07:00', {}], ['08:01', { active: [core] }])).toEqual({});
  });

  test('texts without ids come once each, whatever times are typed into them later', () => {
    const bare = [one, two, three].map((update) => ({ ...update, id: undefined }));
    const late = { ...four, id: undefined, created_at: at('01:00') };
    const shown = played(
      '',
      ['07:00', {}],
      ['08:05', { open: [apps({ updates: bare })] }],
      ['08:20', { open: [apps({ updates: [bare[0], late, bare[1], bare[2]] })] }],
    );
    expect(shown['heroku:10']?.slice(1)).toEqual(
      ['One.', 'Two.', 'Three.', 'Four.'].map((text) => `Update: ${text}`),
    );
  });
});
