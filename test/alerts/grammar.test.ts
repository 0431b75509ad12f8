import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRule, parseRule, parseUnsubscribe } from '../../src/alerts/check-rule.ts';
import { parseDuration, timeOfDay, zoneName } from '../../src/alerts/clock-words.ts';
import { parseStatusCommand } from '../../src/alerts/command.ts';
import { filterWords, plainWords } from '../../src/alerts/grammar.ts';
import { canonical, minimums, modes, type Rule, topics } from '../../src/alerts/subscription.ts';
import { regions, systems } from '../../src/alerts/vocabulary.ts';
import { processorTime } from '../support/processor-time.ts';

function canonicalWords(text: string, zone?: string): string {
  const answer = parseRule(text, zone);
  return answer.ok ? formatRule(answer.rule) : answer.problems.map(({ message }) => message).join(' / ');
}

function problemsOf(text: string): string[] {
  const answer = parseRule(text);
  return answer.ok ? [] : answer.problems.map(({ message }) => message);
}

const words: [string, string][] = [
  ['', 'incidents maintenance'],
  ['apps', 'apps incidents maintenance'],
  ['Apps, DATA', 'apps data incidents maintenance'],
  ['tools;apps', 'apps tools incidents maintenance'],
  ['incidents', 'incidents'],
  ['-maintenance', 'incidents'],
  ['-incidents', 'maintenance'],
  ['-tools', 'apps data incidents maintenance'],
  ['-region:APAC', 'incidents maintenance region:NA region:EMEA'],
  ['region:EMEA,NA apps', 'apps incidents maintenance region:NA region:EMEA'],
  ['region:EU', 'incidents maintenance region:EMEA'],
  ['region: emea', 'incidents maintenance region:EMEA'],
  ['EMEA', 'incidents maintenance region:EMEA'],
  ['min:red', 'incidents min:red'],
  ['maintenance min:yellow incidents', 'incidents maintenance min:yellow'],
  ['changelog', 'changelog'],
  ['blog changelog', 'changelog blog'],
  ['changelog apps', 'apps incidents maintenance changelog'],
  ['all', 'incidents maintenance changelog blog'],
  ['everything -blog -maintenance', 'incidents changelog'],
  ['feeds incidents', 'incidents feeds'],
  ['-postgres', 'incidents maintenance -"postgres"'],
  ['-“Post gres” -‘dyno’', 'incidents maintenance -"dyno" -"post gres"'],
  ['–webhooks —redis', 'incidents maintenance -"redis" -"webhooks"'],
  ['"-postgres"', 'incidents maintenance -"postgres"'],
  ['-"apps"', 'incidents maintenance -"apps"'],
  ['mode:thread', 'incidents maintenance mode:thread'],
  ['mode thread', 'incidents maintenance mode:thread'],
  ['mode:both', 'incidents maintenance'],
  ['quiet:22-07 Europe/Berlin', 'incidents maintenance quiet:22-07 Europe/Berlin'],
  ['quiet:22:30–7.15 europe/berlin', 'incidents maintenance quiet:22:30-07:15 Europe/Berlin'],
  ['quiet:10pm-7am', 'incidents maintenance quiet:22-07 UTC'],
  ['quiet: 22 - 07 Asia/Tokyo', 'incidents maintenance quiet:22-07 Asia/Tokyo'],
  ['digest:daily@09 America/New_York', 'incidents maintenance digest:daily@09 America/New_York'],
  ['Digest:Daily', 'incidents maintenance digest:daily@09 UTC'],
  [
    'quiet:20-8 digest:daily@8:30 Europe/London apps',
    'apps incidents maintenance quiet:20-08 digest:daily@08:30 Europe/London',
  ],
  ['+apps', 'apps incidents maintenance'],
  ['apps\u200b data', 'apps data incidents maintenance'],
  ['ａｐｐｓ', 'apps incidents maintenance'],
  ['apps - data', 'apps incidents maintenance'],
  ['- maintenance', 'incidents'],
  ['region:emea|na', 'incidents maintenance region:NA region:EMEA'],
  ['mode : thread', 'incidents maintenance mode:thread'],
  ['digest : daily @ 09', 'incidents maintenance digest:daily@09 UTC'],
  ['quiet:22h-7h America/New York', 'incidents maintenance quiet:22-07 America/New_York'],
  ['quiet : 10pm – 0630', 'incidents maintenance quiet:22-06:30 UTC'],
];

