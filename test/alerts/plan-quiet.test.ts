import { describe, expect, test } from 'vitest';
import { contentHash } from '../../src/alerts/incident.ts';
import { belongsToSummary, plan } from '../../src/alerts/plan.ts';
import { afterSummary } from '../../src/alerts/shown.ts';
import { slackModel } from './slack-model.ts';
import { at, later, noon, over, prefs, sample, withText } from './story.ts';

const night = prefs({ quiet: { from: 22 * 60, to: 7 * 60 }, zone: 'UTC' });
const midnight = Date.parse(at('23:30'));
const morning = Date.parse('2026-05-13T07:00:00Z');

describe('quiet hours, digests and mutes', () => {
  test('what begins at night waits, and has its card in the morning if it is still open', () => {
    const slack = slackModel(true);
    slack.run(sample, night, midnight);
    expect(slack.messages()).toEqual([]);
    expect(slack.shown().held).toEqual({ until: morning, as: 'summary' });
    expect(plan(slack.shown(), sample, night, midnight)).toEqual([]);
    slack.run(sample, night, morning);
    expect(slack.messages()).toHaveLength(2);
  });

  test('what began and ended at night is left to the summary of the morning, once', () => {
    const slack = slackModel(true);
    slack.run(sample, night, midnight);
    expect(belongsToSummary(slack.shown(), over)).toBe(true);
    expect(plan(slack.shown(), over, night, morning)).toEqual([]);
    const told = afterSummary(slack.shown(), contentHash(over), over.revision);
    expect(belongsToSummary(told, over)).toBe(false);
    expect(plan(told, over, night, morning)).toEqual([]);
  });

  test('a card that is there is edited at night without a sound; its replies wait', () => {
    const slack = slackModel(true);
    slack.run(sample, night, noon);
    const calls = plan(slack.shown(), over, night, midnight);
    expect(calls.map((call) => call.do)).toEqual(['edit', 'hold']);
    slack.run(over, night, midnight);
    slack.run(over, night, morning);
    expect(slack.messages().at(-1)).toMatchObject({ broadcast: true });
  });

  test('red breaks the quiet, and so does the end of what was told', () => {
    const slack = slackModel(true);
    const red = later(sample, { severity: 'red' });
    slack.run(red, night, midnight);
    expect(slack.messages()).toHaveLength(2);
    slack.run({ ...over, severity: 'red', revision: 9 }, night, midnight);
    expect(slack.messages().at(-1)).toMatchObject({ broadcast: true });
  });

  test('with a digest there is no card until something is red', () => {
    const daily = prefs({ digest: 540, zone: 'UTC' });
    const slack = slackModel(true);
    slack.run(sample, daily, noon);
    expect(slack.messages()).toEqual([]);
    expect(belongsToSummary(slack.shown(), sample)).toBe(true);
    expect(plan(slack.shown(), later(sample, { severity: 'red' }), daily, noon)[0]?.do).toBe('post');
    const told = afterSummary(slack.shown(), contentHash(sample), sample.revision);
    expect(plan(told, sample, daily, noon)).toEqual([]);
    expect(plan(told, withText(sample, 'More.'), daily, noon)).toMatchObject([{ do: 'hold', as: 'digest' }]);
    const due = slack.shown().held?.until ?? 0;
    expect(plan(slack.shown(), sample, daily, due + 1)).toEqual([]);
  });

  test('while it is muted a channel gets nothing new, and afterwards what is true by then', () => {
    const slack = slackModel(true);
    const muted = { ...prefs(), mutedUntil: noon + 60_000 };
    slack.run(later(sample, { severity: 'red' }), muted, noon);
    expect(slack.messages()).toEqual([]);
    slack.run({ ...over, revision: 7 }, muted, noon + 60_000);
    expect(slack.messages()[0]?.text).toMatch(/^Resolved: /);
  });
});
