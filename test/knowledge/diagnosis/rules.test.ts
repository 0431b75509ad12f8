import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeCauses } from '../../../src/knowledge/diagnosis/code-causes.ts';
import { factsOf } from '../../../src/knowledge/diagnosis/facts.ts';
import { from } from '../../../src/knowledge/diagnosis/rule.ts';
import { rules } from '../../../src/knowledge/diagnosis/rules.ts';
import { diagnosed, summarised } from './read.ts';
import { scenarios } from './scenarios.ts';

const content = join(import.meta.dirname, '../../../content');
const errorPages = join(content, 'errors');
const shown = (text: string) => text;

function pageExists(page: string): boolean {
  return ['errors', 'articles', 'guides', 'support'].some((kind) =>
    existsSync(join(content, kind, `${page}.md`)),
  );
}

describe('the rules', () => {
  test.each(scenarios.map((one) => [one.rule, one.name, one] as const))('%s: %s', (id, _, scenario) => {
    const log = scenario.log.join('\n');
    const rule = rules.find((one) => one.id === id);
    const facts = factsOf(summarised([log]).summary, shown);
    const { likely } = diagnosed(log);
    const cause = rule === undefined ? '' : from(rule.cause, facts);
    const found = likely.find((one) => one.cause === cause);
    expect(likely.map((one) => one.cause)).toContain(cause);
    expect(found?.confidence).toBe(scenario.confidence);
    expect(found?.codes).toEqual(scenario.codes);
    expect(found?.evidence.length).toBeGreaterThan(0);
    // The root comes first; what only says that lines are missing comes last.
    const place = found === undefined ? -1 : likely.indexOf(found);
    expect(place).toBe(id === 'lines-lost' ? likely.length - 1 : 0);
  });

  test('each has a scenario, and its own id', () => {
    expect([...new Set(scenarios.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test('none fits a normal night', () => {
    const night = [
      '2026-11-02T03:00:00.000000+00:00 heroku[router]: at=info method=GET path="/" host=x.herokuapp.com request_id=1 fwd="1.1.1.1" dyno=web.1 connect=0ms service=4ms status=200 bytes=12 protocol=https',
      '2026-11-02T03:10:00.000000+00:00 heroku[web.1]: Cycling',
      '2026-11-02T03:10:00.100000+00:00 heroku[web.1]: State changed from up to starting',
      '2026-11-02T03:10:01.000000+00:00 heroku[web.1]: Stopping all processes with SIGTERM',
      '2026-11-02T03:10:02.000000+00:00 app[web.1]: Error: this is only the name of a log level',
      '2026-11-02T03:10:02.000000+00:00 heroku[web.1]: Process exited with status 143',
      '2026-11-02T03:10:09.000000+00:00 heroku[web.1]: State changed from starting to up',
      '2026-11-02T03:12:00.000000+00:00 app[heroku-postgres]: source=DATABASE sample#active-connections=5 sample#waiting-connections=0 sample#load-avg-1m=0.05',
    ].join('\n');
    const facts = factsOf(summarised([night]).summary, shown);
    expect(rules.filter((rule) => rule.when(facts)).map(({ id }) => id)).toEqual([]);
    const { verdict, headline, likely } = diagnosed(night);
    expect({ verdict, likely }).toEqual({ verdict: 'calm', likely: [] });
    expect(headline).toBe(
      'Nothing is wrong here: 1 request, none with an error of the platform. Dynos restarted as they do every day; exit status 143 is the normal end after SIGTERM.',
    );
  });

  test('every first step shows a command that can be copied', () => {
    const facts = factsOf(summarised(['']).summary, shown);
    const steps = [
      ...rules.map((rule) => from(rule.firstStep, facts)),
      ...Object.values(codeCauses).map((one) => one.firstStep),
    ];
    expect(steps.filter((step) => !/`(?:heroku [a-z]|git push heroku)[^`]*`/.test(step))).toEqual([]);
  });

  test('every page to read exists', () => {
    const pages = [
      ...rules.flatMap((rule) => rule.pages),
      ...Object.values(codeCauses).flatMap((one) => one.pages),
    ];
    expect([...new Set(pages)].filter((page) => !pageExists(page))).toEqual([]);
  });

  test('every documented code has a cause of its own', () => {
    const documented = readdirSync(errorPages).map((name) => name.replace('.md', ''));
    expect(Object.keys(codeCauses).sort()).toEqual(documented.sort());
    for (const { cause, firstStep } of Object.values(codeCauses)) {
      expect(cause.endsWith('.')).toBe(true);
      expect(firstStep.length).toBeGreaterThan(20);
    }
  });

  test('a rule whose cause is only possible leaves no code without an explanation', () => {
    for (const { log } of scenarios) {
      const { codes, likely } = diagnosed(log.join('\n'));
      const explained = new Set(likely.flatMap((cause) => cause.codes));
      expect(codes.map(({ code }) => code).filter((code) => !explained.has(code))).toEqual([]);
    }
  });
});