const mistakes: [string, string][] = [
  ['regoin:EMEA', 'Did you mean region:EMEA?'],
  ['region:EMAE', 'region: takes NA, EMEA or APAC, not "EMAE". Did you mean region:EMEA?'],
  ['region:', 'region: takes NA, EMEA or APAC, not nothing.'],
  ['min:orange', 'min: takes yellow or red, not "orange".'],
  ['mode:edti', 'mode: takes edit, thread or both, not "edti". Did you mean mode:edit?'],
  ['mintenance', '"mintenance" is not a word I know. Did you mean maintenance?'],
  ['tolls', 'Did you mean tools?'],
  ['red', 'Did you mean min:red?'],
  ['thread', 'Did you mean mode:thread?'],
  ['quiet', '"quiet" needs a value, such as quiet:22-07.'],
  ['-maintenence', 'Did you mean -maintenance?'],
  ['quiet:22', 'quiet: takes two times of day, such as quiet:22-07 or quiet:22:30-07:15, not "22".'],
  ['quiet:25-07', 'not "25-07".'],
  ['quiet:22-07-08', 'not "22-07-08".'],
  ['quiet:22-22', 'begins and ends at the same time'],
  ['digest:weekly@09', 'digest: takes daily@ and a time of day, such as digest:daily@09, not "weekly@09".'],
  ['digest:daily@25', 'not "daily@25".'],
  [
    'quiet:22-07 Europe/Berln',
    '"Europe/Berln" is not an IANA time zone, such as Europe/Berlin. Did you mean Europe/Berlin?',
  ],
  ['quiet:22-07 Berlin', 'Did you mean Europe/Berlin?'],
  ['quiet:22-07 CET', '"CET" is not an IANA time zone, such as Europe/Berlin. Did you mean Europe/Berlin?'],
  ['quiet:22-07 New York', 'Did you mean America/New_York?'],
  ['quiet:700-800', 'not "700-800".'],
  ['quiet:22-07 Mars/Olympus', '"Mars/Olympus" is not an IANA time zone'],
  ['-min:red', 'leave out the word min: itself'],
  ['foo:bar', '"foo:" is not a filter.'],
  ['apps -apps', 'apps is both asked for and left out. Keep one of the two.'],
  ['region:EMEA -EMEA', 'region:EMEA is both asked for and left out.'],
  ['min:red min:yellow', 'min:red and min:yellow contradict each other.'],
  ['mode:edit mode:thread', 'mode:edit and mode:thread contradict each other.'],
  ['quiet:22-07 quiet:23-07', 'quiet:22-07 and quiet:23-07 contradict each other.'],
  ['-incidents -maintenance', 'No topic is left'],
  ['-apps -data -tools', 'No system is left'],
  ['-NA -EMEA -APAC', 'No region is left'],
];

describe('the words of a subscription', () => {
  test.each(words)('"%s" means "%s"', (typed, expected) => {
    expect(canonicalWords(typed)).toBe(expected);
  });

  test.each(mistakes)('"%s" is answered with "%s"', (typed, expected) => {
    expect(problemsOf(typed).join(' ')).toContain(expected);
  });

  test('every problem is named at once, with the valid words', () => {
    const problems = problemsOf('appz region:MARS min:blue frobnicate');
    expect(problems).toHaveLength(4);
    for (const word of [...plainWords, 'region:NA|EMEA|APAC', 'min:yellow|red', 'mode:edit|thread|both'])
      expect(problems.join(' ')).toContain(word);
  });

  test('a word that is there twice, and one that changes nothing, is accepted with a remark', () => {
    const notes = (text: string) => {
      const answer = parseRule(text);
      return answer.ok ? answer.notes : ['refused'];
    };
    expect(notes('apps apps')).toEqual(['apps is there twice; once is enough.']);
    expect(notes('apps Europe/Berlin')).toEqual(['Europe/Berlin has no effect without quiet: or digest:.']);
    expect(notes('apps -blog')).toEqual(['-blog has no effect: it was not asked for.']);
    expect(notes('changelog -tools')).toEqual(['-tools has no effect: this rule asks for no incidents.']);
    expect(notes('apps -tools')).toEqual([]);
  });

  test('times of day without a zone are in the zone of the workspace', () => {
    expect(canonicalWords('quiet:22-07', 'Asia/Tokyo')).toBe('incidents maintenance quiet:22-07 Asia/Tokyo');
  });

  test('nothing that is typed makes it throw or take long', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 3000 })),
        (text) => {
          const answer = parseRule(text);
          if (!answer.ok) expect(answer.problems.length).toBeGreaterThan(0);
          else expect(canonicalWords(formatRule(answer.rule))).toBe(formatRule(answer.rule));
        },
      ),
    );
    const hostile = [
      '-'.repeat(100_000),
      '"'.repeat(100_000),
      `${'a:'.repeat(50_000)} ${'x '.repeat(50_000)}`,
    ];
    expect(processorTime(() => hostile.map((words) => parseRule(words)))).toBeLessThan(10_000);
  });
});

