import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '../../src/alerts/check-rule.ts';
import { describeRule, explainWords } from '../../src/alerts/describe.ts';
import type { Incident } from '../../src/alerts/incident.ts';
import { explainMatch, matches, narrowed, rulesForEntry } from '../../src/alerts/match.ts';
import { covers, everything, mergeRules, type Rule } from '../../src/alerts/subscription.ts';
import { severities, states, systems } from '../../src/alerts/vocabulary.ts';
import { herokuIncident, herokuUpdate, watcher } from './world.ts';

function rule(text: string): Rule {
  const answer = parseRule(text);
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join(' '));
  return answer.rule;
}

function incident(more: Partial<Incident> = {}): Incident {
  const page = watcher();
  const update = herokuUpdate(1, '2026-05-12T08:00:00Z', 'issue', 'Connections to Heroku Postgres time out.');
  page.look({ open: [herokuIncident(1, '2026-05-12T08:00:00Z', [update], { title: 'Slow webhooks' })] });
  return { ...page.incident('heroku:1'), ...more };
}

const passes = (text: string, more: Partial<Incident> = {}) =>
  explainMatch(rule(text), incident(more)).passes;

describe('which incidents a rule lets through', () => {
  test.each([
    ['', {}, true],
    ['apps', {}, true],
    ['data', {}, false],
    ['data', { systems: [] }, true],
    ['-tools', { systems: ['Tools'] as const }, false],
    ['-tools', { systems: ['Apps', 'Tools'] as const }, true],
    ['region:APAC', {}, false],
    ['region:APAC', { regions: [] }, true],
    ['-region:EMEA', {}, false],
    ['min:red', {}, false],
    ['min:red', { severity: 'red' as const }, true],
    ['min:yellow', {}, true],
    ['min:yellow', { severity: 'green' as const }, false],
    ['min:red', { severity: 'unknown' as const }, true],
    ['min:red', { severity: 'unknown' as const, state: 'resolved' as const }, false],
    ['min:yellow', { kind: 'maintenance' as const, severity: 'blue' as const }, false],
    ['maintenance incidents min:red', { kind: 'maintenance' as const, severity: 'blue' as const }, true],
    ['-maintenance', { kind: 'maintenance' as const }, false],
    ['-postgres', {}, false],
    ['-webhook', {}, false],
    ['-gres', {}, true],
    ['-"heroku postgres"', {}, false],
    ['-"postgres heroku"', {}, true],
    ['changelog', {}, false],
  ])('"%s" against %j gives %s', (text, more, expected) => {
    expect(passes(text, more)).toBe(expected);
  });

  test('a channel that was told keeps its rules to the end, one that was not has none', () => {
    const preferences = mergeRules([rule('data mode:edit'), rule('changelog')]);
    expect(matches(preferences, incident())).toBe(false);
    expect(narrowed(preferences, incident(), false).rules).toEqual([]);
    expect(narrowed(preferences, incident(), true).rules).toEqual([rule('data mode:edit')]);
  });

  test('entries of feeds go where they were asked for, unless a word keeps them away', () => {
    const preferences = mergeRules([rule('changelog -ruby'), rule('blog')]);
    const entry = { title: 'Ruby 4 is here', summary: 'New.' };
    expect(rulesForEntry(preferences, 'changelog', entry)).toEqual([]);
    expect(rulesForEntry(preferences, 'blog', entry)).toEqual([rule('blog')]);
  });
});

describe('a rule in words', () => {
  test('says what comes, what does not, and how', () => {
    expect(describeRule(rule('apps data region:EMEA min:yellow -postgres quiet:22-07 Europe/Berlin'))).toBe(
      'Incidents on Apps and Data in EMEA that are yellow or red. Left out: whatever has a word in its title or text that begins with "postgres". One card for each, edited in place, with every update as a reply in its thread. Quiet from 22:00 to 07:00 (Europe/Berlin): only red comes through, the rest waits for the end of it.',
    );
    expect(describeRule(rule('changelog blog'))).toBe('Entries of the changelog and blog posts.');
    expect(describeRule(rule('maintenance tools mode:edit digest:daily@8:30'))).toBe(
      'Maintenance on Tools. One card for each, edited in place, without replies. Once a day at 08:30 (UTC) in one message; only red comes at once.',
    );
  });

  test('says why an incident came through, or what kept it away', () => {
    expect(explainWords(rule('apps region:EMEA min:yellow'), incident())).toBe(
      '"Slow webhooks" came through: it is an incident, its system is Apps, its region is EMEA and it is yellow: degraded.',
    );
    expect(explainWords(rule('data min:red'), incident())).toBe(
      '"Slow webhooks" was left out: its system is Apps, not Data and it is yellow: degraded, less than red.',
    );
  });
});

describe('the rules of one channel together', () => {
  test('rules that add nothing are dropped, others stay', () => {
    expect(mergeRules([rule('apps'), rule(''), rule('apps min:red')]).rules).toEqual([everything]);
    expect(mergeRules([rule('apps'), rule('data')]).rules).toHaveLength(2);
    expect(mergeRules([rule('apps mode:edit'), rule('')]).rules).toHaveLength(2);
    expect(mergeRules([rule('-redis'), rule('')]).rules).toEqual([everything]);
  });

  test('a rule that covers another lets through all that the other does', () => {
    const ruleOf = fc
      .tuple(
        fc.subarray([
          'apps',
          'data',
          'tools',
          'incidents',
          'maintenance',
          'region:EMEA',
          'region:NA',
          '-heroku',
        ]),
        fc.constantFrom('', ' min:red', ' min:yellow'),
      )
      .map(([words, min]) => rule(words.join(' ') + min));
    const incidentOf = fc.record({
      kind: fc.constantFrom('incident' as const, 'maintenance' as const),
      severity: fc.constantFrom(...severities),
      state: fc.constantFrom(...states),
      systems: fc.subarray([...systems]),
      regions: fc.subarray(['NA', 'EMEA', 'APAC'] as const),
      title: fc.constantFrom('Heroku is slow', 'Slow'),
    });
    const sample = incident();
    fc.assert(
      fc.property(ruleOf, ruleOf, incidentOf, (wide, narrow, more) => {
        fc.pre(covers(wide, narrow));
        const one = { ...sample, ...more };
        if (explainMatch(narrow, one).passes) expect(explainMatch(wide, one).passes).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