const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const ruleOf: fc.Arbitrary<Rule> = fc
  .record({
    topics: fc.subarray([...topics], { minLength: 1 }),
    systems: fc.subarray([...systems], { minLength: 1 }),
    regions: fc.subarray([...regions], { minLength: 1 }),
    min: fc.option(fc.constantFrom(...minimums)),
    without: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { maxLength: 4 }),
    mode: fc.constantFrom(...modes),
    quiet: fc.option(
      fc
        .tuple(minuteOfDay, minuteOfDay)
        .filter(([a, b]) => a !== b)
        .map(([from, to]) => ({ from, to })),
    ),
    digest: fc.option(minuteOfDay),
    zone: fc.option(fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC')),
  })
  .map(canonical);

describe('a rule and its words', () => {
  test('the words of any rule give the rule back', () => {
    fc.assert(
      fc.property(ruleOf, (rule) => {
        expect(parseRule(formatRule(rule))).toEqual({ ok: true, rule, notes: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('the words may stand in any order, in any case, with commas', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['apps', 'data', 'min:red', 'region:NA', '-redis', 'mode:edit', 'quiet:22-07'], {
          minLength: 7,
        }),
        fc.boolean(),
        (shuffled, loud) => {
          const text = shuffled.join(loud ? ', ' : ' ');
          expect(canonicalWords(loud ? text.toUpperCase() : text)).toBe(
            'apps data incidents region:NA min:red -"redis" mode:edit quiet:22-07 UTC',
          );
        },
      ),
    );
  });
});

describe('the other words of the command', () => {
  test('unsubscribe takes nothing, all, or the words of the rule', () => {
    expect(parseUnsubscribe('')).toEqual({ ok: true, what: 'ask' });
    expect(parseUnsubscribe(' ALL ')).toEqual({ ok: true, what: 'all' });
    expect(parseUnsubscribe('data min:red')).toMatchObject({ ok: true, what: 'rule', rule: { min: 'red' } });
    expect(parseUnsubscribe('dta')).toMatchObject({ ok: false });
  });

  test('the verb is the first word; a slip of it is named', () => {
    expect(parseStatusCommand('')).toEqual({ ok: true, verb: 'now', rest: '' });
    expect(parseStatusCommand('  Subscribe apps  -"x y" ')).toEqual({
      ok: true,
      verb: 'subscribe',
      rest: 'apps  -"x y"',
    });
    expect(parseStatusCommand('subscirbe apps')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Did you mean subscribe?'),
    });
  });

  test.each([
    ['2h', 7200],
    ['30m', 1800],
    ['1h30m', 5400],
    ['1d', 86_400],
    ['90 minutes', 5400],
    ['2 hours and 15 min', 8100],
    ['1.5h', 5400],
    ['1 week', 604_800],
  ])('%s is a length of time', (typed, seconds) => {
    expect(parseDuration(typed)).toEqual({ ok: true, ms: seconds * 1000 });
  });

  test.each(['', '2', 'h', '10s', '10ms', '-1h', '2h x', '0m', '31d', 'forever', '999999d', '1h1h1hh'])(
    '"%s" is no length of time, and an example is given',
    (typed) => {
      const answer = parseDuration(typed);
      expect(answer.ok ? '' : answer.message).toContain('Write for example 30m, 2h, 1h30m or 1d.');
    },
  );

  test('times of day come in many spellings', () => {
    expect(['22', '7', '07:30', '7.30', '12am', '12pm', '9pm', '24'].map(timeOfDay)).toEqual([
      1320, 420, 450, 450, 0, 720, 1260, 0,
    ]);
    expect(['25', '24:30', '7:60', '13pm', '0am', '', 'noon'].map(timeOfDay)).toEqual(
      Array(7).fill(undefined),
    );
  });

  test('only IANA zones are zones', () => {
    expect(zoneName('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneName('utc')).toBe('UTC');
    for (const name of ['CET', 'Berlin', '+02:00', 'Mars/Olympus', ''])
      expect(zoneName(name)).toBeUndefined();
  });

  test('every filter is named by its word', () => {
    for (const name of filterWords) expect(problemsOf(`${name}:?`).join(' ')).toContain(`${name}:`);
  });
});
